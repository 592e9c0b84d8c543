import { decimal } from '../core/decimal.ts';
import type { Concept } from './codes.ts';
import type { PeriodUnit, Timing } from './dosage.ts';

type Pace = readonly [frequency: number, period: number, unit: PeriodUnit, when?: string];

/** Source: HL7 v3 GTSAbbreviation, to which FHIR R4 binds `Timing.code`; OD, BD, TDS and QDS are what the UK writes. */
const paces: Readonly<Record<string, Pace>> = {
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
  WK: [1, 1, 'wk'],
  MO: [1, 1, 'mo'],
  Q1H: [1, 1, 'h'],
  Q2H: [1, 2, 'h'],
  Q3H: [1, 3, 'h'],
  Q4H: [1, 4, 'h'],
  Q6H: [1, 6, 'h'],
  Q8H: [1, 8, 'h'],
};

/**
 * What an abbreviation in `Timing.code` says, or `undefined` for any other code: a local system may mean anything by `MO`.
 *
 * @example timingOfCode(concept) // { frequency: '2', period: '1', periodUnit: 'd' } for BID
 */
export function timingOfCode({ text, codes }: Concept): Partial<Timing> | undefined {
  const ours = codes.filter(({ system }) => system === '' || system.endsWith('GTSAbbreviation'));
  const pace = [...ours.map(({ code }) => code), ...(codes.length === 0 ? [text] : [])]
    .map((word) => paces[word.toUpperCase()])
    .find((found) => found !== undefined);
  if (pace === undefined) return undefined;
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
