import {
  changeStatus,
  checklistOf,
  type CaseReason,
  type CaseState,
  type OwnDrug,
} from '../../../shared/cases/cases.ts';
import { showDate } from '../../../shared/core/instant.ts';
import type { RecordView } from '../../../shared/ipc/decision-views.ts';
import { heldOfChecklist } from './checklist-held.ts';
import type { OpenCase } from './open-case.ts';

/** The drug-history checklist and the patient's own drugs, as the paper says them. */
export const historyOfRecord = (open: OpenCase): Pick<RecordView, 'checklist' | 'ownDrugs'> => ({
  checklist: checklistLines(open.state, open.checklist, heldOfChecklist(open)),
  ownDrugs: [...open.state.ownDrugs.values()].map((one) => ownDrugWords(one.value)),
});

/** What there are lines of, what was asked with the answer none, and what was not asked and why: three things apart. */
function checklistLines(
  state: OpenCase['state'],
  table: OpenCase['checklist'],
  held: ReadonlyMap<string, readonly string[]>,
): string[] {
  const items = checklistOf(state, table);
  const nobody = state.asked?.value.who === 'nobody' ? state.asked.value.why : null;
  const none = items
    .filter((one) => one.said?.value.answer === 'asked-and-none')
    .map(({ item }) => {
      const medicines = held.get(item.id) ?? [];
      return medicines.length === 0
        ? item.words
        : `${item.words} (but the case holds ${medicines.join(', ')})`;
    });
  const lines = items.flatMap(({ item, said }) =>
    said?.value.answer === 'lines'
      ? [
          [item.words, ...item.asks.map(({ name, label }) => `${label}: ${detail(said.value, name)}`)].join(
            '. ',
          ),
        ]
      : [],
  );
  const left = items.flatMap(({ item, said, asked }) => {
    if (asked) return [];
    const why = said?.value.answer === 'not-asked' ? said.value.reason.replaceAll('-', ' ') : nobody;
    return [why === null ? item.words : `${item.words} (${why})`];
  });
  return [
    ...lines.map((words) => `Lines of: ${words}`),
    ...(none.length === 0 ? [] : [`Asked and none: ${none.join('; ')}`]),
    ...(left.length === 0 ? [] : [`Not asked: ${left.join('; ')}`]),
  ];
}

const detail = (
  answer: { readonly answer: string; readonly details?: Readonly<Record<string, string>> },
  name: string,
): string => answer.details?.[name] ?? 'not recorded';

export function ownDrugWords(drug: OwnDrug): string {
  const label =
    drug.labelledFor === 'somebody-else'
      ? `LABELLED FOR SOMEBODY ELSE: ${drug.otherName}`
      : drug.labelledFor === 'no-name'
        ? 'No name on the label'
        : '';
  const suitability =
    drug.suitability === 'not-suitable'
      ? `not suitable: ${drug.whyNotSuitable}`
      : drug.suitability.replaceAll('-', ' ');
  return [
    drug.label,
    label,
    drug.dispensed === null ? 'label date not recorded' : `label ${showDate(drug.dispensed)}`,
    drug.quantity === '' ? 'quantity not recorded' : drug.quantity,
    suitability,
    `${drug.where.replaceAll('-', ' ')}, ${drug.fate.replaceAll('-', ' ')}`,
    drug.controlled ? 'controlled drug' : '',
  ]
    .filter((part) => part !== '')
    .join('. ');
}

type Decision = CaseState['rows'] extends ReadonlyMap<string, infer Row> ? Row : never;

/** At discharge: PRSB's change status, what goes home with the patient, and whether a substitution was put back. */
export function dischargeWords(
  { recommendation, supply }: Pick<Decision, 'recommendation' | 'supply'>,
  reason: CaseReason,
): string {
  if (reason !== 'discharge' || recommendation === null) return '';
  const status = changeStatus(recommendation.value.action);
  const said = supply?.value;
  const restored = said?.restored ?? null;
  return [
    status === null ? '' : `${status}, ${showDate(recommendation.at)}`,
    said === undefined
      ? ''
      : `Supplied: ${said.quantity}. Continued by: ${said.continuing}. Review: ${said.review}`,
    restored === null ? '' : restored ? 'Substitution put back' : 'Substitution kept on purpose',
  ]
    .filter((part) => part !== '')
    .join('. ');
}
