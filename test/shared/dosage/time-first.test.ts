import { expect, test } from 'vitest';
import { dosageText, readDirections } from '../../../shared/dosage/dosage.ts';

/** Every dose in words, one after another, and what is left over. */
function inWords(text: string): string {
  const { meaning, remainder } = readDirections(text);
  const doses = meaning.map((one) => dosageText([one]) ?? '').join(' || ');
  return remainder === '' ? doses : `${doses} [${remainder}]`;
}

const [morning, night] = ['once a day - during the morning', 'once a day - during the night'];

test.each([
  ['morning - 20mg; night - 10mg', `20 milligram - ${morning} || 10 milligram - ${night}`],
  ['am - 10 units; pm - 12 units', `10 unit - ${morning} || 12 unit - once a day - during the evening`],
  [
    'breakfast - 10 units, lunch - 8 units, dinner - 12 units',
    '10 unit - once a day - at breakfast || 8 unit - once a day - at lunch || 12 unit - once a day - at dinner',
  ],
  ['08:00 - 1 tab, 22:00 - 2 tabs', '1 tablet - once a day - at 08:00 || 2 tablet - once a day - at 22:00'],
  [
    'mon, wed, fri - 3mg; tue, thu, sat, sun - 4 mg',
    '3 milligram - on Monday, Wednesday and Friday || 4 milligram - on Tuesday, Thursday, Saturday and Sunday',
  ],
  ['am: 5 mg / pm: 10 mg', `5 milligram - ${morning} || 10 milligram - once a day - during the evening`],
  ['on Sat and Sun - two tablets; on Mondays - three', '2 tablet - on Saturday and Sunday || 3 - on Monday'],
  ['morning: 20mg; night: 10mg', `20 milligram - ${morning} || 10 milligram - ${night}`],
])('each time has the dose that stands behind it: "%s"', (text, words) => {
  expect(inWords(text)).toBe(words);
});

test.each([
  ['one in the morning and one at night - 56 tablets', `1 - ${morning} || 1 - ${night}`],
  [
    'at 8am take one and at 6pm take two, 84 tablets',
    '1 - once a day - at 08:00 || 2 - once a day - at 18:00',
  ],
  ['at night - 28 tablets', night],
])('what was supplied is still no dose: "%s"', (text, words) => {
  expect(inWords(text).replace(/ \[.*\]$/u, '')).toBe(words);
});

test.each([
  ['morning 20mg, night as directed', `20 milligram - ${morning} [night as directed]`],
  ['20mg morning, night as directed', `20 milligram - ${morning} [night as directed]`],
  ['breakfast 10 units, dinner nil', '10 unit - once a day - at breakfast [dinner nil]'],
  ['10 units breakfast, lunch per carbs', '10 unit - once a day - at breakfast [lunch per carbs]'],
  ['8am 2 tablets, 8pm see chart', '2 tablet - once a day - at 08:00 [8pm see chart]'],
  ['Mon 3mg, Tue omit, Wed 3mg', '3 milligram - on Monday || 3 milligram - on Wednesday [Tue omit]'],
  ['am 2 noon 1 pm nil', `2 - ${morning} || 1 - once a day - around 12:00pm [pm nil]`],
])(
  'a time whose dose is told elsewhere, or is none, does not share the one before it: "%s"',
  (text, words) => {
    expect(inWords(text)).toBe(words);
  },
);

test.each([
  [
    'in the morning take 2 tablets, in the evening if needed',
    `2 tablet - ${morning} || once a day - during the evening - as required`,
  ],
  ['night 10mg, morning if required', `10 milligram - ${night} || ${morning} - as required`],
  ['at 8am take one, before breakfast', '1 - once a day - before breakfast - at 08:00'],
  ['in the morning take one, before breakfast', '1 - once a day - during the morning, before breakfast'],
  [
    'one in the morning, at night with water',
    '1 - twice a day - during the morning, during the night [with water]',
  ],
])('"as needed" is said of its own time where the dose stands behind another: "%s"', (text, words) => {
  expect(inWords(text)).toBe(words);
});

test.each([
  ['one at 10pm at night', '1 - once a day - during the night - at 22:00'],
  ['one at 8am with breakfast', '1 - once a day - at breakfast - at 08:00'],
  ['1 with breakfast (8am)', '1 - once a day - at breakfast - at 08:00'],
  ['1 at 7pm at night', '1 - once a day - during the night - at 19:00'],
  ['1 at 8am, with dinner', '1 - twice a day - at dinner - at 08:00'],
  ['at 10pm and at night', 'twice a day - during the night - at 22:00'],
  [
    'one in the morning (8am) and one at night (10pm)',
    '1 - once a day - during the morning - at 08:00 || 1 - once a day - during the night - at 22:00',
  ],
  [
    'one in the morning at 8am and at night at 10pm',
    '1 - twice a day - during the morning, during the night - at 08:00 and 22:00',
  ],
  ['1 morning at 8am and 8pm', '1 - twice a day - during the morning - at 08:00 and 20:00'],
  ['take 1 at 8am 2pm and night', '1 - 3 times a day - during the night - at 08:00 and 14:00'],
])('an hour beside a meal or a part of the day is one moment: "%s"', (text, words) => {
  expect(inWords(text)).toBe(words);
});

