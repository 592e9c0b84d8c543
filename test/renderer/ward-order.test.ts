import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { known, notRecorded } from '../../shared/core/known.ts';
import {
  compareBeds,
  millisLeft,
  passes,
  riskRank,
  sortPatients,
} from '../../renderer/features/ward/order.ts';
import { matches } from '../../renderer/stores/patient-match.ts';
import { percentOf, shareChart, shareWords } from '../../renderer/features/ward/share.ts';
import { countWords, freshParts, wasRead } from '../../renderer/text/ward.ts';
import { now } from './fixtures/session.ts';
import { patients, ward } from './fixtures/ward.ts';

const nowMillis = Date.parse(now);
const bed = (number: string) => {
  const found = patients.find((patient) => patient.bed.kind === 'known' && patient.bed.value === number);
  if (found === undefined) throw new Error(`no bed ${number} in the fixture`);
  return found;
};
const beds = (sorted: typeof patients | readonly (typeof patients)[number][]): readonly string[] =>
  sorted.map((patient) => (patient.bed.kind === 'known' ? patient.bed.value : ''));

test('risk sorts the worst open finding first, then the least time left, and done last', () => {
  const sorted = beds(sortPatients(patients, 'risk', nowMillis));
  expect(sorted).toEqual([
    '12',
    '27',
    '3',
    '8',
    '21',
    '16',
    '5',
    '14',
    '30',
    '19',
    '6',
    '2',
    '9',
    '23',
    '11',
    '17',
    '20',
    '25',
  ]);
});

test('"not compared yet" ranks as serious, never as nothing found', () => {
  expect(riskRank(bed('16'))).toBe(riskRank(bed('27')));
  expect(riskRank(bed('16'))).toBeLessThan(riskRank(bed('19')));
});

test('a patient whose admission time is not known is sorted as the most urgent, not the least', () => {
  const unknown = { ...bed('5'), admitted: notRecorded };
  expect(sortPatients([bed('27'), unknown], 'time-left', nowMillis)[0]).toBe(unknown);
  expect(millisLeft(unknown, nowMillis)).toBe(Number.NEGATIVE_INFINITY);
});

test('sorting loses nobody, whatever the order they came in', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(patients, { minLength: patients.length }),
      fc.constantFrom('risk', 'time-left', 'bed', 'name'),
      (mixed, sort) => {
        expect(sortPatients(mixed, sort, nowMillis)).toEqual(sortPatients(patients, sort, nowMillis));
      },
    ),
  );
});

test('beds sort as people read them', () => {
  expect(['12', 'A10', '3', 'A2', 'A', '3B'].toSorted(compareBeds)).toEqual([
    '3',
    '3B',
    '12',
    'A',
    'A2',
    'A10',
  ]);
});

test('"under 6 hours" holds those already over; "to do" leaves out those that are done', () => {
  const under = patients.filter((patient) => passes(patient, 'under-6-hours', nowMillis));
  expect(beds(under)).toEqual(['12', '27', '3', '19', '6']);
  expect(patients.filter((patient) => passes(patient, 'to-do', nowMillis))).toHaveLength(14);
});

test('the filter finds by name, bed, NHS number with or without spaces, and time-critical medicine', () => {
  const found = (search: string): readonly string[] =>
    beds(patients.filter((patient) => matches(patient, search)));
  expect(found('penh')).toEqual(['12', '21']);
  expect(found('FAIRCLOUGH, Irene')).toEqual(['27']);
  expect(found('fairclough,')).toEqual(['27']);
  expect(found('9990205838')).toEqual([]);
  expect(found('999 020 9626')).toEqual(['27']);
  expect(found('9990209626')).toEqual(['27']);
  expect(found('bed 27')).toEqual(['27']);
  expect(found('apixaban jos')).toEqual(['11']);
  expect(found('')).toHaveLength(patients.length);
});

test('a source in trouble is named first and in bold; an old copy is trouble', () => {
  expect(freshParts(bed('27'), nowMillis)).toMatchObject([
    { words: 'GP unavailable', trouble: true },
    { words: 'chart 6 min', trouble: false },
  ]);
  expect(freshParts(bed('21'), nowMillis)[0]).toMatchObject({ words: 'chart 26 h', trouble: true });
});

test('with many sources the sound ones are counted together, those in trouble stay named', () => {
  const sound = { state: { kind: 'complete' as const }, asOf: known(now) };
  const many = {
    ...bed('12'),
    sources: [
      { source: 'a', name: 'GP', state: { kind: 'withheld' as const, by: '' }, asOf: notRecorded },
      { source: 'b', name: 'Chart', ...sound },
      { source: 'c', name: 'Last TTO', ...sound },
    ],
  };
  expect(freshParts(many, nowMillis).map((part) => part.words)).toEqual([
    'GP withheld',
    '2 others within 1 min',
  ]);
});

test('a day without admissions has no share, which is not 0 %', () => {
  const days = [
    { day: '2026-11-16', admitted: 4, reconciled: 3 },
    { day: '2026-11-17', admitted: 0, reconciled: 0 },
  ];
  expect(percentOf({ day: '', admitted: 0, reconciled: 0 })).toBeNull();
  const bars = shareChart(days, { left: 0, width: 100, height: 60 });
  expect(bars.map((bar) => [bar.height, bar.last, bar.label])).toEqual([
    [45, true, '75% (3 of 4)'],
    [0, false, ''],
  ]);
  expect(shareWords(days)).toContain('16-Nov-2026: 75% (3 of 4)');
  expect(shareChart([], { left: 0, width: 100, height: 60 })).toEqual([]);
  expect(shareWords(ward.within24Hours)).toContain('Lowest of 14 days: 68%');
});

test('before anything was read nobody is counted as taking nothing time-critical: it is not known', () => {
  const unread = patients.map((one) => ({ ...one, timeCritical: { kind: 'not-known-yet' as const } }));
  const [first, ...rest] = patients.filter(wasRead);
  if (first === undefined) throw new Error('nobody of the fixture was read');
  const count = (of: typeof patients, filter: 'time-critical' | 'to-do' = 'time-critical') =>
    countWords({ ...ward, patients: of }, filter, of.filter((one) => passes(one, filter, nowMillis)).length);
  expect(count(unread)).toBe('not known yet');
  expect(count([{ ...first, timeCritical: { kind: 'known', names: [] } }, ...unread])).toBe(
    `0, ${unread.length} not known`,
  );
  expect(count(rest)).toMatch(/^\d+$/);
  expect(count(unread, 'to-do')).toMatch(/^\d+$/);
});
