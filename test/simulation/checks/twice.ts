import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { isOurs } from '../edits.ts';
import type { Scene } from '../scene.ts';
import { idAt, patients, serverOf, type ServerName } from '../trust.ts';
import type { Finding, Left } from './finding.ts';

const listNow = '1102411000000102';
const live: readonly unknown[] = ['active', 'on-hold', 'intended'];

/** Two requests on their way at once pass each other where a server has no transaction over both. */
const passEachOtherMs = 3_000;

type Standing = { readonly resource: JsonObject; readonly madeMs: number };

/**
 * Read as a clinician reads it: of one organisation a record holds one live entry for a medicine and one current list, whoever
 * signed and on however many computers. What still waits for somebody's decision is not finished yet.
 */
export function findTwice(scene: Scene, left: readonly Left[]): readonly Finding[] {
  return (['shared', 'copies'] as const).flatMap((server) =>
    patients.flatMap((patient, at) => {
      if (isUnfinished(left, server, scene.people[at] ?? '')) return [];
      const statements = standing(scene, server, 'MedicationStatement', idAt(server, patient)).filter(
        ({ resource }) => live.includes(resource['status']),
      );
      const lists = standing(scene, server, 'List', idAt(server, patient)).filter(
        ({ resource }) =>
          resource['status'] === 'current' && JSON.stringify(resource['code']).includes(listNow),
      );
      const chosen = besideOnPurpose(scene, left, server, scene.people[at] ?? '');
      const standingOnly = (server === 'copies' ? notSuperseded(statements) : statements).filter(
        ({ resource }) => !chosen.has(String(resource['id'])),
      );
      const groups = [
        ...Map.groupBy(standingOnly, ({ resource }) => medicineOf(resource)).values(),
        ...(server === 'copies' ? [] : [lists]),
      ];
      return groups.filter(isTwice).map((group): Finding => ({
        kind: 'doubled',
        detail: `${server} shows ${group.map(nameOf).join(' and ')} of one organisation about one thing`,
      }));
    }),
  );
}

/**
 * Ids of what somebody put beside a colleague's entry after they were shown it and chose their own: asked about, and so not doubled
 * unseen.
 */
function besideOnPurpose(
  scene: Scene,
  left: readonly Left[],
  server: ServerName,
  person: string,
): ReadonlySet<string> {
  const shown = [...scene.ledger.signatures, ...scene.ledger.seen];
  const ids = left.flatMap(({ client, entries }) =>
    entries.flatMap(({ id, endpoint, person: whose, state }) =>
      whose === person &&
      serverOf[endpoint] === server &&
      state.kind === 'acknowledged' &&
      shown.some(
        (one) => one.startsWith(`${client.name} ${person} `) || one.startsWith(`${client.name} ${id} `),
      )
        ? [state.id]
        : [],
    ),
  );
  return new Set(ids);
}

const nameOf = ({ resource }: Standing): string =>
  `${String(resource['resourceType'])}/${String(resource['id'])}`;

function isTwice(group: readonly Standing[]): boolean {
  const times = group.map(({ madeMs }) => madeMs).toSorted((a, b) => a - b);
  return times.some((time, at) => at > 0 && time - (times[at - 1] ?? 0) > passEachOtherMs);
}

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

const standing = (scene: Scene, server: ServerName, type: string, patient: string): readonly Standing[] =>
  scene.servers[server].store.all().flatMap((kept) => {
    const resource = kept.versions.at(-1)?.resource;
    if (kept.type !== type || resource === undefined || !isOurs(resource)) return [];
    if (!JSON.stringify(resource['subject']).includes(`Patient/${patient}"`)) return [];
    return [{ resource, madeMs: kept.versions[0]?.atMs ?? 0 }];
  });

/** Where nothing is changed, what another entry names as its source has been taken the place of. */
function notSuperseded(statements: readonly Standing[]): readonly Standing[] {
  const named = new Set(
    statements.flatMap(({ resource }) =>
      (Array.isArray(resource['derivedFrom']) ? resource['derivedFrom'] : []).map((one: unknown) =>
        isObject(one) ? String(one['reference']) : '',
      ),
    ),
  );
  return statements.filter(({ resource }) => !named.has(`MedicationStatement/${String(resource['id'])}`));
}

const medicineOf = (resource: JsonObject): string => {
  const concept = resource['medicationCodeableConcept'];
  return isObject(concept) ? String(concept['text']) : '';
};