test.each([
  ['nightly for 2 weeks then alternate nights', `${night} - for 2 weeks || every 2 days - during the night`],
  ['use nightly for 2 weeks then twice weekly', `${night} - for 2 weeks || twice a week`],
  ['in the morning then at night', 'twice a day - during the morning, during the night [then]'],
])('a time with an end is a step of its own: "%s"', (text, words) => {
  expect(inWords(text)).toBe(words);
});

test.each([
  ['one patch on for 12 hours then off for 12 hours', '1 patch [on for 12 hours then off for 12 hours]'],
  ['20mg on for 2 weeks', `20 milligram - ${night} - for 2 weeks`],
  ['oxygen 2 litres 15 hours a day', ' [oxygen 2 litres 15 hours a day]'],
  ['use for 20 minutes a day', ' [for 20 minutes a day]'],
  ['apply one patch for 16 hours a day', 'Apply 1 patch - once a day [for 16 hours]'],
])('how long of a day is neither how often nor at night: "%s"', (text, words) => {
  expect(inWords(text)).toBe(words);
});

test.each([
  ['70mg mane swallowed whole every week', '70 milligram - during the morning [whole every week]'],
  ['one at night weekly max 1 a day', '1 - during the night - up to a maximum of 1 in 1 day [weekly]'],
  ['70mg in the morning with water weekly', '70 milligram - once a week - during the morning [with water]'],
  ['5mg mane, reduce by 1mg every week', `${morning} [5mg reduce by 1mg every week]`],
])('a time of day makes nothing daily where unread words may say that it is not: "%s"', (text, words) => {
  expect(inWords(text)).toBe(words);
});

test.each([
  [
    '40mg daily for 5 days, 30mg daily',
    '40 milligram - once a day - for 5 days || 30 milligram - once a day',
  ],
  ['1 bd for 7 days; 1 daily', '1 - twice a day - for 7 days || 1 - once a day'],
  ['1 in the morning and 2 at night for 7 days', `1 - ${morning} - for 7 days || 2 - ${night} - for 7 days`],
  ['for 7 days, 1 in the morning and 2 at night', `1 - ${morning} - for 7 days || 2 - ${night} - for 7 days`],
  ['1 in the morning for 7 days and 2 at night', `1 - ${morning} - for 7 days || 2 - ${night}`],
])('the length of the first of two is not the length of both: "%s"', (text, words) => {
  expect(inWords(text)).toBe(words);
});

test('two doses of which the first ends are never added up', () => {
  const { meaning } = readDirections('40mg daily for 5 days, 30mg daily');
  expect(meaning.map(({ sequence }) => sequence)).toEqual([1, 2]);
});

test.each([
  [
    'take one tablet twice a day, one in the morning and one at night',
    `1 tablet - ${morning} || 1 tablet - ${night}`,
  ],
  ['60mg daily: 40mg mane, 20mg nocte', `40 milligram - ${morning} || 20 milligram - ${night}`],
  ['4 tablets daily - 2 mane and 2 nocte', `2 tablet - ${morning} || 2 tablet - ${night}`],
  [
    'Take ONE tablet TWICE a day for 7 days, one in the morning and one at night',
    `1 tablet - ${morning} - for 7 days || 1 tablet - ${night} - for 7 days`,
  ],
  ['one daily, one in the morning', '1 - once a day [one in the morning]'],
  ['1 tds & 1 nocte', `1 - 3 times a day || 1 - ${night}`],
  [
    'one twice a day, one in the morning and two at night',
    `1 - twice a day || 1 - ${morning} || 2 - ${night}`,
  ],
  [
    '100/25 1 tab at 7am, 11am, 3pm and 2 at 10pm',
    '2 - once a day - at 22:00 [100/25 1 tab at 7am, 11am, 3pm and]',
  ],
])('what is said once in sum and once by the time of day is not taken twice: "%s"', (text, words) => {
  expect(inWords(text)).toBe(words);
});

test.each([
  ['1 bd - one to be taken twice a day', '1 - twice a day'],
  ['one daily. Take one daily', '1 - once a day'],
  ['2 puffs prn. Inhale two puffs when required', 'Inhale 2 puff - inhalation - as required'],
  ['1g qds - two tablets four times a day', '1 gram - 4 times a day [two tablets four times a day]'],
  ['5mg od, one tablet daily', '5 milligram - once a day [one tablet daily]'],
  ['70mg once weekly, one tablet on Sundays', '70 milligram - once a week [one tablet on Sundays]'],
  ['one at night, one at bedtime', `1 - ${night} [one at bedtime]`],
  ['20 units in the morning, 20 units with breakfast', `20 unit - ${morning} [20 units with breakfast]`],
  ['apply 1 patch every 3 days, 1 every 72 hours', 'Apply 1 patch - every 3 days'],
  ['1 bd and 1 bd', '1 - twice a day || 1 - twice a day'],
  ['one daily, two daily', '1 - once a day || 2 - once a day'],
])('a dose that is said again for the same time is no second dose: "%s"', (text, words) => {
  expect(inWords(text)).toBe(words);
});

test('directions in short and again at length come to one dose, and never to two', () => {
  for (const again of [
    '1 bd',
    'one to be taken twice a day',
    'take ONE twice daily',
    'one tablet twice a day',
  ])
    for (const between of [' - ', '. ', ', ', '; ', ' ', '\n'])
      expect(readDirections(`1 bd${between}${again}`).meaning, `${between}${again}`).toHaveLength(1);
});
