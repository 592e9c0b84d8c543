import { isNearWord } from '../core/near-word.ts';

/** Fields of the directions that words may state without being understood. */
export type UnreadField = 'amount' | 'frequency' | 'as-needed' | 'route' | 'course';

/**
 * Which fields the words left over would have been about, as far as nothing else was read for them. Advice, warnings,
 * reasons, supplies and "as directed" are about none.
 */
export function wordsLeft(remainder: string, read: ReadonlySet<UnreadField>): readonly UnreadField[] {
  if (supplyAlone.test(remainder)) return [];
  const words = tokensOf(withoutAdvice(remainder.toLowerCase()));
  if (words.length === 0) return [];
  const nothing = !read.has('amount') && !read.has('frequency') && !read.has('as-needed');
  const amount = !read.has('amount') && (nothing || words.some(isOfAmount));
  const frequency = !read.has('frequency') && (read.has('as-needed') ? words.some(isOfTime) : true);
  const needed = !read.has('as-needed') && words.some(isNearNeeded);
  return [
    ...(amount ? (['amount'] as const) : []),
    ...(frequency && !(needed && !words.some(isOfTime)) ? (['frequency'] as const) : []),
    ...(needed ? (['as-needed'] as const) : []),
  ];
}

/** "84 tablets", "45 gram", "2 x 28 capsule", "1 OP": how much was supplied says nothing of how it is taken. */
const supplyAlone =
  /^\s*(?:x\s*)?\d+(?:\.\d+)?\s*(?:x\s*\d+\s*)?(?:tab(?:let)?s?|cap(?:sule)?s?|gm?s?|grams?|mls?|millilitres?|sachets?|patch(?:es)?|o\.?p\.?|dose|tubes?|bottles?|packs?|box(?:es)?)(?:\(s\))?[\s.]*$/i;

/** Clauses that say how to use a medicine, what for, or where its directions stand; each up to the end of the clause. */
const advice = new RegExp(
  String.raw`\b(?:${[
    String.raw`(?:use |take |taken |apply |to be (?:used|taken) |used )?(?:exactly |only )?(?:as|when|if) (?:per|above|before|previously|prescribed|advised|directed|instructed|agreed|discussed|shown|stated|told|recommended|needed)`,
    String.raw`as per|according to|per (?:protocol|plan|chart|clinic|hospital|consultant|specialist|inr|yellow)`,
    String.raw`see|refer|under|managed by|mdu|asd|uad`,
    String.raw`for|to (?:help|treat|prevent|reduce|control|relieve|protect|thin|lower)|in case of|due to|because`,
    String.raw`do not|don't|dont|avoid|never|without|unless|must not|stop (?:if|taking)|not to|no more|if (?:not|no|you|symptoms|required|affected)`,
    String.raw`may|can|could|contains?|warning|caution|important|note|nb|remember|ensure|keep|store|shake|discard|wash|rinse|rotate|read`,
    String.raw`with|after|before|dissolve\w*|disperse\w*|mix\w*|swallow\w*|suck\w*|chew\w*|crush\w*|sprinkle\w*|in (?:water|milk|juice|a glass|plenty)|on an empty`,
    String.raw`review\w*|check\w*|bloods?|monitor\w*|blood pressure|appointment|discuss\w*|contact|consult|ask|ring|speak|book`,
    String.raw`dispens\w*|suppl\w*|issue\w*|pack|box|quantity|qty|repeat|request\w*|order\w*|weekly (?:dispens|script|supply)`,
    String.raw`to (?:the )?(?:affected|skin|area|scalp|face|body|hands?|feet|eyes?|ears?|both|each|left|right|dry)|thinly|sparingly|liberally|generously`,
    String.raw`your|you|this|these|it|he|she|patient|pt`,
  ].join('|')})\b[^.;,()\n]*`,
  'gu',
);

function withoutAdvice(words: string): string {
  return religious.test(words) ? words : words.replace(advice, ' ').replace(products, ' ');
}

/** "After Fajr" is a time of the day, not advice about food. */
const religious = /\b(?:after|before|with) (?:fajr|dhuhr|zuhr|asr|maghrib|isha|iftar|suhoor|prayers?)\b/u;

/**
 * A strength or product named again beside the count: "(300mg)", "500mg tabs", "100units/ml". An amount by itself may be the dose
 * that was not read ("has 18 units, or so, at night").
 */
const measure = String.raw`\d+(?:[.,]\d+)?\s*(?:mg|mcg|micrograms?|g|grams?|ml|mls|%|units?)`;
const products = new RegExp(
  String.raw`\(\s*${measure}\s*\)|\b${measure}(?:\s*\/\s*(?:\d*(?:\.\d+)?\s*(?:ml|dose|hours?|hr|h)|mg|g))\b|\b${measure}(?=\s*(?:tab|cap|patch|inhaler|pen|sachet|vial|ampoule|solution|suspension|cream|liquid)\w*)`,
  'gu',
);

/** Words that are part of any direction and say nothing by themselves. */
const idle = new Set(
  'a an and at be by each from in into is it of on or per the to take taken taking use used using apply applied give given inhale inject insert instil put place swallow tablet tablets tab tabs capsule capsules cap caps puff puffs drop drops ml spoonful sachet patch dose doses oral orally mouth po topically whole fully regularly please carefully slowly directed directions instructed advised prescribed usual same new old continue long term ongoing then until required needed necessary prn'.split(
    ' ',
  ),
);

const tokensOf = (words: string): readonly string[] =>
  (words.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'/+.½¼¾-]*|[½¼¾?]+/gu) ?? [])
    .map((word) => word.replace(/[.'-]+$/, ''))
    .filter((word) => word !== '' && !idle.has(word) && !/^\?+$/.test(word));

const timeWords =
  'daily day days dayly night nightly nights morning mornings evening evenings noon midday lunch breakfast dinner supper tea teatime bedtime week weekly weeks weekdays weekends month monthly months hour hourly hours once twice thrice times every other alternate even odd evens odds date dates today tomorrow mane nocte stat monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun od bd bid tds tid qds qid qod om on'.split(
    ' ',
  );

const isOfTime = (word: string): boolean => isNearWord(word, timeWords) || /^q(?:\.?[a-z]){1,3}$/u.test(word);

const numberWords = 'one two three four five six seven eight nine ten half quarter dozen'.split(' ');
const unitWords = 'units unit milligrams micrograms tablets capsules puffs drops spoonfuls'.split(' ');

const isOfAmount = (word: string): boolean =>
  /[\d½¼¾]/u.test(word) || isNearWord(word, numberWords) || isNearWord(word, unitWords);

const neededWords = 'needed required necessary'.split(' ');
const isNearNeeded = (word: string): boolean => isNearWord(word, neededWords);
