/**
 * Words of directions by which the medicine is not taken now: stopped, held, never started, refused, finished. Not "stop if
 * you get a rash", "do not stop suddenly", "then stop", "until finished" or "hold in the mouth".
 *
 * @returns the words, or `undefined`
 */
export function stoppedWords(words: string): string | undefined {
  const plain = words.replaceAll('\u2019', "'").replace(conditions, '\u2026');
  if (restarted.test(plain)) return undefined;
  const found = stopped.exec(plain)?.[0] ?? forbidden.exec(plain)?.[0] ?? ordered.exec(plain)?.[0];
  return found?.trim();
}

/** What was taken up again is taken. */
const restarted =
  /(?<!\b(?:not|don't|dont|never|be|to) )\b(?:re-?started|resumed|recommenced|reinstated|re-?initiated|back on)\b/iu;

/** Under which condition, or until when: nothing in it has happened. */
const conditions =
  /\b(?:(?:until|till)(?!\s+(?:review|further|inr|bloods|seen))|if|when|whenever|unless|once)\b(?!\s+(?:daily|a|per|each|every|weekly)\b)[^.;,()\n]*/giu;

/** Not after a word that makes it a condition, a warning or a wish. */
const notBefore = String.raw`(?<!\b(?:not|don'?t|never|without|before|until|till|if|when|whenever|unless|after|once|be|being|then|to|should|must|may|can|could|are|previously|was|missed|since|than|start|he|she|they|you|who|have)\s)(?<![\p{L}\p{N}-])`;
const notAfter = String.raw`(?![\p{L}\p{N}])`;

/** As said of what has happened. */
const stopped = new RegExp(
  String.raw`${notBefore}(?:(?:(?:has|have|had)\s+(?:now\s+)?been|been|is|now|currently|temporarily|was)\s+)*(?:(?:stopped|ceased|discontinued|paused)(?!\s+(?:smoking|drinking|when|if))|withheld|with-held|suspended|on\s+hold|held(?!\s+(?:records?|by))|omitted|cancelled|crossed\s+off|currently\s+off|taken\s+off|not\s+for\s+continuation|not\s+to\s+(?:be\s+)?continued?|d/c(?:'?d)?|dc'?d|no\s+longer\s+(?:taking|takes|taken|on|using|uses|required|requires|needed|needs|prescribed)|(?:is\s+|currently\s+|patient\s+|pt\s+)*not\s+(?:currently\s+)?(?:taking|using|started|on\s+this)|declin(?:ed|es|ing)|refus(?:ed|es|ing)|course\s+(?:is\s+)?(?:completed?|finished)|completed|finished|(?:ran|run)\s+out)${notAfter}|never\s+(?:started|taken|took|used)${notAfter}`,
  'iu',
);

/** As forbidden from now on. */
const forbidden = new RegExp(
  String.raw`(?<![\p{L}])(?:do\s+not|don'?t|dont)\s+(?:(?:re-?)?start|resume|continue|give|issue|prescribe|supply|administer|order|(?:take|use)(?=\s*(?:$|[.;,)-]|until|while|any\s?more|today|now)))${notAfter}`,
  'iu',
);

/** As ordered, with nothing after it that makes it a condition or a length: "OMIT", "STOP - bleeding", "hold pending bloods". */
const ordered = new RegExp(
  String.raw`${notBefore}(?:stop|hold|withhold|omit|suspend|pause|discontinue|cease)(?=\s*(?:$|[.;:,()\n!*]|[-\u2013]\s|(?:now|this|today|pending|due\s+to|because|as\s+(?!directed)|for\s+(?:now|surgery|theatre|operation|procedure)|peri-?op|pre-?op|prior\s+to\s+surg|before\s+surg|until\s+(?:review|further|inr|bloods|seen))(?![\p{L}])))`,
  'iu',
);

const taking = String.raw`(?:taking|using|having|on)`;
const ends = String.raw`(?=\s*(?:$|[.,;:()!\n]|[-\u2013]\s|\d|(?:since|for|in|on|by|pending|pre-?op|post-?op|due|because|himself|herself|themselves|when|after|following|about|over|last|some|recently|abruptly|a\s+(?:few\s+)?(?:day|week|month|year)s?|(?:${['a', 'few', 'two', 'three', 'four', 'five', 'six'].join('|')})\s+(?:few\s+)?(?:days?|weeks?|months?|years?)|as\s+(?!prescribed|directed|advised|instructed|needed|required|often|regular))(?![\p{L}])))`;

/**
 * A note that says of its own medicine that it is not taken now. A note may speak of anything ("stopped smoking", "aspirin
 * stopped"), so that only a clause about the patient, about "this" or about the medicine's own name counts.
 *
 * @returns the clause, or `undefined`
 */
export function stoppedInNote(note: string, term: string): string | undefined {
  const own = /^[\p{L}-]{4,}/u.exec(term.trim())?.[0];
  const it = `(?:this|it|these|them|(?:the\\s+|this\\s+|these\\s+)?(?:medication|medicine|drug|tablets?|capsules?|treatment)${own === undefined ? '' : `|${own}`})`;
  const who = String.raw`(?:(?:the\s+)?(?:patient|pt)|s?he|they|gp|consultant|wife|husband|carers?|daughter|son|mother|father|family|nok|${it})`;
  const aux = String.raw`(?:has|have|had|was|were|is|are|been|now|currently|reports?|says|states|that|temporarily|recently|also)`;
  const start = String.raw`^\s*(?:(?:${who}|${aux})\s+)*`;
  const said = [
    String.raw`${start}(?:stopped|ceased|discontinued|no\s+longer|not)\s+(?:currently\s+)?(?:${taking}|taken(?=\s+${it}))(?:\s+${it})?${ends}`,
    String.raw`${start}(?:stopped|ceased|discontinued|withheld|suspended|paused|no\s+longer\s+takes?|does\s+not\s+take|doesn't\s+take|never\s+(?:took|started))(?:\s+${it})?${ends}`,
    String.raw`^\s*(?:${it}\s+)?(?:${aux}\s+)*on\s+hold${ends}`,
  ].map((source) => new RegExp(source, 'iu'));
  const plain = note.replaceAll('\u2019', "'");
  if (restarted.test(plain)) return undefined;
  return plain
    .split(/(?<=[.;!])\s+|\s+[-\u2013]\s+|\n|,\s+/u)
    .find((clause) => said.some((pattern) => pattern.test(clause.replace(conditions, ' '))))
    ?.trim();
}
