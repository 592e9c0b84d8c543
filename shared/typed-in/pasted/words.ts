import { stoppedWords } from '../../dosage/dosage.ts';

/** The words lists are written in, beside those of medicines and directions. */

const numberWord = 'one|two|three|four|five|six|seven|eight|nine|ten|half';

/** A word that begins directions: no medicine's name goes on with it. */
const starts = new RegExp(
  String.raw`^(?:${numberWord}|½|take|takes|taken|taking|chew|inhale|apply|use|put|insert|inject|instil|give|swallow|suck|dissolve|rub|place|` +
    String.raw`od|bd|bid|tds|tid|qds|qid|om|mane|nocte|prn|stat|daily|weekly|monthly|fortnightly|nightly|alternate|once|twice|every|each|` +
    String.raw`at|in|on|if|only|when|as|with|after|before|up|for|until|to|via|max|morning|night|evening|bedtime|lunchtime|breakfast|am|pm|` +
    String.raw`mon(?:day)?s?|tues?(?:day)?s?|wed(?:nesday)?s?|thu(?:rsday)?s?|fri(?:day)?s?|sat(?:urday)?s?|sun(?:day)?s?|mon\/wed\/fri|` +
    String.raw`oral|orally|po|pr|pv|im|iv|sc|s\/c|subcut|topical|topically|inhaled|buccal|supervised|continue|days?)[.]?$`,
  'i',
);
export const beginsDirections = (word: string): boolean =>
  starts.test(word) || /^\d+\s*[-–]\s*\d+$/.test(word);

/** A sentence to somebody, not a line of a list. */
const sentence =
  /^(?:i|i'm|we|he|she|they|it|please|thank|thanks|dear|yours|kind|hi|hello|as promised|none|no|not|nil|told|discussed|re:|many thanks|regards|care coordinator|target|weight)\b/i;
export const isSentence = (text: string): boolean => sentence.test(text);

/** What is measured or talked about, not taken: "tacrolimus level 6.8". */
export const isMeasured = (text: string): boolean =>
  /\b(?:levels?|results?|clinic|monitoring|INR|eGFR|HbA1c|mmol\/L|mL\/min|viral load|CD4|clinic review|vaccination|vaccine)\b/i.test(
    text,
  );

const month =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const date = String.raw`(?:\d{1,2}[-/. ](?:\d{1,2}|${month})[-/. ]\d{2,4}|\d{4}-\d{2}-\d{2}|(?:${month})[ -]\d{4}|\d{1,2}(?:st|nd|rd|th)?\s+(?:${month})(?:\s+\d{4})?)`;
const dateAtStart = new RegExp(String.raw`^${date}(?=\s|$)`, 'i');

/** The length of a date that words begin with, `03-Oct-2026`, `10/11/26`; 0 where they begin with none. */
export const dateLength = (text: string): number => dateAtStart.exec(text)?.[0].length ?? 0;

const administrative = new RegExp(
  String.raw`^(?:(?:date(?: of (?:report|printing))?|created|printed|report(?:ed)?|(?:last |next )?(?:issued?|prescribed|dispensed|reviewed|review|test)|prescribed|review due|admitted|discharged|dictated|typed|updated|cycle \d+ day \d+|dispensed items.*|printed by.*)\b[\s:]*(?:on\b|due\b)?[\s:]*(?:${date})?(?:\s+\d{1,2}:\d{2})?[\s,;:.]*)+(?:(?:admitted|discharged|typed)\s+${date})?$`,
  'i',
);
const onlyDate = new RegExp(
  String.raw`^[\s(]*${date}(?:\s*[-–to]+\s*${date})?(?:\s+\d{1,2}:\d{2})?[\s).]*$`,
  'i',
);

/** When it was made, issued or last seen to, and nothing else. */
export const isAdministrative = (text: string): boolean =>
  administrative.test(text.trim()) || onlyDate.test(text);

const packUnit =
  'tablets?|tabs?|capsules?|caps?|caplets?|sachets?|ml|millilitres?|grams?|g|doses?|patch(?:es)?|ampoules?|vials?|suppositor(?:y|ies)|pens?|inhalers?|bottles?|packs?|op|nebules?|lozenges?|drops?|cartridges?|pre-filled (?:disposable )?(?:injections?|pens?|syringes?)';
const quantity = new RegExp(
  String.raw`^(?:qty|quantity)?[\s:]*\d[\d,.]*(?:\s*x\s*\d[\d,.]*)?\s*(?:(?:${packUnit})(?:\(s\))?)?$`,
  'i',
);

/** How much was supplied, `28 tablet(s)`, `1 x 200 dose`, `56`: neither name nor directions. */
export const isQuantity = (text: string): boolean => quantity.test(text.trim());

const suppliedAtEnd = new RegExp(
  String.raw`[\s,;]+(?:\d[\d,.]*\s*(?:${packUnit})(?:\(s\))?)?\s*[,;]?\s*(?:(?:last )?(?:issued?|prescribed|ended|stopped)[\s:]*${date})?$`,
  'i',
);

/** Words without the supply and the date of issue at their end, and what those were. */
export function withoutSupply(text: string): { readonly words: string; readonly rest: string } {
  const found = suppliedAtEnd.exec(text);
  if (found === null || found[0].trim() === '') return { words: text, rest: '' };
  return { words: text.slice(0, found.index), rest: text.slice(found.index).replace(/^[\s,;]+/, '') };
}

const ended = /\bended\b/i;
const stopped = /\b(?:stopped|discontinued|ceased|no longer (?:takes?|taking))\b/i;

/** It was stopped, by its own words: not "must not be stopped", "until stopped", nor what was taken up again since. */
export const saysStopped = (text: string): boolean =>
  ended.test(text) || (stopped.test(text) && stoppedWords(text) !== undefined);

/** Begins a remark on a change or a plan; never directions, though it may hold a time. */
export const beginsRemark = (text: string): boolean =>
  /^(?:for |review|gp |dose (?!\d)|reduced|increased|changed|started|stopped|ended|new$|unchanged|continue$|red result|to be reviewed|acute kidney)/i.test(
    text,
  );

/** How it is supplied, "weekly pickup": a time in it is no time to take it. */
export const isAboutSupply = (text: string): boolean =>
  /\b(?:pick\s?up|collects?|collected|dosette|tray|homecare|delivered)\b/i.test(text);

/** Words of a chart that say how what follows is given: a heading where they stand alone in capitals. */
const howGiven =
  /^(?:AS REQUIRED|WHEN REQUIRED|PRN|REGULAR|ONCE ONLY|STAT(?: DOSES)?|VARIABLE DOSE|INFUSIONS?)(?: MEDICATIONS?| MEDICINES)?:?$/;
export const isHowGiven = (text: string): boolean => howGiven.test(text);

/** What a reaction is called; a medicine's name before it is an allergy, not a line. */
export const isReaction = (text: string): boolean =>
  /^(?:rash|anaphyla\w*|urticaria|hives|angio-?oedema|itch\w*|allergic\b.*)[.\s]*$/i.test(text);
