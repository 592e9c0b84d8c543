import { compareText } from '../../../shared/core/compare.ts';
import type { StayRow } from '../db/queries/wards.ts';
import type { CaseSummaryOf } from './case-summary.ts';
import type { ToPrepare } from './preparation.ts';

/** Time-critical medicines first, then the newest admissions; those without an admission time last. */
export function inOrder(stays: readonly StayRow[], caseSummary: CaseSummaryOf): readonly ToPrepare[] {
  const isCritical = (stay: StayRow): boolean => {
    const summary = caseSummary(stay.person);
    return summary?.timeCritical.kind === 'known' && summary.timeCritical.names.length > 0;
  };
  return stays
    .map((stay) => ({ stay, critical: isCritical(stay) }))
    .toSorted(
      (a, b) => Number(b.critical) - Number(a.critical) || compareText(instantOf(b.stay), instantOf(a.stay)),
    )
    .map(({ stay }) => ({ person: stay.person, bed: stay.bed ?? '' }));
}

/** Admission times carry zones, so they are compared as moments. */
function instantOf(stay: StayRow): string {
  const millis = Date.parse(stay.admitted ?? '');
  return Number.isFinite(millis) ? String(millis).padStart(15, '0') : '';
}
