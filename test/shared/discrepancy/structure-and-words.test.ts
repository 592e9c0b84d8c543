import { expect, test } from 'vitest';
import { allFound, chart } from '../../support/found.ts';
import { source, statement } from '../../support/lines.ts';

const daily = { timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } } };
const of = (value: number, unit: string) => ({ doseAndRate: [{ doseQuantity: { value, unit } }] });

/** What is said of coded directions at home against an order in words. */
function said(dosage: readonly object[], ordered: string, term = 'Metformin'): readonly string[] {
  const lists = [source('gp', [statement('a', term, { dosage })]), chart([term, ordered])];
  return allFound(lists)
    .filter((one) => !['indication-missing', 'last-dose-unknown'].includes(one.class))
    .map((one) => `${one.class}: ${one.working ?? one.why}`);
}

test('what the structure does not say is taken from the words beside it, attribute by attribute', () => {
  expect(said([{ ...of(500, 'mg'), text: 'twice a day' }], '500 mg twice a day')).toEqual([]);
  expect(said([{ ...of(500, 'mg'), text: 'twice a day' }], '500 mg once a day')).toEqual([
    'frequency: 2 in 24 hours against 1 in 24 hours',
  ]);
  expect(said([{ ...daily, text: '500 mg' }], '1 g once a day')).toEqual(['dose: 500 mg against 1000 mg']);
  expect(said([{ ...daily, ...of(500, 'mg'), text: 'by mouth' }], '500 mg iv once a day')).toEqual([
    'route: Route differs: oral and intravenous',
  ]);
  expect(said([{ ...daily, ...of(500, 'mg'), text: 'for 5 days' }], '500 mg once a day for 7 days')).toEqual([
    'duration: 5 days against 7 days',
  ]);
  expect(
    said([{ ...daily, ...of(500, 'mg'), text: 'when required' }], '500 mg once a day').map(
      (one) => one.split(':')[0],
    ),
  ).toContain('as-needed');
});

test('when in the day is taken from the words only where the structure is silent about it', () => {
  expect(said([{ ...daily, ...of(500, 'mg'), text: 'in the morning' }], '500 mg at night')).toEqual([
    'timing: Time differs: times of day: morning against night',
  ]);
  const atNight = { timing: { repeat: { when: ['NIGHT'] } }, ...of(500, 'mg') };
  expect(said([{ ...atNight, text: '500 mg at night' }], '500 mg at night')).toEqual([]);
});

test('with several coded dosages the words beside them fill none of them', () => {
  const morning = { timing: { repeat: { when: ['MORN'] } }, ...of(500, 'mg') };
  const night = { timing: { repeat: { when: ['NIGHT'] } }, ...of(1000, 'mg') };
  expect(said([morning, night], '500 mg in the morning and 1000 mg at night')).toEqual([]);
  expect(said([morning, night], '500 mg in the morning and 500 mg at night')).toEqual([
    'dose: 500 mg and 1000 mg against 500 mg and 500 mg',
  ]);
});

test('several dosages in words are read one by one', () => {
  expect(
    said(
      [{ text: '500 mg in the morning' }, { text: '1000 mg at night' }],
      '500 mg in the morning and 1000 mg at night',
    ),
  ).toEqual([]);
  expect(
    said(
      [{ text: '500 mg in the morning' }, { ...of(1000, 'mg'), timing: { repeat: { when: ['NIGHT'] } } }],
      '500 mg in the morning and 500 mg at night',
    ),
  ).toEqual(['dose: 500 mg and 1000 mg against 500 mg and 500 mg']);
});

test('a slot of nought is no dose, unless nothing else is stated', () => {
  const slot = (value: number, when: string) => ({
    timing: { repeat: { when: [when] } },
    ...of(value, 'mg'),
  });
  expect(said([slot(500, 'MORN'), slot(0, 'NOON'), slot(500, 'NIGHT')], '500 mg morning and night')).toEqual(
    [],
  );
  expect(said([{ ...daily, ...of(0, 'mg') }], '500 mg once a day')).toEqual(['dose: 0 mg against 500 mg']);
});

