import { expect, test } from 'vitest';
import { fared } from '../../support/fared.ts';
import { allFound, chart } from '../../support/found.ts';
import { source, statement } from '../../support/lines.ts';

const said = (term: string, home: string, ordered: string, orderedTerm = term) =>
  fared(term, home, ordered, orderedTerm)
    .findings.filter((one) =>
      ['dose', 'frequency', 'same-daily-dose', 'duration', 'not-compared'].includes(one.class),
    )
    .map((one) => `${one.class}: ${one.working ?? one.why}`);

test('schedules of another number of steps are held against one another by their amount, where there is one', () => {
  const down = '5 mg daily for 5 days then 5 mg twice a day for 5 days then 5 mg daily for 5 days';
  expect(said('Prednisolone', down, '10 mg daily for 5 days then 10 mg twice a day for 5 days')).toContain(
    'dose: 5 mg against 10 mg',
  );
  expect(
    said('Prednisolone', down, '5 mg daily for 5 days then 5 mg twice a day for 5 days').filter((one) =>
      one.startsWith('dose'),
    ),
  ).toEqual([]);
  expect(
    said('Prednisolone', down, '30 mg daily for 5 days then 20 mg daily for 5 days').filter((one) =>
      one.startsWith('dose'),
    ),
  ).toEqual([]);
});

test('a count of a name with a bare number is that many milligrams, and no other', () => {
  const amount = (home: string, ordered: string) =>
    fared('Lipantil 200', home, ordered, 'Fenofibrate').kinds['amount'];
  expect(amount('one daily', '200mg daily')).toBe('equal');
  expect(amount('two daily', '400mg daily')).toBe('equal');
  expect(amount('one daily', '400mg daily')).toBe('not-compared');
});

test('a rate is said with the words of both sides', () => {
  expect(said('Heparin', '1000 units/hr iv', '2000 units/hr iv')).toEqual([
    expect.stringMatching(/^dose: 1,?000 units\/hr against 2,?000 units\/hr$/),
  ]);
});

const daily = { repeat: { frequency: 1, period: 1, periodUnit: 'd' } };
const mg = (value: number) => [{ doseQuantity: { value, unit: 'mg' } }];
function coded(dosage: object, ordered: string): readonly string[] {
  const lists = [
    source('gp', [statement('a', 'Metformin', { dosage: [dosage] })]),
    chart(['Metformin', ordered]),
  ];
  return allFound(lists)
    .filter((one) => ['dose', 'frequency', 'duration', 'timing', 'route'].includes(one.class))
    .map((one) => `${one.class}: ${one.working ?? one.why}`);
}

test('how often in code goes before how often in words, and its length before theirs', () => {
  expect(coded({ timing: daily, doseAndRate: mg(500), text: 'twice a day' }, '500 mg once a day')).toEqual(
    [],
  );
  expect(
    coded(
      { timing: { code: { coding: [{ code: 'BID' }] } }, doseAndRate: mg(500), text: 'once a day' },
      '500 mg twice a day',
    ),
  ).toEqual([]);
  const bounded = { repeat: { ...daily.repeat, boundsDuration: { value: 5, unit: 'd', code: 'd' } } };
  expect(
    coded({ timing: bounded, doseAndRate: mg(500), text: 'for 7 days' }, '500 mg once a day for 5 days'),
  ).toEqual([]);
  expect(
    coded(
      {
        timing: { repeat: { boundsDuration: { value: 5, unit: 'd', code: 'd' } } },
        doseAndRate: mg(500),
        text: 'once a day',
      },
      '500 mg once a day for 7 days',
    ),
  ).toEqual(['duration: 5 days against 7 days']);
});

test('an amount in code goes before an amount in words', () => {
  expect(coded({ timing: daily, doseAndRate: mg(500), text: '250 mg' }, '500 mg once a day')).toEqual([]);
});

test('a route that nobody knows by name is its own words, in any case', () => {
  const route = (home: string, ordered: string) =>
    allFound([
      source('gp', [statement('a', 'Metformin', { dosage: [{ text: '500 mg', route: { text: home } }] })]),
      source(
        'chart',
        [statement('a', 'Metformin', { dosage: [{ text: '500 mg', route: { text: ordered } }] })],
        { role: 'chart' },
      ),
    ])
      .filter((one) => one.class === 'route')
      .map((one) => one.why);
  expect(route('By Xyz tube', 'by xyz TUBE')).toEqual([]);
  expect(route('By Xyz tube', 'oral')).toEqual(['Route differs: by xyz tube and oral']);
});

test.each([
  '1',
  '{1}',
  'unit dose',
  'unit doses',
  'unitdose',
  'unit_dose',
  'unit-dose',
  'dose unit',
  'dose units',
  'each',
  'ea',
  '{ea}',
  'EACH',
])('a number of “%s” is no amount that anybody knows', (unit) => {
  expect(
    coded({ timing: daily, doseAndRate: [{ doseQuantity: { value: 2, unit } }] }, '500 mg once a day'),
  ).toEqual([]);
});
