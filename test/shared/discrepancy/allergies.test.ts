import { expect, test } from 'vitest';
import type { SourceList } from '../../../shared/medicines/source.ts';
import { allFound, chart, type Entry } from '../../support/found.ts';
import { source } from '../../support/lines.ts';

type Over = Readonly<Record<string, unknown>>;
const coded = (code: string) => ({ coding: [{ code }] });
const active = { clinicalStatus: coded('active') };
const allergy = (id: string, text: string, over: Over = {}) => ({
  resourceType: 'AllergyIntolerance',
  id,
  ...active,
  code: { text },
  ...over,
});
const none = (code: string, over: Over = {}) =>
  allergy('none', '', { code: { coding: [{ system: 'http://snomed.info/sct', code }] }, ...over });
const nka = '716186003';
const nkda = '409137002';
const nkfa = '429625007';

const gp = (...allergies: readonly Over[]) => source('gp', allergies);
const carer = (...allergies: readonly Over[]) => source('carer', allergies);
const amoxicillin: Entry = ['Amoxicillin 500mg capsules', 'ONE TDS'];

const said = (lists: readonly SourceList[], name = 'allergy') =>
  allFound(lists)
    .filter((one) => one.class.startsWith(name))
    .map((one) => `${one.class} ${one.severity}: ${one.why}`);

test('a medicine of the group somebody is allergic to is said with the words of the record', () => {
  expect(said([gp(allergy('a', 'Penicillin')), chart(amoxicillin)])).toEqual([
    'allergy-conflict serious: Amoxicillin 500mg capsules and the recorded allergy: Penicillin',
  ]);
  expect(said([gp(allergy('a', 'Penicillin', { type: 'intolerance' })), chart(amoxicillin)])).toEqual([
    'allergy-conflict significant: Amoxicillin 500mg capsules and the recorded intolerance: Penicillin',
  ]);
});

test.each<[string, Over]>([
  ['by its criticality', { criticality: 'high' }],
  ['by its words', { code: { text: 'Anaphylaxis to penicillin' } }],
  ['by its reaction', { reaction: [{ manifestation: [{ text: 'anaphylactic shock' }] }] }],
])('anaphylaxis weighs most: %s', (_, over) => {
  expect(said([gp(allergy('a', 'Penicillin', over)), chart(amoxicillin)])[0]).toMatch(
    /^allergy-conflict potentially-lethal/,
  );
});

test.each<[string, Over]>([
  ['criticality that is low', { criticality: 'low' }],
  ['criticality that could not be assessed', { criticality: 'unable-to-assess' }],
  ['a reaction that is a rash', { reaction: [{ manifestation: [{ text: 'rash' }] }] }],
  ['words that deny it', { code: { text: 'Penicillin (no anaphylaxis)' } }],
])('nothing is made anaphylaxis that is none: %s', (_, over) => {
  expect(said([gp(allergy('a', 'Penicillin', over)), chart(amoxicillin)])[0]).toMatch(
    /^allergy-conflict serious/,
  );
});

test.each<[string, Over]>([
  ['resolved', { clinicalStatus: coded('resolved') }],
  ['inactive', { clinicalStatus: coded('inactive') }],
  ['refuted', { verificationStatus: coded('refuted') }],
  ['entered in error', { verificationStatus: coded('entered-in-error') }],
])('an allergy that is %s conflicts with nothing', (_, over) => {
  expect(said([gp(allergy('a', 'Penicillin', over)), chart(amoxicillin)], 'allergy-conflict')).toEqual([]);
});

test.each<[string, Over]>([
  ['of unknown status', { clinicalStatus: undefined }],
  ['unconfirmed', { verificationStatus: coded('unconfirmed') }],
  ['confirmed', { verificationStatus: coded('confirmed') }],
])('an allergy that is %s counts', (_, over) => {
  expect(said([gp(allergy('a', 'Penicillin', over)), chart(amoxicillin)], 'allergy-conflict')).toHaveLength(
    1,
  );
});

test('an intolerance in one source and an allergy in another is an allergy, and severe where any says so', () => {
  expect(
    said([
      gp(allergy('a', 'Penicillin', { type: 'intolerance' })),
      carer(allergy('a', 'Penicillin', { criticality: 'high' })),
      chart(amoxicillin),
    ]),
  ).toEqual([
    'allergy-conflict potentially-lethal: Amoxicillin 500mg capsules and the recorded allergy: Penicillin',
  ]);
  expect(said([gp(allergy('a', 'Intolerance to penicillin')), chart(amoxicillin)])[0]).toMatch(
    /^allergy-conflict significant: .* recorded intolerance/,
  );
  expect(
    said([gp(allergy('a', 'Side effect of penicillin', { type: 'allergy' })), chart(amoxicillin)])[0],
  ).toMatch(/^allergy-conflict serious: .* recorded allergy/);
});

