import { expect, test } from 'vitest';
import { makeLine } from '../../../build/gold/make.ts';
import { decimal } from '../../../shared/core/decimal.ts';
import { known, notRecorded, unreadable } from '../../../shared/core/known.ts';
import { directionsOf } from '../../../shared/discrepancy/directions.ts';
import { wordsLeft, type UnreadField } from '../../../shared/discrepancy/unread-words.ts';
import { identify } from '../../../shared/dmd/dmd.ts';
import { emptyMeaning, textReader } from '../../../shared/dosage/dosage.ts';
import type { Dosage, DosageMeaning, Timing } from '../../../shared/medicines/dosage.ts';
import { directionsOfWords } from '../../support/directions.ts';

/** What is stated and not read, as "field: words"; what stands in doubt with a question mark. */
const ofWords = (term: string, words: string) => asText(directionsOfWords(term, words).unread);
const asText = (all: ReturnType<typeof directionsOfWords>['unread']) =>
  all.map(({ field, words, doubt }) => `${field}: ${words}${doubt === true ? ' (?)' : ''}`);

test.each([
  ['Ramipril', '5mg daily'],
  ['Ramipril', 'as directed'],
  ['Ramipril', 'take whole regularly'],
  ['Ramipril', '5mg in the morning and at night as directed'],
  ['Ramipril', '5mg in the morning as directed with food'],
  ['Ramipril', '5mg ?'],
  ['Ramipril', '???'],
  ['Ramipril', '84 tablets'],
  ['Ramipril', '5mg daily after dialysis'],
  ['Ramipril', '5mg daily for 7 days by mouth'],
  ['Ramipril', 'wobble daily'],
  ['Lantus', '1 at night'],
  ['Lantus', '10 units at night'],
  ['Creon', 'two capsules with food'],
  ['Creon', 'two capsules with a snack'],
  ['Creon', 'two capsules with meals three times a day'],
  ['Senna', 'two at night when required if bowels not open'],
  ['Heparin', '1000 units/hr iv'],
])('nothing is left unread of %s "%s"', (term, words) => {
  expect(ofWords(term, words)).toEqual([]);
});

test.each([
  ['Lantus', '10 at night', ['amount: 10 at night']],
  ['Lantus', '10 to 12 at night', ['amount: 10 to 12 at night']],
  [
    'Lantus',
    'ten in the morning and 12 units at night',
    ['amount: ten in the morning and 12 units at night'],
  ],
  ['Creon', 'two capsules with meals', ['frequency: two capsules with meals']],
  ['Creon', 'two capsules with each meal', ['frequency: two capsules with each meal']],
  ['Creon', 'two capsules with every snack', ['frequency: with every snack']],
  ['Ramipril', '5mg single dose', ['frequency: 5mg single dose']],
  ['Ramipril', '5mg after dialysis', ['frequency: after dialysis']],
  ['Ramipril', '5mg when needed before exercise', ['frequency: before exercise']],
  ['Senna', 'two at night if bowels not open', ['as-needed: if bowels not open']],
  ['Ramipril', '5mg twce a day', ['frequency: twce a day']],
  ['Ramipril', '2 tabs wen neded', ['as-needed: wen neded']],
  ['Ramipril', '2 tabs prn evry day', ['frequency: evry day']],
  ['Ramipril', '5mg prn qxh', ['frequency: qxh']],
  ['Ramipril', 'wobble', ['amount: wobble', 'frequency: wobble']],
  ['Ramipril', 'after fajr', ['amount: after fajr', 'frequency: after fajr']],
  [
    'Ramipril',
    '5mg in the morning and as directed at night',
    ['amount: and as directed at night (?)', 'frequency: and as directed at night (?)'],
  ],
  ['Ramipril', '5mg daily (pt takes 2.5mg)', ['amount: (pt takes 2.5mg) (?)']],
  ['Ramipril', 'changed to 150mg od', ['amount: changed to 150mg', 'frequency: changed to 150mg (?)']],
])('words that state something and were not read are kept: %s "%s"', (term, words, expected) => {
  expect(ofWords(term, words)).toEqual(expected);
});

