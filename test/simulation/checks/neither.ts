import type { Scene } from '../scene.ts';
import type { Finding, Left } from './finding.ts';

const ofSignature: readonly string[] = [
  'history-fact',
  'confirmed-decision',
  'list-now',
  'list-changes',
  'recommendation',
];

/** Whoever says of two lists that neither is right takes back all that they signed with theirs, in every record: none of it stands. */
export function findNeither({ ledger }: Scene, left: readonly Left[]): readonly Finding[] {
  return left.flatMap(({ client, entries }) => {
    const asked = entries.filter(({ id }) => ledger.neither.has(id));
    return entries
      .filter(
        (one) =>
          one.state.kind === 'acknowledged' &&
          ofSignature.includes(one.kind) &&
          asked.some(
            ({ person, createdAt, createdBy }) =>
              person === one.person && createdAt === one.createdAt && createdBy === one.createdBy,
          ),
      )
      .map(({ kind, id, endpoint }): Finding => ({
        kind: 'means-otherwise',
        detail: `${client.name}: neither list was right, and ${kind} ${id} stands at ${endpoint}`,
      }));
  });
}
