import { expect, test } from 'vitest';
import { directionsAsJson } from '../../../shared/dosage/dosage.ts';
import { fared } from '../../support/fared.ts';

test.each([
  ['5mg daily (pt takes 2.5mg)', 'amount'],
  ['5mg daily with 2.5mg at noon', 'amount'],
  ['5mg daily, can take 10mg', 'amount'],
  ['5mg daily (taking half)', 'amount'],
  ['5mg daily, was 10mg', 'amount'],
  ['5mg daily - went up to 10mg', 'amount'],
  ['5mg daily - skip weekends', 'amount'],
  ['5mg daily, courses repeated after 7-day break', 'frequency'],
  ['5mg daily weaning', 'amount'],
  ['5mg daily - hold while on clarithromycin', 'frequency'],
  ['5mg daily - to pause', 'frequency'],
  ['5mg at night - not whilst on antibiotics', 'frequency'],
  ['5mg at night - miss on methotrexate day', 'frequency'],
  ['5mg at night - not on dialysis days', 'frequency'],
  ['5mg daily - due to restart', 'frequency'],
  ['5mg daily - pt not compliant', 'frequency'],
  ['5mg daily - takes occasionally', 'frequency'],
  ['5mg daily - takes as and when', 'frequency'],
  ['5mg daily - tail off', 'amount'],
  ['5mg daily changed to 10mg daily', 'amount'],
  ['5mg daily, recently increased, now 10mg', 'amount'],
  ['5mg daily in addition to 5mg daily', 'amount'],
  ['5mg daily except Sundays', 'frequency'],
  ['5mg od-bd', 'frequency'],
  ['5mg od to bd', 'frequency'],
  ['5mg OD (pt taking BD)', 'frequency'],
  ['5mg daily 5 days a week', 'frequency'],
] as const)('a number, a rate or a change that nobody read is no agreement: "%s"', (home, field) => {
  const { fields, classes } = fared('Bisoprolol', home, '5mg daily');
  expect(fields?.[field].kind).toBe('not-compared');
  expect(classes).toEqual(['not-compared']);
});

const stopped = [
  '5mg daily stopped',
  '5mg daily - withheld for surgery',
  '5mg daily - do not restart',
  '5mg daily OMIT',
  '5mg daily on hold',
  '5mg daily suspended',
  '5mg daily (paused)',
  '5mg daily discontinued by cardiology',
  "5mg daily - d/c'd",
  '5mg daily - patient declined',
  '5mg daily never started',
  '5mg daily. Not taking',
  '5mg daily - course completed',
  '5mg daily - do not give',
  '5mg daily cancelled',
  '5mg daily - ran out',
  '5mg daily - not for continuation',
];

test.each(stopped)('an active line whose directions say it is not taken contradicts itself: "%s"', (home) => {
  const { fields, classes } = fared('Bisoprolol', home, '5mg daily');
  expect(fields?.amount.kind).toBe('not-compared');
  expect(classes).toEqual(['status-contradiction']);
});

test('stopped for a bleed is stopped for harm wherever it is said', () => {
  const { findings } = fared('Apixaban', '5mg bd stopped due to GI bleed', '5mg bd');
  expect(findings.find((one) => one.class === 'status-contradiction')?.severity).toBe('serious');
});

