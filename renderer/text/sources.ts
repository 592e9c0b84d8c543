import type { ColumnView, SourceStateView } from '../../shared/ipc/source-views.ts';
import { newestWords, standingLines, type StatusLine } from '../../shared/medicines/source-words.ts';
import { showShortly } from './dates.ts';

type Partial = Extract<SourceStateView, { kind: 'partial' }>['reasons'][number];
type Unavailable = Extract<SourceStateView, { kind: 'unavailable' }>['reason'];

/** Technical detail of a state, safe to show; empty where there is none. */
export function stateDetail(state: SourceStateView): string {
  const detailOf = (part: Partial | Unavailable): string =>
    'detail' in part && part.kind !== 'not-all-given' ? part.detail : '';
  switch (state.kind) {
    case 'partial':
      return state.reasons
        .map(detailOf)
        .filter((text) => text !== '')
        .join('; ');
    case 'unavailable':
      return detailOf(state.reason);
    case 'complete':
    case 'withheld':
    case 'patient-not-known':
      return '';
  }
}

/** What stands under the name of a source; a plain "Complete" gives way to whatever limits it. */
export function columnLines(column: ColumnView): readonly StatusLine[] {
  const lines = standingLines(column);
  return lines.length > 1 ? lines.filter(({ mark }) => mark !== 'complete') : lines;
}

/**
 * "Read 10:48" and, for a stale source, the newest thing in it. Of one that is unavailable, the record it stands in: nothing of it
 * was read, whenever the others of the same record were.
 */
export function columnAsOf(column: ColumnView, nowMillis: number): string {
  const { asOf, newestAssertion, staleDays, state, system } = column;
  if (state.kind === 'unavailable') return system;
  const newest = staleDays === null ? '' : newestWords(newestAssertion);
  const read = asOf.kind === 'known' ? `Read ${showShortly(asOf.value, nowMillis)}` : '';
  return [read, newest].filter((part) => part !== '').join(', ') || system;
}
