import type { JsonObject } from '../../shared/core/brand.ts';
import { fromMillis } from '../../shared/core/instant.ts';
import { must } from '../../shared/core/must.ts';
import { fresh, payloadVersion, type EntryState, type StoredGuard } from '../../shared/sync/sync.ts';
import type { Unlocked } from '../../electron/engine/cases/cases.ts';
import { addEntry, lastEntrySeq } from '../../electron/engine/db/queries/outbox.ts';
import { savePerson } from '../../electron/engine/db/queries/people.ts';
import { smartOf } from '../../electron/engine/smart/smart.ts';
import { sealedName, writeGrant } from '../../electron/engine/smart/grant.ts';
import { readEntry, type Entry } from '../../electron/engine/sync/sync.ts';
import { createModelServer, type Asked, type ModelServer, type Traits } from '../simulation/model-server.ts';
import { grantOf } from '../simulation/template.ts';
import { textbook } from '../simulation/traits.ts';
import { usualConfig as config } from '../simulation/setting.ts';
import { furnish } from '../simulation/furnish.ts';
import { bases, idAt, patients, serverNames, type ServerName } from '../simulation/trust.ts';
import { ruth, testContext, type TestContext } from './open-session.ts';
import { tempFolder } from './temp.ts';
import { testClock, testHost, type TestClock, type TestHost } from './test-host.ts';

/** Somebody unlocked at a computer whose outbox a test fills, and the records of the simulator it is sent to. */
export type SendingHere = {
  readonly context: TestContext;
  readonly here: Unlocked;
  readonly servers: Readonly<Record<ServerName, ModelServer>>;
  readonly clock: TestClock;
  /** Moves the wall clock alone. */
  readonly shift: (ms: number) => void;
  /** Method and path of every request to a record. */
  readonly requests: readonly string[];
  readonly logged: TestHost['logged'];
  /** Answers in a record's place where it gives something. */
  between: (asked: Asked, pass: () => Response) => Response | Promise<Response> | undefined;
};

/** Both patients of the simulator are known here as `p1` and `p2`. */
export function sendingHere(traits: Partial<Traits> = {}): SendingHere {
  const clock = testClock();
  let shift = 0;
  const server = (name: ServerName): ModelServer =>
    createModelServer(bases[name], name, { ...textbook, ...traits }, clock.now);
  const servers = { home: server('home'), shared: server('shared'), copies: server('copies') };
  furnish(servers);
  const requests: string[] = [];
  const fetch = async (href: string, init: RequestInit): Promise<Response> => {
    const name = serverNames.find((one) => href.startsWith(`${bases[one]}/`));
    if (name === undefined || href.includes('.well-known')) return new Response('', { status: 404 });
    const headers = new Headers(init.headers);
    const asked: Asked = {
      method: init.method ?? 'GET',
      url: new URL(href),
      header: (one) => headers.get(one) ?? undefined,
      body: typeof init.body === 'string' ? init.body : '',
      by: 'client-1',
    };
    requests.push(`${asked.method} ${asked.url.pathname.slice('/fhir/'.length)}`);
    const pass = (): Response => {
      const { status, headers: given, body } = servers[name].answer(asked);
      return new Response(body === undefined ? '' : JSON.stringify(body), { status, headers: given });
    };
    return (await sending.between(asked, pass)) ?? pass();
  };
  const host = testHost(tempFolder('sending'), { clock, fetch, now: () => clock.now() + shift });
  const context = testContext({ ...host, monotonic: clock.now }, config);
  for (const audience of config.audiences) {
    const tokens = { access: 'a', refresh: 'r', expiresInS: 400 * 86_400 };
    context.secrets.set(sealedName(audience.id), writeGrant(grantOf(audience, ruth.id, tokens, clock.now())));
  }
  context.unlockAs(ruth);
  smartOf(context, { concurrency: 4, tries: 1, backOffMs: 1, longestWaitMs: 1 });
  const sending: SendingHere = {
    context,
    here: { context, store: context.store(), user: ruth },
    servers,
    clock,
    shift: (ms) => void (shift += ms),
    requests,
    logged: host.logged,
    between: () => undefined,
  };
  census(context);
  return sending;
}

const uuidSystem = 'https://tools.ietf.org/html/rfc4122';

const { mayHaveArrived, answeredAs, timesNotHeld, retract } = fresh;
/** What an entry takes along that nothing has happened to. */
export const carried = { mayHaveArrived, answeredAs, timesNotHeld, retract };

function census(context: TestContext): void {
  context.store().inTransaction('census', { user: null, action: 'test', subject: '' }, (tx) => {
    for (const { id, family, given, born, nhsNumber } of patients)
      tx.run(savePerson, {
        person: id,
        family,
        given,
        title: null,
        birth_date: born,
        gender: 'female',
        nhs_number: nhsNumber,
        died: null,
        restricted: 0,
        warnings: '[]',
      });
  });
}

/** Ids of entries: `uuid(1)`. */
export const uuid = (nth: number): string => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;

export const ownTags: readonly JsonObject[] = [
  { system: 'urn:concord:written', code: 'reconciliation' },
  { system: 'https://fhir.nhs.uk/Id/ods-organization-code', code: config.trust.odsCode },
];

/** A statement of ours about a patient of the shared record. */
export const statementOf = (nth: number, person = 'p1', over: JsonObject = {}): JsonObject => ({
  resourceType: 'MedicationStatement',
  meta: { tag: ownTags },
  identifier: [{ system: uuidSystem, value: uuid(nth) }],
  status: 'active',
  medicationCodeableConcept: { text: `Medicine ${nth}` },
  subject: { reference: `Patient/${idAt('shared', { id: person })}` },
  dosage: [{ text: 'Take ONE each morning' }],
  ...over,
});

type Put = {
  readonly person?: string;
  readonly endpoint?: string;
  readonly kind?: string;
  readonly row?: string | null;
  readonly body?: JsonObject;
  readonly guard?: StoredGuard;
  readonly after?: readonly string[];
  readonly state?: EntryState;
  readonly version?: number;
  readonly by?: string;
  /** When it was signed. */
  readonly at?: string;
};

/** Puts an entry into the outbox as signing does, and gives its id. */
export function put({ context }: SendingHere, nth: number, over: Put = {}): string {
  const { person = 'p1', body = statementOf(nth, over.person) } = over;
  const query = `identifier=${encodeURIComponent(`${uuidSystem}|${uuid(nth)}`)}`;
  context.store().inTransaction('put', { user: ruth.id, action: 'test', subject: person }, (tx) => {
    tx.run(addEntry, {
      entry: uuid(nth),
      seq: (tx.get(lastEntrySeq, {})?.seq ?? 0) + 1,
      person,
      endpoint: over.endpoint ?? 'gp',
      kind: over.kind ?? 'history-fact',
      type: String(body['resourceType']),
      case_row: over.row ?? null,
      payload_version: over.version ?? payloadVersion,
      body: JSON.stringify(body),
      guard: JSON.stringify(over.guard ?? { kind: 'if-none-exist', query, others: null, own: null }),
      after_entries: JSON.stringify(over.after ?? []),
      about: '',
      created_at: over.at ?? fromMillis(Date.parse('2026-11-18T10:00:00Z')),
      created_by: over.by ?? ruth.id,
      state: JSON.stringify(over.state ?? fresh),
    });
  });
  return uuid(nth);
}

export const entryOf = ({ context }: SendingHere, nth: number): Entry =>
  must(readEntry(context.store().read, uuid(nth)), 'the entry');
export const stateOf = (sending: SendingHere, nth: number): EntryState => entryOf(sending, nth).state;
