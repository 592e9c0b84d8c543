import { expect, test } from 'vitest';
import { readPartialDate } from '../../../shared/core/instant.ts';
import { known } from '../../../shared/core/known.ts';
import { must } from '../../../shared/core/must.ts';
import { matchLines } from '../../../shared/match/match.ts';
import { allFound, chart, gp, listOf, type Entry } from '../../support/found.ts';

const on = (text: string) => {
  const read = readPartialDate(text);
  return known(must(read.ok ? read.value : undefined, text));
};
const doubled = (...entries: readonly Entry[]): readonly string[] =>
  allFound([gp(...entries)])
    .filter((one) => one.class.startsWith('duplicate'))
    .map((one) => `${one.class} ${one.lines.map((line) => line.at(-1)).join('')}`);

const cases: readonly (readonly [string, readonly Entry[], readonly string[]])[] = [
  [
    'one product twice',
    [
      ['Ramipril 5mg capsules', 'ONE DAILY'],
      ['Ramipril 5mg capsules', 'ONE BD'],
    ],
    ['duplicate-product ab'],
  ],
  [
    'one product three times',
    [
      ['Ramipril 5mg capsules', 'ONE DAILY'],
      ['Ramipril 5mg capsules', 'ONE BD'],
      ['Ramipril 5mg capsules', 'ONE TDS'],
    ],
    ['duplicate-product abc'],
  ],
  [
    'a brand beside its own name',
    [
      ['Zestril 5mg tablets', 'ONE DAILY'],
      ['Lisinopril 5mg tablets', 'ONE BD'],
    ],
    ['duplicate-product ab'],
  ],
  [
    'another form of one substance',
    [
      ['Omeprazole 20mg gastro-resistant capsules', 'ONE DAILY'],
      ['Omeprazole 20mg gastro-resistant tablets', 'ONE DAILY'],
    ],
    ['duplicate-substance ab'],
  ],
  [
    'a substance within a combination',
    [
      ['Co-codamol 8mg/500mg tablets', 'TWO QDS'],
      ['Paracetamol 500mg tablets', 'TWO QDS'],
    ],
    ['duplicate-substance ab'],
  ],
  [
    'two salts of one acid',
    [
      ['Sodium valproate 200mg gastro-resistant tablets', 'ONE BD'],
      ['Valproic acid 250mg gastro-resistant capsules', 'ONE BD'],
    ],
    ['duplicate-substance ab'],
  ],
  [
    'two of one group',
    [
      ['Ramipril 5mg capsules', 'ONE DAILY'],
      ['Lisinopril 5mg tablets', 'ONE DAILY'],
    ],
    ['duplicate-class ab'],
  ],
  [
    'two that have nothing in common',
    [
      ['Ramipril 5mg capsules', 'ONE DAILY'],
      ['Omeprazole 20mg capsules', 'ONE DAILY'],
    ],
    [],
  ],
  [
    'aspirin with clopidogrel, which belong together',
    [
      ['Aspirin 75mg tablets', 'ONE DAILY'],
      ['Clopidogrel 75mg tablets', 'ONE DAILY'],
    ],
    [],
  ],
];
test.each(cases)('within one source: %s', (_, entries, expected) => {
  expect(doubled(...entries)).toEqual(expected);
});

test('a long-acting opioid with one for breakthrough is no duplicate, two of a kind are', () => {
  const slow: Entry = ['Morphine sulfate 30mg modified-release tablets', 'ONE BD'];
  const quick: Entry = ['Morphine sulfate 10mg/5ml oral solution', '5ML WHEN REQUIRED'];
  const quicker: Entry = ['Morphine sulfate 10mg tablets', 'ONE WHEN REQUIRED'];
  const patch: Entry = ['Fentanyl 25micrograms/hour transdermal patches', 'ONE EVERY 72 HOURS'];
  const oxycodone: Entry = ['Oxycodone 5mg capsules', 'ONE WHEN REQUIRED'];
  expect(doubled(slow, quick)).toEqual([]);
  expect(doubled(patch, quick)).toEqual([]);
  expect(doubled(patch, oxycodone)).toEqual([]);
  expect(doubled(quick, quicker)).toEqual(['duplicate-substance ab']);
  expect(doubled(slow, patch)).toEqual(['duplicate-class ab']);
  expect(doubled(quick, oxycodone)).toEqual(['duplicate-class ab']);
});

