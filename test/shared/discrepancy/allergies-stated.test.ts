import { expect, test } from 'vitest';
import { known, notRecorded } from '../../../shared/core/known.ts';
import { must } from '../../../shared/core/must.ts';
import { activeAllergies, mismatches, speaksOf } from '../../../shared/discrepancy/allergies.ts';
import { identify, knowledgeOf, usualTables } from '../../../shared/dmd/dmd.ts';
import type { Allergy } from '../../../shared/medicines/allergy.ts';
import type { SourceList } from '../../../shared/medicines/source.ts';
import { source } from '../../support/lines.ts';

const knowledge = knowledgeOf(usualTables);
let count = 0;
/** An allergy as a record states it, and with these of its facts otherwise. */
const allergy = (text: string, over: Partial<Allergy> = {}): Allergy => {
  const resource = { resourceType: 'AllergyIntolerance', id: `a${(count += 1)}`, code: { text } };
  return { ...must(source('gp', [resource]).allergies[0], 'an allergy'), ...over };
};
const record = (name: string, allergies: readonly Allergy[], over: Partial<SourceList> = {}): SourceList => ({
  ...source(name, []),
  allergies,
  ...over,
});
const active = (...allergies: readonly Allergy[]) => activeAllergies([record('gp', allergies)], knowledge);

test.each<[string, Partial<Allergy>, boolean]>([
  ['nothing said of it', {}, true],
  ['active', { clinicalStatus: known('active') }, true],
  ['inactive', { clinicalStatus: known('inactive') }, false],
  ['resolved', { clinicalStatus: known('resolved') }, false],
  ['confirmed', { verification: known('confirmed') }, true],
  ['refuted', { verification: known('refuted') }, false],
  ['entered in error', { verification: known('entered-in-error') }, false],
  ['ended', { ended: known('2026-01-01' as never) }, false],
  ['end not recorded', { ended: notRecorded }, true],
])('an allergy holds until somebody says that it does not: %s', (_, over, expected) => {
  expect(active(allergy('Penicillin', over))).toHaveLength(expected ? 1 : 0);
});

const reaction = (text: string) =>
  ({ reactions: [{ manifestation: { text, codes: [] } }] }) as unknown as Partial<Allergy>;
test.each<[string, string, Partial<Allergy>, boolean]>([
  ['nothing said of it', 'Penicillin', {}, false],
  ['high criticality', 'Penicillin', { criticality: known('high') }, true],
  ['low criticality', 'Penicillin', { criticality: known('low') }, false],
  ['anaphylaxis in its words', 'Anaphylaxis to penicillin', {}, true],
  ['anaphylaxis as its reaction', 'Penicillin', reaction('Anaphylaxis'), true],
  ['a rash', 'Penicillin', reaction('Rash'), false],
])('an allergy may kill by %s', (_, text, over, expected) => {
  expect(active(allergy(text, over)).map(({ severe }) => severe)).toEqual([expected]);
});

test.each<[string, Allergy['kind'], boolean]>([
  ['Codeine', 'intolerance', true],
  ['Codeine', 'allergy', false],
  ['Codeine', 'not-stated', false],
  ['Codeine intolerance', 'not-stated', true],
  ['Codeine intolerance', 'allergy', false],
  ['Side effect of codeine', 'not-stated', true],
  ['Side-effect of codeine', 'not-stated', true],
  ['Sideeffect of codeine', 'not-stated', true],
  ['Adverse effect of codeine', 'not-stated', true],
])('an intolerance is what is so called, or so worded where nobody calls it anything: "%s", %s', (...row) => {
  const [text, kind, expected] = row;
  expect(active(allergy(text, { kind })).map(({ intolerance }) => intolerance)).toEqual([expected]);
});

test('one thing is one allergy however often it is stated: an allergy if it is one anywhere, and as grave as anywhere', () => {
  const [one, ...more] = active(
    allergy('Codeine', { kind: 'intolerance' }),
    allergy('Codeine', { kind: 'allergy', criticality: known('high') }),
  );
  expect(more).toEqual([]);
  expect(one).toMatchObject({ severe: true, intolerance: false, resolved: true, other: false });
  expect(one?.keys).toHaveLength(2);
  expect(active(allergy('Codeine'), allergy('Penicillin'))).toHaveLength(2);
});

