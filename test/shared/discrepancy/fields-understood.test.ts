import { expect, test } from 'vitest';
import { comparePair, states } from '../../../shared/discrepancy/compared-fields.ts';
import { contextOf } from '../../../shared/discrepancy/context.ts';
import { comparedFields, findDiscrepancies } from '../../../shared/discrepancy/discrepancy.ts';
import { pairsOf, sideOf } from '../../../shared/discrepancy/pairs.ts';
import { known } from '../../../shared/core/known.ts';
import { must } from '../../../shared/core/must.ts';
import { matchLines } from '../../../shared/match/match.ts';
import type { SourceList } from '../../../shared/medicines/source.ts';
import { fared } from '../../support/fared.ts';
import { chart, gp, listOf } from '../../support/found.ts';
import { source, statement } from '../../support/lines.ts';

/** How a line fares beside an order, and why its medicine is not compared, with this left of it that nobody understood. */
function modified(why: string, ordered: string) {
  const notUnderstood = [{ path: 'modifierExtension', raw: '{}', why }];
  const { kinds, fields } = fared('Ramipril 5mg capsules', 'ONE DAILY', ordered, undefined, {
    notUnderstood,
  });
  return { kinds, because: fields?.medicine.kind === 'not-compared' ? fields.medicine.because : '' };
}

test.each([
  ['a modifier that changes the meaning and is not known here', 'not-compared', /modifier/],
  ['rules outside FHIR that may change the meaning', 'not-compared', /modifier/],
  ['a colour that is not known here', 'equal', /^$/],
])('of a line that may mean its opposite nothing is called equal or different: %s', (why, kind, because) => {
  const found = modified(why, 'one daily');
  expect(found.kinds).toEqual({
    medicine: kind,
    form: kind,
    strength: kind,
    amount: kind,
    frequency: kind,
    'as-needed': kind,
    route: 'none',
    timing: 'none',
    course: 'none',
  });
  expect(found.because).toMatch(because);
  expect(modified(why, 'as directed').kinds['amount']).toBe('one-side');
});

test('words of which the other side says nothing are not called uncompared', () => {
  expect(fared('Ramipril', 'as directed', 'wobble').kinds).toMatchObject({
    amount: 'none',
    frequency: 'none',
  });
  expect(fared('Ramipril', 'wobble', 'as directed').kinds).toMatchObject({
    amount: 'none',
    frequency: 'none',
  });
  // Nothing of an amount at home; that something else there was not read does not make it one.
  expect(fared('Ramipril', 'at night neded', 'wobble').kinds['amount']).toBe('none');
  expect(fared('Ramipril', 'wobble', 'at night neded').kinds['amount']).toBe('none');
});

test('words that neither side understood are quoted with the source they stand in', () => {
  const { fields } = fared('Ramipril', 'evry day', 'wobble now');
  for (const field of ['amount', 'frequency'] as const)
    expect(fields?.[field]).toEqual({
      kind: 'not-compared',
      because: expect.stringMatching(/“evry day” in gp.*“wobble now” in chart/u),
    });
});

test('words beside a dose make it doubtful that it is equal, and not that it differs', () => {
  const doubtful = '5mg daily (pt takes 2.5mg)';
  expect(fared('Ramipril', doubtful, '5mg daily').fields?.amount).toEqual({
    kind: 'not-compared',
    because: expect.stringContaining('(pt takes 2.5mg)'),
  });
  expect(fared('Ramipril', '5mg daily', doubtful).kinds['amount']).toBe('not-compared');
  expect(fared('Ramipril', doubtful, '10mg daily').kinds['amount']).toBe('differs');
  expect(fared('Ramipril', doubtful, doubtful.toUpperCase()).kinds['amount']).toBe('equal');
  expect(fared('Ramipril', doubtful, '5mg once daily (pt takes 2.5mg)').kinds['amount']).toBe('equal');
});

