import { rule, type Fact, type Rule, type Said } from '../facts.ts';
import { number } from '../numbers.ts';

const req = String.raw`(?:needed|required|necessary|req'?d|reqd|req|nec)`;
/** As people say it of themselves and of each other: "when I need it", "if she needs them". */
const personal = String.raw`(?:when|if|as|whenever)\s+(?:i|he|she|they|you)\s+(?:needs?|requires?)(?:\s+(?:it|them|one))?`;
const needed = String.raw`(?:p\.?r\.?n\.?|(?:only\s+)?(?:(?:(?:as\s+and\s+when|when\s+and\s+if|as|when|if|where|whenever)\s+${req})|${personal}))`;

/** Where the reason stops: anything that is itself a direction. */
const stop = String.raw`(?=\s*(?:$|[.,;()*]|\s-\s|\s(?:max|maximum|up|upto|no\s+more|not|do|don't|dont|take|to|use|apply|repeat|if|until|unless|then|but|every|each|once|twice|thrice|daily|weekly|monthly|fortnightly|nightly|hourly|alternate|alt|with|without|at|in|on|by|as|when|may|can|before|after|for|mdu|prn|only|from|via|orally|od|bd|tds|qds|qid|tid|om|nocte|mane|${number})(?![a-z])))`;
const start = String.raw`(?!(?:up|use|the\s+next|a|an|as|at|it|them|this|max|further|external|short|long|one|first)(?![a-z])|${number}\s)`;
const reason = String.raw`(?<reason>${start}[a-z][a-z'/-]*(?:\s+[a-z'/&-]+){0,7}?)${stop}`;

/** After a bare "prn" only a word that can be nothing but a symptom is its reason. */
const symptoms = String.raw`(?<reason>(?:chest\s+|back\s+|neuropathic\s+|severe\s+|mild\s+|breakthrough\s+)?(?:pain|pains|aches?|nausea|vomiting|sickness|constipation|diarrhoea|sleep|insomnia|anxiety|agitation|distress|panic|itch|itching|itchiness|pruritus|wheeze|wheezing|wheeziness|breathlessness|shortness\s+of\s+breath|sob|headaches?|migraines?|hay\s?fever|allerg(?:y|ies)|indigestion|heartburn|reflux|cough|spasms?|cramps?|angina|fever|pyrexia|temperature|vertigo|dizziness|secretions|seizures?|colic|wind|bloating|dry\s+eyes|rash|eczema|gout|flare(?:\s?-?ups?)?))(?:\s+and\s+(?:pain|nausea|vomiting|anxiety|agitation|breathlessness|itch|fever))?${stop}`;

/** How somebody is who asks for it. */
const states = String.raw`(?<reason>(?:very\s+|really\s+|still\s+)?(?:constipated|sleepless|wheezy|wheezing|breathless|short\s+of\s+breath|itchy|itching|nauseous|nauseated|sick|vomiting|dizzy|agitated|anxious|distressed|restless|bloated|feverish|febrile|coughing|uncomfortable|in\s+discomfort|(?:unable|struggling)\s+to\s+sleep|(?:cannot|can'?t|not)\s+sleep(?:ing)?))${stop}`;

/** "See your GP if breathless": what is asked for there is advice, not the medicine. */
const notAdvice = String.raw`(?<!(?<![a-z])(?:see|contact|consult|call|ring|phone|speak|tell|inform|seek|ask|check|test|monitor|measure|report|return|review|refer|attend)(?![a-z])[^.;,()\n]*)`;

const read = (said: Said): { readonly kind: 'needed'; readonly reason?: string } => {
  const words = said('reason').replace(/\s+/g, ' ').trim();
  return { kind: 'needed', ...(words === '' ? {} : { reason: words }) };
};

export const neededRules: readonly Rule[] = [
  rule(
    String.raw`for\s+(?:the\s+)?(?:relief\s+of\s+|treatment\s+of\s+)?${reason}`,
    (said, place): Fact | undefined =>
      place.needed ? { kind: 'reason', reason: said('reason').replace(/\s+/g, ' ').trim() } : undefined,
  ),
  rule(needed, read),
  rule(String.raw`(?<keep>as\s+often\s+as)\s+${req}`, () => ({ kind: 'needed' })),
  rule(
    String.raw`${needed}\s*(?:for|to\s+treat|to\s+relieve)\s+(?:the\s+(?:relief|treatment)\s+of\s+|relief\s+of\s+|the\s+)?${reason}`,
    read,
  ),
  rule(String.raw`${needed}\s*(?:-\s*)?\(?(?:for\s+)?${symptoms}\)?`, read),
  // "if in pain", "when you get chest pain": asked for by the symptom itself.
  rule(
    String.raw`${notAdvice}(?:if|when|whenever)\s+(?:you\s+(?:are\s+|get\s+|have\s+|feel\s+)?)?(?:in\s+|having\s+|experiencing\s+|getting\s+)?(?:an?\s+|any\s+)?${symptoms}`,
    read,
  ),
  // "if constipated", "when you are breathless", "if unable to sleep".
  rule(
    String.raw`${notAdvice}(?:only\s+)?(?:if|when|whenever)\s+(?:(?:you|he|she|they|i|pt|patient)\s+(?:(?:is|are|am|feels?|becomes?|gets?)\s+)?|(?:feeling|becoming|getting)\s+)?${states}`,
    read,
  ),
  rule(
    String.raw`for\s+(?:the\s+)?(?<reason>${start}[a-z][a-z'-]*(?:\s+[a-z'-]+){0,3}?)\s+${needed}`,
    (said) => (/\b(?:if|as|when|prn)\b/.test(said('reason')) ? undefined : read(said)),
  ),
];
