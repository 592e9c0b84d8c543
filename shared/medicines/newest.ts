import { notRecorded, type Known } from '../core/known.ts';
import type { PartialDate } from '../core/instant.ts';
import type { MedicineLine } from './line.ts';

/** The newest date of anything that lines say: asserted, issued, authorised, taken, supplied; a start where that is all there is. */
export function newestIn(lines: readonly MedicineLine[]): Known<PartialDate> {
  let newest: Known<PartialDate> = notRecorded;
  for (const line of lines) {
    const said = newestOf([
      line.asserted,
      line.lastIssued,
      line.authorised,
      line.lastTaken,
      ...line.evidence.map((one) => one.when),
    ]);
    newest = newestOf([newest, said.kind === 'known' ? said : line.start]);
  }
  return newest;
}

/** The last of those that no other is after. */
function newestOf(dates: readonly Known<PartialDate>[]): Known<PartialDate> {
  let newest: Known<PartialDate> = notRecorded;
  for (const date of dates)
    if (date.kind === 'known' && (newest.kind !== 'known' || firstDay(date.value) >= firstDay(newest.value)))
      newest = date;
  return newest;
}

/** `2026-11` begins on `2026-11-01`. */
export const firstDay = (date: PartialDate): string => `${date}-01-01`.slice(0, 10);
