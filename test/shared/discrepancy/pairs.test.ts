import { expect, test } from 'vitest';
import { decimal } from '../../../shared/core/decimal.ts';
import { known } from '../../../shared/core/known.ts';
import { must } from '../../../shared/core/must.ts';
import { countsSolids, draftOf, pairsOf, sideOf } from '../../../shared/discrepancy/pairs.ts';
import { matchLines } from '../../../shared/match/match.ts';
import type { MedicineLine } from '../../../shared/medicines/line.ts';
import type { SourceList } from '../../../shared/medicines/source.ts';
import { chart, gp, listOf, type Entry } from '../../support/found.ts';
import { contextOfLists, itemOf } from '../../support/items.ts';
import { source, statement } from '../../support/lines.ts';

const keys = (items: readonly { readonly key: string }[]) =>
  items.map(({ key }) => key.replace('#MedicationStatement/', '.')).join(' ');
/** The pairs that are compared, and those that agree, as "a.a / b.a". */
const pairs = (...lists: readonly SourceList[]) => {
  const { differing, agreeing } = pairsOf(contextOfLists(lists));
  const asText = (all: typeof differing) => all.map(({ a, b }) => `${keys(a.items)} / ${keys(b.items)}`);
  return { differing: asText(differing), agreeing: asText(agreeing) };
};
const ramipril = (words: string, more: Partial<MedicineLine> = {}): Entry => [
  'Ramipril 5mg capsules',
  words,
  more,
];
const carer = (...entries: readonly Entry[]) => listOf('carer', 'history', entries);

test('sides that say the same agree, and are held against what says otherwise once for all of them', () => {
  expect(pairs(gp(ramipril('ONE DAILY')), chart(ramipril('one  daily')))).toEqual({
    differing: [],
    agreeing: ['chart.a / gp.a'],
  });
  expect(
    pairs(gp(ramipril('ONE DAILY')), carer(ramipril('ONE DAILY')), chart(ramipril('TWO DAILY'))),
  ).toEqual({ differing: ['carer.a gp.a / chart.a'], agreeing: ['carer.a / gp.a'] });
  expect(pairs(gp(ramipril('ONE DAILY')), chart(ramipril('TWO DAILY')))).toEqual({
    differing: ['gp.a / chart.a'],
    agreeing: [],
  });
});

test('what is taken stands before what is ordered, whatever the sources are called', () => {
  const [taken, ordered] = [
    listOf('z', 'history', [ramipril('ONE DAILY')]),
    listOf('a', 'chart', [ramipril('TWO DAILY')]),
  ];
  expect(pairs(taken, ordered).differing).toEqual(['z.a / a.a']);
  expect(pairs(ordered, taken).differing).toEqual(['z.a / a.a']);
  expect(
    pairs(listOf('z', 'discharge', [ramipril('ONE DAILY')]), listOf('a', 'history', [ramipril('TWO DAILY')]))
      .differing,
  ).toEqual(['a.a / z.a']);
});

test('one origin is one voice, and two copies of one entry are one entry', () => {
  const scr = listOf('scr', 'history', [ramipril('TWO DAILY')], { origin: 'gp' });
  expect(pairs(gp(ramipril('ONE DAILY')), scr)).toEqual({ differing: [], agreeing: [] });
  const same = listOf('scr', 'history', [ramipril('ONE DAILY')], { origin: 'gp' });
  expect(pairs(gp(ramipril('ONE DAILY')), same)).toEqual({ differing: [], agreeing: [] });
  const entry = (...values: readonly string[]) => ({
    identifiers: values.map((value) => ({ system: 'urn:x', value })),
  });
  const between = (a: Partial<MedicineLine>, b: Partial<MedicineLine>) =>
    pairs(gp(ramipril('ONE DAILY', a)), carer(ramipril('TWO DAILY', b))).differing.length;
  expect(between(entry('1'), entry('1'))).toBe(0);
  expect(between(entry('1', '2'), entry('3', '2'))).toBe(0);
  expect(between(entry('1'), entry('2'))).toBe(1);
  expect(between(entry('1'), entry())).toBe(1);
  expect(between(entry(), entry())).toBe(1);
});

test('of those that say the same, only such as may be compared are named together', () => {
  const scr = listOf('scr', 'history', [ramipril('ONE DAILY')], { origin: 'chart' });
  expect(pairs(gp(ramipril('ONE DAILY')), scr, chart(ramipril('TWO DAILY'))).differing).toEqual([
    'gp.a / chart.a',
  ]);
});

