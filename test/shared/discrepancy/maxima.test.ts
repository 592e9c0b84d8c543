import { expect, test } from 'vitest';
import { fared } from '../../support/fared.ts';

const said = (term: string, home: string, ordered: string, orderedTerm = term) =>
  fared(term, home, ordered, orderedTerm)
    .findings.filter((one) => one.class === 'maximum')
    .map((one) => `${one.severity}: ${one.why}`);

test('two maxima that differ are said with both', () => {
  expect(
    said(
      'Paracetamol 500mg tablets',
      'two when required, max 8 tablets in 24 hours',
      '1 g when required, max 2 g in 24 hours',
    ),
  ).toEqual(['significant: Maximum differs: 8 tablets in 24 hours and 2 g in 24 hours']);
  expect(
    said(
      'Morphine',
      '5 mg when required, max 40 mg in 24 hours',
      '5 mg when required, max 60 mg in 24 hours',
    ),
  ).toEqual(['serious: Maximum differs: 40 mg in 24 hours and 60 mg in 24 hours']);
});

test.each([
  ['in tablets and in grams', 'max 8 tablets in 24 hours', 'max 4 g in 24 hours'],
  ['of a day and of 24 hours', 'max 4 g in 24 hours', 'max 4 g per day'],
  ['of a day and of a week', 'max 28 g per week', 'max 4 g per day'],
  ['in doses, which are not weighed', 'max 4 doses in 24 hours', 'max 4 g in 24 hours'],
  ['the same doses', 'max 4 doses in 24 hours', 'max 4 doses in 24 hours'],
])('one maximum however written is no difference: %s', (_, home, ordered) => {
  expect(
    said('Paracetamol 500mg tablets', `two when required, ${home}`, `1 g when required, ${ordered}`),
  ).toEqual([]);
});

test('doses are held against doses', () => {
  expect(
    said(
      'Paracetamol 500mg tablets',
      'two when required, max 4 doses in 24 hours',
      '1 g when required, max 3 doses in 24 hours',
    ),
  ).toHaveLength(1);
});

test('as many doses of another strength are as many doses', () => {
  const words = 'one when required, max 4 doses in 24 hours';
  expect(said('Ramipril 5mg capsules', words, words, 'Ramipril 10mg capsules')).toEqual([]);
});

test('a maximum that an as-needed order of a high-risk medicine has lost is said, and of another it is not', () => {
  const home = '5 mg when required, max 40 mg in 24 hours';
  expect(said('Morphine', home, '5 mg when required')).toEqual([
    'serious: chart orders it as needed without a maximum; gp states 40 mg in 24 hours',
  ]);
  expect(said('Morphine', home, '5 mg four times a day')).toEqual([]);
  expect(said('Morphine', '5 mg when required', home)).toEqual([]);
  expect(said('Ramipril', '5 mg when required, max 10 mg in 24 hours', '5 mg when required')).toEqual([]);
});

test('how often it may be taken at the most is how often, and no stated maximum', () => {
  expect(
    said('Morphine', '5 mg every 4 hours up to four times a day when required', '5 mg when required'),
  ).toEqual([]);
});
