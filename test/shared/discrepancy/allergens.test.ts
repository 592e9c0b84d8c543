import { expect, test } from 'vitest';
import { findDiscrepancies } from '../../../shared/discrepancy/discrepancy.ts';
import { matchLines } from '../../../shared/match/match.ts';
import { makeLine, makeList } from '../../../build/gold/make.ts';
import { source } from '../../support/lines.ts';

const active = { clinicalStatus: { coding: [{ code: 'active' }] } };

/** What is said of an allergy in a record beside one medicine on the chart. */
function said(code: object, term: string, over: object = {}) {
  const allergy = { resourceType: 'AllergyIntolerance', id: 'al', ...active, code, ...over };
  const lists = [
    source('gp', [allergy]),
    makeList('chart', 'chart', [makeLine('chart', 'a', term, 'one daily')]),
  ];
  const matching = matchLines(lists);
  const found = findDiscrepancies({ lists, matching, asOf: '2026-11-18', current: 'fci' });
  return [...[...found.rows.values()].flat(), ...found.caseFindings]
    .filter((one) => one.class.startsWith('allergy'))
    .map((one) => `${one.class} ${one.severity}`);
}

test.each([
  ['ACE inhibitor cough', 'Ramipril 2.5mg capsules'],
  ['Rash secondary to nitrofurantoin', 'Nitrofurantoin 50mg tablets'],
  ['dry cough with perindopril', 'Perindopril erbumine 4mg tablets'],
  ['Side effect: amlodipine ankle swelling', 'Amlodipine 5mg tablets'],
  ['red man syndrome with vancomycin', 'Vancomycin 125mg capsules'],
  ['Ciprofloxacin tendon rupture', 'Ciprofloxacin 500mg tablets'],
  ['sulfa drugs', 'Co-trimoxazole 80mg/400mg tablets'],
  ['beta blockers', 'Bisoprolol 2.5mg tablets'],
  ['Co-codamol', 'Paracetamol 500mg tablets'],
  ['Septrin', 'Trimethoprim 200mg tablets'],
  ['Allergy status to penicillin', 'Amoxicillin 500mg capsules'],
])('an allergy is read from its phrasing: "%s" speaks of %s', (text, term) => {
  expect(said({ text }, term)).toEqual([expect.stringMatching(/^allergy-conflict/)]);
});

test.each([
  ['atenolol', 'Bisoprolol 2.5mg tablets'],
  ['omeprazole', 'Lansoprazole 30mg gastro-resistant capsules'],
  ['Penicillin - tolerates cefalexin', 'Cefalexin 500mg capsules'],
  ['Penicillin, has taken erythromycin without problem', 'Erythromycin 250mg gastro-resistant tablets'],
  ['penicillin', 'Penicillamine 250mg tablets'],
])('an allergy speaks of nothing beyond it: "%s" not of %s', (text, term) => {
  expect(said({ text }, term).filter((one) => one.startsWith('allergy-conflict'))).toEqual([]);
});

test.each([
  [{ text: 'No longer allergic to penicillin' }],
  [{ text: 'nil known' }],
  [{ text: 'No Known Allergies (NKA)' }],
  [{ text: 'No allergies recorded' }],
  [{ coding: [{ system: 'http://snomed.info/sct', code: '716220001' }] }],
  [{ coding: [{ system: 'http://snomed.info/sct', code: '1003774007' }] }],
])('a statement of absence is no allergen: %j', (code) => {
  expect(said(code, 'Amoxicillin 500mg capsules')).toEqual([]);
});

test('what names no medicine is said to be unchecked, and seriously so where it was anaphylaxis', () => {
  expect(said({ text: 'Xyzzolone' }, 'Ramipril 5mg capsules')).toEqual(['allergy-not-checked significant']);
  expect(said({ text: 'Xyzzolone - anaphylaxis' }, 'Ramipril 5mg capsules')).toEqual([
    'allergy-not-checked serious',
  ]);
});
