import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import type { Kept, Version } from '../model-store.ts';
import { organisationsOf, writtenFor } from '../organisations.ts';
import type { Scene } from '../scene.ts';
import { idAt, patients, serverOf, type ServerName } from '../trust.ts';
import type { Finding, Left } from './finding.ts';
import { namesOf, retractOf } from './written.ts';

const listNow = '1102411000000102';
const live: readonly unknown[] = ['active', 'on-hold', 'intended'];
const ended: readonly unknown[] = ['stopped', 'completed', 'not-taken'];

/**
 * Two requests on their way at once pass each other where a server has no transaction over both. Where entries are changed, what
 * was decided about the lists they came with ends one of two live ones.
 */
const passEachOtherMs = 3_000;

/** What a record shows now; `since` when it has stood without a break, by whoever put it there or brought it back. */
type Standing = {
  readonly resource: JsonObject;
  readonly since: Pick<Version, 'id' | 'atMs' | 'sentMs' | 'by'>;
};

/**
 * Read as a clinician reads it: of one organisation a record holds one live entry for a medicine and one current list, whoever
 * signed and on however many computers, and none that ended was put beside one that goes on. What still waits for somebody's
 * decision is not finished yet.
 */
export function findTwice(scene: Scene, left: readonly Left[]): readonly Finding[] {
  return organisationsOf(scene).flatMap((organisation) =>
    twiceOf(
      scene,
      left.filter(({ client }) => client.organisation === organisation),
      organisation,
    ),
  );
}

/** `left` is what its own computers hold: what another organisation still has to decide is nothing to this one. */
function twiceOf(scene: Scene, left: readonly Left[], organisation: string): readonly Finding[] {
  return ([scene.written.server, 'copies'] as const).flatMap((server) =>
    patients.flatMap((patient, at) => {
      if (isUnfinished(left, server, scene.people[at] ?? '')) return [];
      const of = (type: string, stands: readonly unknown[]): readonly Standing[] =>
        standing(scene, server, type, { patient: idAt(server, patient), stands, organisation, left });
      const statements = of('MedicationStatement', live);
      const lists = of('List', ['current']).filter(({ resource }) =>
        JSON.stringify(resource['code']).includes(listNow),
      );
      const over = of('MedicationStatement', ended).filter(({ since }) => since.id === 1);
      const all = [...statements, ...over];
      const standingOnly = server === 'copies' ? notSuperseded(scene, all) : all;
      const groups = [...Map.groupBy(standingOnly, ({ resource }) => medicineOf(resource)).values()];
      const ours = new Set(left.map(({ client }) => client.name));
      // Of two lists in the same moment the second asks: none may be left standing beside another.
      const besides = server !== 'copies' && isBeside(lists, ours) ? [lists] : [];
      const mayPass = server === 'copies';
      return [...groups.filter((group) => isTwice(group, ours, mayPass)), ...besides].map(
        (group): Finding => ({
          kind: 'doubled',
          detail: `${server} shows ${group.map(nameOf).join(' and ')} of one organisation about one thing`,
        }),
      );
    }),
  );
}

const nameOf = ({ resource }: Standing): string =>
  `${String(resource['resourceType'])}/${String(resource['id'])}`;

/** One of ours was put beside one that goes on; what another system brought back to life after that nobody of us put there. */
const isTwice = (group: readonly Standing[], ours: ReadonlySet<string>, mayPass: boolean): boolean =>
  group.some((one) => {
    const { atMs, sentMs = atMs, by } = one.since;
    const isOver = mayPass || ended.includes(one.resource['status']);
    return (
      ours.has(by) &&
      group.some(
        (other) =>
          other !== one &&
          !ended.includes(other.resource['status']) &&
          (ours.has(other.since.by) || other.since.atMs < sentMs) &&
          (!isOver || sentMs - other.since.atMs > passEachOtherMs),
      )
    );
  });

const isBeside = (lists: readonly Standing[], ours: ReadonlySet<string>): boolean =>
  lists.length > 1 && lists.some(({ since }) => ours.has(since.by));

const isUnfinished = (left: readonly Left[], server: ServerName, person: string): boolean =>
  left.some(({ entries }) =>
    entries.some(
      (entry) =>
        entry.person === person &&
        serverOf[entry.endpoint] === server &&
        entry.state.kind !== 'acknowledged' &&
        entry.state.kind !== 'withdrawn',
    ),
  );

