import type { ElsewhereView } from '../../shared/ipc/case-views.ts';
import { showMoment } from './dates.ts';

/** What is known of a case beyond this computer. */
export const elsewhereText = {
  title: 'On other computers',
  noHome:
    'There is no store of the trust’s own: what is not signed stays on this computer, also when it is handed over.',
  signedBy: (by: string) => `Signed by ${by}`,
  takeOver: 'take over',
  takenOver: 'Taken over. What was said stands under the names of those who said it.',
  accept: 'accept',
  decline: 'decline',
  answered: 'Answered. It goes to the trust’s store.',
} as const;

const statuses: Readonly<Record<string, string>> = {
  requested: 'Not answered yet',
  received: 'Seen by the prescriber',
  accepted: 'Accepted',
  'in-progress': 'Being done',
  rejected: 'Declined',
  completed: 'Done',
  cancelled: 'Taken back',
};

/** "Accepted by Anil Mehta, prescriber: from tomorrow. Asked 18-Nov-2026 11:31" */
export function taskStatusWords(task: ElsewhereView['asked'][number]): string {
  const by = task.answeredBy === '' ? '' : ` by ${task.answeredBy}`;
  const words = task.answer === '' || task.answer === task.status ? '' : `: ${task.answer}`;
  return `${statuses[task.status] ?? task.status}${by}${words}. Asked ${showMoment(task.at)}`;
}
