import { rule, type Place, type Rule } from '../facts.ts';
import { number } from '../numbers.ts';

/** "take", "to be taken": nothing but "use it". A method where the verb says how. */
const verbs: readonly (readonly [words: string, method?: string, route?: string])[] = [
  [
    String.raw`(?:to\s+)?take|to\s+be\s+taken|taken|(?:to\s+be\s+)?given|give|to\s+be\s+used|use|used|have|(?:to\s+be\s+)?(?:put|placed?|administer(?:ed)?|swallowed|rubbed|sprayed)|rub(?:\s+in(?!\s+(?:the|a|your)\b))?|spray|dose`,
  ],
  [String.raw`apply|to\s+be\s+applied|applied`, 'Apply'],
  [String.raw`inject|to\s+be\s+injected`, 'Inject'],
  [String.raw`insert|to\s+be\s+inserted`, 'Insert'],
  [String.raw`instill?|to\s+be\s+instilled`, 'Instil'],
  [String.raw`inhale|to\s+be\s+inhaled`, 'Inhale', 'inhalation'],
  [String.raw`infuse|to\s+be\s+infused`, 'Infuse'],
  [String.raw`(?:to\s+be\s+)?(?:changed?|replaced?)(?!\s*(?:to|from|by|back|dose|$)(?![a-z]))`],
  [String.raw`(?:to\s+be\s+)?nebulised?(?=\s+(?:one|two|\d))|nebulise`],
];

/** As somebody told it: "takes 18 units", "the patient is using two puffs", "has one at night". */
const reported = String.raw`(?:(?:(?:the\s+)?(?:patient|pt)|s?he|they)\s+)?(?:(?:is\s+|reports?\s+|says\s+)?(?:taking|using|injecting|inhaling|applying)|takes|uses|injects|inhales|applies|instils|has)(?=\s+${number})`;

/** Verbs that say more than "use it": they are understood well enough for a dose to follow, and stay on show. */
const shown = String.raw`(?<keep>suck|to\s+be\s+sucked|chew|to\s+be\s+chewed|swallow|dissolve|(?:rinse\s+or\s+)?gargle(?:\s+with)?|rinse\s+(?:the\s+)?mouth\s+with|sniff|drink|smoke|wear|massage|initially|start(?:ing)?\s+with|begin\s+with|usually|normally|breathe\s+in|melt|mix|stir|sprinkle|crush|sip|swish|paint|smear|spread|dab|squeeze|snort|wash(?:\s+with)?|shampoo|bathe(?:\s+with)?|disperse|dilute|(?:the\s+)?contents?\s+of|please\s+(?:take|use|apply|inhale|inject|insert|give)|please|(?:let|allow)(?=\s+(?:one|two|1|2)(?![a-z0-9])))`;

const expects = (place: Place): boolean => place.after !== 'unknown';

export const verbRules: readonly Rule[] = [
  ...verbs.map(([words, method, route]) =>
    rule(`(?:${words})`, (_, place) =>
      expects(place)
        ? {
            kind: 'verb',
            ...(method === undefined ? {} : { method }),
            ...(route === undefined ? {} : { route }),
          }
        : undefined,
    ),
  ),
  rule(reported, (_, place) => (expects(place) && !place.inBrackets ? { kind: 'verb' } : undefined)),
  // An order in the middle of other words begins the direction anew ("... 250mg/5ml take 10ml").
  rule(String.raw`take|inhale|inject|instill?|insert|give`, (_, place) =>
    place.after === 'unknown' && !place.inBrackets ? { kind: 'verb' } : undefined,
  ),
  // The strength of a liquid or a patch before the dose: "10mg/5ml 2.5ml bd".
  rule(
    String.raw`(?<keep>${number}\s*(?:mg|g|mcg|micrograms?|units?)\s*(?:/|per|in)\s*(?:\d+(?:\.\d+)?\s*)?(?:mls?|hours?|hrs?|h))`,
    (_, place) => (expects(place) && !place.inBrackets ? { kind: 'verb' } : undefined),
  ),
  rule(shown, (_, place) => (expects(place) ? { kind: 'verb' } : undefined)),
  rule(String.raw`and|&|\+|plus`, () => ({ kind: 'and' })),
  rule(String.raw`(?:and\s+|&\s*)?then|followed\s+by|thereafter|after\s+that`, () => ({ kind: 'then' })),
  // "for 2 weeks then increase to 50 mg daily": after a length, the amount it changes to is the next step.
  rule(
    String.raw`(?:(?:and\s+|&\s*)?(?:then\s+|after\s+that\s+)?)(?:increas(?:e|ing)|reduc(?:e|ing)|decreas(?:e|ing)|titrat(?:e|ing)\s+up|go(?:ing)?\s+(?:up|down))(?:\s+the\s+dose)?\s+to(?=\s+${number})`,
    (_, place) => (place.previous?.kind === 'bounds' ? { kind: 'then' } : undefined),
  ),
  // Firm: nothing after a "do not" is a direction to take anything.
  rule(
    String.raw`do\s+not|don'?t|never|not|avoid|stop|discontinue|cease|without|except(?:ing)?|apart\s+from|exclud\w+|excl?|none|nil|no(?=\s+(?:dose|tablets?|capsules?|medication|treatment))|omit|skip\w*|miss(?:ing)?|other\s+than|(?:bar|off)(?=\s+(?:on\s+)?(?:mon|tue|wed|thu|fri|sat|sun|weekend))|(?:dose|drug|pill|tablet)?[\s-]?free\s+days?|withhold|hold|suspend\w*|paused?|if\s+not`,
    () => ({ kind: 'block', firm: true }),
  ),
  rule(
    String.raw`if|or|until|till|unless|while|whilst|when|whenever|where|after|before|within|at\s+(?:the\s+)?(?:first|onset|start)|repeat(?:ed)?|from|instead|in\s+(?:place|addition)\s+(?:of|to)|increas\w+|reduc\w+|decreas\w+|titrat\w+|adjust\w*|alternat\w+|wean\w*|leave|wait|allow|between(?=\s+\d)|remov(?:e|ed|al|ing)|take\s+off|(?:wash|rinse)(?:ed|d)?\s+(?:off|out)|at\s+least|minimum|min|contains?|equivalent|each\s+(?:tablet|capsule|dose|puff|patch|ml)|for\s+(?:the\s+)?(?:first|next|last)|up\s+by|down\s+by|by`,
    () => ({ kind: 'block', firm: false }),
  ),
];