test('the same words are equal only where they can mean the same', () => {
  expect(fared('Lantus', '10 at night', '10 AT NIGHT').kinds['amount']).toBe('equal');
  expect(fared('Lantus', '10 at night', '12 at night').kinds['amount']).toBe('not-compared');
  // As many capsules of another strength are another dose, and of a strength not stated nobody knows.
  expect(
    fared('Ramipril 5mg capsules', 'one daily', 'one daily', 'Ramipril 10mg capsules').kinds,
  ).toMatchObject({ strength: 'differs', amount: 'differs' });
  expect(fared('Ramipril capsules', 'one daily', 'one daily', 'Ramipril 10mg capsules').kinds).toMatchObject({
    strength: 'one-side',
    amount: 'not-compared',
    frequency: 'equal',
  });
});

test('what was not read of one field is not held against what was not read of another', () => {
  const unread = { route: { text: 'by mouth' }, timing: { repeat: { boundsPeriod: { start: 'soon' } } } };
  const list = (name: string, role: SourceList['role'], dosage: object) =>
    source(name, [statement('a', 'Ramipril', { dosage: [{ text: '5 mg evry day', ...dosage }] })], { role });
  expect(kindsOf(list('gp', 'history', unread), list('chart', 'chart', {}))).toMatchObject({
    frequency: 'none',
  });
});

/** How each field of the only row fared. */
function kindsOf(...lists: readonly SourceList[]) {
  const matching = matchLines(lists);
  const found = findDiscrepancies({ lists, matching, asOf: '2026-11-18', current: 'fci' });
  const fields = found.fields.get(matching.rows[0]?.id ?? '');
  return Object.fromEntries(comparedFields.map((name) => [name, fields?.[name].kind]));
}

test.each([
  ['Ramipril 5mg capsules', 'Ramipril 5mg capsules', 'equal', 'equal'],
  ['Ramipril 5mg capsules', 'Ramipril 5mg tablets', 'differs', 'equal'],
  ['Ramipril 5mg capsules', 'Ramipril 10mg capsules', 'equal', 'differs'],
  ['Ramipril 5mg capsules', 'Ramipril 5mg', 'one-side', 'equal'],
  ['Ramipril 5mg capsules', 'Ramipril', 'one-side', 'one-side'],
  ['Ramipril capsules', 'Ramipril capsules', 'equal', 'none'],
  ['Ramipril', 'Ramipril', 'none', 'none'],
  ['Quetiapine XL', 'Quetiapine XL', 'equal', 'none'],
  ['Quetiapine XL', 'Quetiapine', 'one-side', 'none'],
])('form and strength of %s and %s', (home, ordered, form, strength) => {
  expect(fared(home, 'daily', 'every day', ordered).kinds).toMatchObject({ form, strength });
});

test.each([
  ['5mg by mouth', '5mg orally', 'equal'],
  ['5mg by mouth', '5mg sublingually', 'differs'],
  ['5mg by mouth', '5mg', 'one-side'],
  ['one drop to the right eye', 'one drop to the left eye', 'differs'],
  ['one drop to the right eye', 'one drop into the right eye', 'equal'],
])('the route, and the side of the body: "%s" and "%s"', (home, ordered, kind) => {
  expect(fared('Timolol', home, ordered).kinds['route']).toBe(kind);
});

test('a schedule and one without steps differ in how often, though they come to as many a day', () => {
  const steps = '5 mg daily for 5 days then 10 mg daily';
  const twice = '5 mg in the morning and 5 mg at night';
  expect(fared('Prednisolone', twice, steps).kinds['frequency']).toBe('differs');
  expect(fared('Prednisolone', steps, twice).kinds['frequency']).toBe('differs');
});

