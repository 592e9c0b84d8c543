import { z } from 'zod';
import { known, notRecorded, type Known } from '../../../shared/core/known.ts';
import { checkDigitHolds, readNhsNumber } from '../../../shared/patients/patients.ts';
import type { BannerView } from '../../../shared/ipc/case-views.ts';
import type { PersonRow } from '../db/queries/people.ts';
import type { StayRow, WardRow } from '../db/queries/wards.ts';
import { table } from '../../../shared/core/table.ts';

const text = (value: string | null | undefined): Known<string> =>
  value === null || value === undefined || value === '' ? notRecorded : known(value);

const warningsSchema = z.array(z.string());

/** Warnings of the identity module, `endpoint:kind`, in plain words with the source named. */
const warningWords = table<string>({
  'nhs-number-fails-check': 'the NHS number fails its check digit',
  'nhs-number-replaced': 'an earlier NHS number is recorded',
  'family-name-differs': 'the family name differs',
  'gender-differs': 'the gender differs',
  'recorded-as-deceased': 'the patient is recorded as dead',
  'nhs-number-changed':
    'it had this patient under another NHS number before; what was done under that stands under that person',
  'birth-date-changed':
    'it had this patient under another birth date before; what was done under that stands under that person',
});

/** The patient as every screen and dialog of the case names them. */
export function viewBanner(
  person: PersonRow,
  stay: StayRow | undefined,
  ward: WardRow | undefined,
  nameOf: (endpoint: string) => string,
): Omit<BannerView, 'mayCorrect'> {
  const nhsNumber = readNhsNumber(person.nhs_number ?? '');
  return {
    patient: person.person,
    family: person.family,
    given: person.given,
    title: text(person.title),
    born: text(person.birth_date),
    died: text(person.died),
    gender: text(person.gender),
    nhsNumber: text(person.nhs_number),
    nhsNumberValid: nhsNumber !== undefined && checkDigitHolds(nhsNumber),
    ward: text(ward?.name),
    bed: text(stay?.bed),
    admitted: text(stay?.admitted),
    reason: text(stay?.reason),
    warnings: warningsSchema.parse(JSON.parse(person.warnings)).map((warning) => {
      const [endpoint = '', kind = ''] = warning.split(':');
      return `${nameOf(endpoint)}: ${warningWords[kind] ?? kind}`;
    }),
  };
}
