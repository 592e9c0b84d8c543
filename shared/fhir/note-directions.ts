import { known, notRecorded } from '../core/known.ts';
import type { Dosage, DoseAmount } from '../medicines/dosage.ts';
import { meaningsIn, saysOften, type DirectionsReader } from './directions-reader.ts';

/** A note that holds an amount or how often, where no dosage holds anything: directions, and said to come from a note. */
export function dosagesOfNotes(notes: readonly string[], directions: DirectionsReader): readonly Dosage[] {
  return notes.flatMap((note): readonly Dosage[] => {
    const clauses = note.split(/(?<=[.;])\s+|\s+-\s+|\n/).filter((clause) => !ofOtherThings.test(clause));
    if (!clauses.some((clause) => isDirection(clause, directions))) return [];
    return [
      {
        text: known(note),
        structured: notRecorded,
        fromText: directions(clauses.join(' ')),
        patientInstruction: notRecorded,
        wordsFrom: 'note',
      },
    ];
  });
}

/** Times and amounts of a review, a test, a supply or what was before are none of the medicine's now. */
const ofOtherThings =
  /\b(?:review\w*|bloods?|blood (?:test|pressure)s?|monitor\w*|check\w*|tests?|due|target|inr|bp|fbc|lfts?|u&es?|egfr|creatinine|weigh\w*|height|hba1c|levels?|issued?|dispensed|suppl\w*|collect\w*|deliver\w*|dosette|blister|tray|pharmacy|script|prescription|appointment|seen|counsel\w*|previous\w*|formerly|was on|used to|last (?:taken|dose|given)|started (?:in|on)|since|until (?!food)|expir\w*)\b/i;

/** An amount with its unit; or how often with nothing else said, or with a word of taking beside it. */
function isDirection(clause: string, directions: DirectionsReader): boolean {
  const fromText = directions(clause);
  if (meaningsIn(fromText).some(({ doses }) => doses.some(hasUnit))) return true;
  if (directive.test(clause)) return true;
  const isAlone = fromText.kind === 'known' && fromText.value.remainder.trim() === '';
  return meaningsIn(fromText).some(saysOften) && (isAlone || taking.test(clause));
}

/** A bare number in a note ("box 17-Nov") is no amount. */
const hasUnit = ({ low, high }: DoseAmount): boolean => (high ?? low)?.unit !== '';

const taking =
  /\b(?:takes?|taking|taken|uses?|using|used|appl(?:y|ies|ying)|gives?|given|inject(?:s|ing)?|inhales?|doses?|on)\b/i;

/** "4mg Mon-Fri", "reducing by 1mg every month": an amount beside a time is a direction, however little of it is understood. */
const directive =
  /\b\d+(?:\.\d+)?\s*(?:mg|mcg|micrograms?|g|ml|units?|tab\w*|cap\w*|puffs?|drops?)\b.*\b(?:daily|day|night|morning|evening|weekly|week|month|monthly|hourly|od|bd|tds|qds|mon|tue|wed|thu|fri|sat|sun|weekends?)\b/i;
