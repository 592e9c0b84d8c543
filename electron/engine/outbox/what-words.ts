import type { PlannedWrite } from '../../../shared/cases/cases.ts';

type Kind = PlannedWrite['kind'];

const words: Readonly<Record<Kind, string>> = {
  'history-fact': 'History fact',
  'confirmed-decision': 'Confirmed decision',
  recommendation: 'Recommendation',
  'list-now': 'List of what is taken',
  'list-changes': 'List of what changed',
  'list-earlier': 'Earlier list of the trust',
  'statement-earlier': 'Other entry of ours that mine stands for',
  allergy: 'Allergy',
  provenance: 'Note of origin',
  'signed-record': 'Signed record',
  'change-request': 'Request for change to the owner of a record',
  begun: 'Note for other desks',
  'hand-over': 'Hand-over of an unsigned case',
  answer: 'Answer to a recommendation',
};

const isKnown = (kind: string): kind is Kind => Object.hasOwn(words, kind);

/** What an entry is, by its kind; a newer version of the program may have left another. */
export const whatWords = (kind: string): string => (isKnown(kind) ? words[kind] : 'Entry');
