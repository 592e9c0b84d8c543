/** What an entry is, by its kind. */
export const whatWords: Readonly<Record<string, string>> = {
  'history-fact': 'History fact',
  'confirmed-decision': 'Confirmed decision',
  recommendation: 'Recommendation',
  'list-now': 'List: takes now',
  'list-changes': 'List: what changed',
  'list-earlier': 'Earlier list of ours',
  allergy: 'Allergy',
  provenance: 'Where it came from',
  'signed-record': 'Signed record',
  'hand-over': 'Hand-over of an unsigned case',
  answer: 'Answer to a recommendation',
};
