import { doseUnitWords, scaleOf, unitOf } from '../medicines/units.ts';
import { anyOf, escaped } from './facts.ts';
import { number } from './numbers.ts';

/** A rate as directions write it: "25 mcg/hr", "5-10 ml per hour", "10mg/24h", "0.1 units/kg/hr". */
export type RateWords = {
  readonly low: string;
  readonly high: string;
  /** With "/kg" where it is per weight. */
  readonly unit: string;
  readonly per: string;
  readonly time: string;
  readonly words: string;
};

const units = anyOf(
  doseUnitWords
    .filter(
      (word) => scaleOf(unitOf(word) ?? '') !== undefined || ['unit', 'mmol'].includes(unitOf(word) ?? ''),
    )
    .map(escaped),
);
const over = String.raw`\s*(?:/|\bper\b)\s*`;
const rate = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,/])(?<low>${number})(?:\s*(?:-|\u2013|to)\s*(?<high>${number}))?\s*(?<unit>(?:${units}|u)(?:\s*/\s*kg)?)${over}(?<per>24|12|16|72)?\s*(?<time>hours?|hrs?|h|minutes?|mins?)(?![\p{L}])`,
  'giu',
);

/** What every rate holds: most directions hold none, and need not be looked through number by number. */
const perTime = /(?:\/|\bper\b)\s*(?:24|12|16|72)?\s*[hm]/iu;

/** A most that may be given in an hour or a day is no rate. */
const limit = /(?:max\w*|not exceed\w*|no more than|more than|up to|exceed)[^.;,()\n]{0,30}$/iu;

/** Every rate that words state. */
export function rateWords(text: string): readonly RateWords[] {
  if (!perTime.test(text)) return [];
  return [...text.matchAll(rate)].flatMap((match) => {
    const said = (name: string): string => match.groups?.[name]?.toLowerCase().trim() ?? '';
    if (limit.test(text.slice(0, match.index))) return [];
    const unit = said('unit')
      .replace(/\s*\/\s*/u, '/')
      .replace(/^u(?![a-z])/u, 'unit');
    return [
      {
        low: said('low'),
        high: said('high'),
        unit,
        per: said('per'),
        time: said('time').startsWith('m') ? 'minute' : 'hour',
        words: match[0].trim(),
      },
    ];
  });
}
