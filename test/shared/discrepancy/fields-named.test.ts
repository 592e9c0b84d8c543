import { expect, test } from 'vitest';
import { known } from '../../../shared/core/known.ts';
import { matchLines } from '../../../shared/match/match.ts';
import type { SourceList } from '../../../shared/medicines/source.ts';
import { goldPack } from '../../../build/gold/pack.ts';
import { fared } from '../../support/fared.ts';
import { allFound, chart, gp, listOf, wordsFound, type Entry } from '../../support/found.ts';
import { source, statement } from '../../support/lines.ts';

/** By class, the fields that its finding speaks of. */
const fieldsOf = (lists: readonly SourceList[]) =>
  Object.fromEntries(allFound(lists).map((one) => [one.class, one.fields]));
const between = (term: string, home: string, ordered: string, orderedTerm = term) =>
  fieldsOf([gp([term, home]), chart([orderedTerm, ordered])]);

test('each finding names the fields it speaks of, so that the screen can point at them', () => {
  expect(between('Ramipril', '5 mg daily', '10 mg daily')).toMatchObject({ dose: ['dose'] });
  expect(between('Ramipril', '5 mg daily', '5 mg twice a day')).toMatchObject({ frequency: ['frequency'] });
  expect(between('Ramipril', '10 mg daily', '5 mg twice a day')).toMatchObject({
    'same-daily-dose': ['dose', 'frequency'],
  });
  expect(between('Ramipril', '5 mg in the morning', '5 mg at night')).toMatchObject({ timing: ['timing'] });
  expect(between('Ramipril', '5 mg by mouth daily', '5 mg iv daily')).toMatchObject({ route: ['route'] });
  expect(between('Ramipril', '5 mg daily', '5 mg daily when required')).toMatchObject({
    'as-needed': ['as-needed'],
    'indication-missing': ['indication'],
  });
  expect(
    between(
      'Paracetamol',
      '1 g when required, max 4 g in 24 hours',
      '1 g when required, max 2 g in 24 hours',
    ),
  ).toMatchObject({ maximum: ['maximum'] });
  expect(between('Doxycycline', '100 mg daily for 5 days', '100 mg daily for 7 days')).toMatchObject({
    duration: ['duration'],
  });
  expect(between('Ramipril 5mg capsules', 'ONE DAILY', 'ONE DAILY', 'Ramipril 5mg tablets')).toMatchObject({
    'strength-or-form': ['form'],
  });
  expect(between('Ramipril 5mg capsules', 'ONE DAILY', 'ONE DAILY', 'Ramipril 10mg tablets')).toMatchObject({
    'strength-or-form': ['strength', 'form'],
  });
  expect(between('Prograf 1mg capsules', 'ONE BD', 'ONE BD', 'Adoport 1mg capsules')).toMatchObject({
    'brand-critical': ['brand'],
  });
  expect(between('Ramipril 5mg capsules', 'ONE DAILY', 'one on training days')).toMatchObject({
    'not-compared': ['frequency'],
  });
});

test('a finding about a line, a row or a source names what it is about', () => {
  expect(fieldsOf([gp(['Apixaban 5mg tablets', 'ONE BD']), chart()])).toMatchObject({
    omission: ['medicine'],
    'last-dose-unknown': ['last-taken'],
  });
  expect(fieldsOf([gp(), chart(['Ramipril 5mg capsules', 'ONE DAILY'])])).toMatchObject({
    addition: ['medicine'],
  });
  expect(
    fieldsOf([gp(['Ramipril 5mg capsules', 'ONE DAILY']), listOf('carer', 'history', [])]),
  ).toMatchObject({
    'only-in-one-source': ['medicine'],
  });
  expect(fieldsOf([gp(['Methotrexate 2.5mg tablets', 'FOUR DAILY'])])).toMatchObject({
    'weekly-not-weekly': ['frequency'],
  });
  expect(fieldsOf([gp(['Ramipril 5mg capsules', 'ONE DAILY', { degraded: true }])])).toMatchObject({
    'degraded-code': ['code'],
  });
  expect(
    fieldsOf([listOf('clinic', 'history', [], { state: { kind: 'patient-not-known' } }), gp()]),
  ).toMatchObject({ 'source-incomplete': ['source'] });
  expect(
    fieldsOf([
      gp(['Ramipril 5mg capsules', 'ONE DAILY', { status: known('stopped') }]),
      chart(['Ramipril 5mg capsules', 'ONE DAILY', { status: known('active') }]),
    ]),
  ).toMatchObject({ 'status-contradiction': ['status'] });
  const bare = {
    timing: { repeat: { frequency: 2, period: 1, periodUnit: 'd' } },
    doseAndRate: [{ doseQuantity: { value: 2 } }],
  };
  expect(fieldsOf([source('gp', [statement('a', 'Ramipril capsules', { dosage: [bare] })])])).toMatchObject({
    'dose-shape': ['dose', 'structure'],
  });
});

