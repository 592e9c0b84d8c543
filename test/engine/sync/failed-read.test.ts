import { expect, test } from 'vitest';
import type { Run } from '../../../electron/engine/sync/parts.ts';
import { recordFailure } from '../../../electron/engine/sync/run.ts';
import type { SourceState, UnavailableReason } from '../../../shared/medicines/source.ts';
import { complete, gone, holding, minutes, place, read, shown } from '../../support/held-of-record.ts';
import { audited, readingHere } from '../../support/reading.ts';

const asOf = '2026-11-18T10:00:00.000Z';
const ended: Run = { run: 'r1', whole: true, since: null, asOf, begunAt: asOf, reasons: [] };

const unavailable = (reason: UnavailableReason): SourceState => ({ kind: 'unavailable', reason });
const passing: readonly UnavailableReason[] = [
  { kind: 'not-answering', layer: 'network', detail: 'x' },
  { kind: 'sign-in-needed' },
  { kind: 'not-permitted', detail: 'x' },
  { kind: 'not-offered', detail: 'x' },
  { kind: 'refused', detail: 'x' },
];
const lasting: readonly UnavailableReason[] = [
  { kind: 'identity-disagrees', detail: 'birth-date' },
  { kind: 'restricted' },
  { kind: 'store-not-found' },
  { kind: 'no-practice' },
  { kind: 'record-not-given', detail: 'x' },
];

test.each(passing)('a fault of the way there leaves an earlier copy as good as it was: %o', (reason) => {
  const here = readingHere();
  read(here);
  holding(here, 'm1');
  expect(recordFailure(here.parts, place, unavailable(reason), undefined)).toEqual({ kind: 'complete' });
  expect(shown(here)).toEqual(['MedicationStatement/m1']);
  expect(here.row()).toEqual({
    endpoint: 'gp',
    state: complete,
    as_of: minutes(here, 20),
    attempted_at: minutes(here, 0),
    outcome: JSON.stringify(unavailable(reason)),
    full_read_at: minutes(here, 60),
  });
  expect(audited(here, 'read-failed')).toEqual([
    { user: 'ruth', subject: 'p1', detail: { endpoint: 'gp', kind: reason.kind } },
  ]);
});

test.each(lasting)(
  'what the record says of the patient takes what was shown off the screen: %o',
  (reason) => {
    const here = readingHere();
    read(here);
    holding(here, 'm1');
    expect(recordFailure(here.parts, place, unavailable(reason), undefined)).toEqual(unavailable(reason));
    expect([shown(here), gone(here)]).toEqual([[], ['MedicationStatement/m1']]);
    expect(here.row()).toMatchObject({ as_of: null, full_read_at: minutes(here, 60) });
    expect(here.copy()).toMatchObject({ state: unavailable(reason), failedSince: undefined });
  },
);

test('“not our patient” is an answer, with its time', () => {
  const here = readingHere();
  read(here);
  holding(here, 'm1');
  expect(recordFailure(here.parts, place, { kind: 'patient-not-known' }, undefined)).toEqual({
    kind: 'patient-not-known',
  });
  expect(here.row()).toMatchObject({ as_of: minutes(here, 0), outcome: '{"kind":"patient-not-known"}' });
  expect(shown(here)).toEqual([]);
  expect(audited(here, 'read-failed')).toMatchObject([{ detail: { kind: 'patient-not-known' } }]);
});

const away = unavailable({ kind: 'not-answering', layer: 'network', detail: 'x' });
test('a first read that was cut off is a partial copy of what came, with its time', () => {
  const here = readingHere();
  const run: Run = { ...ended, reasons: [{ kind: 'data-in-transit' }] };
  const state = { kind: 'partial', reasons: [{ kind: 'data-in-transit' }, { kind: 'still-reading' }] };
  expect(recordFailure(here.parts, place, away, run)).toEqual(state);
  expect(here.row()).toMatchObject({ state: JSON.stringify(state), as_of: asOf, full_read_at: null });
});

test('a first read of which nothing came is no copy', () => {
  const here = readingHere();
  expect(recordFailure(here.parts, place, away, undefined)).toEqual(away);
  expect(recordFailure(here.parts, place, away, { ...ended, asOf: null })).toEqual(away);
  expect(here.row()).toMatchObject({ as_of: null });
  // What failed before is no copy either.
  expect(recordFailure(here.parts, place, away, ended).kind).toBe('partial');
});

test('somebody who was not known there, and now may be: the first page that came counts, and without one they are not known', () => {
  const here = readingHere();
  const notKnown = '{"kind":"patient-not-known"}';
  read(here, { state: notKnown, outcome: notKnown });
  expect(recordFailure(here.parts, place, away, undefined)).toEqual({ kind: 'patient-not-known' });
  expect(recordFailure(here.parts, place, away, { ...ended, asOf: null })).toEqual({
    kind: 'patient-not-known',
  });
  expect(here.row()?.as_of).toBe(minutes(here, 20));
  expect(recordFailure(here.parts, place, away, ended)).toEqual({
    kind: 'partial',
    reasons: [{ kind: 'still-reading' }],
  });
});

test('an earlier copy is not replaced by the first pages of a read that was cut off', () => {
  const here = readingHere();
  read(here);
  expect(recordFailure(here.parts, place, away, ended)).toEqual({ kind: 'complete' });
  expect(here.row()?.as_of).toBe(minutes(here, 20));
});
