import { compareDecimal, decimal } from '../../core/decimal.ts';
import type { Quantity } from '../../medicines/dosage.ts';
import { rule, type Fact, type Place, type Rule, type Said } from '../facts.ts';
import { between, isSlashFraction, number, numberOf, whole } from '../numbers.ts';
import { mostUnit, unitWord } from './amount.ts';
import { periodUnitOf } from './often.ts';
import { table } from '../../core/table.ts';

const notLength = String.raw`(?!\s*(?:supply|supplies|review|issues?|script|rx|check|bloods?|break|off|gap|rest|interval|apart|between|before|after|of|old))`;
const no = String.raw`(?:(?:do\s+|to\s+)?not?(?:\s+to)?\s+(?:take\s+|use\s+|exceed\s+|be\s+exceeded\s+)?(?:more\s+than|exceed(?:ing)?))`;
const most = String.raw`(?:up\s?to\s+(?:a\s+)?)?(?:(?:max(?:imum)?\.?)(?:\s+(?:of|dose|daily|is))*\s*[:=]?|${no}|do\s+not\s+exceed|not\s+exceeding|not\s+to\s+exceed|no\s+more\s+than)`;
const period = String.raw`(?:(?<hours>24|12|48|72)\s*-?\s*(?:hours?|hrs?|hr|h)(?:\s+period)?|(?<perUnit>day|daily|week|weekly|month|monthly|hour))`;
const inPeriod = String.raw`\s*(?:(?:in|per|an?|each|every|within|over|/|in\s+any|in\s+an?|in\s+each|in\s+the|over\s+a|in\s+one|in\s+1|every\s+1)\s*)?${period}`;
const amount = String.raw`(?<low>${number})\s*(?<unit>${mostUnit})?`;

const spoken = table<string>({ d: 'day', wk: 'week', mo: 'month', h: 'hour' });

function quantityOf(said: Said): Quantity | undefined {
  const value = numberOf(said('low'));
  if (value === undefined || isSlashFraction(said('low'))) return undefined;
  return { value, unit: said('unit') === '' ? '' : unitWord(said('unit')) };
}

function readMost(said: Said): Fact | undefined {
  const most = quantityOf(said);
  const hours = said('hours') === '' ? undefined : numberOf(said('hours'));
  const unit = spoken[periodUnitOf(said('perUnit')) ?? ''];
  const per =
    hours !== undefined
      ? { value: hours, unit: 'hour' }
      : unit === undefined
        ? undefined
        : { value: decimal(1), unit };
  return most === undefined || per === undefined ? undefined : { kind: 'maxPerPeriod', most, per };
}

const dailyMost = (said: Said): Fact | undefined => {
  const most = quantityOf(said);
  return most === undefined
    ? undefined
    : { kind: 'maxPerPeriod', most, per: { value: decimal(1), unit: 'day' } };
};

const mostOf =
  (kind: 'maxPerDose' | 'maxPerLifetime') =>
  (said: Said): Fact | undefined => {
    const most = quantityOf(said);
    return most === undefined ? undefined : { kind, most };
  };

const courseUnits = table<'d' | 'wk' | 'mo'>({
  night: 'd',
  nights: 'd',
  '7': 'd',
  '52': 'wk',
  '12': 'mo',
});

function readDuration(said: Said): Fact | undefined {
  const low = /^an?$/.test(said('low')) ? decimal(1) : numberOf(said('low'));
  const high = said('high') === '' ? undefined : numberOf(said('high'));
  const unit = periodUnitOf(said('unit')) ?? courseUnits[said('unit')];
  if (low === undefined || unit === undefined || (said('high') !== '' && high === undefined))
    return undefined;
  if (said('most') !== '') return { kind: 'bounds', bounds: { kind: 'range', high: low, unit } };
  if (said('least') !== '') return { kind: 'bounds', bounds: { kind: 'range', low, unit } };
  if (high === undefined) return { kind: 'bounds', bounds: { kind: 'duration', value: low, unit } };
  return compareDecimal(low, high) < 0
    ? { kind: 'bounds', bounds: { kind: 'range', low, high, unit } }
    : undefined;
}

/** Without "for" the days must stand right after something understood. */
function readBareDuration(said: Said, place: Place): Fact | undefined {
  if (place.after !== 'claimed') return undefined;
  // "Every 3 months (12 weeks)": the interval once more, or the course.
  const { previous } = place;
  const isInterval = previous?.kind === 'often' && !['d', 'h'].includes(previous.often.periodUnit);
  return place.inBrackets && isInterval ? { kind: 'leave' } : readDuration(said);
}

