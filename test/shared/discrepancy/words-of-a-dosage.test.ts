import { expect, test } from 'vitest';
import { known } from '../../../shared/core/known.ts';
import { comparedFields, findDiscrepancies } from '../../../shared/discrepancy/discrepancy.ts';
import { stoppedInWords } from '../../../shared/discrepancy/stopped-in-words.ts';
import { matchLines } from '../../../shared/match/match.ts';
import { allFound, chart, gp, listOf, type Entry } from '../../support/found.ts';
import { line, source, statement } from '../../support/lines.ts';

const every = (frequency: number) => ({ timing: { repeat: { frequency, period: 1, periodUnit: 'd' } } });
const of = (value: number, unit: string) => ({ doseAndRate: [{ doseQuantity: { value, unit } }] });
/** About what the words and the code of dosages disagree, besides that they do. */
const disagree = (term: string, ...dosage: readonly object[]) =>
  allFound([source('gp', [statement('a', term, { dosage })])])
    .filter((one) => one.class === 'text-against-structure')
    .map((one) => one.fields.join(' '));

test.each([
  ['another amount', { ...every(1), ...of(5, 'mg'), text: '10 mg daily' }, ['text structure dose']],
  ['another pace', { ...every(2), ...of(5, 'mg'), text: '5 mg daily' }, ['text structure frequency']],
  [
    'as much in another way',
    { ...every(2), ...of(5, 'mg'), text: '10 mg daily' },
    ['text structure dose frequency'],
  ],
  [
    'another route',
    { ...every(1), ...of(5, 'mg'), route: { text: 'intravenous' }, text: '5 mg by mouth daily' },
    ['text structure route'],
  ],
  [
    'as needed in words, and not in code',
    { ...every(1), ...of(5, 'mg'), asNeededBoolean: false, text: '5 mg daily when required' },
    ['text structure as-needed'],
  ],
  [
    'as needed in both',
    { ...every(1), ...of(5, 'mg'), asNeededBoolean: true, text: '5 mg daily when required' },
    [],
  ],
  ['as needed in code alone', { ...every(1), ...of(5, 'mg'), asNeededBoolean: true, text: '5 mg daily' }, []],
  ['as needed in words alone', { ...every(1), ...of(5, 'mg'), text: '5 mg daily when required' }, []],
  ['the same', { ...every(1), ...of(5, 'mg'), text: '5 mg daily' }, []],
  ['steps in words', { ...every(1), text: '5 mg daily for 5 days then 5 mg twice a day for 5 days' }, []],
  ['no code', { text: '5 mg daily' }, []],
  ['no words', { ...every(1), ...of(5, 'mg') }, []],
])('words beside code: %s', (_, dosage, expected) => {
  expect(disagree('Ramipril', dosage)).toEqual(expected);
});

test('words beside several coded dosages stand for all of them, and are held against none', () => {
  const wrong = { ...every(1), ...of(5, 'mg'), text: '10 mg daily' };
  expect(disagree('Ramipril', wrong)).toHaveLength(1);
  expect(disagree('Ramipril', wrong, { ...every(1), ...of(10, 'mg') })).toEqual([]);
});

test('pieces and drops are held against each other by their number', () => {
  expect(disagree('Ramipril', { ...every(1), ...of(1, 'tablet'), text: 'two tablets daily' })).toEqual([
    'text structure dose',
  ]);
  const drops = 'Latanoprost 50micrograms/ml eye drops';
  expect(disagree(drops, { ...every(1), ...of(1, 'drop'), text: 'two drops daily' })).toEqual([
    'text structure dose',
  ]);
});

test.each([
  ['5 mg daily', '10 mg daily', ['text structure dose']],
  ['5 mg daily', '5 mg twice a day', ['text structure frequency']],
  ['one tablet daily', 'two tablets daily', ['text structure dose']],
  ['5 mg daily', '5 mg daily', []],
  ['5 mg daily', 'daily', []],
  ['5 mg daily', '5 mg daily for 5 days then 10 mg daily', []],
  ['5 mg daily for 5 days then 10 mg daily', '5 mg daily', []],
])('what the patient is told, beside "%s": "%s"', (text, patientInstruction, expected) => {
  expect(disagree('Ramipril', { text, patientInstruction })).toEqual(expected);
});

test('only a line that is taken now is asked whether its words and codes agree', () => {
  const dosage = [{ ...every(1), ...of(5, 'mg'), text: '10 mg daily' }];
  const lists = [source('gp', [statement('a', 'Ramipril', { status: 'stopped', dosage })])];
  expect(allFound(lists).filter((one) => one.class === 'text-against-structure')).toEqual([]);
});

test.each([
  [{ dosage: [{ text: '5 mg daily - withheld' }] }, 'directions'],
  [{ dosage: [{ text: '5 mg daily', patientInstruction: 'withheld' }] }, 'directions'],
  [{ dosage: [{ text: '5 mg daily', additionalInstruction: [{ text: 'withheld' }] }] }, 'directions'],
  [{ dosage: [{ ...every(1), additionalInstruction: [{ text: 'withheld' }] }] }, 'directions'],
  [{ dosage: [{ text: '5 mg daily' }, { text: 'withheld' }] }, 'directions'],
  [{ note: [{ text: 'Seen today' }, { text: 'Stopped by cardiology' }] }, 'notes'],
  [{ dosage: [{ text: '5 mg daily' }], note: [{ text: 'Seen today' }] }, undefined],
  [{ dosage: [] }, undefined],
])('where a line says that it is not taken: %o %s', (over, where) => {
  expect(stoppedInWords(line('a', 'Bisoprolol', over))?.where).toBe(where);
});

const kinds = (...lists: Parameters<typeof matchLines>[0]) => {
  const matching = matchLines(lists);
  const found = findDiscrepancies({ lists, matching, asOf: '2026-11-18', current: 'fci' });
  const fields = found.fields.get(matching.rows[0]?.id ?? '');
  return Object.fromEntries(comparedFields.map((name) => [name, fields?.[name].kind]));
};

test('of a row of one source what is taken now speaks, and of what is over only where nothing else is left', () => {
  const stopped = { status: known('stopped' as const) };
  const [now, over]: readonly Entry[] = [
    ['Ramipril 5mg capsules', 'as directed'],
    ['Ramipril 5mg capsules', 'one daily by mouth', stopped],
  ];
  if (now === undefined || over === undefined) throw new Error('two entries');
  expect(kinds(gp(now, over))).toMatchObject({ amount: 'none', route: 'none', strength: 'one-side' });
  expect(kinds(gp(over))).toMatchObject({ amount: 'one-side', route: 'one-side' });
});

test('of several lines of one source any may state a field', () => {
  const lists = gp(['Ramipril 5mg capsules', 'one daily'], ['Ramipril 5mg capsules', 'by mouth']);
  expect(kinds(lists)).toMatchObject({ amount: 'one-side', route: 'one-side' });
});

test('what is compared across a link is not said of either row alone', () => {
  const lists = [
    gp(['Morphine 30mg modified-release tablets', 'ONE BD']),
    chart(['Morphine 30mg tablets', 'ONE BD']),
    listOf('carer', 'history', []),
  ];
  expect(kinds(...lists)).toMatchObject({ amount: 'one-side', frequency: 'one-side' });
});
