import { personName } from '../../shared/patients/patients.ts';
import { showDate } from '../../shared/core/instant.ts';
import type { BannerView } from '../../shared/ipc/case-views.ts';
import { ageYears } from './dates.ts';

export const bannerText = {
  label: 'Patient',
  born: 'Born',
  died: 'Died',
  gender: 'Gender',
  nhsNumber: 'NHS number',
  ward: 'Ward',
  bed: 'bed',
  invalidNumber: 'check digit wrong',
} as const;

/** "PENHALIGON, Dorothy (Mrs)" */
export function formalName(banner: BannerView): string {
  const title = banner.title.kind === 'known' ? ` (${banner.title.value})` : '';
  return `${personName(banner)}${title}`;
}

/** "7B Acute medicine": the label before it says "Ward" already. */
export const wardName = (name: string): string => name.replace(/^ward\s+/i, '');

export function bornWords(born: string, nowMillis: number): { readonly date: string; readonly age: string } {
  const age = ageYears(born, nowMillis);
  return { date: showDate(born), age: age === undefined ? '' : `(${age} y)` };
}