const end = { end: known('2026-12-01' as never) };
const acute = { category: known('acute' as const) };
test.each<[string, Partial<MedicineLine>]>([
  ['it ends', end],
  ['it is acute', acute],
  ['it is an order', { statedAs: 'order' }],
  ['it states its length apart', { duration: known({ value: decimal(7), unit: 'day' }) }],
  ['it has a code', { medicine: medicineWith({ codes: [{ system: 'https://dmd.nhs.uk', code: '1' }] }) }],
  ['it states its brand apart', { medicine: medicineWith({ brand: known('Tritace') }) }],
  ['it states its form apart', { medicine: medicineWith({ form: known({ text: 'capsule', codes: [] }) }) }],
])('the same words are compared where one side alone says more in codes: %s', (_, more) => {
  expect(pairs(gp(ramipril('ONE DAILY', more)), carer(ramipril('ONE DAILY')))).toEqual({
    differing: ['carer.a / gp.a'],
    agreeing: [],
  });
});

test('the same words with the same end, kind and codes agree', () => {
  const codes = medicineWith({ codes: [{ system: 'https://dmd.nhs.uk', code: '1' }] });
  const more: Partial<MedicineLine> = { ...end, ...acute, statedAs: 'order', medicine: codes };
  expect(pairs(gp(ramipril('ONE DAILY', more)), carer(ramipril('ONE DAILY', more)))).toEqual({
    differing: [],
    agreeing: ['carer.a / gp.a'],
  });
  const other = medicineWith({ codes: [{ system: 'urn:other', code: '1' }] });
  expect(
    pairs(gp(ramipril('ONE DAILY', more)), carer(ramipril('ONE DAILY', { ...more, medicine: other })))
      .agreeing,
  ).toEqual([]);
});

function medicineWith(over: Partial<MedicineLine['medicine']>): MedicineLine['medicine'] {
  return { ...must(gp(ramipril('ONE DAILY')).lines[0], 'a line').medicine, ...over };
}

test('what is stated in codes is compared even with the very same', () => {
  const list = (name: string, dosage: object) =>
    source(name, [statement('a', 'Ramipril', { dosage: [dosage] })]);
  const repeat = { frequency: 1, period: 1, periodUnit: 'd' };
  expect(
    pairs(list('gp', { timing: { repeat } }), list('carer', { timing: { repeat } })).differing,
  ).toHaveLength(1);
  const unread = { text: 'daily', timing: { repeat: { boundsPeriod: { start: 'soon' } } } };
  expect(pairs(list('gp', unread), list('carer', unread)).differing).toHaveLength(1);
  expect(pairs(list('gp', { text: 'daily' }), list('carer', { text: 'daily' })).agreeing).toHaveLength(1);
});

const warfarin = (strength: string, words = 'ONE DAILY', more: Partial<MedicineLine> = {}): Entry => [
  `Warfarin ${strength} tablets`,
  words,
  more,
];

test('several strengths in one source are one side, and several lines of one product are a side each', () => {
  expect(
    pairs(gp(warfarin('1mg'), warfarin('3mg')), chart(warfarin('1mg'), warfarin('3mg'))).differing,
  ).toEqual(['gp.a gp.b / chart.a chart.b']);
  expect(
    pairs(gp(warfarin('1mg'), warfarin('1mg', 'TWO DAILY')), chart(warfarin('1mg', 'SIX DAILY'))).differing,
  ).toHaveLength(2);
  // Only what is taken now makes up a dose.
  const stopped = { status: known('stopped' as const) };
  expect(
    pairs(gp(warfarin('1mg'), warfarin('3mg', 'ONE DAILY', stopped)), chart(warfarin('1mg', 'TWO DAILY')))
      .differing,
  ).toEqual(['gp.a / chart.a']);
});

/** The options of the only pair: whether a piece is a piece of the other, and whether pieces are counted first. */
const optionsOf = (home: Entry, ordered: Entry) =>
  must(pairsOf(contextOfLists([gp(home), chart(ordered)])).differing[0], 'a pair');

test.each<[string, Entry, Entry, boolean, boolean]>([
  ['one strength', ['Ramipril 5mg capsules', 'one'], ['Ramipril 5mg capsules', 'two'], false, true],
  ['two strengths', ['Ramipril 5mg capsules', 'one'], ['Ramipril 10mg capsules', 'one'], true, false],
  ['a strength on one side', ['Ramipril capsules', 'one'], ['Ramipril 10mg capsules', 'two'], false, false],
  ['no strength', ['Ramipril capsules', 'one'], ['Ramipril capsules', 'two'], false, true],
  [
    'a strength on one side, and pieces on the other alone',
    ['Ramipril capsules', 'one'],
    ['Ramipril 10mg capsules', '10 mg'],
    false,
    true,
  ],
  [
    'a concentration in the directions',
    ['Oramorph', '10mg/5ml, 5ml daily'],
    ['Oramorph', '100mg/5ml, 5ml daily'],
    true,
    false,
  ],
  [
    'one concentration in the directions',
    ['Oramorph', '10mg/5ml, 5ml daily'],
    ['Oramorph', '10mg/5ml, 10ml daily'],
    false,
    true,
  ],
  [
    'a concentration on one side',
    ['Oramorph', '10mg/5ml, 5ml daily'],
    ['Oramorph', '10ml daily'],
    false,
    true,
  ],
])('whether a piece of one is a piece of the other: %s', (_, home, ordered, differ, samePiece) => {
  const { strengthsDiffer, options } = optionsOf(home, ordered);
  expect([strengthsDiffer, options.samePiece]).toEqual([differ, samePiece]);
});

