import * as fc from 'fast-check';
import { known } from '../../../shared/core/known.ts';
import { dmdSystem, snomedSystem } from '../../../shared/medicines/codes.ts';
import type { MedicineLine } from '../../../shared/medicines/line.ts';
import type { SourceList, SourceRole } from '../../../shared/medicines/source.ts';
import { makeLine, makeList } from '../../../build/gold/make.ts';

/** Lists of a few sources that share, differ, repeat and contradict: everything the laws must hold for. */

const terms = [
  'Ramipril 5mg capsules',
  'Tritace 5mg tablets',
  'ramipril',
  'Metformin 500mg tablets',
  'Metformin 500mg modified-release tablets',
  'Metformin 1g tablets',
  'Warfarin 1mg tablets',
  'Warfarin 3mg tablets',
  'Levothyroxine sodium 25microgram tablets',
  'Levothyroxine sodium 100microgram tablets',
  'Paracetamol 500mg tablets',
  'Co-codamol 30mg/500mg tablets',
  'Prograf 1mg capsules',
  'Adoport 1mg capsules',
  'Tacrolimus 1mg capsules',
  'Apixaban 5mg tablets',
  'Simvastatin 40mg tablets',
  'Atorvastatin 20mg tablets',
  'Furosemide',
  'Furosemide 20mg/2ml solution for injection ampoules',
  'Lantus 100units/ml solution for injection 3ml pre-filled SoloStar pens',
  'Insulin glargine 300units/ml solution for injection 1.5ml pre-filled pens',
  'my little white tablet',
  'Methotrexate 2.5mg tablets',
];
const directions = [
  'ONE DAILY',
  'ONE TWICE A DAY',
  'AS DIRECTED',
  '500 mg three times a day',
  'TWO AT NIGHT',
  'ONE WEEKLY ON MONDAY',
  'ONE WHEN REQUIRED',
  '',
];
const codes = ['108564000', '109081006', '81609008'];

type Draft = {
  readonly term: string;
  readonly words: string;
  readonly status: 'active' | 'stopped' | 'completed';
  readonly code: string | undefined;
};

const draft: fc.Arbitrary<Draft> = fc.record({
  term: fc.constantFrom(...terms),
  words: fc.constantFrom(...directions),
  status: fc.constantFrom('active', 'active', 'active', 'stopped', 'completed'),
  code: fc.constantFrom(undefined, undefined, undefined, ...codes),
});

const roles: readonly SourceRole[] = ['history', 'history', 'chart', 'discharge'];

const lineOf = (source: string, id: string, { term, words, status, code }: Draft): MedicineLine => {
  const line = makeLine(source, id, term, words, { status: known(status) });
  return code === undefined
    ? line
    : { ...line, medicine: { ...line.medicine, codes: [{ system: dmdSystem, code }] } };
};

/** Two to four sources of up to seven lines. */
export const someLists: fc.Arbitrary<readonly SourceList[]> = fc
  .array(fc.array(draft, { maxLength: 7 }), { minLength: 2, maxLength: 4 })
  .map((sources) =>
    sources.map((lines, at) =>
      makeList(
        `source-${at}`,
        roles[at] ?? 'history',
        lines.map((one, index) => lineOf(`source-${at}`, `m${index}`, one)),
      ),
    ),
  );

/** The same lists with every code under the other system. */
export const underSnomed = (lists: readonly SourceList[]): readonly SourceList[] =>
  withLines(lists, (line) => ({
    ...line,
    medicine: {
      ...line.medicine,
      codes: line.medicine.codes.map((code) => ({ ...code, system: snomedSystem })),
    },
  }));

const rewritten: readonly (readonly [RegExp, string])[] = [
  [/\b1g\b/g, '1000mg'],
  [/\b500mg\b/g, '0.5g'],
  [/\b1mg\b/g, '1000micrograms'],
  [/\b100microgram\b/g, '0.1mg'],
  [/\b25microgram\b/g, '0.025mg'],
];

/** The same lists with every strength written in another unit. */
export const inOtherUnits = (lists: readonly SourceList[]): readonly SourceList[] =>
  withLines(lists, (line) => ({
    ...line,
    medicine: {
      ...line.medicine,
      term: rewritten.reduce((term, [from, to]) => term.replace(from, to), line.medicine.term),
    },
  }));

export const withLines = (
  lists: readonly SourceList[],
  change: (line: MedicineLine) => MedicineLine,
): readonly SourceList[] => lists.map((list) => ({ ...list, lines: list.lines.map(change) }));

/** A list read again under another name: another route to the same record. */
export const copyOf = (list: SourceList, name: string): SourceList => ({
  ...makeList(
    name,
    list.role,
    list.lines.map((line) => ({ ...line, key: { ...line.key, source: makeList(name, list.role, []).id } })),
  ),
  origin: list.origin,
});
