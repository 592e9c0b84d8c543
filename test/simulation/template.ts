import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Host } from '../../electron/engine/host.ts';
import type { User } from '../../electron/engine/context.ts';
import { openStore } from '../../electron/engine/db/open-store.ts';
import { openForLooking } from '../../electron/engine/db/open.ts';
import { nodeFiles } from '../../electron/engine/node-files.ts';
import type { Store } from '../../electron/engine/db/store.ts';
import { keepSelf, sealedBox } from '../../electron/engine/session/sealed-box.ts';
import { sealedName, writeGrant, type Grant } from '../../electron/engine/smart/grant.ts';
import { createVault, type Keys } from '../../electron/engine/vault/vault.ts';
import { testHost } from '../support/test-host.ts';
import type { Tokens } from './identity.ts';
import { usualConfig } from './setting.ts';
import { bases } from './trust.ts';

/** The same whichever records there are. */
const { audiences } = usualConfig;
type Audience = (typeof audiences)[number];

export const pin = '274915';
/** About the lowest cost scrypt takes: people unlock after every crash here. */
export const quickCost = { n: 16, r: 8, p: 1 } as const;

const storeName = 'concord.db';
const vaultName = 'concord.vault';
export const countsName = 'concord.counts';

/** Where a client's files are: `data` is what the program is told, a link to the files of the process that lives now. */
export type Place = { readonly root: string; readonly data: string };

/** Somebody enrolled on every computer, with the keys their PIN opens. */
export type Enrolled = { readonly user: User; readonly keys: Keys };

/** A folder with the keys and the empty store of two enrolled pharmacists, made once and copied for each client. */
export type Template = { readonly folder: string; readonly people: readonly [Enrolled, Enrolled] };

const users: readonly [User, User] = [
  { id: 'identity#ruth', name: 'Ruth Calloway', role: 'pharmacist', registration: '2099999' },
  { id: 'identity#sam', name: 'Sam Okoye', role: 'pharmacist', registration: '2088888' },
];

export async function makeTemplate(folder: string): Promise<Template> {
  mkdirSync(folder, { recursive: true });
  const host = testHost(folder, { seed: 'template' });
  const vault = createVault(host, quickCost);
  const enrol = async (user: User, given: Partial<Keys>): Promise<Enrolled> => {
    const enrolled = await vault.enrol(user, pin, given);
    if (!enrolled.ok) throw new Error(enrolled.fault.kind);
    return { user, keys: enrolled.value };
  };
  const first = await enrol(users[0], {});
  const people = [first, await enrol(users[1], { data: first.keys.data })] as const;
  const opened = openStore(join(folder, storeName), first.keys.data, host);
  if (!opened.ok) throw new Error(opened.fault.kind);
  for (const { user, keys } of people) keepSelf(sealedBox(opened.value, user.id, keys.personal, host), user);
  vault.recordStore();
  opened.value.close();
  return { folder, people };
}

/** A client's own copy. The data folder is a link, so that a crash can leave the old files to the dead process. */
export function copyTemplate(template: Template, root: string): Place {
  const life = join(root, 'life-0');
  mkdirSync(life, { recursive: true });
  const data = join(root, 'data');
  symlinkSync(life, data);
  copyFileSync(join(template.folder, storeName), join(life, storeName));
  copyFileSync(join(template.folder, countsName), join(root, countsName));
  const vault = JSON.parse(readFileSync(join(template.folder, vaultName), 'utf8')) as object;
  writeFileSync(join(life, vaultName), JSON.stringify({ ...vault, folder: data }));
  return { root, data };
}

/** The store of a client that is not running. */
export function openAside(template: Template, place: Place, host: Host): Store {
  const opened = openStore(join(place.data, storeName), template.people[0].keys.data, host);
  if (!opened.ok) throw new Error(`the store of ${place.root} is refused: ${opened.fault.kind}`);
  return opened.value;
}

/** Whose reading was cut off or is under way, whether a client runs or not: nothing is written. */
export function peopleBeingRead(template: Template, place: Place): readonly string[] {
  const opened = openForLooking(join(place.data, storeName), template.people[0].keys.data, nodeFiles);
  if (!opened.ok) throw new Error(`the store of ${place.root} is refused: ${opened.fault.kind}`);
  try {
    const rows = opened.value.prepare('SELECT DISTINCT person FROM pull_run').all();
    return rows.map((row) => personSchema.parse(row).person);
  } finally {
    opened.value.close();
  }
}

const personSchema = z.object({ person: z.string() });

/** Puts away what a sign-in of a person at the identity server gives: one grant an audience. */
export function putGrants(
  store: Store,
  { user, keys }: Enrolled,
  host: Host,
  tokens: (audience: string) => Tokens,
): void {
  const box = sealedBox(store, user.id, keys.personal, host);
  for (const audience of audiences)
    box.put(sealedName(audience.id), writeGrant(grantOf(audience, user.id, tokens(audience.id), host.now())));
}

/** What the identity server granted somebody for an audience. */
export function grantOf(
  audience: Audience,
  subject: string,
  { access, refresh, expiresInS }: Tokens,
  nowMs: number,
): Grant {
  const response = {
    access_token: access,
    refresh_token: refresh,
    expires_in: expiresInS,
    scope: audience.scopes.join(' '),
    token_type: 'Bearer',
  };
  return {
    version: 1,
    audience: audience.id,
    subject,
    tokenUrl: `${bases.identity}/token`,
    revocationUrl: null,
    issuer: bases.identity,
    granted: [...audience.scopes],
    missing: [],
    withoutKeys: false,
    patient: null,
    encounter: null,
    accessToken: access,
    expiresAtMs: nowMs + expiresInS * 1000,
    expiredSinceMs: null,
    state: {
      serverUrl: audience.fhirBaseForAud,
      clientId: audience.clientId,
      tokenUri: `${bases.identity}/token`,
      scope: audience.scopes.join(' '),
      tokenResponse: response,
    },
  };
}

export const lifeOf = (place: Place, life: number): string => join(place.root, `life-${life}`);