test.each([
  '5mg daily with food',
  '5mg daily after meals',
  '5mg daily for blood pressure',
  '5mg daily as directed',
  '5mg daily, do not stop suddenly',
  '5mg daily. Stop if rash and see a doctor',
  '5mg daily for 7 days then stop',
  '5mg daily until stopped by GP',
  '5mg daily until course completed',
  '5mg daily, hold in mouth for 2 minutes',
  '5mg daily. Stop smoking',
  '5mg daily dissolved in 125ml water',
  '5mg daily with half a glass of water',
  '5mg (one tablet) daily',
  '5mg (2 x 2.5mg) daily',
  '5mg daily started 12.3.21 by Dr Smith',
  '5mg daily. Blood test every 3 months',
  '5mg daily. Target HR 60-70',
  '5mg daily, 28 days supply',
  '5mg daily, weekly dispensing',
  '5mg daily. Leave 4 hours between doses',
  '5mg daily to reduce stroke risk',
  '5mg daily. Increase fluid intake',
  '5mg daily - replaces 10mg tablets',
  '5mg daily for type 2 diabetes',
  '5mg daily. If you miss a dose take it as soon as you remember',
  '5mg daily. Patient held record',
  '5mg daily. Omit if vomiting',
  '5mg daily withhold if SBP<100',
  '5mg daily. Hb 120',
  '5mg daily (day 3 of 7)',
  '5mg daily. Last issued 12 Nov 2024',
])('advice, reasons, dates and supplies stand in no comparison’s way: "%s"', (home) => {
  const { fields, classes } = fared('Bisoprolol', home, '5mg daily');
  expect(fields?.amount.kind).toBe('equal');
  expect(fields?.frequency.kind).toBe('equal');
  expect(classes).toEqual([]);
});

test.each([...stopped, '5mg daily (pt takes 2.5mg)', '5mg od-bd', '5mg daily changed to 10mg'])(
  'what is not called equal has no daily dose either, and its words stay on show: "%s"',
  (home) => {
    const { daily, remainder } = directionsAsJson(home);
    expect(daily).toMatchObject({ kind: 'cannot', why: 'words-not-understood' });
    expect(remainder).not.toBe('');
  },
);

test.each([
  ['Changed to 150mg od', 'Changed to 150mg'],
  ['100mcg od (pt takes 150mcg)', '(pt takes 150mcg)'],
  ['500mg bd changed to 1g bd', 'changed to 1g'],
])('no word of a change vanishes: "%s"', (text, remainder) => {
  expect(directionsAsJson(text).remainder).toBe(remainder);
});

test.each([
  ['Patient stopped taking this 3 months ago', true],
  ['On hold pending bloods', true],
  ['Wife reports he stopped taking it in May', true],
  ['Stopped by cardiology 12/3', true],
  ['Bisoprolol withheld due to bradycardia', true],
  ['Stopped smoking in 2019', false],
  ['Aspirin stopped when this was started', false],
  ['Patient not taking as prescribed', false],
  ['Do not stop suddenly', false],
  ['Stopped in March, restarted in May', false],
  ['To be stopped in 6 weeks', false],
])('a note that its medicine is not taken contradicts an active line: "%s" %s', (note, contradicts) => {
  const { classes } = fared('Bisoprolol 5mg tablets', '5mg daily', '5mg daily', undefined, { notes: [note] });
  expect(classes).toEqual(contradicts ? ['status-contradiction'] : []);
});

test.each([
  ['3mg/4mg alternate days', '3mg alternate days'],
  ['3/4mg alternate days', '4mg alternate days'],
  ['3mg 4mg alternate days', '4mg alternate days'],
])('two doses in turn that nobody could part agree with neither: "%s" and "%s"', (home, ordered) => {
  const { fields, classes } = fared('Bisoprolol', home, ordered);
  expect(fields?.amount.kind).toBe('not-compared');
  expect(classes).toEqual(['not-compared']);
});

test.each([
  'hold in the mouth',
  'hold breath for 10 seconds',
  'not on an empty stomach',
  'in a compliance aid',
  'not with milk',
  'review due',
])('how it is taken, kept and supplied leaves the dose as it is: "%s"', (words) => {
  expect(fared('Bisoprolol', `5mg daily - ${words}`, '5mg daily').classes).toEqual([]);
});

test.each([
  ['one every 4 hours', 'differs'],
  ['one every 6 hours', 'differs'],
  ['one daily', 'differs'],
  ['one every four to six hours', 'equal'],
  ['one 4-6 times a day', 'equal'],
] as const)('an interval of a range is compared with "%s"', (ordered, kind) => {
  expect(fared('Paracetamol 500mg tablets', 'one every 4-6 hours', ordered).kinds['frequency']).toBe(kind);
});
