import { expect, test } from 'vitest';
import { decimal } from '../../../shared/core/decimal.ts';
import { known, notRecorded } from '../../../shared/core/known.ts';
import { must } from '../../../shared/core/must.ts';
import {
  dosingOf,
  dosingOfStructure,
  dosingOfText,
  routesDiffer,
  sidesDiffer,
  together,
  type Dosing,
} from '../../../shared/discrepancy/dosing.ts';
import { productOf } from '../../../shared/discrepancy/measure.ts';
import { identify } from '../../../shared/dmd/dmd.ts';
import { emptyMeaning, textReader } from '../../../shared/dosage/dosage.ts';
import type { Dosage, DosageMeaning, Timing } from '../../../shared/medicines/dosage.ts';
import { dosingOfWords } from '../../support/directions.ts';

const product = () => productOf(identify('Ramipril'));
const plain: Dosage = {
  text: notRecorded,
  structured: notRecorded,
  fromText: notRecorded,
  patientInstruction: notRecorded,
};
const worded = (text: string) => ({ ...plain, text: known(text), fromText: textReader(text) });
const coded = (timing: Partial<Timing>, over: Partial<DosageMeaning> = {}, words?: string): Dosage => ({
  ...(words === undefined ? plain : worded(words)),
  structured: known({ ...emptyMeaning, ...over, timing: { ...emptyMeaning.timing, ...timing } }),
});
const mg = (value: number, unit = 'mg'): Partial<DosageMeaning> => ({
  doses: [{ low: { value: decimal(value), unit }, high: { value: decimal(value), unit } }],
});
const often = (frequency: number) =>
  ({ frequency: decimal(frequency), period: decimal(1), periodUnit: 'd' }) as const;
const of = (...dosages: readonly Dosage[]) => dosingOf(dosages, [], product());

/** Each part as "5 mg, 1/24", with when it is given. */
const parts = (dosing: Dosing) =>
  dosing.parts.map(({ amount, often: pace, slots, clock, days }) =>
    [
      `${amount?.mg?.high ?? '?'} mg`,
      `${pace?.times ?? '?'}/${pace?.hours ?? '?'}`,
      ...slots,
      ...clock,
      ...days,
    ].join(' '),
  );

test.each<[string, readonly Dosage[], readonly string[]]>([
  ['nothing', [], []],
  ['words', [worded('5 mg daily')], ['5 mg 1/24']],
  ['code', [coded(often(1), mg(5))], ['5 mg 1/24']],
  ['the same in code and words', [coded(often(1), mg(5), '5 mg daily')], ['5 mg 1/24']],
  ['code before words', [coded(often(1), mg(5), '10 mg twice a day')], ['5 mg 1/24']],
  ['an amount from the words', [coded(often(2), {}, '10 mg daily')], ['10 mg 2/24']],
  ['how often from the words', [coded({}, mg(5), '10 mg twice a day')], ['5 mg 2/24']],
  ['the time of day from the words', [coded(often(1), mg(5), 'at night')], ['5 mg 1/24 night']],
  [
    'the time of day in code alone',
    [coded({ when: ['MORN'] }, mg(5), 'twice a day at night')],
    ['5 mg 1/24 morning'],
  ],
  ['the clock in code alone', [coded({ timeOfDay: ['08:00'] }, mg(5), 'at night')], ['5 mg 1/24 08:00']],
  ['days in code alone', [coded({ dayOfWeek: ['mon'] }, mg(5), 'at night')], ['5 mg 1/168 mon']],
  ['only a most in code', [coded({ frequencyMax: decimal(2) }, mg(5), '3 times a day')], ['5 mg ?/?']],
  ['only a period in code', [coded({ period: decimal(2) }, mg(5), '3 times a day')], ['5 mg ?/?']],
  [
    'a code nobody knows before words',
    [coded({ code: { text: 'x', codes: [] } }, mg(5), '3 times a day')],
    ['5 mg ?/?'],
  ],
  [
    'several doses in the words beside one in code',
    [coded(often(1), {}, '5 mg in the morning and 10 mg at night')],
    ['? mg 1/24'],
  ],
  [
    'several in words alone',
    [worded('5 mg in the morning'), worded('10 mg at night')],
    ['5 mg 1/24 morning', '10 mg 1/24 night'],
  ],
  [
    'several of which one is coded',
    [coded({ when: ['MORN'] }, mg(5), '7 mg'), worded('10 mg at night')],
    ['5 mg 1/24 morning', '10 mg 1/24 night'],
  ],
  [
    'several in code, which words do not fill',
    [coded({ when: ['MORN'] }, mg(5)), coded({ when: ['NIGHT'] }, {}, '10 mg at night')],
    ['5 mg 1/24 morning', '? mg 1/24 night'],
  ],
  [
    'several in code, of which one has no unit',
    [coded({ when: ['MORN'] }, mg(5)), coded({ when: ['NIGHT'] }, mg(10, ''))],
    ['5 mg 1/24 morning', '? mg 1/24 night'],
  ],
  ['a slot of nought', [coded(often(1), mg(5)), coded(often(1), mg(0))], ['5 mg 1/24']],
  ['nothing but nought', [coded(often(1), mg(0))], ['0 mg 1/24']],
  ['nought beside an amount not stated', [coded(often(1), {}), coded(often(1), mg(0))], ['? mg 1/24']],
])('what a line comes to: %s', (_, dosages, expected) => {
  expect(parts(of(...dosages))).toEqual(expected);
});

