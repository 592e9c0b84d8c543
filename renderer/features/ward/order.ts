import { compareText } from '../../../shared/core/compare.ts';
import { valueOf } from '../../../shared/core/known.ts';
import type { WardPatientView } from '../../../shared/ipc/ward-views.ts';
import type { WardFilter, WardSort } from '../../stores/ward.ts';
import { admissionClock } from '../../text/admission-clock.ts';
import { isDone } from '../../text/stages.ts';

/** Worst open finding, 0 worst. "Not compared yet" may hide anything, so it ranks as serious. */
export function riskRank(patient: WardPatientView): number {
  if (isDone(patient.stage)) return 5;
  const { findings } = patient;
  if (findings.kind === 'not-compared') return 1;
  if (findings.potentiallyLethal > 0) return 0;
  if (findings.serious > 0) return 1;
  if (findings.significant > 0) return 2;
  return findings.minor > 0 ? 3 : 4;
}

/** Milliseconds left of the 24 hours, less than 0 when over. An unknown admission comes first: it may be over already. */
export function millisLeft(patient: WardPatientView, nowMillis: number): number {
  const clock = admissionClock(patient.admitted, patient.doneAt, nowMillis);
  switch (clock.kind) {
    case 'left':
      return clock.millis;
    case 'over':
      return -clock.millis;
    case 'done':
      return Number.POSITIVE_INFINITY;
    case 'unknown':
      return Number.NEGATIVE_INFINITY;
  }
}

/** Beds as people read them: 3 before 12, A2 before A10. */
export function compareBeds(a: string, b: string): number {
  const pieces = (bed: string): readonly string[] => bed.split(/(\d+)/).filter((piece) => piece !== '');
  const left = pieces(a);
  const right = pieces(b);
  for (const [at, piece] of left.entries()) {
    const other = right[at];
    if (other === undefined) return 1;
    const difference =
      /^\d/.test(piece) && /^\d/.test(other) ? Number(piece) - Number(other) : compareText(piece, other);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

const bedOf = (patient: WardPatientView): string => valueOf(patient.bed) ?? '';
const nameOf = (patient: WardPatientView): string => `${patient.family} ${patient.given}`.toLowerCase();
const byNumber = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/** A sorted copy; whatever the way, ties end in the order of beds. */
export function sortPatients(
  patients: readonly WardPatientView[],
  sort: WardSort,
  nowMillis: number,
): readonly WardPatientView[] {
  const byBed = (a: WardPatientView, b: WardPatientView): number => compareBeds(bedOf(a), bedOf(b));
  const byTime = (a: WardPatientView, b: WardPatientView): number =>
    byNumber(millisLeft(a, nowMillis), millisLeft(b, nowMillis));
  switch (sort) {
    case 'risk':
      return patients.toSorted((a, b) => riskRank(a) - riskRank(b) || byTime(a, b) || byBed(a, b));
    case 'time-left':
      return patients.toSorted((a, b) => byTime(a, b) || byBed(a, b));
    case 'bed':
      return patients.toSorted(byBed);
    case 'name':
      return patients.toSorted((a, b) => compareText(nameOf(a), nameOf(b)) || byBed(a, b));
  }
}

/** Whether a patient belongs to one of the ready-made filters. */
export function passes(patient: WardPatientView, filter: WardFilter, nowMillis: number): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'to-do':
      return !isDone(patient.stage);
    case 'under-6-hours': {
      const clock = admissionClock(patient.admitted, patient.doneAt, nowMillis);
      return clock.kind === 'over' || (clock.kind === 'left' && clock.short);
    }
    case 'time-critical':
      return patient.timeCritical.kind === 'known' && patient.timeCritical.names.length > 0;
  }
}
