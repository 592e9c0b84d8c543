import type { SignOffView } from '../../../shared/ipc/decision-views.ts';
import { setActiveRow } from '../../stores/case.ts';
import { goToCase, goToOutbox, openOverlay, type CaseDialog } from '../../stores/screen.ts';
import { signingText } from '../../text/signing.ts';
import { table } from '../../../shared/core/table.ts';

type Blocker = SignOffView['blockers'][number];

const dialogOf = table<CaseDialog>({
  'identity-not-checked': 'identity',
  'patient-not-asked': 'asked',
  'allergies-not-confirmed': 'allergies',
  'too-few-origins': 'origins',
  'goes-on-unsettled': 'goes-on',
  'findings-not-handed-over': 'hand-over',
  'checklist-not-complete': 'checklist',
  'decisions-without-lines': 'gone',
  'may-not-sign': 'pass-on',
  'receiver-not-named': 'pass-on',
});

/** The way to what blocks sign-off, in words; null where this person can do nothing about it. */
export function wayWords(blocker: Blocker): string | null {
  const dialog = dialogOf[blocker.kind];
  if (dialog === 'origins') return signingText.giveReason;
  if (dialog === 'checklist') return signingText.toChecklist;
  if (dialog === 'pass-on') return signingText.passOn;
  if (dialog !== undefined) return signingText.recordIt;
  if (blocker.row !== null) return signingText.goToFirst;
  return blocker.kind === 'in-conflict' ? signingText.toOutbox : null;
}

export function goToBlocker(patient: string, blocker: Blocker): void {
  const dialog = dialogOf[blocker.kind];
  if (dialog !== undefined) openOverlay(dialog);
  else if (blocker.row !== null) {
    setActiveRow(blocker.row);
    goToCase(patient);
  } else if (blocker.kind === 'in-conflict') goToOutbox();
}
