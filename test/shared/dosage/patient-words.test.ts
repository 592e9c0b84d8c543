import { expect, test } from 'vitest';
import { patientDirections } from '../../../shared/dosage/dosage.ts';

const tablets = (...texts: readonly string[]) => texts.map((text) => patientDirections(text, 'tablet'));

test('directions are put into the words of a label for whoever takes them', () => {
  expect(
    tablets(
      'ONE TO BE TAKEN TWICE A DAY',
      '1 bd',
      '4 once a week on Monday',
      'half a tablet daily',
      '1.5 mg to 3 mg nocte',
      'one in the morning and two at night',
      '2 for a week then 1 a day',
      'take 2 four times a day when needed for pain, maximum 8 in 24 hours',
      '400 mg three times a day with or after food for 5 days',
    ),
  ).toEqual([
    'Take 1 tablet, twice a day.',
    'Take 1 tablet, twice a day.',
    'Take 4 tablets, once a week, on Monday.',
    'Take half a tablet, once a day.',
    'Take 1.5 to 3 mg, once a day, at night.',
    'Take 1 tablet, once a day, in the morning. And: Take 2 tablets, once a day, at night.',
    'First: Take 2 tablets, for 1 week. Then: Take 1 tablet, once a day.',
    'Take 2 tablets, 4 times a day. Only when you need it for pain. No more than 8 in 24 hours.',
    'Take 400 mg, 3 times a day, for 5 days, with or after food.',
  ]);
});

test('what is not swallowed is used, put in or injected where it belongs', () => {
  expect(
    [
      '2 puffs when needed for breathlessness, up to 8 puffs in 24 hours',
      'one drop into both eyes twice a day',
      'inject 10 units at bedtime',
      '1 patch every 72 hours',
    ].map((text) => patientDirections(text, '')),
  ).toEqual([
    'Use 2 puffs. Only when you need it for breathlessness. No more than 8 puffs in 24 hours.',
    'Use 1 drop, into the eye, both eyes, twice a day.',
    'Inject 10 units, once a day, at bedtime.',
    'Use 1 patch, every 72 hours.',
  ]);
});

test('directions that were not understood whole are quoted, and nothing of ours stands beside them', () => {
  const texts = [
    'as directed',
    'od',
    'PRN',
    'apply thinly bd',
    'one daily. do not drink alcohol',
    '20 once a day',
  ];
  expect(tablets(...texts)).toEqual(texts.map((text) => `“${text}”`));
  // A number without a unit is no number of anything that is not counted.
  expect(patientDirections('1 bd', '')).toBe('“1 bd”');
  expect(patientDirections('  ', 'tablet')).toBe('');
});