test('nothing up to an amount is no nought', () => {
  const range = {
    doses: [{ low: { value: decimal(0), unit: 'mg' }, high: { value: decimal(5), unit: 'mg' } }],
  };
  expect(parts(of(coded(often(1), range), coded(often(2), mg(5))))).toEqual(['5 mg 1/24', '5 mg 2/24']);
  const open = { doses: [{ high: { value: decimal(0), unit: 'mg' } }] };
  expect(parts(of(coded(often(1), open), coded(often(2), mg(5))))).toEqual(['5 mg 2/24']);
});

const week = { bounds: { kind: 'duration', value: decimal(7), unit: 'd' } } as const;
test('the length in code goes before that in words, and one in words fills what the code leaves out', () => {
  const days = (...dosages: readonly Dosage[]) => of(...dosages).course;
  expect(days(coded({ ...often(1), ...week }, mg(5), 'for 5 days'))).toEqual({ days: '7' });
  expect(days(coded(often(1), mg(5), 'for 5 days'))).toEqual({ days: '5' });
  expect(days(coded(week, mg(5), 'twice a day'))).toEqual({ days: '7' });
  expect(days(coded({ count: decimal(6) }, mg(5), 'twice a day'))).toEqual({ doses: '6' });
  expect(days(coded(often(1), mg(5), 'daily'))).toEqual({});
});

test('dates in code are kept beside what the words say of how often', () => {
  const dosing = of(coded({ events: ['2026-12-01'], countMax: decimal(3) }, mg(5), 'twice a day'));
  expect(dosing.meanings[0]?.timing).toMatchObject({
    events: ['2026-12-01'],
    countMax: '3',
    frequency: '2',
  });
});

test('as needed is said by any part, regular only in so many words, and silence is neither', () => {
  const needed = (...all: readonly (DosageMeaning['asNeeded'] | undefined)[]) =>
    of(...all.map((asNeeded) => coded(often(1), asNeeded === undefined ? mg(5) : { ...mg(5), asNeeded })))
      .asNeeded;
  expect(needed(undefined)).toBeUndefined();
  expect(needed({ kind: 'no' })).toBe(false);
  expect(needed({ kind: 'yes' })).toBe(true);
  expect(needed({ kind: 'no' }, { kind: 'yes' })).toBe(true);
  expect(needed(undefined, { kind: 'for', reason: { text: 'pain', codes: [] } })).toBe(true);
  expect(needed(undefined, { kind: 'no' })).toBe(false);
});

test('parts of one number are at one time, and rising numbers are steps', () => {
  const stepped = (...sequences: readonly (number | undefined)[]) =>
    of(
      ...sequences.map((sequence) =>
        coded(often(1), sequence === undefined ? mg(5) : { ...mg(5), sequence }),
      ),
    ).stepped;
  expect(stepped(1, 1)).toBe(false);
  expect(stepped(undefined, undefined)).toBe(false);
  expect(stepped(undefined, 1)).toBe(false);
  expect(stepped(1, 2)).toBe(true);
  expect(stepped(undefined, 2)).toBe(true);
});

test('the words or the structure of a dosage can be asked for alone', () => {
  const both = coded(often(1), mg(5), '10 mg twice a day');
  expect(parts(dosingOfText(both, product()))).toEqual(['10 mg 2/24']);
  expect(parts(dosingOfStructure(both, product()))).toEqual(['5 mg 1/24']);
  expect(parts(dosingOfText(coded(often(1), mg(5)), product()))).toEqual([]);
  expect(parts(dosingOfStructure(worded('5 mg'), product()))).toEqual([]);
});

