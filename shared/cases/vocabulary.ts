import { z } from 'zod';

/**
 * The words a case is made of: roles, actions, reasons, and what may be said of a row. Each is defined here and nowhere
 * else: the contract, the stored events, what is written and every screen take it from here.
 */

/** Free text of a person, at most 2,000 characters. */
export const words = z.string().max(2_000);

export const roles = ['technician', 'pharmacist', 'prescriber', 'read-only'] as const;
export const roleSchema = z.enum(roles);
export type Role = (typeof roles)[number];

export const actions = [
  'continue',
  'change',
  'withhold',
  'stop',
  'complete',
  'start',
  'substitute',
  'own-supply',
  'not-current',
  'refer',
  'intended-omission',
] as const;
export type Action = (typeof actions)[number];

/** An action in words, after "Recommend". */
export const actionWords: Readonly<Record<Action, string>> = {
  continue: 'continue',
  change: 'change',
  withhold: 'withhold',
  stop: 'stop',
  complete: 'complete',
  start: 'prescribe',
  substitute: 'substitute',
  'own-supply': 'own supply off chart',
  'not-current': 'not current',
  refer: 'refer',
  'intended-omission': 'intended omission',
};

/** Whose directions go on where history and order side differ; or that no chart was seen to go on with. */
export const sides = ['as-taken', 'as-charted', 'chart-not-seen'] as const;
export type Side = (typeof sides)[number];

export const sideWords: Readonly<Record<Side, string>> = {
  'as-taken': 'as taken',
  'as-charted': 'as charted',
  'chart-not-seen': '(chart not seen)',
};

const stated: readonly Action[] = ['not-current', 'intended-omission'];

/** "Recommend stop"; what is not current or left out on purpose is stated, not recommended. */
export const recommendWords = (action: Action): string => {
  const words = actionWords[action];
  return stated.includes(action) ? `${words.charAt(0).toUpperCase()}${words.slice(1)}` : `Recommend ${words}`;
};

/** "Recommend continue as charted: 10 mg – once a day". */
export function recommendationWords(said: {
  readonly action: Action;
  readonly side: Side | null;
  readonly continues: string;
}): string {
  if (said.action !== 'continue' || said.side === null) return recommendWords(said.action);
  const what = said.continues === '' ? '' : `: ${said.continues}`;
  return `${recommendWords('continue')} ${sideWords[said.side]}${what}`;
}

/** Actions that need a coded reason and words. */
export const needsReason: readonly Action[] = [
  'change',
  'withhold',
  'stop',
  'substitute',
  'intended-omission',
];

/** Coded reasons offered by the picker, in its order; nothing is chosen for anybody. */
export const reasonCodes = [
  'adverse-reaction',
  'allergy',
  'interaction',
  'renal-function',
  'hepatic-function',
  'acute-illness',
  'procedure',
  'no-longer-needed',
  'not-effective',
  'duplicate',
  'patient-choice',
  'swallowing',
  'formulary',
  'monitoring-result',
  'transcription-error',
  'other',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

export const reasonWords: Readonly<Record<ReasonCode, string>> = {
  'adverse-reaction': 'Adverse reaction',
  allergy: 'Allergy',
  interaction: 'Interaction',
  'renal-function': 'Renal function',
  'hepatic-function': 'Hepatic function',
  'acute-illness': 'Acute illness',
  procedure: 'Procedure',
  'no-longer-needed': 'No longer needed',
  'not-effective': 'Not effective',
  duplicate: 'Duplicate',
  'patient-choice': 'Patient’s choice',
  swallowing: 'Swallowing',
  formulary: 'Formulary',
  'monitoring-result': 'Monitoring result',
  'transcription-error': 'Transcription error',
  other: 'Other',
};

export const caseReasons = ['admission', 'transfer', 'discharge'] as const;
export const caseReasonSchema = z.enum(caseReasons);
export type CaseReason = (typeof caseReasons)[number];

/** A finding is one of these only when a person says so. */
export const intents = ['unintentional', 'intended', 'undocumented-intentional'] as const;
export const intentSchema = z.enum(intents);
export type Intent = (typeof intents)[number];

/** EQUIP words for how bad it is, as a person sees it. */
export const severityWords = ['minor', 'significant', 'serious', 'potentially-lethal'] as const;
export type SaidSeverity = (typeof severityWords)[number];

/** Why an item of the checklist was not asked. Coded, so that "not asked" always says what is known of the item. */
export const notAskedReasons = ['too-unwell', 'could-not-say', 'declined', 'does-not-apply'] as const;

/** How somebody is told without the computer. */
export const howToldSchema = z.enum(['in-person', 'telephone', 'bleep']);
export type HowTold = z.infer<typeof howToldSchema>;

/** What a patient is identified by; three of them make a check. */
export const identifierSchema = z.enum(['name', 'born', 'nhs-number', 'address', 'wristband']);

/** Who told us what the patient takes. */
export const askedSchema = z.enum(['patient', 'carer', 'nobody']);

/** How a prescriber's answer reached whoever records it. */
export const howConfirmedSchema = z.enum(['told-me', 'chart-shows-it']);
