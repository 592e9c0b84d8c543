import { expect, test } from 'vitest';
import { readPartialDate, type PartialDate } from '../../../shared/core/instant.ts';
import { known } from '../../../shared/core/known.ts';
import { must } from '../../../shared/core/must.ts';
import type { DiscrepancyClass } from '../../../shared/discrepancy/discrepancy.ts';
import type { MedicineLine } from '../../../shared/medicines/line.ts';
import type { SourceList } from '../../../shared/medicines/source.ts';
import { chart, gp, listOf, wordsFound } from '../../support/found.ts';

const day = (text: string): PartialDate => {
  const read = readPartialDate(text);
  return must(read.ok ? read.value : undefined, text);
};
const on = (text: string) => known(day(text));
const concept = (text: string) => known({ text, codes: [] });

const ramipril = ['Ramipril 5mg capsules', 'ONE DAILY'] as const;
const apixaban = ['Apixaban 5mg tablets', 'ONE TWICE A DAY'] as const;
const held = { status: known('on-hold' as const) };
const dispensed = { statedAs: 'dispense' as const, status: known('completed' as const) };
const given = { statedAs: 'administration' as const, status: known('completed' as const) };

type Said = readonly [name: DiscrepancyClass, lists: readonly SourceList[], words: readonly string[]];
const saysOf = (said: readonly Said[]) => {
  for (const [name, lists, words] of said) expect(wordsFound(name, lists)).toEqual(words);
};

test('an omission says what became of the medicine at home', () => {
  const order = (more: Partial<MedicineLine>) => chart(['Ramipril 5mg capsules', '5 mg daily', more]);
  saysOf([
    ['omission', [gp(ramipril), chart()], ['significant: Ramipril 5mg capsules is taken and has no order']],
    ['omission', [gp(apixaban), chart()], ['serious: Apixaban 5mg tablets is taken and has no order']],
    [
      'omission',
      [gp([...apixaban, held]), chart()],
      ['minor: Apixaban 5mg tablets is on hold in gp and has no order'],
    ],
    [
      'omission',
      [gp([...ramipril, dispensed]), chart()],
      ['significant: Ramipril 5mg capsules was supplied and has no order'],
    ],
    [
      'omission',
      [gp([...ramipril, given]), chart()],
      ['significant: Ramipril 5mg capsules was given and has no order'],
    ],
    [
      'omission',
      [gp(ramipril), order({ status: known('draft') })],
      ['significant: Ramipril 5mg capsules is taken and has no order; what chart has is a draft'],
    ],
    [
      'omission',
      [gp(ramipril), order({ status: known('cancelled') })],
      ['significant: Ramipril 5mg capsules is taken and has no order; what chart has is cancelled'],
    ],
    [
      'omission',
      [gp(ramipril), order({ statedAs: 'plan' })],
      ['significant: Ramipril 5mg capsules is taken and has no order; what chart has is a plan'],
    ],
    ['omission', [gp(ramipril), order({ statedAs: 'order', status: known('stopped') })], []],
    ['omission', [gp(ramipril), order({ statedAs: 'order', status: known('on-hold') })], []],
    ['omission', [gp([...ramipril, { status: known('intended'), start: on('2026-12-01') }]), chart()], []],
    [
      'omission',
      [gp([...ramipril, { status: known('intended'), start: on('2026-11-18') }]), chart()],
      ['significant: Ramipril 5mg capsules is taken and has no order'],
    ],
  ]);
});

test('an addition says that nobody has it, or that a supply of it did not happen', () => {
  const notMade = {
    statedAs: 'dispense' as const,
    status: known('declined' as const),
  };
  const course = { category: known('acute' as const), indication: concept('pneumonia') };
  saysOf([
    [
      'addition',
      [gp(), chart(ramipril)],
      ['significant: Ramipril 5mg capsules is ordered and no history source has it'],
    ],
    [
      'addition',
      [gp([...ramipril, notMade]), chart(ramipril)],
      [
        'significant: Ramipril 5mg capsules is ordered and no history source has it; not supplied according to gp',
      ],
    ],
    [
      'addition',
      [gp([...ramipril, { ...notMade, statusReason: concept('out of stock') }]), chart(ramipril)],
      [
        'significant: Ramipril 5mg capsules is ordered and no history source has it; not supplied according to gp: out of stock',
      ],
    ],
    [
      'addition',
      [gp(), chart([...ramipril, course])],
      ['minor: Ramipril 5mg capsules is ordered and no history source has it'],
    ],
    [
      'addition',
      [gp(), chart([...ramipril, { category: known('acute') }])],
      ['significant: Ramipril 5mg capsules is ordered and no history source has it'],
    ],
    ['addition', [chart(ramipril)], []],
    ['addition', [gp([...ramipril, { status: known('stopped') }]), chart(ramipril)], []],
    ['addition', [gp(), chart([...ramipril, { status: known('stopped') }])], []],
  ]);
});

test('a medicine of one source alone names every source that answered in full and has it not', () => {
  const carer = listOf('carer', 'history', []);
  saysOf([
    [
      'only-in-one-source',
      [gp(ramipril), carer, listOf('clinic', 'history', [])],
      ['minor: Ramipril 5mg capsules is not in carer, clinic'],
    ],
    ['only-in-one-source', [gp(ramipril), listOf('scr', 'history', [], { origin: 'gp' })], []],
    [
      'only-in-one-source',
      [gp(ramipril), listOf('carer', 'history', [], { state: { kind: 'partial', reasons: [] } })],
      [],
    ],
    ['only-in-one-source', [gp(ramipril), chart()], []],
    ['only-in-one-source', [gp([...ramipril, { status: known('stopped') }]), carer], []],
  ]);
});