const regimen = (...all: readonly (readonly [string, string])[]) =>
  must(together(all.map(([term, words]) => dosingOfWords(term, words))), 'a regimen');

test('strengths taken at one time add up, and those at other times stand side by side', () => {
  const warfarin = (one: string, other: string) =>
    parts(regimen(['Warfarin 1mg tablets', one], ['Warfarin 3mg tablets', other]));
  expect(warfarin('one daily', 'one daily')).toEqual(['4 mg 1/24']);
  expect(warfarin('two daily', 'one daily')).toEqual(['5 mg 1/24']);
  expect(warfarin('one daily', 'one twice a day')).toEqual(['1 mg 1/24', '3 mg 2/24']);
  expect(warfarin('one in the morning', 'one at night')).toEqual(['1 mg 1/24 morning', '3 mg 1/24 night']);
  expect(warfarin('one on Monday', 'one on Tuesday')).toEqual(['1 mg 1/168 mon', '3 mg 1/168 tue']);
  expect(warfarin('one at 08:00', 'one at 20:00')).toEqual(['1 mg 1/24 08:00', '3 mg 1/24 20:00']);
  expect(warfarin('one daily', 'daily')).toEqual(['? mg 1/24']);
  expect(warfarin('daily', 'one daily')).toEqual(['? mg 1/24']);
  expect(warfarin('one to two tablets daily', 'one daily')).toEqual(['5 mg 1/24']);
});

test('units add up as milligrams do, and pieces of two strengths do not', () => {
  const amount = (one: readonly [string, string], other: readonly [string, string]) =>
    regimen(one, other).parts[0]?.amount;
  expect(amount(['Lantus', '10 units at night'], ['Lantus', '5 units at night'])).toEqual({
    unit: { low: '15', high: '15' },
  });
  expect(
    amount(['Warfarin 1mg tablets', 'one to two tablets daily'], ['Warfarin 3mg tablets', 'one daily']),
  ).toEqual({ mg: { low: '4', high: '5' } });
  expect(amount(['Warfarin', 'one daily'], ['Warfarin 3mg tablets', 'one daily'])).toBeUndefined();
  expect(amount(['Warfarin', 'up to 3 mg daily'], ['Warfarin', '2 mg daily'])).toBeUndefined();
  expect(amount(['Warfarin', '2 mg daily'], ['Warfarin', 'up to 3 mg daily'])).toBeUndefined();
});

test('what any of several strengths says of steps, route, side and rate is said of all of them', () => {
  const steps = 'one daily for 5 days then two daily for 5 days';
  expect(regimen(['Warfarin 1mg tablets', 'one daily'], ['Warfarin 3mg tablets', steps]).stepped).toBe(true);
  expect(regimen(['Warfarin 1mg tablets', 'one daily'], ['Warfarin 3mg tablets', 'one']).stepped).toBe(false);
  expect(regimen(['Warfarin 1mg', 'one daily'], ['Warfarin 3mg', 'one by mouth']).route).toBe(
    dosingOfWords('Warfarin', 'by mouth').route,
  );
  const eyes = regimen(
    ['Timolol 0.5% eye drops', 'one drop to the right eye'],
    ['Timolol 0.25% eye drops', 'one drop to the left eye'],
  );
  expect(eyes.sides).toEqual(['left', 'right']);
  expect(eyes.meanings).toHaveLength(2);
  expect(regimen(['Heparin', '5 units/hr'], ['Heparin', '10 units/hr']).rates).toHaveLength(2);
  expect(together([])).toBeUndefined();
  const one = dosingOfWords('Warfarin', '3 mg daily');
  expect(together([one])).toBe(one);
});

test('routes and sides differ only where both are stated', () => {
  const routes = (a: string, b: string) =>
    routesDiffer(dosingOfWords('Timolol', a), dosingOfWords('Timolol', b));
  expect(routes('by mouth', 'orally')).toBe(false);
  expect(routes('by mouth', 'iv')).toBe(true);
  expect([routes('by mouth', 'daily'), routes('daily', 'by mouth'), routes('daily', 'daily')]).toEqual([
    false,
    false,
    false,
  ]);
  const sides = (a: string, b: string) =>
    sidesDiffer(dosingOfWords('Timolol', a), dosingOfWords('Timolol', b));
  expect(sides('right eye', 'left eye')).toBe(true);
  expect(sides('right eye', 'both eyes')).toBe(true);
  expect([sides('right eye', 'right eye'), sides('right eye', 'daily'), sides('daily', 'right eye')]).toEqual(
    [false, false, false],
  );
});
