import { valueOf } from '../../shared/core/known.ts';
import type { WardPatientView } from '../../shared/ipc/ward-views.ts';
import { readPatientQuery } from '../../shared/patients/patients.ts';
import { showNhsNumber } from '../text/known.ts';

/**
 * Whether every typed word is found in the name, bed, NHS number or time-critical medicines, and a typed date is the birth date. One
 * or two digits are a bed: they stand in every NHS number.
 */
export function matches(patient: WardPatientView, search: string): boolean {
  const query = readPatientQuery(search);
  if (query === undefined || query.born.length === 0) return hasWords(patient, search);
  const born = valueOf(patient.born) ?? '';
  const rest = [...query.words, query.nhsNumber ?? ''].join(' ').trim();
  return query.born.some((start) => born.startsWith(start)) && hasWords(patient, rest);
}

function hasWords(patient: WardPatientView, search: string): boolean {
  const number = valueOf(patient.nhsNumber) ?? '';
  const bed = (valueOf(patient.bed) ?? '').toLowerCase();
  const medicines = patient.timeCritical.kind === 'known' ? patient.timeCritical.names : [];
  const hay = [patient.family, patient.given, `bed ${bed}`, number, showNhsNumber(number), ...medicines]
    .join(' ')
    .toLowerCase();
  return search
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .every((word) => (/^\d{1,2}$/.test(word) ? bed === word : hay.includes(word)));
}