const standing = (
  scene: Scene,
  server: ServerName,
  type: string,
  {
    patient,
    stands,
    organisation,
    left,
  }: {
    readonly patient: string;
    readonly stands: readonly unknown[];
    readonly organisation: string;
    readonly left: readonly Left[];
  },
): readonly Standing[] =>
  scene.servers[server].store.all().flatMap((kept) => {
    const resource = kept.versions.at(-1)?.resource;
    if (kept.type !== type || resource === undefined || writtenFor(resource) !== organisation) return [];
    if (!JSON.stringify(resource['subject']).includes(`Patient/${patient}"`)) return [];
    if (wasLeftBeside(scene, left, server, kept)) return [];
    const broken = kept.versions.findLastIndex((version) => !stands.includes(version.resource?.['status']));
    const since = isLeftToThem(scene, kept, aboutIt(left, server, kept))
      ? kept.versions.at(-1)
      : kept.versions[broken + 1];
    return since === undefined ? [] : [{ resource, since }];
  });

/** Another system changed it last, and one of us was asked about that and left it as they have it: it stands by their word. */
function isLeftToThem({ clients, ledger }: Scene, kept: Kept, about: readonly string[]): boolean {
  const last = kept.versions.at(-1);
  if (last?.resource === undefined || clients.some(({ name }) => name === last.by)) return false;
  const names = [...namesOf(last.resource), ...about];
  return [...ledger.theirs].some((one) => names.some((name) => one.startsWith(`${name} `)));
}

/**
 * Of two live entries of ours the person was shown both, asked whether this one is to end for theirs, and left it: both stand by their
 * word, as long as nobody has written it since.
 */
const wasLeftBeside = (
  { ledger, servers }: Scene,
  left: readonly Left[],
  server: ServerName,
  { type, id, versions }: Kept,
): boolean =>
  left.some(({ client, entries }) =>
    entries.some(
      (entry) =>
        entry.kind === 'statement-earlier' &&
        entry.type === type &&
        serverOf[entry.endpoint] === server &&
        entry.guard.kind === 'if-match' &&
        entry.guard.id === id &&
        ledger.theirs.has(`${entry.id} ended`) &&
        ledger.seen.has(`${client.name} ${entry.id} ${servers[server].store.told(versions.at(-1)?.id ?? 0)}`),
    ),
  );

/** What was to be sent over this one, by name: an update of it, or its end for another one's sake. */
const aboutIt = (left: readonly Left[], server: ServerName, { type, id }: Kept): readonly string[] =>
  left.flatMap(({ entries }) =>
    entries
      .filter((entry) => entry.type === type && serverOf[entry.endpoint] === server)
      .filter(({ guard }) => guard.kind === 'if-match' && guard.id === id)
      .map((entry) => entry.id),
  );

/**
 * Where nothing is changed, what another entry names as its source, or a provenance as revised, has been taken the place of; and what
 * another says was an error is one.
 */
function notSuperseded(scene: Scene, statements: readonly Standing[]): readonly Standing[] {
  const references = (value: unknown): readonly string[] =>
    [value ?? []].flat().map((one) => (isObject(one) ? String(one['reference']) : ''));
  const errors = scene.servers.copies.store
    .list('MedicationStatement')
    .filter(({ status }) => status === 'entered-in-error');
  const takenBack = new Set(errors.flatMap(namesOf));
  const named = new Set([
    ...errors.flatMap(({ derivedFrom }) => references(derivedFrom)),
    ...statements.flatMap(({ resource }) => references(resource['derivedFrom'])),
    ...scene.servers.copies.store
      .list('Provenance')
      .flatMap((resource) => [resource['entity'] ?? []].flat())
      .flatMap((entity) =>
        isObject(entity) && entity['role'] === 'revision' ? references(entity['what']) : [],
      ),
  ]);
  return statements.filter(
    ({ resource }) =>
      !named.has(`MedicationStatement/${String(resource['id'])}`) &&
      !namesOf(resource).some((name) => takenBack.has(retractOf(name))),
  );
}

const medicineOf = (resource: JsonObject): string => {
  const concept = resource['medicationCodeableConcept'];
  return isObject(concept) ? String(concept['text']) : '';
};