test('no known allergies beside one that is recorded is a contradiction, and a serious one of a drug', () => {
  const penicillin = allergy('a', 'Penicillin', { category: ['medication'] });
  const nuts = allergy('b', 'Peanuts', { category: ['food'] });
  expect(said([gp(penicillin), carer(none(nka))])).toEqual([
    'allergy-mismatch serious: carer states no known allergies; gp records Penicillin',
  ]);
  expect(said([gp(penicillin), carer(none(nkda))])).toEqual([
    'allergy-mismatch serious: carer states no known allergies; gp records Penicillin',
  ]);
  expect(said([gp(penicillin), carer(none(nkfa))])).toEqual([]);
  expect(said([gp(nuts), carer(none(nkda))])).toEqual([]);
  expect(said([gp(nuts), carer(none(nka))])).toEqual([
    'allergy-mismatch significant: carer states no known allergies; gp records Peanuts',
  ]);
  expect(said([gp(penicillin), carer(none(nka, { verificationStatus: coded('entered-in-error') }))])).toEqual(
    [],
  );
  // A source that contradicts itself is named too.
  expect(said([gp(penicillin, none(nka))])).toEqual([
    'allergy-mismatch serious: gp states no known allergies; gp records Penicillin',
  ]);
});

test('an allergy active in one source and over in another is said, and which is which', () => {
  expect(
    said([
      gp(allergy('a', 'Penicillin')),
      carer(allergy('a', 'Penicillin', { clinicalStatus: coded('resolved') })),
    ]),
  ).toEqual(['allergy-mismatch significant: Penicillin is active in gp and over in carer']);
  expect(
    said([
      gp(allergy('a', 'Penicillin')),
      carer(allergy('a', 'Penicillin', { verificationStatus: coded('refuted') })),
    ]),
  ).toEqual(['allergy-mismatch significant: Penicillin is active in gp and over in carer']);
  // Withdrawn is not over: it was never so.
  expect(
    said([
      gp(allergy('a', 'Penicillin')),
      carer(allergy('a', 'Penicillin', { verificationStatus: coded('entered-in-error') })),
    ]),
  ).toEqual([]);
});

test('an allergy that another source with allergies does not list is said, of one origin only once', () => {
  const penicillin = allergy('a', 'Penicillin');
  const latex = allergy('b', 'Codeine');
  expect(said([gp(penicillin, latex), carer(latex)])).toEqual([
    'allergy-mismatch significant: Penicillin is not among the allergies in carer',
  ]);
  // A source without any allergies says nothing about them.
  expect(said([gp(penicillin), carer()])).toEqual([]);
  expect(said([gp(penicillin, latex), { ...carer(latex), origin: 'gp' }])).toEqual([]);
  expect(said([gp(penicillin, latex), { ...carer(latex), state: { kind: 'partial', reasons: [] } }])).toEqual(
    [],
  );
  expect(
    said([gp(penicillin), carer(allergy('b', 'Codeine', { verificationStatus: coded('entered-in-error') }))]),
  ).toEqual([]);
});

test('an allergy nobody can check a medicine against is said, with the part that was not checked', () => {
  expect(said([gp(allergy('a', 'Xyzzolone')), chart(amoxicillin)])).toEqual([
    'allergy-not-checked significant: No medicine was checked against the recorded allergy: “Xyzzolone”',
  ]);
  expect(said([gp(allergy('a', 'Penicillin and red xyzzolone')), chart(amoxicillin)], 'allergy-not')).toEqual(
    [
      'allergy-not-checked significant: No medicine was checked against the recorded allergy: “Penicillin and red xyzzolone” (red xyzzolone)',
    ],
  );
  const code = { coding: [{ system: 'x', code: '77' }] };
  expect(said([gp(allergy('a', '', { code }))], 'allergy-not').join()).toContain('“code 77, without words”');
});

test('food and surroundings need no medicine checked, but for what was anaphylaxis, said once for all', () => {
  const food = (id: string, text: string, over: Over = {}) =>
    allergy(id, text, { category: ['food'], ...over });
  expect(said([gp(food('a', 'Peanuts'), food('b', 'Eggs'))])).toEqual([]);
  expect(
    said([
      gp(
        food('a', 'Peanuts', { criticality: 'high' }),
        food('b', 'Eggs', { criticality: 'high' }),
        food('c', 'Milk'),
      ),
    ]),
  ).toEqual([
    'allergy-not-checked serious: No medicine was checked against the recorded allergy: “Peanuts”, “Eggs”',
  ]);
});

test('an order of which nobody knows what it holds was checked against no allergy, and that is said', () => {
  const unknown: Entry = ['Xyzzolone 5mg tablets', 'ONE DAILY'];
  const words =
    'allergy-not-checked significant: What it holds is not known, so it was not checked against recorded allergies: “Xyzzolone 5mg tablets”';
  expect(said([gp(allergy('a', 'Penicillin')), chart(unknown)])).toEqual([words]);
  expect(said([gp(allergy('a', 'Penicillin')), chart(unknown, ['Zyxolone', 'ONE DAILY'])])).toEqual([
    `${words}, “Zyxolone”`,
  ]);
  expect(said([gp(), chart(unknown)])).toEqual([]);
  expect(said([gp(allergy('a', 'Peanuts', { category: ['food'] })), chart(unknown)])).toEqual([]);
  expect(said([gp(allergy('a', 'Penicillin')), chart(amoxicillin)], 'allergy-not')).toEqual([]);
});
