import { expect, test } from 'vitest';
import { readDirections } from '../../../shared/dosage/dosage.ts';
import type { DosageMeaning } from '../../../shared/medicines/dosage.ts';

const dose = (meaning: DosageMeaning | undefined): string =>
  (meaning?.doses ?? [])
    .map(({ low, high }) => `${low?.value ?? ''}-${high?.value ?? ''} ${high?.unit ?? ''}`.trim())
    .join(' + ');

const often = ({
  timing: { frequency, frequencyMax, period, periodMax, periodUnit },
}: DosageMeaning): string =>
  [frequency ?? '', frequencyMax ?? '', period ?? '', periodMax ?? '', periodUnit ?? ''].join('/');

const read = (text: string): string => {
  const { meaning, remainder } = readDirections(text);
  const parts = meaning.map((one) =>
    [dose(one), often(one), one.timing.when.join(' '), one.route?.text ?? '', one.asNeeded?.kind ?? '']
      .filter((part) => part !== '' && part !== '////')
      .join(', '),
  );
  return `${parts.join(' | ')}${remainder === '' ? '' : ` [${remainder}]`}`;
};

test.each([
  ['ONE TO BE TAKEN EACH DAY', '1-1, 1//1//d'],
  ['1-2 prn up to qds', '1-2, /4/1//d, yes'],
  ['TAKE ONE OR TWO UP TO FOUR TIMES A DAY', '1-2, /4/1//d'],
  ['ONE TO TWO DAILY', '1-2, 1//1//d'],
  ['take 1-2 daily', '1-2, 1//1//d'],
  ['one to two times daily', '1/2/1//d'],
  ['once or twice daily', '1/2/1//d'],
  ['take 1 tablet 2-3 daily', '1-1 tablet, 2/3/1//d'],
  ['apply 1-2 daily', '1/2/1//d'],
  ['(300mg) 3 to be taken at night', '3-3, 1//1//d, NIGHT [(300mg)]'],
  ['300mg nocte', '300-300 mg, 1//1//d, NIGHT'],
  ['ONE AND A HALF TABLETS TWICE DAILY', '1.5-1.5 tablet, 2//1//d'],
  ['½-1 tab om', '0.5-1 tablet, 1//1//d, MORN'],
  ['1,000 units daily', '1000-1000 unit, 1//1//d'],
  ['one 5ml spoonful bd', '1-1 spoonful (5 mL), 2//1//d'],
  ['2 puffs q4-6h prn', '2-2 puff, 1//4/6/h, yes'],
  ['one every 4 to 6 hours', '1-1, 1//4/6/h'],
  ['1 patch change every 72 hours', '1-1 patch, 1//72//h'],
  ['ONE ON ALTERNATE DAYS', '1-1, 1//2//d'],
  ['15mg once weekly', '15-15 mg, 1//1//wk'],
  ['1 q.d.s.', '1-1, 4//1//d'],
  ['40mg s/c od', '40-40 mg, 1//1//d, subcutaneous'],
  ['one 1 hour before food tds', '1-1, 3//1//d, AC [1 hour]'],
])('%s is read', (text, meaning) => {
  expect(read(text)).toBe(meaning);
});

test.each([
  ['DO NOT TAKE', ' [DO NOT TAKE]'],
  ['NOT TO BE TAKEN WITH 20MG DAILY', ' [NOT TO BE TAKEN WITH 20MG DAILY]'],
  ['one daily. Do not take 2 at night', '1-1, 1//1//d [Do not take 2 at night]'],
  ['STOP TAKING 5MG', ' [STOP TAKING 5MG]'],
])('a negation is never a dose: %s', (text, meaning) => {
  expect(read(text)).toBe(meaning);
});

