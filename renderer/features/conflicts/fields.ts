import type { ConflictView } from '../../../shared/ipc/decision-views.ts';
import type { Choice } from '../../stores/conflict.ts';

/** Only fields in which the two disagree ask. */
export const asking = (conflict: ConflictView): ConflictView['fields'] =>
  conflict.fields.filter((field) => field.asks);

/** What is answered by name: the fields that ask, or, of a whole that differs in none of them, the whole. */
export function answered(conflict: ConflictView): readonly string[] {
  const fields = asking(conflict).map(({ field }) => field);
  return conflict.whole && fields.length === 0 ? ['whole'] : fields;
}

/** What has no answer yet. */
export const undecided = (
  conflict: ConflictView,
  choices: Readonly<Record<string, Choice>>,
): readonly string[] => answered(conflict).filter((name) => choices[name] === undefined);
