import type { Finding, Left, Move } from './finding.ts';

/** Every entry has a history that leads to where it stands, whenever the process ended on the way. */
export function findUnlogged(left: readonly Left[]): readonly Finding[] {
  return left.flatMap(({ client, entries, moves }) =>
    entries.flatMap(({ id, kind, state }): readonly Finding[] => {
      const fault = faultOf(state.kind, moves.get(id) ?? []);
      return fault === undefined
        ? []
        : [{ kind: 'lost', detail: `${client.name}: the history of ${kind} ${id} ${fault}` }];
    }),
  );
}

/** What an entry came to by its last answer. */
const ofOutcome: Readonly<Record<string, string>> = {
  held: 'acknowledged',
  'changed-by-others': 'conflicted',
};

function faultOf(stands: string, moves: readonly Move[]): string | undefined {
  let isSending = false;
  for (const { kind } of moves) {
    if (kind === 'send' && isSending) return 'sends twice without an answer';
    if ((kind === 'answered' || kind === 'interrupted') && !isSending)
      return `has an answer (${kind}) to nothing`;
    isSending = kind === 'send' || (isSending && kind !== 'answered' && kind !== 'interrupted');
  }
  if (isSending !== (stands === 'sending')) return `ends otherwise than its state, ${stands}`;
  const last = moves.at(-1);
  const expected = Object.entries(ofOutcome).find(([, state]) => state === stands)?.[0];
  return expected === undefined || last?.outcome === expected
    ? undefined
    : `does not say how it came to be ${stands}`;
}