test.each([
  ['mix with 50ml water', ' [mix with 50ml water]'],
  ['25 micrograms/hour patch', ' [25 micrograms/hour patch]'],
  ['1/2 od', '1//1//d [1/2]'],
  ['11/2 tablets od', '1//1//d [11/2 tablets]'],
  ['6 weekly', ' [6 weekly]'],
  ['500mg tablets bd', '500-500 mg, 2//1//d [tablets]'],
  ['15ml spoonful bd', '15-15 mL, 2//1//d [spoonful]'],
  ['max 824 hours', ' [max 824 hours]'],
  ['take 5, 5, 4, 4, 3', ' [5, 5, 4, 4, 3]'],
  ['TAKE 2 HOURS BEFORE BED', ' [2 HOURS BEFORE BED]'],
  ['one twice a day four times a day', '1-1 [twice a day four times a day]'],
  ['1 X 5MG DAILY', '1-1, 1//1//d [X 5MG]'],
  ['apply 1% cream bd', '2//1//d [1% cream]'],
])('a number in doubt stays in the remainder: %s', (text, meaning) => {
  expect(read(text)).toBe(meaning);
});

test('doses side by side are separate meanings, steps have rising sequence', () => {
  const beside = readDirections('14 units in the morning and 8 units with evening meal');
  expect(beside.meaning.map((one) => [dose(one), one.timing.when, one.sequence])).toEqual([
    ['14-14 unit', ['MORN'], undefined],
    ['8-8 unit', ['CV'], undefined],
  ]);
  const steps = readDirections('40mg od for 5 days then 20mg od for 5/7 then stop');
  expect(steps.meaning.map((one) => [dose(one), one.timing.bounds, one.sequence])).toEqual([
    ['40-40 mg', { kind: 'duration', value: '5', unit: 'd' }, 1],
    ['20-20 mg', { kind: 'duration', value: '5', unit: 'd' }, 2],
  ]);
  expect(steps.remainder).toBe('then stop');
});

test('time first or dose first, each dose keeps its own time', () => {
  const { meaning } = readDirections('at 8am take one and at 6pm take two');
  expect(meaning.map((one) => [dose(one), one.timing.timeOfDay])).toEqual([
    ['1-1', ['08:00']],
    ['2-2', ['18:00']],
  ]);
});

test('named days never become daily', () => {
  const [meaning] = readDirections('take one on mon wed fri at night').meaning;
  expect(meaning?.timing).toMatchObject({ dayOfWeek: ['mon', 'wed', 'fri'], when: ['NIGHT'] });
  expect(meaning?.timing.period).toBeUndefined();
});

test('maxima, reasons, sites and lengths are read', () => {
  const [meaning] = readDirections(
    '1-2 tablets every 4-6 hours when required for back pain, max 8 in 24 hours, for 2/52',
  ).meaning;
  expect(meaning?.maxPerPeriod).toEqual({
    numerator: { value: '8', unit: 'tablet' },
    denominator: { value: '24', unit: 'hour' },
  });
  expect(meaning?.asNeeded).toEqual({ kind: 'for', reason: { text: 'back pain', codes: [] } });
  expect(meaning?.timing.bounds).toEqual({ kind: 'duration', value: '2', unit: 'wk' });
  const [drops] = readDirections('one drop into each ear').meaning;
  expect([drops?.site?.text, drops?.route?.text]).toEqual(['both ears', 'auricular']);
});

test('a limit beside an interval is a maximum, not a second frequency', () => {
  const [meaning] = readDirections('one every 4 hours up to 4 times a day').meaning;
  expect(meaning?.maxPerPeriod).toEqual({
    numerator: { value: '4', unit: 'dose' },
    denominator: { value: '1', unit: 'day' },
    implied: true,
  });
  expect(meaning?.timing).toMatchObject({ frequency: '1', period: '4', periodUnit: 'h' });
});

test('how often something else is done is not how often the medicine is taken', () => {
  expect(read('ONE DAILY. WEEKLY BLOOD TESTS')).toBe('1-1, 1//1//d [WEEKLY BLOOD TESTS]');
  expect(read('ONE DAILY. DISPENSE WEEKLY')).toBe('1-1, 1//1//d [DISPENSE WEEKLY]');
});

test('marks of other scripts, control characters and great length lose nothing', () => {
  expect(readDirections('one\u202E daily\u0000').remainder).toBe('\u202E \u0000');
  const long = 'one daily '.repeat(1_000).trim();
  expect(readDirections(long).remainder).toBe(long);
});