test('a coded number that bears no unit, or the unit of a dose, is no amount', () => {
  for (const unit of ['', '1', '{unit dose}', 'each', 'dose unit']) {
    const found = said(
      [{ ...daily, doseAndRate: [{ doseQuantity: { value: 2, unit } }] }],
      '500 mg once a day',
    );
    expect(found.join()).not.toContain('dose: ');
  }
});

test('several strengths that make one dose are added up, and pieces of two strengths are not', () => {
  const lists = (ordered: string) => [
    source('gp', [
      statement('a', 'Warfarin 1mg tablets', { dosage: [{ text: 'two daily' }] }),
      statement('b', 'Warfarin 3mg tablets', { dosage: [{ text: 'one daily' }] }),
    ]),
    chart(['Warfarin', ordered]),
  ];
  const dose = (ordered: string) =>
    allFound(lists(ordered))
      .filter((one) => one.class === 'dose')
      .map((one) => one.working);
  expect(dose('5 mg once a day')).toEqual([]);
  expect(dose('4 mg once a day')).toEqual(['5 mg against 4 mg']);
});

test('strengths taken at different times stand side by side', () => {
  const lists = (ordered: string) => [
    source('gp', [
      statement('a', 'Carbamazepine 200mg tablets', { dosage: [{ text: 'one in the morning' }] }),
      statement('b', 'Carbamazepine 400mg tablets', { dosage: [{ text: 'one at night' }] }),
    ]),
    chart(['Carbamazepine', ordered]),
  ];
  const differing = (ordered: string) =>
    allFound(lists(ordered))
      .filter((one) => ['dose', 'same-daily-dose'].includes(one.class))
      .map((one) => one.working);
  expect(differing('200 mg in the morning and 400 mg at night')).toEqual([]);
  expect(differing('200 mg in the morning and 200 mg at night')).toEqual([
    '200 mg and 400 mg against 200 mg and 200 mg',
  ]);
});

test.each([
  ['right eye', 'both eyes', 1],
  ['right eye', 'right eye', 0],
  ['both eyes', 'each eye', 0],
  ['left ear', 'right ear', 1],
  ['affected eye', 'right eye', 0],
  ['left and right eye', 'both eyes', 0],
])('the side it goes to: %s at home and %s ordered', (home, ordered, differences) => {
  const term = 'Hypromellose 0.3% drops';
  const lists = [
    source('gp', [
      statement('a', term, {
        dosage: [{ text: `one drop to the ${home} twice a day`, site: { text: home } }],
      }),
    ]),
    source(
      'chart',
      [
        statement('a', term, {
          dosage: [{ text: `one drop to the ${ordered} twice a day`, site: { text: ordered } }],
        }),
      ],
      { role: 'chart' },
    ),
  ];
  expect(allFound(lists).filter((one) => one.class === 'route')).toHaveLength(differences);
});

test('a side that is coded is the side, whatever its words', () => {
  const site = (code: string) => ({ coding: [{ system: 'http://snomed.info/sct', code }], text: 'eye' });
  const term = 'Hypromellose 0.3% eye drops';
  const found = (home: string, ordered: string) =>
    allFound([
      source('gp', [statement('a', term, { dosage: [{ text: 'one drop twice a day', site: site(home) }] })]),
      source(
        'chart',
        [statement('a', term, { dosage: [{ text: 'one drop twice a day', site: site(ordered) }] })],
        { role: 'chart' },
      ),
    ]).filter((one) => one.class === 'route').length;
  const [left, right, both] = ['8966001', '18944008', '40638003'];
  expect(found(left, right)).toBe(1);
  expect(found(left, both)).toBe(1);
  expect(found(both, both)).toBe(0);
  expect(found('89644007', '34338003')).toBe(1);
  expect(found('25577004', '25577004')).toBe(0);
});