test('what acts where it is put is no duplicate of what is swallowed, and two of them are', () => {
  const drops: Entry = ['Timolol 0.25% eye drops', 'one drop twice a day'];
  const tablets: Entry = ['Timolol 10mg tablets', 'ONE BD'];
  const inhaler: Entry = ['Salbutamol 100micrograms/dose inhaler', '2 puffs qds'];
  const nebules: Entry = ['Salbutamol 2.5mg/2.5ml nebuliser liquid', 'one qds'];
  const powder: Entry = ['Salbutamol 200micrograms/dose dry powder inhaler', '1 puff qds'];
  expect(doubled(drops, tablets)).toEqual([]);
  expect(doubled(inhaler, nebules)).toEqual([]);
  expect(doubled(inhaler, powder)).toEqual(['duplicate-substance ab']);
  expect(doubled(drops, ['Timolol 0.5% eye drops', 'one drop once a day'])).not.toEqual([]);
});

test('two lines for different times follow one another and are no duplicate', () => {
  const first: Entry = ['Amoxicillin 500mg capsules', 'ONE TDS', { end: on('2026-11-20') }];
  const of = (start: string) =>
    doubled(first, ['Amoxicillin 500mg capsules', 'ONE TDS FOR A WEEK', { start: on(start) }]);
  expect(of('2026-11-21')).toEqual([]);
  expect(of('2026-11-20')).toEqual(['duplicate-product ab']);
  expect(
    doubled(
      ['Amoxicillin 500mg capsules', 'ONE TDS FOR A WEEK', { start: on('2026-11-21') }],
      ['Amoxicillin 500mg capsules', 'ONE TDS', { end: on('2026-11-20') }],
    ),
  ).toEqual([]);
});

test('what was stopped doubles nothing, and two sources with one medicine each are no duplicate', () => {
  const ramipril: Entry = ['Ramipril 5mg capsules', 'ONE DAILY'];
  expect(doubled(ramipril, ['Ramipril 5mg capsules', 'ONE BD', { status: known('stopped') }])).toEqual([]);
  expect(
    allFound([gp(ramipril), chart(ramipril), listOf('carer', 'history', [ramipril])]).filter((one) =>
      one.class.startsWith('duplicate'),
    ),
  ).toEqual([]);
});

test('several strengths of one dose are no duplicate', () => {
  expect(
    doubled(['Warfarin 1mg tablets', 'as per INR'], ['Warfarin 3mg tablets', 'as per INR']).filter(
      (one) => !one.startsWith('duplicate-substance'),
    ),
  ).toEqual([]);
});

test('in the list about to be signed, what two sources bring together is looked at as one list', () => {
  const lists = [
    gp(['Ramipril 5mg capsules', 'ONE DAILY']),
    chart(['Lisinopril 5mg tablets', '5 mg daily'], ['Omeprazole 20mg capsules', '20 mg daily']),
  ];
  const rows = matchLines(lists).rows.map((row) => row.id);
  const of = (toBeSigned: readonly string[]) =>
    allFound(lists, { toBeSigned: new Set(toBeSigned) })
      .filter((one) => one.class.startsWith('duplicate'))
      .map((one) => one.class);
  expect(of(rows)).toEqual(['duplicate-class']);
  expect(of([])).toEqual([]);
  for (const row of rows) expect(of([row])).toEqual([]);
});

test('what one source already holds together is said once, also in the list about to be signed', () => {
  const lists = [gp(['Ramipril 5mg capsules', 'ONE DAILY'], ['Lisinopril 5mg tablets', 'ONE DAILY'])];
  const rows = matchLines(lists).rows.map((row) => row.id);
  expect(
    allFound(lists, { toBeSigned: new Set(rows) }).filter((one) => one.class === 'duplicate-class'),
  ).toHaveLength(1);
});