const plain: Dosage = {
  text: notRecorded,
  structured: notRecorded,
  fromText: notRecorded,
  patientInstruction: notRecorded,
};
const worded = (text: string) => ({ text: known(text), fromText: textReader(text) });
const coded = (timing: Partial<Timing>, over: Partial<DosageMeaning> = {}) => ({
  structured: known({ ...emptyMeaning, ...over, timing: { ...emptyMeaning.timing, ...timing } }),
});
const of = (term: string, ...dosages: readonly Partial<Dosage>[]) => {
  const line = makeLine('gp', 'a', term, '', { dosages: dosages.map((one) => ({ ...plain, ...one })) });
  return asText(directionsOf(line, identify(term)).unread);
};
const amount = (low: number, high: number, unit: string) => ({
  doses: [{ low: { value: decimal(low), unit }, high: { value: decimal(high), unit } }],
});
const daily = { frequency: decimal(1), period: decimal(1), periodUnit: 'd' } as const;
const one = amount(1, 1, 'tablet');

test('a coded number without a unit is an amount that nobody read, where no other is stated', () => {
  const said = ['amount: 2 without a unit'];
  expect(of('Ramipril', coded(daily, amount(1, 2, '')))).toEqual(said);
  expect(of('Ramipril', coded(daily, { doses: [{ low: { value: decimal(2), unit: '' } }] }))).toEqual(said);
  expect(of('Ramipril', coded(daily, { doses: [{ high: { value: decimal(2), unit: '' } }] }))).toEqual(said);
  expect(of('Ramipril', coded(daily, one))).toEqual([]);
  expect(of('Ramipril', coded(daily, { doses: [...amount(2, 2, '').doses, ...one.doses] }))).toEqual([]);
  expect(of('Ramipril', { ...coded(daily, amount(2, 2, '')), ...worded('two tablets') })).toEqual([]);
});

test('ten of an insulin is said without words where another dosage of the line has them', () => {
  expect(of('Lantus', coded(daily, amount(6, 6, 'unit')), worded('10 at night'))).toEqual([
    'amount: 10 without a unit',
  ]);
});

test('a structure that could not be read leaves the amount and how often unread, unless the words say them', () => {
  const structured = unreadable('{"repeat":', 'no JSON');
  expect(of('Ramipril', { structured })).toEqual(['amount: no JSON', 'frequency: no JSON']);
  expect(of('Ramipril', { structured, ...worded('two tablets') })).toEqual(['frequency: no JSON']);
  expect(of('Ramipril', { structured, ...worded('two tablets daily') })).toEqual([]);
});

test('a coded field that could not be read is named by its place, if nothing else says the same', () => {
  const members = (['route', 'course', 'as-needed', 'other'] as const).map((field) => ({
    field,
    path: `dosage.${field}`,
    raw: 'x'.repeat(100),
  }));
  const left = (field: string) => `${field}: dosage.${field} ${'x'.repeat(80)}`;
  expect(of('Ramipril', { ...coded(daily, one), unread: members })).toEqual(
    ['route', 'course', 'as-needed'].map(left),
  );
  expect(of('Ramipril', { ...worded('one tablet by mouth when required'), unread: members })).toEqual(
    ['course'].map(left),
  );
  const seven = { bounds: { kind: 'duration', value: decimal(7), unit: 'd' } } as const;
  const needed = { asNeeded: { kind: 'no' } } as const;
  expect(
    of('Ramipril', { ...coded({ ...daily, ...seven }, { ...one, ...needed }), unread: members }),
  ).toEqual(['route'].map(left));
  expect(of('Ramipril', { ...coded({ ...daily, count: decimal(6) }, one), unread: members })).toEqual(
    ['route', 'as-needed'].map(left),
  );
});

test('what one of several dosages says of the route, the course or the need stands for the line', () => {
  const members = (['route', 'course', 'as-needed'] as const).map((field) => ({ field, path: '', raw: '' }));
  const full = coded(
    { ...daily, count: decimal(6) },
    { ...one, asNeeded: { kind: 'yes' }, route: { text: 'oral', codes: [] } },
  );
  expect(of('Ramipril', full, { ...coded(daily, one), unread: members })).toEqual([]);
});

test('a timing that is a code nobody knows is how often, in the words or by the code that were sent', () => {
  const code = (text: string, ...codes: readonly string[]) =>
    of('Ramipril', coded({ code: { text, codes: codes.map((each) => ({ system: 'x', code: each })) } }, one));
  expect(code('on dialysis days', 'DD')).toEqual(['frequency: on dialysis days']);
  expect(code('', 'DD')).toEqual(['frequency: DD']);
  expect(code('')).toEqual(['frequency: ']);
  const known = { code: { text: 'on dialysis days', codes: [] } };
  expect(of('Ramipril', { ...coded(known, one), ...worded('daily') })).toEqual([
    'frequency: on dialysis days',
  ]);
  expect(of('Ramipril', coded({ ...daily, ...known }, one))).toEqual([]);
});

