import { decimal } from '../core/decimal.ts';
import { snomedSystem, type Code, type Concept } from './codes.ts';
import type { PeriodUnit, Timing } from './dosage.ts';
import { table } from '../core/table.ts';

type Pace = readonly [frequency: number, period: number, unit: PeriodUnit, when?: string];

/** Source: HL7 v3 GTSAbbreviation, to which FHIR R4 binds `Timing.code`; HL7 v2 table 0335; OD, BD, TDS and QDS are what the UK writes. */
const paces = table<Pace>({
  QD: [1, 1, 'd'],
  OD: [1, 1, 'd'],
  BID: [2, 1, 'd'],
  BD: [2, 1, 'd'],
  TID: [3, 1, 'd'],
  TDS: [3, 1, 'd'],
  QID: [4, 1, 'd'],
  QDS: [4, 1, 'd'],
  QOD: [1, 2, 'd'],
  AM: [1, 1, 'd', 'MORN'],
  PM: [1, 1, 'd', 'AFT'],
  BED: [1, 1, 'd', 'HS'],
  QAM: [1, 1, 'd', 'MORN'],
  QPM: [1, 1, 'd', 'EVE'],
  QHS: [1, 1, 'd', 'HS'],
  HS: [1, 1, 'd', 'HS'],
  QWK: [1, 1, 'wk'],
  QMO: [1, 1, 'mo'],
  WK: [1, 1, 'wk'],
  MO: [1, 1, 'mo'],
  Q1H: [1, 1, 'h'],
  Q2H: [1, 2, 'h'],
  Q3H: [1, 3, 'h'],
  Q4H: [1, 4, 'h'],
  Q6H: [1, 6, 'h'],
  Q8H: [1, 8, 'h'],
});

/** SNOMED CT. */
const snomedPaces = table<Pace>({
  '229797004': [1, 1, 'd'],
  '229799001': [2, 1, 'd'],
  '229798009': [3, 1, 'd'],
  '307439001': [4, 1, 'd'],
});

/** Whatever the system, these are only ever one thing. */
const unmistakable: readonly string[] = ['BD', 'BID', 'TDS', 'TID', 'QDS', 'QID', 'QOD'];
const standard = /GTSAbbreviation$|v2[-/]0335|2\.16\.840\.1\.113883\.(?:5\.1022|12\.335|18\.213)$/;

function paceOfCode({ system, code }: Code): Pace | undefined {
  if (system === snomedSystem) return snomedPaces[code];
  const word = code.toUpperCase().replaceAll('.', '');
  return system === '' || standard.test(system) || unmistakable.includes(word) ? paceOf(word) : undefined;
}

/** `Q6H` and its like by their number, everything else by the table. */
function paceOf(text: string): Pace | undefined {
  const word = text.toUpperCase().replaceAll('.', '').trim();
  const [, number, unit = ''] = /^Q(\d{1,3})(H|D|W|L)R?S?$/.exec(word) ?? [];
  const units = table<PeriodUnit>({ H: 'h', D: 'd', W: 'wk', L: 'mo' });
  const periodUnit = units[unit];
  return number !== undefined && periodUnit !== undefined && Number(number) > 0
    ? [1, Number(number), periodUnit]
    : paces[word];
}

const daysOfWeek = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** HL7 v2 table 0335: `QJ135` is every Monday, Wednesday and Friday. */
function daysOfCode({ text, codes }: Concept): Partial<Timing> | undefined {
  const said = codes.length === 0 ? [text] : codes.map(({ code }) => code);
  const numbers = said
    .map((code) => /^QJ([1-7]{1,7})$/i.exec(code.trim())?.[1])
    .find((one) => one !== undefined);
  if (numbers === undefined) return undefined;
  const dayOfWeek = daysOfWeek.filter((_, at) => numbers.includes(String(at + 1)));
  return { frequency: decimal(dayOfWeek.length), period: decimal(1), periodUnit: 'wk', dayOfWeek };
}

/**
 * What an abbreviation in `Timing.code` says, or `undefined` for any other code: a local system may mean anything by `MO`.
 *
 * @example timingOfCode(concept) // { frequency: '2', period: '1', periodUnit: 'd' } for BID
 */
export function timingOfCode(concept: Concept): Partial<Timing> | undefined {
  const { text, codes } = concept;
  const pace = [...codes.map(paceOfCode), ...(codes.length === 0 ? [paceOf(text)] : [])].find(
    (found) => found !== undefined,
  );
  if (pace === undefined) return daysOfCode(concept);
  const [frequency, period, periodUnit, when] = pace;
  return {
    frequency: decimal(frequency),
    period: decimal(period),
    periodUnit,
    ...(when === undefined ? {} : { when: [when] }),
  };
}

/** Whether the rest of a timing says all that its code does. */
export function isCodeSaid(timing: Timing): boolean {
  const said = timing.code === undefined ? undefined : timingOfCode(timing.code);
  return (
    said !== undefined &&
    said.frequency === timing.frequency &&
    said.period === timing.period &&
    said.periodUnit === timing.periodUnit &&
    (said.when ?? []).every((when) => timing.when.includes(when))
  );
}
