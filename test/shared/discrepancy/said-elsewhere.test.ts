import { expect, test } from 'vitest';
import { findDiscrepancies } from '../../../shared/discrepancy/discrepancy.ts';
import { matchLines } from '../../../shared/match/match.ts';
import type { SourceList } from '../../../shared/medicines/source.ts';
import { makeLine, makeList } from '../../../build/gold/make.ts';
import { fared } from '../../support/fared.ts';
import { source, statement } from '../../support/lines.ts';

/** Every finding about these lists, and what is offered as a pair or link. */
function found(lists: readonly SourceList[]) {
  const matching = matchLines(lists);
  const { rows } = findDiscrepancies({ lists, matching, asOf: '2026-11-18', current: 'all' });
  return { findings: [...rows.values()].flat(), suggestions: matching.suggestions };
}
const listOf = (name: 'gp' | 'chart', ...terms: readonly string[]): SourceList =>
  makeList(
    name,
    name === 'gp' ? 'history' : 'chart',
    terms.map((term, at) => makeLine(name, String(at), term, 'one twice a day')),
  );

test.each([
  ['Timolol 0.25% eye drops', 'one drop bd to right eye', 'one drop bd to left eye'],
  ['Latanoprost', 'one drop at night both eyes', 'one drop at night left eye'],
  ['Otomize', '1 spray tds left ear', '1 spray tds right ear'],
])('another eye or ear is a difference: %s "%s" against "%s"', (term, home, ordered) => {
  const { kinds, classes } = fared(term, home, ordered);
  expect(kinds['route']).toBe('differs');
  expect(classes).toContain('route');
});

test.each([
  ['Latanoprost', 'one drop at night both eyes', '1 drop at night into each eye'],
  ['Timolol', 'one drop bd to right eye', '1 drop bd in the right eye'],
  ['Timolol', 'one drop bd to the affected eye', '1 drop bd right eye'],
  ['Timolol', 'one drop bd', '1 drop bd right eye'],
])('one eye however told, or told on one side alone, is none: %s "%s" and "%s"', (term, home, ordered) => {
  expect(fared(term, home, ordered).classes).not.toContain('route');
});

test('a coded site is compared by its side', () => {
  const drops = (code: string, display: string) => ({
    dosage: [
      { text: 'one drop at night', site: { coding: [{ system: 'http://snomed.info/sct', code, display }] } },
    ],
  });
  const lists = [
    source('gp', [statement('a', 'Latanoprost', drops('8966001', 'Left eye structure'))]),
    source('chart', [statement('a', 'Latanoprost', drops('18944008', 'Right eye structure'))], {
      role: 'chart',
    }),
  ];
  expect(found(lists).findings.map((one) => one.class)).toContain('route');
});

test.each([
  [['Epilim Chrono 500', 'Depakote 250mg tablets'], true],
  [['CellCept 500mg tablets', 'Myfortic 360mg tablets'], true],
  [['Epilim Chrono 500', 'Tegretol 200mg tablets'], false],
  [['Epilim Chrono 500', 'Carbamazepine 200mg tablets'], false],
])('two salts of one acid on one chart are one substance twice: %o %s', (terms, twice) => {
  const classes = found([listOf('chart', ...terms)]).findings.map((one) => one.class);
  expect(classes.includes('duplicate-substance')).toBe(twice);
  expect(classes).not.toContain('duplicate-class');
});

test.each([
  ['Epilim 200mg tablets', 'Depakote 250mg tablets'],
  ['Sodium valproate 200mg tablets', 'Valproic acid 300mg capsules'],
  ['Mycophenolate mofetil 500mg tablets', 'Myfortic 360mg tablets'],
])(
  'one salt at home and another on the chart are offered as a change, in that direction: %s, %s',
  (home, chart) => {
    const { findings, suggestions } = found([listOf('gp', home), listOf('chart', chart)]);
    expect(suggestions.map((one) => one.kind)).toEqual(['link']);
    expect(findings.find((one) => one.class === 'different-medicine')?.why).toBe(
      `${home} may have been changed to ${chart}`,
    );
  },
);

const narrative = (words: string) => ({
  resourceType: 'Composition',
  id: 'c',
  status: 'final',
  section: [
    {
      title: 'Medication Summary',
      code: { coding: [{ system: 'http://loinc.org', code: '10160-0' }] },
      text: { status: 'additional', div: `<div xmlns="http://www.w3.org/1999/xhtml">${words}</div>` },
    },
  ],
});

test('what stands in words that nobody read is not said to be in no source', () => {
  const why = (words: string) => {
    const lists = [source('ips', [narrative(words)]), listOf('chart', 'Warfarin 1mg tablets')];
    return found(lists).findings.find((one) => one.class === 'addition')?.why;
  };
  expect(why('Warfarin 3mg tablets 3mg od')).toBe(
    'Warfarin 1mg tablets is ordered and no entry of a history source has it; words in ips that could not be read as an entry name it',
  );
  expect(why('Digoxin 125 micrograms od')).toBe(
    'Warfarin 1mg tablets is ordered and no history source has it',
  );
});

test('a medicine in unread words of the chart is not simply said to have no order', () => {
  const lists = [
    listOf('gp', 'Warfarin 1mg tablets'),
    source('chart', [narrative('Warfarin 3mg od')], { role: 'chart' }),
  ];
  expect(found(lists).findings.find((one) => one.class === 'omission')?.why).toContain('words in chart');
});

test.each([
  ['1 daily', 'SIX once a week', true],
  ['one tablet twice a day', 'Take ONE tablet in the morning', true],
  ['one tablet twice a day', 'Take ONE tablet morning and night', false],
  ['one tablet twice a day', 'With food', false],
  ['as directed', 'one tablet twice a day', false],
])(
  'an instruction to the patient that says another dose contradicts the directions: "%s", "%s" %s',
  (text, patientInstruction, contradicts) => {
    const lists = [
      source('gp', [statement('a', 'Bisoprolol 5mg tablets', { dosage: [{ text, patientInstruction }] })]),
    ];
    expect(found(lists).findings.some((one) => one.class === 'text-against-structure')).toBe(contradicts);
  },
);
