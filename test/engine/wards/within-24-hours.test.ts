import { expect, test } from 'vitest';
import { within24Hours } from '../../../electron/engine/wards/within-24-hours.ts';
import { known, notRecorded } from '../../../shared/core/known.ts';

const read = { kind: 'known' as const, names: [] };
const asOf = known('2026-11-18T10:00:00.000Z');
const patient = (admitted: string, doneAt: string | null, timeCritical: typeof read | null = read) => ({
  admitted: known(admitted),
  doneAt: doneAt === null ? notRecorded : known(doneAt),
  timeCritical: timeCritical ?? { kind: 'not-known-yet' as const },
});

test('the ward’s measure counts what is reconciled and what is past its 24 hours, by the day of admission', () => {
  const days = within24Hours(
    [
      patient('2026-11-16T09:00:00.000Z', '2026-11-16T20:00:00.000Z'),
      patient('2026-11-16T10:00:00.000Z', '2026-11-17T11:00:00.000Z'),
      patient('2026-11-16T11:00:00.000Z', null),
      patient('2026-11-17T20:00:00.000Z', '2026-11-18T08:00:00.000Z'),
    ],
    asOf,
  );
  expect(days).toEqual([
    { day: '2026-11-16', admitted: 3, reconciled: 1 },
    { day: '2026-11-17', admitted: 1, reconciled: 1 },
  ]);
});

test('whose 24 hours still run, whom nobody here read and whose time is not known are in no count', () => {
  const left = [
    patient('2026-11-17T20:00:00.000Z', null),
    patient('2026-11-16T09:00:00.000Z', null, null),
    patient('2026-11-16', null),
    { ...patient('', null), admitted: notRecorded },
  ];
  expect(within24Hours(left, asOf)).toEqual([]);
  expect(within24Hours([patient('2026-11-16T09:00:00.000Z', null)], notRecorded)).toEqual([]);
});