test('what is not compared says why', () => {
  const steps = (second: string) => `10 mg once a day for 5 days then ${second}`;
  const often = fared('Prednisolone', steps('5 mg for 5 days'), steps('5 mg daily for 5 days')).fields;
  expect(often?.frequency).toEqual({ kind: 'not-compared', because: expect.stringMatching(/how often/) });
  const ended = gp(['Amoxicillin', '500 mg three times a day', { end: known('2026-12-01' as never) }]);
  const lists = [ended, chart(['Amoxicillin', '500 mg three times a day for 7 days'])];
  const matching = matchLines(lists);
  const { fields } = findDiscrepancies({ lists, matching, asOf: '2026-11-18', current: 'fci' });
  expect(fields.get(matching.rows[0]?.id ?? '')?.course).toEqual({
    kind: 'not-compared',
    because: expect.stringMatching(/course/),
  });
});

test('amounts that have no common unit are quoted as their source states them, in words or in code', () => {
  const because = (dosage: readonly object[]) => {
    const lists = [source('gp', [statement('a', 'Ramipril', { dosage })]), chart(['Ramipril', '5 mg daily'])];
    const matching = matchLines(lists);
    const { fields } = findDiscrepancies({ lists, matching, asOf: '2026-11-18', current: 'fci' });
    const amount = fields.get(matching.rows[0]?.id ?? '')?.amount;
    return amount?.kind === 'not-compared' ? amount.because : amount?.kind;
  };
  const daily = { timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } } };
  expect(because([{ ...daily, doseAndRate: [{ doseQuantity: { value: 5, unit: 'mL' } }] }])).toMatch(
    /^“5 mL” and “5 mg daily” /,
  );
  expect(because([{ text: '5 ml in the morning' }, { text: '10 ml at night' }])).toMatch(
    /^“5 ml in the morning, 10 ml at night” and “5 mg daily” /,
  );
});

test('a medicine is stated by a name, or by the code of a product', () => {
  const side = (term: string, codes: readonly string[] = []) => {
    const [line] = gp(['Ramipril', '5 mg daily']).lines;
    const medicine = {
      ...must(line, 'a line').medicine,
      term,
      codes: codes.map((code) => ({ system: 'https://dmd.nhs.uk', code })),
    };
    const lists = [gp([term, '5 mg daily', { medicine }])];
    const { items } = contextOf({ lists, matching: matchLines(lists), asOf: '2026-11-18', current: 'fci' });
    return sideOf(must(items[0], 'an item'));
  };
  expect(states(side('Ramipril'), 'medicine')).toBe(true);
  expect(states(side('Wobblol'), 'medicine')).toBe(true);
  expect(states(side(' '), 'medicine')).toBe(false);
  expect(states({ ...side(' '), items: [...side(' ').items, ...side('Ramipril').items] }, 'medicine')).toBe(
    true,
  );
});

/** The first two sides that are compared, as if something kept their medicines apart. */
const pair = (home = 'Ramipril') => {
  const lists = [gp([home, '5 mg daily']), listOf('chart', 'chart', [['Ramipril', '10 mg daily']])];
  const context = contextOf({ lists, matching: matchLines(lists), asOf: '2026-11-18', current: 'fci' });
  return must(pairsOf(context).differing[0], 'a pair');
};

test('two medicines, or one alone and in combination, differ; one that nobody can name is not compared', () => {
  const whole = pair();
  expect(comparePair(whole).medicine).toEqual({ kind: 'equal' });
  expect(comparePair({ ...whole, reason: 'different-medicine' }).medicine).toEqual({ kind: 'differs' });
  expect(comparePair({ ...whole, reason: 'combination' }).medicine).toEqual({ kind: 'differs' });
  expect(comparePair({ ...whole, reason: 'form' }).medicine).toEqual({ kind: 'equal' });
  const unnamed = (side: typeof whole.a) => ({
    ...side,
    items: [...side.items, ...side.items.map((item) => ({ ...item, identified: false }))],
  });
  for (const some of [
    { ...whole, a: unnamed(whole.a) },
    { ...whole, b: unnamed(whole.b) },
  ])
    expect(comparePair(some).medicine).toEqual({
      kind: 'not-compared',
      because: expect.stringMatching(/medicine/),
    });
});
