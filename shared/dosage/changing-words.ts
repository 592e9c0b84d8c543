import { compareDecimal, multiply, type Decimal } from '../core/decimal.ts';
import type { DosageMeaning } from '../medicines/dosage.ts';
import { doseUnitWords, scaleOf, unitOf } from '../medicines/units.ts';
import { anyOf, escaped } from './facts.ts';
import { number, numberOf } from './numbers.ts';
import { factorOf } from './product-dose.ts';
import { toldElsewhere } from './rules/when.ts';
import { stoppedWords } from './stopped-words.ts';

/** What of the directions that were read the words left over may change. */
export type Changed = 'amount' | 'frequency';

/**
 * Whether words left over may make the dose or the rate beside them another: a number nobody read, a rate beside the rate,
 * a word of stopping, holding or changing. Advice, reasons, strengths, dates, supplies and reviews change neither.
 *
 * @example changedBy('(pt takes 150mcg)', meanings) // ['amount']
 * @example changedBy('swallow whole with a glass of water', meanings) // []
 */
export function changedBy(remainder: string, meanings: readonly DosageMeaning[]): readonly Changed[] {
  if (remainder === '') return [];
  const words = withoutHarmless(remainder.toLowerCase().replaceAll('\u2019', "'"), meanings);
  if (stoppedWords(remainder) !== undefined || changing.test(words) || told.test(remainder))
    return ['amount', 'frequency'];
  const paced = rates.test(words);
  const numbered = numbers.test(words.replace(lengths, ' ').replace(divided, ' '));
  return [
    ...(numbered ? (['amount'] as const) : []),
    ...(paced || lengths.test(words) ? (['frequency'] as const) : []),
  ].filter((one, at, all) => all.indexOf(one) === at);
}

const told = new RegExp(`\\b${toldElsewhere}\\b`, 'iu');

const measured = doseUnitWords.filter((word) => scaleOf(unitOf(word) ?? '') !== undefined);
const counted = doseUnitWords.filter((word) => scaleOf(unitOf(word) ?? '') === undefined);
const amount = String.raw`${number}\s*(?:${anyOf(measured.map(escaped))}|units?|iu|mmol|u)(?![a-z])`;
const things = `(?:${anyOf(counted.map(escaped))}|tabs?|caps?)(?![a-z])`;
const time = String.raw`(?:hours?|hrs?|h|minutes?|mins?|seconds?|secs?)(?![a-z])`;
const rest = String.raw`(?:[^.;,()\n]|(?<=\d)[.,](?=\d))*`;

