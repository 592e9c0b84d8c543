import type { ConflictView } from '../../../shared/ipc/decision-views.ts';
import type { Choice } from '../../stores/conflict.ts';

/** Only fields in which the two disagree ask. */
export const asking = (conflict: ConflictView): ConflictView['fields'] =>
  conflict.fields.filter((field) => field.asks);

/** Fields that ask and have no answer yet. */
export const undecided = (
  conflict: ConflictView,
  choices: Readonly<Record<string, Choice>>,
): ConflictView['fields'] => asking(conflict).filter((field) => choices[field.field] === undefined);
