import type { ProgressView } from '../../shared/ipc/decision-views.ts';
import { caseText } from './case.ts';
import { capitalised } from './common.ts';
import { formText } from './forms.ts';
import { listed } from './known.ts';
import { table } from '../../shared/core/table.ts';

const identifiers = table<string>({
  name: 'name',
  born: 'date of birth',
  'nhs-number': 'NHS number',
  address: 'address',
  wristband: 'wristband',
});

/** "Name, date of birth and NHS number" */
export const identityWords = (checked: readonly string[]): string =>
  capitalised(listed(checked.map((one) => identifiers[one] ?? one)));

/** "Carer or relative: Anne, her daughter" */
export function askedWords(asked: NonNullable<ProgressView['asked']>['value']): string {
  if (asked.who === 'nobody') return `${caseText.nobodyAsked}: ${asked.why}`;
  const who = asked.who === 'carer' ? formText.carer : formText.patient;
  return asked.name === '' ? who : `${who}: ${asked.name}`;
}