test('drops and patches are counted before they are weighed, whichever side names the form', () => {
  const drops: Entry = ['Timolol 0.5% eye drops', 'one drop daily'];
  expect(optionsOf(drops, ['Timolol 0.5% eye drops', 'two drops daily']).options.countFirst).toBe(true);
  expect(optionsOf(drops, ['Timolol', 'two drops to the eye daily']).options.countFirst).toBe(true);
  expect(optionsOf(['Timolol', 'two drops to the eye daily'], drops).options.countFirst).toBe(true);
  expect(optionsOf(['Ramipril', 'one daily'], ['Ramipril', 'two daily']).options.countFirst).toBe(false);
});

test('strengths that stand in coded ingredients are held against each other', () => {
  const ingredients = (value: number, unit = 'mg', per = 'tablet') =>
    source(`${value}${unit}${per}`, [
      statement('a', '', {
        medicationCodeableConcept: undefined,
        contained: [
          {
            resourceType: 'Medication',
            id: 'm',
            code: { text: 'Methotrexate' },
            ingredient: [
              {
                itemCodeableConcept: { text: 'Methotrexate' },
                strength: { numerator: { value, unit }, denominator: { value: 1, unit: per } },
              },
            ],
          },
        ],
        medicationReference: { reference: '#m' },
        dosage: [{ text: '4 tablets weekly' }],
      }),
    ]);
  const differ = (a: SourceList, b: SourceList) =>
    must(pairsOf(contextOfLists([a, b])).differing[0], 'a pair').strengthsDiffer;
  expect(differ(ingredients(2.5), ingredients(10))).toBe(true);
  expect(differ(ingredients(2.5), ingredients(2500, 'microgram'))).toBe(false);
  expect(differ(ingredients(2.5), ingredients(100, 'unit'))).toBe(false);
  expect(differ(ingredients(2.5, 'mg', 'mL'), ingredients(10, 'mg', 'mL'))).toBe(true);
  expect(differ(ingredients(2.5, 'mg', 'mL'), ingredients(10))).toBe(false);
  expect(differ(ingredients(2.5), gp(['Methotrexate', '2 tablets weekly']))).toBe(false);
});

test.each([
  ['two daily', true],
  ['two tablets daily', true],
  ['two capsules daily', true],
  ['two caplets daily', true],
  ['up to two tablets daily', true],
  ['5 mg in the morning and one tablet at night', true],
  ['10 mg daily', false],
  ['two puffs daily', false],
  ['daily', false],
])('tablets or the like are counted: "%s" %s', (words, expected) => {
  expect(countsSolids(sideOf(itemOf(['Ramipril', words])))).toBe(expected);
});

test('across a link the sides are held against each other, but for two medicines', () => {
  const slow: Entry = ['Morphine 30mg modified-release tablets', 'ONE BD'];
  const quick: Entry = ['Morphine 30mg tablets', 'ONE BD'];
  const [pair, ...others] = pairsOf(contextOfLists([gp(slow), chart(quick)])).differing;
  expect(others).toEqual([]);
  expect(pair?.reason).toBe('release');
  expect(pair?.rows).toHaveLength(2);
  const scr = listOf('scr', 'history', [slow], { origin: 'chart' });
  expect(pairs(scr, chart(quick)).differing).toEqual([]);
  expect(
    pairs(gp(['Simvastatin 40mg tablets', 'ONE ON']), chart(['Atorvastatin 20mg tablets', 'ONE ON']))
      .differing,
  ).toEqual([]);
  const lists = [
    gp(['Co-codamol 8mg/500mg tablets', 'TWO QDS']),
    chart(['Paracetamol 500mg tablets', 'TWO QDS']),
  ];
  const lines = ['gp#MedicationStatement/a', 'chart#MedicationStatement/a'];
  const matching = matchLines(lists, { decisions: [{ kind: 'linked', lines }] });
  const context = contextOfLists(lists, { matching });
  expect(context.links.map(({ reason }) => reason)).toEqual(['combination']);
  expect(pairsOf(context).differing).toEqual([]);
});

test('what is found of a pair names the lines of both sides', () => {
  const pair = optionsOf(['Ramipril', '5 mg'], ['Ramipril', '10 mg']);
  const draft = draftOf(pair, { fields: ['dose'], why: 'Dose differs', circumstances: [] });
  expect(draft).toMatchObject({ fields: ['dose'], why: 'Dose differs', rows: pair.rows });
  expect(draft.lines).toEqual(['gp#MedicationStatement/a', 'chart#MedicationStatement/a']);
});
