/** Words of one row opened. */
export const rowText = {
  property: 'What',
  heading: 'What each source says',
  back: 'Back to all rows',
  nextPrevious: 'next row, previous row',
  original: 'Original text',
  readAs: 'Read as',
  notUnderstood: 'Not understood',
  nothingLeft: 'Nothing left over',
  nothingToRead: 'No text to read',
  product: 'Product',
  code: 'Code',
  status: 'Status',
  saidBy: 'Who said so',
  cameBy: 'Came by',
  entry: 'Entry in the record',
  notes: 'Notes',
  evidence: 'Supplies and doses given',
  more: 'Also sent',
  compared: 'What was compared',
  none: 'None received',
  why: 'Why these are one row',
  rule: 'The rule',
  noRule: 'No rule found a discrepancy among what was compared in this row.',
  suggested: 'Suggested severity:',
  raw: 'As the sources sent it',
  rawOf: 'As it came from',
  footer: 'Nothing on this page changes a record.',
  nothingHere: 'does not state this medicine.',
  unknownField: 'Not recorded',
} as const;

/** Reasons that the matcher joins by semicolons, as sentences of their own. */
export const sentencesOf = (reasons: string): readonly string[] =>
  reasons
    .split('; ')
    .filter((reason) => reason !== '')
    .map((reason) => `${reason.charAt(0).toUpperCase()}${reason.slice(1)}${reason.endsWith('.') ? '' : '.'}`);
