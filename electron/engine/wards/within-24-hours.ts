import { compareText, groupBy } from '../../../shared/core/compare.ts';
import type { WardPatientView, WardView } from '../../../shared/ipc/ward-views.ts';

type Admission = Pick<WardPatientView, 'admitted' | 'doneAt' | 'timeCritical'>;

const dayMs = 24 * 3_600_000;

/**
 * By the day of admission, how many were reconciled within 24 hours (NICE QS120), as of the reading of the ward list; newest last.
 * Counted are admissions that are reconciled, and those whose 24 hours have passed. Whom nobody here read may be reconciled
 * elsewhere and is in no count; so is an admission without its time.
 */
export function within24Hours(
  patients: readonly Admission[],
  asOf: WardView['census']['readAt'],
): WardView['within24Hours'] {
  const nowMs = asOf.kind === 'known' ? Date.parse(asOf.value) : Number.NaN;
  const counted = patients.flatMap(({ admitted, doneAt, timeCritical }) => {
    if (admitted.kind !== 'known' || !admitted.value.includes('T') || timeCritical.kind !== 'known')
      return [];
    const fromMs = Date.parse(admitted.value);
    const isOver = nowMs - fromMs > dayMs;
    if (doneAt.kind !== 'known' && !isOver) return [];
    const inTime = doneAt.kind === 'known' && Date.parse(doneAt.value) - fromMs <= dayMs;
    return [{ day: admitted.value.slice(0, 10), inTime }];
  });
  return [...groupBy(counted, ({ day }) => day)]
    .map(([day, all]) => ({
      day,
      admitted: all.length,
      reconciled: all.filter(({ inTime }) => inTime).length,
    }))
    .toSorted((a, b) => compareText(a.day, b.day));
}