test('an entry is called by its words, else by its code, and an entry of neither is still there', () => {
  const words = (substance: Allergy['substance']) =>
    active(allergy('Penicillin', { substance })).map((one) => one.words);
  const codes = [{ system: 'urn:x', code: '123' }];
  expect(words({ text: 'Penicillin', codes })).toEqual(['Penicillin']);
  expect(words({ text: '', codes })).toEqual([expect.stringMatching(/123.*without words/)]);
  expect(words({ text: '123', codes })).toEqual([expect.stringMatching(/123.*without words/)]);
  expect(words({ text: '', codes: [] })).toEqual([expect.stringMatching(/without words/)]);
});

test.each([
  ['Penicillin', 'Amoxicillin 500mg capsules', true],
  ['Amoxicillin', 'Amoxicillin 500mg capsules', true],
  ['Amoxicillin', 'Co-amoxiclav 500mg/125mg tablets', true],
  ['Co-codamol', 'Paracetamol 500mg tablets', true],
  ['Penicillin', 'Ramipril 5mg capsules', false],
  ['Peanuts', 'Ramipril 5mg capsules', false],
])('an allergy to %s speaks of %s: %s', (text, term, expected) => {
  expect(active(allergy(text)).some((one) => speaksOf(one, identify(term), knowledge))).toBe(expected);
});

const none = (kind: string, over: Partial<Allergy> = {}) =>
  allergy('', { statement: { kind: 'none', none: kind } as never, ...over });
const between = (...lists: readonly SourceList[]) => mismatches(lists, knowledge);
const penicillin = (over: Partial<Allergy> = {}) => allergy('Penicillin', over);

test('who knows of no allergies contradicts who records one, of the kind it speaks of', () => {
  const against = (kind: string, stated: Allergy, over: Partial<Allergy> = {}) =>
    between(record('gp', [stated]), record('chart', [none(kind, over)])).map(({ noneKnown }) => noneKnown);
  const peanut = allergy('Peanut');
  expect(against('no-known-allergies', penicillin())).toEqual([true]);
  expect(against('no-known-drug-allergies', penicillin())).toEqual([true]);
  expect(against('no-known-food-allergies', penicillin())).toEqual([]);
  expect(against('no-known-allergies', peanut)).toEqual([false]);
  expect(against('no-known-drug-allergies', peanut)).toEqual([]);
  expect(against('no-known-allergies', penicillin(), { verification: known('entered-in-error') })).toEqual(
    [],
  );
});

test('of what kind an allergy is, its categories say, and where there are none, its name', () => {
  const drug = (text: string, categories: readonly string[]) =>
    between(record('gp', [allergy(text, { categories })]), record('chart', [none('no-known-drug-allergies')]))
      .length === 1;
  expect(drug('Penicillin', [])).toBe(true);
  expect(drug('Penicillin', ['medication'])).toBe(true);
  expect(drug('Vaccine x', ['biologic'])).toBe(true);
  expect(drug('Thing', ['food', 'medication'])).toBe(true);
  expect(drug('Thing', ['food'])).toBe(false);
  expect(drug('Penicillin', ['environment'])).toBe(false);
});

test('what one source holds active and another has as over is said, unless they are one voice', () => {
  const over = penicillin({ clinicalStatus: known('resolved') });
  expect(between(record('gp', [penicillin()]), record('chart', [over]))).toMatchObject([
    { noneKnown: false, why: expect.stringMatching(/active in gp and over in chart/) },
  ]);
  expect(between(record('gp', [penicillin(), over]))).toEqual([]);
  expect(between(record('gp', [penicillin()]), record('scr', [over], { origin: 'gp' }))).toEqual([]);
  expect(between(record('gp', [over]), record('chart', [over]))).toEqual([]);
  expect(
    between(
      record('gp', [penicillin()]),
      record('chart', [penicillin({ verification: known('entered-in-error') })]),
    ),
  ).toEqual([]);
});

test('an allergy that another full list of allergies does not hold is said', () => {
  const codeine = allergy('Codeine');
  const silent = (list: SourceList) =>
    between(record('gp', [penicillin(), codeine]), list).map(({ why }) => why);
  expect(silent(record('chart', [codeine]))).toEqual([expect.stringMatching(/^Penicillin .* chart$/)]);
  expect(silent(record('chart', []))).toEqual([]);
  expect(silent(record('chart', [codeine], { state: { kind: 'partial', reasons: [] } }))).toEqual([]);
  expect(silent(record('chart', [codeine], { origin: 'gp' }))).toEqual([]);
  expect(silent(record('chart', [allergy('Codeine', { verification: known('entered-in-error') })]))).toEqual(
    [],
  );
});
