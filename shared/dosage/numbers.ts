import { add, compareDecimal, decimal, readDecimal, type Decimal } from '../core/decimal.ts';
import { table } from '../core/table.ts';

/** Numbers as directions write them, as sources of regular expressions, and what they are worth. */

const names = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
  'twenty',
];
const words = new Map<string, Decimal>([
  ...names.map((name, value) => [name, decimal(value)] as const),
  ['thirty', decimal(30)],
  ['forty', decimal(40)],
  ['fifty', decimal(50)],
  ['sixty', decimal(60)],
]);
words.delete('zero');

const quarter = decimal(0.25);
const half = decimal(0.5);
const threeQuarters = decimal(0.75);
const fractions = table<Decimal>({
  '½': half,
  '1/2': half,
  half: half,
  '¼': quarter,
  '1/4': quarter,
  quarter: quarter,
  '¾': threeQuarters,
  '3/4': threeQuarters,
  'three quarters': threeQuarters,
});

// A number is never cut: without this "500mg tablet" is fifty of "0mg".
const entire = String.raw`(?!\d)(?![.,]\d)(?!\s000(?!\d))(?!\s\d{3}\s*(?:units?|iu|u)(?![a-z]))`;
// Nor has one a nought in front: "0800" is a time or a telephone.
const digits = String.raw`(?!0\d)(?!\d+\.000(?!\d))(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)${entire}`;
const word = `(?:${[...words.keys()].toSorted((a, b) => b.length - a.length).join('|')})`;
const mixed = String.raw`(?:(?:\d+|${word})(?:\s+and\s+|-and-|\s*[&+]\s*)(?:an?[\s-]+)?(?:half|quarter|1/2|1/4|3/4|½|¼|¾)|(?:\d+|${word})\s+(?:1/2|1/4|3/4)|\d+\s*[½¼¾])`;
const fraction = String.raw`(?:[½¼¾]|1/2|1/4|3/4|(?:a\s+|one\s+)?(?:half(?!\s+an?\s+hour)|quarter)|three\s+quarters)`;

/** Any amount: `2`, `1,000`, `0.5`, `one and a half`, `1½`, `half`. */
export const number = `(?:${mixed}|${fraction}|${digits}|${word})`;
/** A whole number in digits or words. */
export const whole = String.raw`(?:(?!0\d)\d{1,3}${entire}|${word})`;
/** Between the two ends of a range. A slash stands only between words: 2/3 and 1/2 are something else. */
export const between = String.raw`(?:\s*[-\u2013\u2014]\s*|\s+(?:to|or)\s+|(?<=\d)(?:to|or)(?=\d)|\s*/\s*(?=[a-z]))`;

const largest = decimal(1_000_000);

/** What a matched number is worth; `undefined` where it cannot be said for certain. */
export function numberOf(text: string): Decimal | undefined {
  const plain = text
    .trim()
    .replace(/-and-/, ' and ')
    .replace(/\b(an?)-/, '$1 ')
    .replace(/\s+/g, ' ');
  const value = simple(plain) ?? sum(plain);
  return value === undefined || compareDecimal(value, largest) > 0 ? undefined : value;
}

function simple(text: string): Decimal | undefined {
  const known = words.get(text) ?? fractions[text.replace(/^(?:a|one) /, '')];
  if (known !== undefined) return known;
  if (!/^(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?$/.test(text)) return undefined;
  const read = readDecimal(text.replaceAll(',', ''));
  return read.ok ? read.value : undefined;
}

function sum(text: string): Decimal | undefined {
  const parts = /^(\w+?) ?(?:(?:and|&|\+) ?(?:an? )?)?(half|quarter|1\/2|1\/4|3\/4|½|¼|¾)$/.exec(text);
  const base = simple(parts?.[1] ?? '');
  const rest = fractions[parts?.[2] ?? ''];
  return base === undefined || rest === undefined ? undefined : add(base, rest);
}

/** A bare `1/2` may be a half or "one or two". */
export const isSlashFraction = (text: string): boolean => /^\d\/\d$/.test(text.trim());
