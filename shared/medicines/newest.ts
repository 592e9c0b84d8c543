import { compareText } from '../core/compare.ts';
import { known, notRecorded, type Known } from '../core/known.ts';
import type { PartialDate } from '../core/instant.ts';
import type { MedicineLine } from './line.ts';

/** The newest date of anything that lines say: asserted, issued, authorised, taken, supplied; a start where that is all there is. */
export function newestIn(lines: readonly MedicineLine[]): Known<PartialDate> {
  const dates = lines.flatMap((line) => {
    const said = knownOf([
      line.asserted,
      line.lastIssued,
      line.authorised,
      line.lastTaken,
      ...line.evidence.map((one) => one.when),
    ]);
    return said.length > 0 ? said : knownOf([line.start]);
  });
  const newest = dates.toSorted((a, b) => compareText(firstDay(a), firstDay(b))).at(-1);
  return newest === undefined ? notRecorded : known(newest);
}

const knownOf = (dates: readonly Known<PartialDate>[]): readonly PartialDate[] =>
  dates.flatMap((date) => (date.kind === 'known' ? [date.value] : []));

/** `2026-11` begins on `2026-11-01`. */
export const firstDay = (date: PartialDate): string => `${date}-01-01`.slice(0, 10);
