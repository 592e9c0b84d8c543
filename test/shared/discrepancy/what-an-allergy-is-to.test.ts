import { expect, test } from 'vitest';

import { knowledgeOf, usualTables } from '../../../shared/dmd/dmd.ts';
import { allergensOf } from '../../../shared/discrepancy/allergens.ts';
import { must } from '../../../shared/core/must.ts';
import { source } from '../../support/lines.ts';

const knowledge = knowledgeOf(usualTables);
const allergens = (over: object) => {
  const list = source('gp', [{ resourceType: 'AllergyIntolerance', id: 'a', ...over }]);
  return allergensOf(must(list.allergies[0], 'an allergy'), knowledge);
};
const said = (over: object) => allergens(over).map(({ words, resolved }) => `${words}${resolved ? '' : '?'}`);
const snomed = (code: string, display?: string) => ({
  coding: [{ system: 'http://snomed.info/sct', code, ...(display === undefined ? {} : { display }) }],
});

test.each([
  ['penicillin antibiotics', 'Penicillin'],
  ['penicillin class', 'Penicillin'],
  ['cephalosporin group', 'Cephalosporins'],
  ['opioid analgesics', 'Opioids'],
])('a group is known by its name in the singular or with a word of kind: "%s"', (text, name) => {
  const [one] = allergens({ code: { text } });
  const [plain] = allergens({ code: { text: name } });
  expect([one?.resolved, one?.groups]).toEqual([true, plain?.groups]);
});

test('several things in one entry are each by themselves, and the same thing once', () => {
  expect(said({ code: { text: 'Penicillin and codeine' } })).toEqual(['penicillin', 'codeine']);
  expect(said({ code: { text: 'Penicillin, penicillin' } })).toEqual(['penicillin']);
  expect(said({ code: { text: 'Penicillin, xyzzolone' } })).toEqual(['penicillin', 'xyzzolone?']);
});

test('where the words name nothing, the display of the code or the code itself does', () => {
  expect(said({ code: { text: 'Drug allergy', ...snomed('294505008', 'Allergy to amoxicillin') } })).toEqual([
    'amoxicillin',
  ]);
  expect(said({ code: { text: 'Drug allergy', ...snomed('91936005') } })).toEqual(['penicillin']);
  expect(
    said({ code: { text: 'Drug allergy', coding: [{ system: 'urn:local', code: '91936005' }] } }),
  ).toEqual(['Drug allergy?']);
  expect(said({ code: { text: 'Drug allergy' } })).toEqual(['Drug allergy?']);
  // The words speak first.
  expect(said({ code: { text: 'Codeine', ...snomed('91936005', 'Allergy to penicillin') } })).toEqual([
    'codeine',
  ]);
});

test('what a reaction names as its substance is an allergen too, and stands for words that name none', () => {
  const reaction = (text: string) => [{ substance: { text }, manifestation: [{ text: 'rash' }] }];
  expect(said({ code: { text: 'Drug allergy' }, reaction: reaction('Penicillin') })).toEqual(['penicillin']);
  expect(said({ code: { text: 'Drug allergy' }, reaction: reaction('Xyzzolone') })).toEqual([
    'Drug allergy?',
    'xyzzolone?',
  ]);
  expect(said({ code: { text: 'Codeine' }, reaction: reaction('Penicillin') })).toEqual([
    'codeine',
    'penicillin',
  ]);
  expect(said({ code: { text: 'Codeine' }, reaction: reaction('codeine') })).toEqual(['codeine']);
});

test('a medicine within words is found, but not where they say that it is borne or was given instead', () => {
  expect(said({ code: { text: 'Ciprofloxacin tendon rupture' } })).toEqual(['ciprofloxacin']);
  expect(said({ code: { text: 'Can take ciprofloxacin safely' } }).every((one) => one.endsWith('?'))).toBe(
    true,
  );
});

test('food and surroundings are told from medicines by their category, else by their words', () => {
  const other = (over: object) => allergens(over).map((one) => one.other);
  expect(other({ code: { text: 'Peanuts' } })).toEqual([true]);
  expect(other({ code: { text: 'Xyzzolone' } })).toEqual([false]);
  expect(other({ code: { text: 'Xyzzolone' }, category: ['food'] })).toEqual([true]);
  expect(other({ code: { text: 'Xyzzolone' }, category: ['environment', 'food'] })).toEqual([true]);
  expect(other({ code: { text: 'Xyzzolone' }, category: ['food', 'medication'] })).toEqual([false]);
  expect(other({ code: { text: 'Peanuts' }, category: ['medication'] })).toEqual([false]);
  // What a medicine is, is no food, whatever its category.
  expect(other({ code: { text: 'Penicillin' }, category: ['food'] })).toEqual([false]);
});
