import type { ElsewhereView } from '../../shared/ipc/case-views.ts';
import { showMoment } from './dates.ts';
import { table } from '../../shared/core/table.ts';

/** What is known of a case beyond this computer. */
export const elsewhereText = {
  title: 'On other computers',
  noHome:
    'There is no store of the trust’s own: what is not signed stays on this computer, also when it is handed over, and what was begun at other computers cannot be known.',
  notRead: 'The trust’s own store did not answer: what was begun or signed at other computers is not known.',
  lastRead: (at: string) =>
    `The trust’s own store did not answer: what was begun or signed at other computers is known as of ${at}.`,
  begunBy: (by: string) => `Begun by ${by}`,
  beginsToo:
    'Whoever decides here begins a case of their own. Ask them first, or wait until they hand theirs over.',
  at: (computer: string) => (computer === '' ? '' : `at ${computer}`),
  takenOverBy: (by: string) => `Taken over by ${by}`,
  goesOnElsewhere: 'What was said here stays; what is said now stays on this computer.',
  signedBy: (by: string) => `Signed by ${by}`,
  addendumBy: (by: string) => `Addendum by ${by}`,
  takeOver: 'take over',
  takenOver: 'Taken over. What was said stands under the names of those who said it.',
  accept: 'accept',
  decline: 'decline',
  reason: (why: string) => `Reason: ${why}`,
  declineTitle: 'Decline what was asked',
  whyDeclined: 'Why, and what is to be done in its place',
  leaveUnanswered: 'leave it unanswered',
  answered: 'Answered. It goes to the trust’s store.',
} as const;

/** What was added, without the words that say that it was. */
export const addendumWords = (words: string): string =>
  words.replace(/^Addendum to a signed medicines reconciliation: /, '');

const statuses = table<string>({
  requested: 'Not answered yet',
  received: 'Seen by the prescriber',
  accepted: 'Accepted',
  'in-progress': 'Being done',
  rejected: 'Declined',
  completed: 'Done',
  cancelled: 'Taken back',
});

/** "Accepted by Anil Mehta, prescriber: from tomorrow. Asked by Ruth Ellery, pharmacist, 18-Nov-2026 11:31" */
export function taskStatusWords(task: ElsewhereView['asked'][number]): string {
  const by = task.answeredBy === '' ? '' : ` by ${task.answeredBy}`;
  const words = task.answer === '' || task.answer === task.status ? '' : `: ${task.answer}`;
  const asked = task.by === '' ? showMoment(task.at) : `by ${task.by}, ${showMoment(task.at)}`;
  return `${statuses[task.status] ?? task.status}${by}${words}. Asked ${asked}`;
}
