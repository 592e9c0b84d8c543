import type { PlannedWrite } from '../../../shared/cases/cases.ts';

type Words = { readonly one: string; readonly many: string; readonly as: string };
const named = (one: string, many: string, as: string): Words => ({ one, many, as });

const whatWords: Readonly<Record<PlannedWrite['kind'], Words>> = {
  'history-fact': named('history fact', 'history facts', 'What the patient takes now, one entry a medicine'),
  'confirmed-decision': named(
    'confirmed decision',
    'confirmed decisions',
    'Decisions a prescriber confirmed',
  ),
  recommendation: named(
    'recommendation',
    'recommendations',
    'To the prescriber. Proposals only, none is an order',
  ),
  'change-request': named(
    'request for change',
    'requests for change',
    'To the owner of a record that takes no writes',
  ),
  allergy: named('allergy', 'allergies', 'Allergies and intolerances recorded in this case'),
  'list-now': named(
    'list of what is taken',
    'lists of what is taken',
    'Snapshot of what the patient takes, with how complete the sources were',
  ),
  'list-changes': named(
    'list of what changed',
    'lists of what changed',
    'Stopped medicines kept in it, marked',
  ),
  'list-earlier': named('earlier list', 'earlier lists', 'Retired once the new list is there'),
  'statement-earlier': named(
    'other entry of ours',
    'other entries of ours',
    'Marked as an error: yours stands for it',
  ),
  provenance: named('note of origin', 'notes of origin', 'Who said it, on whose behalf, from which sources'),
  'signed-record': named('signed record', 'signed records', 'The record as shown, as PDF'),
  begun: named('note for other desks', 'notes for other desks', 'That nobody works on the case any more'),
  'hand-over': named('hand-over', 'hand-overs', 'The unsigned case, for whoever takes it over'),
  answer: named('answer', 'answers', 'On what was asked'),
};

const isKnown = (kind: string): kind is PlannedWrite['kind'] => Object.hasOwn(whatWords, kind);
/** What is written, by its kind; a newer version of the program may have left another. */
export const writtenWords = (kind: string): Words => whatWords[isKnown(kind) ? kind : 'provenance'];
