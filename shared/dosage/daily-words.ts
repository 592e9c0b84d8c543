import type { Concept } from '../medicines/codes.ts';

/** Instructions by which the dose is another on another day. Cautionary labels ("with water", "until symptoms relieved") are not. */
const variable =
  /\b(?:inr|variable|vary|varying|sliding|scale|titrat\w*|adjust\w*|according to|directed|reduc\w*|increas\w*|alternat\w*|taper\w*)\b/i;

/** Instructions by which some days have no dose. */
const cyclic =
  /\b(?:cycl\w*|(?:tablet|pill|treatment|drug)[- ]free|free (?:interval|week|period)|courses? repeated|repeat\w* (?:the )?(?:courses?|cycles?)|(?:days?|weeks?) off)\b/i;

export const isVariable = (instructions: readonly Concept[]): boolean =>
  instructions.some(({ text }) => variable.test(text));

export const isCyclic = (instructions: readonly Concept[]): boolean =>
  instructions.some(({ text }) => cyclic.test(text));

/** Words left over that may change how much is taken in a day. A strength beside the dose, or how to swallow it, does not. */
export function changesTheDose(remainder: string): boolean {
  const bare = remainder
    .toLowerCase()
    .replace(/\(?(?:x\s*)?\d+(?:\.\d+)?\s*(?:mg|g|mcg|micrograms?|ml)\)?/g, ' ')
    .replace(/in \w+ divided doses/g, ' ')
    .replace(/(?:half an?|an?|\w+(?:-\w+| to \w+)?) (?:hours?|hrs?|minutes?|mins?)\b/g, ' ')
    .replace(/(?:half an?|an?|one) (?:full )?(?:glass|cup)\b/g, ' ');
  return /\d|\b(?:one|two|three|four|five|six|half|once|twice|times|apart|except|alternat\w*|directed|mdu|reduc\w*|increas\w*|then|thereafter|sliding|scale|according|per|weeks?|weekly|days?|daily|months?|monthly|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*|cycl\w*|inr|variable|vary|varying|until|or|if|when|unless|not|stop\w*|omit|repeat\w*|instead|plus|extra|additional|total|dose|doses|dialy|daliy|adjust\w*|titrat\w*|needed|required)\b/.test(
    bare,
  );
}
