import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import type { Entry } from './outbox-store.ts';

/**
 * A `Provenance` as it is sent: it names, as what was revised, the very version that each update went over and each entry whose place
 * a new one takes. What was planned at signing may be another by now, where somebody was asked meanwhile; and a record that keeps no
 * `derivedFrom` says it nowhere else.
 */
export function withRevisions(body: string, written: readonly Entry[]): string {
  const tree: unknown = JSON.parse(body);
  if (!isObject(tree)) return body;
  const { entity: planned, ...provenance } = tree;
  const before = [planned ?? []].flat().filter(isObject);
  const updated = written.flatMap(({ guard, type, state }) =>
    guard.kind === 'if-match' && state.kind === 'acknowledged' && state.versionId !== guard.versionId
      ? [{ ...guard, place: `${type}/${guard.id}` }]
      : [],
  );
  const kept = before.filter(
    (entity) => !updated.some(({ place }) => referenceOf(entity).startsWith(`${place}/_history/`)),
  );
  const known = new Set(kept.map(referenceOf));
  const revised = [
    ...updated
      .filter(({ versionId }) => versionId !== '')
      .map(({ place, versionId }) => `${place}/_history/${versionId}`),
    ...written.flatMap(supersededBy),
  ].filter((reference) => !known.has(reference));
  const entity = [
    ...kept,
    ...[...new Set(revised)].map((reference) => ({ role: 'revision', what: { reference } })),
  ];
  return JSON.stringify({ ...provenance, ...(entity.length === 0 ? {} : { entity }) });
}

const referenceOf = ({ what }: JsonObject): string =>
  isObject(what) && typeof what['reference'] === 'string' ? what['reference'] : '';

/** Where nothing is changed, what an entry took the place of stands among what it was made from. */
function supersededBy({ guard, state, body }: Entry): readonly string[] {
  const tree: unknown = JSON.parse(body);
  if (guard.kind === 'if-match' || state.kind !== 'acknowledged' || !isObject(tree)) return [];
  return [tree['derivedFrom'] ?? []]
    .flat()
    .flatMap((from: unknown) =>
      isObject(from) && typeof from['reference'] === 'string' ? [from['reference']] : [],
    );
}
