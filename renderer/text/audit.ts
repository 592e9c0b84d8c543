import type { AuditEntryView, AuditView } from '../../shared/ipc/audit-views.ts';
import { assertNever } from '../../shared/core/must.ts';

export const auditText = {
  title: 'Audit',
  lead: 'Who did what on this computer. Nothing here can be changed; looking at it is recorded too.',
  ofPatient: 'Who looked at this patient',
  ofAll: 'The whole computer',
  when: 'When',
  who: 'Who',
  what: 'What',
  about: 'About',
  number: 'Record',
  older: 'Show older',
  none: 'Nothing is recorded about this patient on this computer.',
  export: 'Export for checking',
  exported: (name: string) => `${name} is saved. verify-audit.mjs checks it without Concord.`,
  program: 'Concord itself',
} as const;

/** Whether the chain holds, and what that does not say. */
export function chainWords(chain: AuditView['chain']): string {
  if (chain.kind === 'holds')
    return `All ${chain.records} records follow one another unchanged; signed up to record ${chain.signedTo}, ${anchorWords(chain.anchoredTo)}.`;
  return `The audit is not intact at record ${chain.seq}: ${brokenWords(chain.why)}. Tell your IT department and do not use this computer’s audit as evidence.`;
}

function anchorWords(anchoredTo: number): string {
  return anchoredTo === 0
    ? 'and no head lies in the trust’s own store: only an earlier export shows what was cut off or written anew'
    : `and the trust’s own store holds the head of record ${anchoredTo}: what was cut off or written anew before it is found by comparing with that`;
}

function brokenWords(why: Extract<AuditView['chain'], { readonly kind: 'broken' }>['why']): string {
  switch (why) {
    case 'edited':
      return 'it was changed';
    case 'removed-or-reordered':
      return 'a record is missing or out of its place';
    case 'not-signed-by-this-key':
      return 'its signature was made with another key';
    case 'not-in-the-chain':
      return 'what was signed is cut off or was written anew';
    default:
      return assertNever(why);
  }
}

/** "Locked. why: idle" */
export const whatWords = ({ what, detail }: AuditEntryView): string =>
  [what, ...detail.map(({ name, value }) => `${name}: ${value}`)].join('. ');
