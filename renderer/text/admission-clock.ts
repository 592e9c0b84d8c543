import type { Known } from '../../shared/core/known.ts';
import { momentOf, showHours } from './dates.ts';
import { sayKnown } from './known.ts';

const hourMillis = 3_600_000;
/** NICE QS120: reconciled within 24 hours of admission. */
export const allowedMillis = 24 * hourMillis;
/** From here on the time left is set in bold. */
export const shortMillis = 6 * hourMillis;

/** The 24-hour clock of one admission. `share` is how full the ring is, 0 to 1. */
export type AdmissionClock =
  | {
      readonly kind: 'left';
      readonly millis: number;
      readonly share: number;
      readonly short: boolean;
      readonly words: string;
    }
  | { readonly kind: 'over'; readonly millis: number; readonly words: string }
  | { readonly kind: 'done'; readonly millis: number; readonly late: boolean; readonly words: string }
  | { readonly kind: 'unknown'; readonly words: string };

/** Reads the clock at `nowMillis`. An admission known to the day only starts no clock: it would be a guess. */
export function admissionClock(
  admitted: Known<string>,
  doneAt: Known<string>,
  nowMillis: number,
): AdmissionClock {
  if (admitted.kind !== 'known')
    return { kind: 'unknown', words: `Admitted: ${sayKnown(admitted, String).toLowerCase()}` };
  const start = momentOf(admitted.value);
  if (start === undefined) return { kind: 'unknown', words: 'Admission time not recorded' };
  const done = doneAt.kind === 'known' ? momentOf(doneAt.value) : undefined;
  if (done !== undefined) {
    const took = done - start;
    return { kind: 'done', millis: took, late: took > allowedMillis, words: `Done in ${showHours(took)}` };
  }
  const left = start + allowedMillis - nowMillis;
  if (left < 0) return { kind: 'over', millis: -left, words: `${showHours(-left)} over` };
  const share = Math.min(1, Math.max(0, 1 - left / allowedMillis));
  return { kind: 'left', millis: left, share, short: left < shortMillis, words: `${showHours(left)} left` };
}