const length = String.raw`(?<low>an?|${whole})(?:${between}(?<high>${whole}))?\s*-?\s*(?<unit>days?|nights?|weeks?|wks?|months?|mths?|years?)`;
const stop = String.raw`(?=\s*(?:$|[.,;)]|-\s|then\b|and\s+then\b))`;

function readOver(said: Said): Fact | undefined {
  const value = /^an?$/.test(said('low')) ? decimal(1) : numberOf(said('low'));
  const unit = periodUnitOf(said('unit'));
  return value === undefined || unit === undefined ? undefined : { kind: 'over', value, unit };
}

const words = table<number>({ once: 1, twice: 2 });

function readCount(said: Said): Fact | undefined {
  const counted = words[said('low')];
  const count = counted === undefined ? numberOf(said('low')) : decimal(counted);
  const countMax = said('high') === '' ? undefined : numberOf(said('high'));
  return count === undefined
    ? undefined
    : { kind: 'count', count, ...(countMax === undefined ? {} : { countMax }) };
}

export const limitRules: readonly Rule[] = [
  rule(String.raw`${most}\s*${amount}${inPeriod}`, readMost),
  rule(String.raw`${amount}\s*max(?:imum)?\.?${inPeriod}`, readMost),
  // Beside a dose this is a maximum; by itself it is the dose.
  rule(String.raw`up\s?to\s+${amount}${inPeriod}`, (said, place) =>
    place.dosed || said('hours') !== '' || (said('unit') === '' && said('perUnit') !== 'daily')
      ? readMost(said)
      : undefined,
  ),
  rule(String.raw`(?:max(?:imum)?\.?\s+daily\s+dose|mdd)\s*(?:of|is|[:=-])?\s*${amount}`, dailyMost),
  rule(
    String.raw`${most}\s*${amount}\s*(?:per|in\s+(?:one|a|any\s+one|a\s+single)|at\s+any\s+one)\s+(?:dose|time)`,
    mostOf('maxPerDose'),
  ),
  rule(
    String.raw`${most}\s*${amount}\s*for\s+the\s+lifetime\s+of\s+(?:the\s+)?patient`,
    mostOf('maxPerLifetime'),
  ),
  rule(
    String.raw`for\s+(?:a\s+total\s+of\s+)?(?:(?<most>up\s?to|max(?:imum)?(?:\s+of)?|no\s+(?:more|longer)\s+than)\s+|(?<least>at\s+least)\s+)?${length}`,
    readDuration,
  ),
  // How long from here on; what went before stays on show.
  rule(
    String.raw`for\s+(?:an?\s+)?(?<keep>further|additional|another)\s+${length}${notLength}`,
    readDuration,
  ),
  rule(
    String.raw`(?:for\s+|x\s*)?(?<low>\d{1,2})\s?/\s?(?<unit>7|52|12)${notLength}(?!\s*${mostUnit}(?![a-z]))`,
    (said, place) => (place.after === 'unknown' ? undefined : readDuration(said)),
  ),
  rule(String.raw`for\s+(?<low>24|36|48|72|96)\s*(?:hours?|hrs?)`, (said) => {
    const value = numberOf(said('low'));
    return value === undefined
      ? undefined
      : { kind: 'bounds', bounds: { kind: 'duration', value, unit: 'h' } };
  }),
  rule(String.raw`x\s*${length}${notLength}`, readDuration),
  rule(String.raw`(?!an?\s|(?:1|one)\s*nights?)${length}${stop}`, readBareDuration),
  rule(
    String.raw`(?:for\s+)?(?:an?\s+)?(?<low>${whole})\s*-?\s*(?<unit>day|week|month)s?\s+course`,
    readDuration,
  ),
  rule(String.raw`(?:for\s+)?a\s+course\s+of\s+${length}`, readDuration),
  rule(String.raw`over\s+(?<low>an?|${whole})\s+(?<unit>hours?|hrs?|minutes?|mins?)`, readOver),
  rule(
    String.raw`take\s+(?:(?<low>once|twice|${whole})(?:\s+to\s+(?<high>${whole}))?)(?:(?<=once|twice)|\s+times)(?=\s*(?:$|[.,;)]|-\s))`,
    readCount,
  ),
  // Once, and something about when: the words stay on show.
  rule(
    String.raw`(?<keep>stat|immediately\s+once|once\s+only|(?:as\s+)?a\s+single\s+dose|single\s+dose|one\s+off\s+dose)`,
    () => ({ kind: 'count', count: decimal(1) }),
  ),
];