/** Numbers and words that stand for something else than what is taken. Each is taken out before the rest is looked at. */
const harmless: readonly RegExp[] = [
  // Strengths: "100 units/ml", "500mg tabs", "10%".
  String.raw`(?:x\s*)?${amount}(?:\s*(?:/|per|in)\s*(?:${number}\s*)?(?:mls?|mg|g|mcg|dose|${time}|${amount}))+`,
  String.raw`${amount}(?=\s*(?:${things}|strength|inhaler|pens?|vials?|solution|suspension|liquid|cream|e/?c|m/?r|s/?r|x/?l))(?:\s*${things})?`,
  String.raw`\d+(?:\.\d+)?\s*%`,
  String.raw`(?:in place of|instead of|replac\w+|each (?:tablet|capsule|dose|puff|patch|ml) (?:is|=)|contain\w*|equivalent to|strength)\s*:?\s*(?:${amount})?`,
  // What it is taken in or with.
  String.raw`(?:at least |about |approximately |up to )?(?:half )?(?:an? |the )?(?:${number}\s*)?(?:mls?|millilit\w+|lit(?:re|er)s?|glass(?:es|ful)?|cups?(?:ful)?|tumblers?)\s*(?:of\s+)?(?:[a-z]+\s+)?(?:water|milk|juice|fluids?|liquids?|squash|food|saline|feed)(?![a-z])`,
  String.raw`(?:half )?(?:an? |${number} )(?:full )?(?:glass(?:es)?|cups?)(?![a-z])`,
  // How long before, after, between.
  String.raw`(?:half an?|an?|${number}(?:\s*(?:-|to|or)\s*${number})?)\s*${time}`,
  // Dates, and what is looked at or supplied when.
  String.raw`\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}[/-](?:19|20)\d\d(?!\d)|(?:since|in|from|started|commenced)\s+(?:19|20)\d\d(?!\d)|(?:\d{1,2}(?:st|nd|rd|th)?[\s-]*)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s-]+\d{2,4}|\d{5,}`,
  String.raw`(?:(?:gp|hospital|clinic|pharmacist|nurse|consultant|for|to|please|next|needs?)\s+)*(?:review\w*|bloods?(?!\s+pressure\s+(?:medic|tab))|monitor\w*|check\w*|inr|target|range|bp|hr|pulse|egfr|crcl|u&es?|fbc|lfts?|hba1c|bms?|weigh\w*|wt|bmi|height|age[ds]?|levels?|appointments?|due(?! to (?:re-?)?start)|call|ring|contact|tel|telephone|phone|ref|batch|exp|lot)(?![a-z])${rest}`,
  String.raw`(?:weekly|daily|monthly|instalment|supervised|yearly|${number}\s*(?:days?|weeks?|months?|years?))\s*(?:dispens\w*|suppl\w*|collect\w*|pick\s?up|scripts?|packs?|trays?|blisters?|dosettes?|nomads?|bloods?|tests?|monitor\w*|checks?|review\w*|consumption)${rest}`,
  String.raw`(?:total|x)\s*(?:of\s*|[:=]\s*)?${number}\s*${things}|\d{2,4}\s*${things}\s*[.)]?\s*$|\d{1,3}\s*(?:x\s*)?(?:o\.?p\.?|packs?|box(?:es)?|bottles?|tubes?|inhalers?)(?![a-z])|(?:rx|script|prescription)(?![a-z])${rest}|\d{1,2}\s?/\s?(?:7|52|12)(?!\d)`,
  String.raw`(?:dispens\w*|suppl\w*|collect\w*|issue[ds]?|mitte|qty|quantity|packs?|box(?:es)?|bottles?|deliver\w*|supervised|repeats?)(?![a-z])\s*(?:of|:|=|x)?\s*${rest}`,
  // Limits are a field of their own.
  String.raw`(?:max\w*|no more than|not more than|do(?:es)? not exceed|not exceed\w*|(?:do not|don'?t|never) (?:take|use) (?:any )?more|(?<!(?:went|gone|go|going|goes|moved|titrated|increased|put)\s+)up to)(?![a-z])${rest}`,
  // Prohibitions and warnings about how, not about whether.
  String.raw`(?:do not|don'?t|dont|never|avoid|must not|should not|not to be)\s+(?!(?:re-?)?start|resum|continu|give|issu|prescri|suppl|admin|order|(?:take|use)\s*(?:$|[.;,)-]|until|while|any\s?more|today|now))${rest}`,
  String.raw`not\s+(?:for|suitable|to\s+(?:be\s+)?stop\w*)(?![a-z])${rest}|stop(?:ped|ping)?\s+(?:smoking|drinking)`,
  // Under which condition, or until when; unless it says how much then.
  String.raw`(?:(?:stop|hold|withhold|omit|skip|miss|reduce|see|seek|consult|call|tell|speak)(?![a-z])[^.;,()\n]*?\s)?(?:if|until|till)(?![a-z])(?![^.;,()\n]*?${amount})${rest}`,
  // How it is kept and cleaned, and what else is to be done.
  String.raw`(?:store|keep|discard|dispose|wash|rinse|clean|shake|rotate)(?![a-z])${rest}|increase\s+(?:your\s+)?(?:fluids?|fibre|water|exercise|activity)(?![a-z])${rest}`,
  String.raw`(?:may|can|could|will)\s+(?:cause|make|affect|stain|discolou?r|colou?r|increase|reduce|lower|raise|turn|lead|be)(?![a-z])${rest}`,
  String.raw`(?:to|helps?|will)\s+(?:help\s+)?(?:reduce|increase|lower|decrease)(?!\s+(?:by|to|the\s+dose|dose))(?![a-z])${rest}`,
  String.raw`(?:if|when|until)\s+(?:affected|side effects|symptoms|in doubt|problems|any|worried|you|finished|relieved|better|clear\w*)(?![a-z])${rest}`,
  // Names with numbers in them.
  String.raw`type [12](?![\d.])|\d+(?:st|nd|rd|th)(?![a-z])|(?:step|stage|grade|line|score|class|option|ward|bay|bed|room|page|section|table|number|no\.?|spf|bnf|ckd|nyha|chads?[a-z\d-]*|has-?bled|hb|plt|wcc|crp|k\+?|na\+?|ca)\s*:?\s*\d+(?:\.\d+)?(?![\d.]|\s*(?:m?g|mcg|units?)(?![a-z]))|(?<!(?:from|to|on)\s+)day\s+\d+(?:\s*(?:of|/)\s*\d+)?(?!\s*(?:to|-)\s)`,
].map((source) => new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${source})`, 'gu'));

function withoutHarmless(remainder: string, meanings: readonly DosageMeaning[]): string {
  const own = withoutOwnStrength(remainder, meanings);
  const ends = meanings.some(({ timing }) => timing.bounds !== undefined);
  const started = ends ? own.replace(/(?<![a-z])then stop(?![a-z])/u, ' ') : own;
  return harmless.reduce((words, pattern) => words.replace(pattern, ' '), started);
}

const bracketed = new RegExp(String.raw`\(\s*(?<amount>${amount})\s*\)`, 'gu');
const leading = new RegExp(String.raw`^\s*(?:x\s*|of\s+)?${amount}(?:\s*/\s*${amount})*`, 'u');
const pieces = new RegExp(
  String.raw`(?:\(\s*|=\s*)${number}\s*(?:(?:x\s*)?${amount}(?:\s*${things})?(?=\s*\))|x(?=\s*\))|${things}|(?=\s*\)))\s*\)?`,
  'gu',
);

/** The mass beside a count ("one tablet (5mg)"), the count beside a mass ("5mg (one tablet)"), the same mass again. */
function withoutOwnStrength(words: string, meanings: readonly DosageMeaning[]): string {
  const given = meanings.flatMap(({ doses }) => doses.flatMap(({ low, high }) => high ?? low ?? []));
  const masses = given.flatMap(({ value, unit }) => inMg(value, unit) ?? []);
  const weighed = given.some(({ unit }) => scaleOf(unit)?.of === 'mass' || unit === 'unit');
  if (weighed)
    return words
      .replace(bracketed, (whole, inner: string) => {
        const parts = /^(.*?)\s*([a-z%\u00b5]+)$/u.exec(inner);
        const value = numberOf(parts?.[1] ?? '');
        const mass = value === undefined ? undefined : inMg(value, unitOf(parts?.[2] ?? '') ?? '');
        const same = mass !== undefined && masses.some((one) => compareDecimal(one, mass) === 0);
        return same || (mass === undefined) !== (masses.length === 0) ? ' ' : whole;
      })
      .replace(pieces, ' ');
  return words.replace(bracketed, ' ').replace(leading, ' ');
}

function inMg(value: Decimal, unit: string): Decimal | undefined {
  const scale = scaleOf(unit);
  return scale?.of === 'mass' ? multiply(value, factorOf(scale.factor)) : undefined;
}

/** Words by which the dose is, was or will be another. */
const changing =
  /(?<![\p{L}\p{N}-])(?:chang(?:ed|ing|e\s+(?:to|from|dose))|(?<!no )increas\w*|reduc\w*|decreas\w*|wean\w*|taper\w*|titrat\w*|adjust\w*|doubl\w*|halv\w*|switch\w*|convert\w*|alternat\w*|sliding|variable|varying|varies|extra|additional|in addition|plus|other days?|except\w*|apart from|omit\w*|skip\w*|contra-?indicat\w*|withh\w*|suspend\w*|paus(?:e|ing)|hold(?! (?:in|under|the|for \d+ seconds|breath))|stop\w*|restart\w*|tail\w* off|step (?:up|down)|miss (?:a |the |one )?(?:dose|day)|miss(?:es|ed|ing)? on|not (?:whilst|while|during|on(?! an? | empty))|then (?:stop|hold)|occasional\w*|sometimes|rarely|seldom|as and when|forgets?|(?:not|non|poor|poorly)[\s-]*(?:complian|concordan|adheren)\w*)(?![\p{L}])/u;

const latin = 'od|qd|bd|bid|tds|tid|qds|qid|om|nocte|mane|alt|eod';
const dayNames = '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?|weekdays?|weekends?';
/** How often, left over beside what was read. */
const rates = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${latin}|twice|thrice|daily|nightly|weekly|monthly|fortnightly|hourly|${number}\s*(?:times|x)|every\s+(?:other|second|third|${number})|${dayNames}|am|pm|noon|midday|divided doses)(?![\p{L}\p{N}])`,
  'u',
);
const lengths = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${number}\s*-?\s*(?:days?|nights?|weeks?|wks?|months?|mths?)(?![\p{L}])|(?<![\p{L}])days?\s+${number}(?![\p{L}\p{N}])`,
  'u',
);
const divided = new RegExp(String.raw`${number}\s+(?:equally\s+)?divided`, 'u');
const numbers = new RegExp(
  String.raw`(?<![\p{L}\p{N}]|[\p{L}]-)(?:\d|[½¼¾]|${number}(?![\p{L}\p{N}])|whole(?=\s+(?:tab|one|at|mane|nocte|am|pm|in)))`,
  'u',
);
