import { beginsWithMedicine } from '../../dmd/dmd.ts';
import type { Section } from './headings.ts';
import { isAboutSupply, isMeasured, isSentence } from './words.ts';

/** What is asked about: a line is left in grey only where its words surely name no medicine. */

const amount =
  /(?<![\d/])[\d½.]+\s*(?:mg|milligrams?|g|grams?|mcgs?|micrograms?|microg|[µu]g|nanograms?|units?|iu|mls?|%|puffs?|drops?|tabs?|tablets?|caps?|capsules?|sprays?|sachets?|patch(?:es)?|sensors?)(?![a-z/])/i;
const often =
  /\b(?:od|bd|bid|tds|tid|qds|qid|om|mane|nocte|prn|stat|daily|nightly|weekly|fortnightly|monthly|mornings?|nights?|bedtime|lunchtime|teatime|once|twice|(?:times|every|each|a) (?:\d+ )?(?:day|week|month|hour)s?)\b/i;
const formWords =
  /\b(?:tablets?|tabs?|capsules?|caps?|inhalers?|puff(?:er|s)?|nebules?|nebulisers?|patch(?:es)?|creams?|ointments?|gels?|lotions?|shampoos?|drops|sprays?|sachets?|injections?|pens?|jabs?|insulins?|syrups?|liquids?|suspensions?|solutions?|suppositor(?:y|ies)|pessar(?:y|ies)|enemas?|sensors?|strips|vitamins?|thickener|oxygen)\b/i;
/** A count in words: "the small white one, half at tea". */
const counts = /[\d½]|\b(?:one|two|three|four|half)\b/i;

/** Whose words stand over a letter or a list, or who signs it. */
const title =
  /\b(?:surgery|hospital|clinic|pharmacy|practice|health centre|house|summary|record|department|chart|letter|follow-?up|outpatients?|oncology|cardiology)\b|^(?:dr|mr|mrs|ms|miss|prof|sister|thanks?|(?:best|kind|warm|with best) (?:wishes|regards))\b/i;
const labelled =
  /^(?:diagnos[ei]s|problems?|presenting|care coordinator|consultant|gp|tel|phone|fax|address|ward|reason|plan|seen by|spoke to)\b[^:]*:/i;
/** Nothing is there, in so many words: "None recorded", "No acute medication". */
const saysNone = /^(?:none|nil|no|not)\b/i;
/** Prose ends as a sentence does. */
const isProse = (text: string): boolean => /[.!?]$/.test(text) && text.split(/\s+/).length >= 4;

/** A medicine our tables hold stands somewhere in the words. */
const namesMedicine = (text: string): boolean => {
  const words = text.split(/[\s,;:()"]+/).filter((word) => word !== '');
  return words.some(
    (word, at) => /^\p{L}{4}/u.test(word) && beginsWithMedicine(words.slice(at, at + 3).join(' ')),
  );
};

/** Words taken for a heading or for the patient that name a medicine or an amount of one, and so may be a line. */
export const mayBeLine = (text: string): boolean => namesMedicine(text) || amount.test(text);

/** Words that read as no medicine and surely are none: a title, a letter's prose, a result, a problem. */
export function isSurelyOther(text: string, section: Section | undefined): boolean {
  if (isMeasured(text)) return !amount.test(text) && !often.test(text);
  if (mayBeLine(text) || often.test(text)) return false;
  if (section === 'other' || saysNone.test(text) || isAboutSupply(text)) return true;
  if (labelled.test(text) || title.test(text)) return true;
  if (formWords.test(text) || counts.test(text)) return false;
  return isSentence(text) || isProse(text);
}
