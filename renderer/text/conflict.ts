import type { ConflictView } from '../../shared/ipc/decision-views.ts';
import { showMoment } from './dates.ts';
import { plural } from './known.ts';

export const conflictText = {
  label: 'Conflict',
  lead: (medicine: string) =>
    `Your decision on ${medicine} was not sent. Their entry was not changed. Both are kept until somebody decides, also if this computer is restarted.`,
  table: 'Both versions, field by field',
  field: 'Field',
  base: 'Base',
  baseLead: 'What you both started from',
  mine: 'Mine',
  mineLead: 'Not sent',
  theirs: 'Theirs',
  decide: 'Decide',
  keepMine: 'Keep mine',
  keepTheirs: 'Keep theirs',
  same: 'No difference',
  send: 'Send what you chose',
  leave: 'Leave for later',
  ifSend: 'What happens if you send',
  ifSendWords: (version: string) =>
    `Your choices become the next version of the entry, guarded against version ${version}. If it changes again first, you are asked again. Version ${version} stays in the history of the record.`,
  ifLeave: 'What happens if you leave it',
  ifLeaveWords:
    'The case and every print say that it is in conflict. Nothing is sent and nothing is overwritten. Other patients’ entries keep going.',
  changed:
    'Theirs changed again. Look at it as it is now; what you chose against the version before was taken back.',
  notTimed: 'time not recorded',
} as const;

/** "Changed by Sam Pritchard, 18-Nov-2026 10:42, while you had not sent yours" */
export function conflictHeadline(conflict: ConflictView): string {
  const when = conflict.theirs.at === '' ? conflictText.notTimed : showMoment(conflict.theirs.at);
  return `Changed by ${conflict.theirs.by}, ${when}, before yours was sent`;
}

export const fieldsWords = (asking: number, all: number): string =>
  `${asking} of ${plural(all, 'field')} ${asking === 1 ? 'needs' : 'need'} you`;

export const leftWords = (left: number): string =>
  left === 0
    ? 'Every field is decided'
    : `${plural(left, 'field')} to decide first. Each is decided by itself`;
