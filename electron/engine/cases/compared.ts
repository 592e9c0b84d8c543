import {
  comparedFields,
  type ComparedField,
  type FieldComparison,
} from '../../../shared/discrepancy/discrepancy.ts';
import type { RowDetailView, RowView } from '../../../shared/ipc/case-views.ts';
import type { OpenCase } from './open-case.ts';

const fieldWords: Readonly<Record<ComparedField, string>> = {
  medicine: 'medicine',
  form: 'form',
  strength: 'strength',
  amount: 'amount',
  frequency: 'how often',
  'as-needed': 'as needed',
  route: 'route',
  timing: 'times',
  course: 'course length',
};

type Open = Pick<OpenCase, 'compared'>;

/** What two sides of a row state and nobody could hold against each other. */
export function notComparedOf({ compared }: Open, row: string): RowView['notCompared'] {
  const fields = compared.fields.get(row);
  return fields === undefined
    ? []
    : comparedFields.flatMap((field) => {
        const one = fields[field];
        return one.kind === 'not-compared' ? [{ field: fieldWords[field], because: one.because }] : [];
      });
}

/** How every field of a row fared, in words. */
export function comparedOf({ compared }: Open, row: string): RowDetailView['compared'] {
  const fields = compared.fields.get(row);
  return fields === undefined
    ? []
    : comparedFields.map((field) => ({ field: fieldWords[field], words: outcome(fields[field]) }));
}

function outcome(one: FieldComparison): string {
  switch (one.kind) {
    case 'equal':
      return 'Compared, the same';
    case 'differs':
      return 'Compared, differs';
    case 'one-side':
      return 'Stated on one side only';
    case 'none':
      return 'Stated nowhere';
    case 'not-compared':
      return `Not compared: ${one.because}`;
  }
}

/** "No difference found; not compared: amount, how often". */
export const notComparedWords = (fields: RowView['notCompared']): string =>
  `No difference found; not compared: ${fields.map(({ field }) => field).join(', ')}`;