test.each<[string, Partial<Timing>]>([
  ['so many times', { frequency: decimal(2) }],
  ['up to so many times', { frequencyMax: decimal(2) }],
  ['a period', { period: decimal(6) }],
  ['parts of the day', { when: ['MORN'] }],
  ['the clock', { timeOfDay: ['08:00'] }],
  ['days', { dayOfWeek: ['mon'] }],
  ['dates', { events: ['2026-12-01'] }],
  ['times and days', { timeOfDay: ['08:00'], dayOfWeek: ['mon'], events: ['2026-12-01'] }],
])('how often is read where it is stated as %s', (_, timing) => {
  const structured = { code: { text: 'on dialysis days', codes: [] } };
  expect(of('Ramipril', coded({ ...timing, ...structured }, one))).toEqual([]);
});

test('so many doses and no more are no number of times a day', () => {
  expect(of('Ramipril', coded({ count: decimal(6) }, one))).toEqual(['frequency: 6 in all']);
  expect(of('Ramipril', coded({ ...daily, count: decimal(6) }, one))).toEqual([]);
  expect(of('Ramipril', coded({ count: decimal(6) }, one), coded(daily, one))).toEqual([]);
});

test('of several dosages all have to state an amount and how often', () => {
  const bare = amount(2, 2, '');
  expect(of('Ramipril', coded(daily, one), coded(daily, bare))).toEqual(['amount: 2 without a unit']);
  expect(of('Creon', worded('two with breakfast'), worded('one with meals'))).toEqual([]);
  expect(of('Creon', worded('two with meals'), worded('one with each meal'))).toEqual([
    'frequency: two with meals',
  ]);
});

const left = (words: string, ...read: readonly UnreadField[]) => wordsLeft(words, new Set(read));

test.each<[string, readonly UnreadField[], readonly UnreadField[]]>([
  ['', [], []],
  ['84 tablets', [], []],
  ['take the usual dose', [], []],
  ['...', [], []],
  ['? ?', [], []],
  ['for blood pressure', [], []],
  ['wobble', [], ['amount', 'frequency']],
  ['wobble', ['amount'], ['frequency']],
  ['wobble', ['frequency'], []],
  ['wobble', ['as-needed'], []],
  ['wobble', ['amount', 'frequency'], []],
  ['18 of them', ['frequency'], ['amount']],
  ['½', ['frequency'], ['amount']],
  ['thre', ['frequency'], ['amount']],
  ['unts', ['frequency'], ['amount']],
  ['18 of them', ['as-needed'], ['amount']],
  ['evry day', ['as-needed', 'amount'], ['frequency']],
  ['evry so often', ['as-needed', 'amount'], ['frequency']],
  ['q.x.h', ['as-needed', 'amount'], ['frequency']],
  ['qxh', ['as-needed', 'amount'], ['frequency']],
  ['qx', ['as-needed', 'amount'], ['frequency']],
  ['quick', ['as-needed', 'amount'], []],
  ['aqx', ['as-needed', 'amount'], []],
  ['neded', ['amount'], ['as-needed']],
  ['neded', ['amount', 'frequency'], ['as-needed']],
  ['neded evry night', ['amount'], ['frequency', 'as-needed']],
  ['wen neded', ['amount', 'as-needed'], []],
  ['nights.', ['as-needed', 'amount'], ['frequency']],
  ["niht.'-", ['as-needed', 'amount'], ['frequency']],
])('which fields the words left over are about: "%s", with %s read', (words, read, expected) => {
  expect(left(words, ...read)).toEqual(expected);
});

test('advice is taken out as a whole, and a time of prayer is none', () => {
  expect(left('swallow with water')).toEqual([]);
  expect(left('wobble with water')).toEqual(['amount', 'frequency']);
  expect(left('18;do not crush', 'frequency')).toEqual(['amount']);
  expect(left('after prayers')).toEqual(['amount', 'frequency']);
  expect(left('(300mg)', 'frequency')).toEqual([]);
  expect(left('300mg', 'frequency')).toEqual(['amount']);
});