const worst = (term: string, home: string, ordered: string) =>
  fared(term, home, ordered)
    .findings.filter((one) => one.class === 'dose')
    .map((one) => one.severity);

test('doses through the day are weighed by the total of the day, not by the one that differs most', () => {
  expect(
    worst(
      'Levetiracetam',
      '500 mg in the morning and 250 mg at night',
      '500 mg in the morning and 500 mg at night',
    ),
  ).toEqual(['significant']);
  expect(
    worst(
      'Levetiracetam',
      '500 mg in the morning and 250 mg at night',
      '1000 mg in the morning and 500 mg at night',
    ),
  ).toEqual(['serious']);
});

test('nothing is weighed against a dose of nought', () => {
  expect(worst('Levetiracetam', '0 mg twice a day', '500 mg twice a day')).toEqual(['significant']);
});

test('a maximum over a time nobody reckons with, or of something without a unit, is not compared', () => {
  const coded = (numerator: object, denominator: object) =>
    source('gp', [
      statement('a', 'Oramorph 10mg/5ml oral solution', {
        dosage: [
          { text: '5 ml when required', asNeededBoolean: true, maxDosePerPeriod: { numerator, denominator } },
        ],
      }),
    ]);
  const order: Entry = ['Oramorph 10mg/5ml oral solution', '5 ml when required, max 40 mg in 24 hours'];
  const found = (numerator: object, denominator: object) =>
    wordsFound('maximum', [coded(numerator, denominator), chart(order)]);
  const day = { value: 24, unit: 'h' };
  expect(found({ value: 20, unit: 'mg' }, day)).toHaveLength(1);
  expect(found({ value: 20, unit: 'mL' }, day)).toEqual([]);
  expect(found({ value: 20, unit: 'mg' }, { value: 1, unit: 'min' })).toEqual([]);
  expect(found({ value: 20 }, day)).toEqual([]);
});

const dmd = 'https://dmd.nhs.uk';
const withCode = (code: string, term: string): Entry => {
  const [line] = gp([term, 'ONE DAILY']).lines;
  return line === undefined
    ? [term, '']
    : [term, 'ONE DAILY', { medicine: { ...line.medicine, codes: [{ system: dmd, code }] } }];
};
const doubled = (lists: readonly SourceList[], more: Parameters<typeof allFound>[1] = {}) =>
  allFound(lists, more)
    .filter((one) => one.class.startsWith('duplicate'))
    .map(
      (one) => `${one.class} ${one.lines.map((key) => key.replace('#MedicationStatement/', '.')).join(' ')}`,
    );

test('two lines of one product by its code are one product, however they are worded', () => {
  const twice = [
    withCode('318135008', 'Co-amilofruse 2.5mg/20mg tablets'),
    withCode('318135008', 'Co-amilofruse 2.5/20'),
  ];
  expect(doubled([gp(...twice)], { pack: goldPack })).toEqual(['duplicate-product gp.a gp.b']);
  const two = [
    withCode('318135008', 'Co-amilofruse 2.5mg/20mg tablets'),
    withCode('318136009', 'Co-amilofruse 5mg/40mg tablets'),
  ];
  expect(doubled([gp(...two)], { pack: goldPack })).not.toContain('duplicate-product gp.a gp.b');
});

test('two that act only where they are put, or one for breakthrough, are no doubled class', () => {
  const of = (...entries: readonly Entry[]) => doubled([gp(...entries)]);
  const methadone: Entry = ['Methadone 1mg/ml oral solution', '30ML DAILY'];
  const oramorph: Entry = ['Morphine sulfate 10mg/5ml oral solution', '5ML WHEN REQUIRED'];
  expect(of(methadone, oramorph)).toEqual([]);
  expect(of(['Timolol 0.25% eye drops', 'one drop bd'], ['Bisoprolol 5mg tablets', 'ONE DAILY'])).toEqual([]);
  expect(of(['Atenolol 50mg tablets', 'ONE DAILY'], ['Bisoprolol 5mg tablets', 'ONE DAILY'])).toHaveLength(1);
});

test('what one source holds together is not said again of another that holds one of the two', () => {
  const ramipril: Entry = ['Ramipril 5mg capsules', 'ONE DAILY'];
  const lists = [
    listOf('carer', 'history', [ramipril]),
    gp(ramipril, ['Lisinopril 5mg tablets', 'ONE DAILY']),
  ];
  const rows = matchLines(lists).rows.map((row) => row.id);
  expect(doubled(lists, { toBeSigned: new Set(rows) })).toEqual(['duplicate-class gp.a gp.b']);
});

test('an acute order of a course is compared though its words are the same', () => {
  const term = 'Doxycycline 100mg capsules';
  const acute = { category: known('acute' as const) };
  const words = 'ONE DAILY FOR 7 DAYS';
  expect(allFound([gp([term, words, acute]), chart([term, words])]).map((one) => one.class)).not.toContain(
    'duration',
  );
});