test('two lines of one source that are one medicine, or of one group, are said with what they share', () => {
  const twice = ['Ramipril 5mg capsules', 'ONE AT NIGHT'] as const;
  saysOf([
    ['duplicate-product', [gp(ramipril, twice)], ['significant: Ramipril 5mg capsules stands twice in gp']],
    [
      'duplicate-substance',
      [gp(['Co-codamol 30mg/500mg tablets', 'TWO QDS'], ['Paracetamol 500mg tablets', 'TWO QDS'])],
      ['significant: Co-codamol 30mg/500mg tablets and Paracetamol 500mg tablets both hold paracetamol'],
    ],
    [
      'duplicate-class',
      [gp(ramipril, ['Lisinopril 10mg tablets', 'ONE DAILY'])],
      ['significant: Ramipril 5mg capsules and Lisinopril 10mg tablets are both of the group ace inhibitor'],
    ],
    [
      'duplicate-class',
      [gp(apixaban, ['Warfarin 3mg tablets', 'ONE DAILY'])],
      [
        'potentially-lethal: Apixaban 5mg tablets and Warfarin 3mg tablets are both of the group anticoagulant',
      ],
    ],
  ]);
});

test('what differs between two directions is said with both', () => {
  const between = (term: string, home: string, ordered: string, orderedTerm = term) =>
    [gp([term, home]), chart([orderedTerm, ordered])] as const;
  saysOf([
    [
      'dose',
      between('Metformin 500mg tablets', 'TWO TWICE A DAY', '500 mg twice a day'),
      ['significant: Dose differs: 1000 mg against 500 mg'],
    ],
    [
      'frequency',
      between('Metformin 500mg tablets', 'ONE TWICE A DAY', '500 mg three times a day'),
      ['significant: How often differs: 2 in 24 hours against 3 in 24 hours'],
    ],
    [
      'timing',
      between('Simvastatin 40mg tablets', 'ONE IN THE MORNING', '40 mg at night'),
      ['minor: Time differs: times of day: morning against night'],
    ],
    [
      'as-needed',
      between('Paracetamol 500mg tablets', 'TWO FOUR TIMES A DAY', '1 g four times a day when required'),
      ['significant: As needed in chart, regular in gp'],
    ],
    [
      'as-needed',
      between('Morphine', '5 mg every 4 hours when required', '5 mg every 4 hours'),
      ['serious: As needed in gp, regular in chart'],
    ],
    [
      'route',
      between('Metronidazole', '400 mg by mouth three times a day', '400 mg iv three times a day'),
      ['significant: Route differs: oral and intravenous'],
    ],
    [
      'route',
      between(
        'Latanoprost eye drops',
        'one drop in the right eye at night',
        'one drop in the left eye at night',
      ),
      ['significant: Where it goes differs: right eye and left eye'],
    ],
    [
      'duration',
      between('Amoxicillin 500mg capsules', 'ONE TDS FOR 5 DAYS', '500 mg three times a day for 7 days'),
      ['significant: Course differs: 5 days against 7 days'],
    ],
    [
      'strength-or-form',
      between('Ramipril 5mg capsules', 'ONE DAILY', 'ONE DAILY', 'Ramipril 10mg capsules'),
      ['significant: Strength differs: Ramipril 5mg capsules and Ramipril 10mg capsules'],
    ],
  ]);
});

test('what a source did not give is said, and why', () => {
  const of = (state: SourceList['state']) =>
    wordsFound('source-incomplete', [gp(), listOf('clinic', 'history', [], { state })]);
  expect(of({ kind: 'complete' })).toEqual([]);
  expect(of({ kind: 'partial', reasons: [] })).toEqual(['significant: clinic answered only in part']);
  expect(of({ kind: 'partial', reasons: [{ kind: 'another-patient', count: 1 }] })).toEqual([
    'significant: clinic answered only in part, and holds entries that say they are about another patient',
  ]);
  expect(of({ kind: 'unavailable', reason: { kind: 'not-read-yet' } })).toEqual([
    'significant: clinic has not been read yet',
  ]);
  expect(of({ kind: 'patient-not-known' })).toEqual(['significant: clinic does not know the patient']);
  expect(of({ kind: 'unavailable', reason: { kind: 'restricted' } })).toEqual([
    expect.stringMatching(/^significant: clinic was not read: \S/),
  ]);
});

test('a source is stale after 115 days, and not before', () => {
  const of = (asserted: string) =>
    wordsFound('stale-source', [gp([...ramipril, { asserted: on(asserted) }])]);
  expect(of('2026-07-26')).toEqual([]);
  expect(of('2026-07-25')).toEqual(['significant: Nothing in gp is newer than 25-Jul-2026']);
});

test('a repeat is overdue 28 days after its supply ran out, and not before', () => {
  const of = (lastIssued: string, more: Partial<MedicineLine> = {}) =>
    wordsFound('overdue-supply', [
      gp([
        ...ramipril,
        {
          category: known('repeat'),
          lastIssued: on(lastIssued),
          daysSupply: known({ value: '28', unit: 'day' } as never),
          ...more,
        },
      ]),
    ]);
  expect(of('2026-09-23')).toEqual([]);
  expect(of('2026-09-22')).toEqual([
    'minor: The last supply of Ramipril 5mg capsules ran out on 20-Oct-2026',
  ]);
  expect(of('2026-09-22', { category: known('acute') })).toEqual([]);
  expect(of('2026-09-22', { daysSupply: known({ value: '8', unit: 'week' } as never) })).toEqual([]);
});
