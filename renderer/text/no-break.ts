const date = String.raw`\d{2}-[A-Z][a-z]{2}-\d{4}(?: \d{2}:\d{2})?`;
const amount = String.raw`\d[\d,.]* (?:mg|g|kg|micrograms?|nanograms?|mL|units?|mmol|tablets?|capsules?|puffs?|drops?|times|%)(?:\/\w+)?\b`;
const kept = new RegExp(`(${date}|${amount})`);

export type Part = { readonly text: string; readonly keep: boolean };

/** Splits text so that dates with their times, and amounts with their units, stay whole. Joined again it is the same text. */
export const noBreakParts = (text: string): readonly Part[] =>
  text
    .split(kept)
    .map((part, at) => ({ text: part, keep: at % 2 === 1 }))
    .filter((part) => part.text !== '');
