import { expect, test } from 'vitest';
import {
  bookmarksOfRun,
  openRun,
  saveBookmark,
  saveRun,
  type BookmarkRow,
} from '../../../electron/engine/db/queries/pull-runs.ts';
import type { Run } from '../../../electron/engine/sync/parts.ts';
import { beginRun, finishRun, recentWholeRead, stopType } from '../../../electron/engine/sync/run.ts';
import { must } from '../../../shared/core/must.ts';
import type { PartialReason, SourceState } from '../../../shared/medicines/source.ts';
import { pullPlan } from '../../../shared/records/records.ts';
import { audit, complete, gone, holding, minutes, place, read, shown } from '../../support/held-of-record.ts';
import { audited, readingHere, type ReadingHere } from '../../support/reading.ts';

const begin = (here: ReadingHere, full = false): Run =>
  beginRun(here.parts, place, { full }, () => undefined);
/** A run that a crash left open. */
const leave = (here: ReadingHere, over: object = {}): number =>
  here.parts.store.inTransaction('left', audit, (tx) =>
    tx.run(saveRun, {
      ...place,
      run: 'left',
      whole: 1,
      since: null,
      as_of: '2026-11-18T10:00:00.000Z',
      begun_at: minutes(here, 10),
      reasons: '[{"kind":"data-in-transit"}]',
      ...over,
    }),
  );
const bookmark = (here: ReadingHere, type: string, state: BookmarkRow['state'], run = 'r1'): number =>
  here.parts.store.inTransaction('bookmark', audit, (tx) =>
    tx.run(saveBookmark, { ...place, type, run, next_url: null, page: 1, state }),
  );
const bookmarks = (here: ReadingHere, run = 'r1') =>
  here.parts.store.read.all(bookmarksOfRun, { ...place, run });

test('a first run reads everything, and what is written with it is written in the same moment', () => {
  const here = readingHere();
  bookmark(here, 'MedicationStatement', 'read', 'an older one');
  let also: Run | undefined;
  const run = beginRun(here.parts, place, { full: false }, (tx, begun) => {
    also = begun;
    expect(tx.get(openRun, place)?.run).toBe(begun.run);
  });
  expect(run).toMatchObject({ whole: true, since: null, asOf: null, begunAt: minutes(here, 0), reasons: [] });
  expect(also).toEqual(run);
  expect(bookmarks(here, 'an older one')).toEqual([]);
  expect(audited(here, 'read-begun')).toEqual([
    { user: 'ruth', subject: 'p1', detail: { endpoint: 'gp', whole: true } },
  ]);
});

test('a run that a crash left is taken up as it was, with its bookmarks', () => {
  const here = readingHere();
  leave(here);
  bookmark(here, 'MedicationStatement', 'reading', 'left');
  let also: Run | undefined;
  const run = beginRun(here.parts, place, { full: true }, (_, begun) => (also = begun));
  expect(run).toEqual({
    run: 'left',
    whole: true,
    since: null,
    asOf: '2026-11-18T10:00:00.000Z',
    begunAt: minutes(here, 10),
    reasons: [{ kind: 'data-in-transit' }],
  });
  expect(also).toEqual(run);
  expect(bookmarks(here, 'left').length).toBe(1);
  expect([audited(here, 'read-resumed'), audited(here, 'read-begun')]).toEqual([
    [{ user: 'ruth', subject: 'p1', detail: { endpoint: 'gp', whole: true } }],
    [],
  ]);
});

test.each<[string, object, boolean, boolean]>([
  ['whole, for a read of changes', {}, false, true],
  ['of changes, for another of changes', { whole: 0, since: 'x' }, false, true],
  ['of changes, for a whole read', { whole: 0, since: 'x' }, true, false],
])('a run %s is taken up or not', (_, over, full, isTakenUp) => {
  const here = readingHere();
  leave(here, over);
  expect(begin(here, full).run === 'left').toBe(isTakenUp);
});

test('a run that lay for an hour is begun again', () => {
  const here = readingHere();
  leave(here, { begun_at: minutes(here, 59) });
  expect(begin(here).run).toBe('left');
  here.clock.advance(60_000);
  expect(begin(here)).toMatchObject({ whole: true, reasons: [] });
});

test('changes are asked for since ten minutes before the record’s newest change or the last answer, whichever is earlier', () => {
  const here = readingHere();
  read(here);
  holding(here, 'm0', { last_updated: minutes(here, 50) });
  holding(here, 'm1');
  expect(begin(here)).toMatchObject({ whole: false, since: minutes(here, 50) });
  expect(audited(here, 'read-begun')).toMatchObject([{ detail: { whole: false } }]);
  here.parts.store.inTransaction('end', audit, (tx) =>
    tx.run(saveRun, {
      ...place,
      run: 'old',
      whole: 1,
      since: null,
      as_of: null,
      begun_at: minutes(here, 90),
      reasons: '[]',
    }),
  );
  holding(here, 'm2', { last_updated: minutes(here, 5) });
  expect(begin(here)).toMatchObject({ whole: false, since: minutes(here, 30) });
});

test.each<[string, (here: ReadingHere) => object]>([
  ['has no time', () => ({ as_of: null })],
  ['was never read whole', () => ({ full_read_at: null })],
  [
    'is partial',
    () => ({ state: '{"kind":"partial","reasons":[]}', outcome: '{"kind":"partial","reasons":[]}' }),
  ],
  ['could not be read the last time', () => ({ outcome: '{"kind":"patient-not-known"}' })],
  ['was read whole more than half a day before', (here) => ({ full_read_at: minutes(here, 12 * 60 + 21) })],
  ['was asked for more than half a day ago', (here) => ({ attempted_at: minutes(here, 12 * 60 + 1) })],
])('a copy that %s is read whole', (_, over) => {
  const here = readingHere();
  read(here, over(here));
  holding(here, 'm1');
  expect(begin(here)).toMatchObject({ whole: true, since: null });
});

test('a copy with nothing in it that says when it changed is read whole', () => {
  const here = readingHere();
  read(here);
  expect(begin(here)).toMatchObject({ whole: true });
  holding(here, 'm1', { last_updated: null });
  leave(here, { begun_at: minutes(here, 90) });
  expect(begin(here)).toMatchObject({ whole: true });
});

test('a whole read is recent for half a day, by the source’s clock and by ours, to the minute', () => {
  const here = readingHere();
  const of = (over: object) => {
    read(here, over);
    return recentWholeRead(here.parts, must(here.row(), 'read'));
  };
  expect(of({ full_read_at: minutes(here, 12 * 60 + 20) })).toBe(true);
  expect(of({ attempted_at: minutes(here, 12 * 60) })).toBe(true);
  expect(of({ attempted_at: minutes(here, 12 * 60 + 1) })).toBe(false);
  expect(of({ full_read_at: minutes(here, 12 * 60 + 21) })).toBe(false);
  expect([of({ as_of: null }), of({ full_read_at: null })]).toEqual([false, false]);
});

test('a search that stopped is kept as stopped, with what the run has learnt', () => {
  const here = readingHere();
  const run: Run = { ...begin(here), run: 'r1', reasons: [{ kind: 'data-in-transit' }] };
  stopType(here.parts, place, run, 'List', 3);
  expect(bookmarks(here)).toEqual([{ type: 'List', next_url: null, page: 3, state: 'stopped' }]);
  expect(here.parts.store.read.get(openRun, place)).toMatchObject({
    run: 'r1',
    reasons: '[{"kind":"data-in-transit"}]',
  });
  expect(audited(here, 'read-stopped')).toEqual([
    { user: 'ruth', subject: 'p1', detail: { endpoint: 'gp', type: 'List', page: 3 } },
  ]);
});

const asOf = '2026-11-18T10:00:00.000Z';
const ended: Run = { run: 'r1', whole: true, since: null, asOf, begunAt: asOf, reasons: [] };
const finish = (here: ReadingHere, over: Partial<Run> = {}): SourceState =>
  finishRun(here.parts, place, { ...ended, ...over }, pullPlan(here.source));
/** Two types read whole, with one entry of each that this run saw and one that it did not. */
function bothRead(): ReadingHere {
  const here = readingHere();
  for (const type of ['MedicationStatement', 'AllergyIntolerance']) {
    bookmark(here, type, 'read');
    holding(here, 'seen', { type, run: 'r1' });
    holding(here, 'unseen', { type });
  }
  return here;
}

test('a whole read that was complete marks what it did not find, and is the end of its run', () => {
  const here = bothRead();
  leave(here, { run: 'r1' });
  expect(finish(here)).toEqual({ kind: 'complete' });
  expect(gone(here)).toEqual(['AllergyIntolerance/unseen', 'MedicationStatement/unseen']);
  expect(here.row()).toMatchObject({
    state: complete,
    outcome: complete,
    as_of: asOf,
    attempted_at: minutes(here, 0),
    full_read_at: asOf,
  });
  expect([bookmarks(here), here.parts.store.read.get(openRun, place)]).toEqual([[], undefined]);
  expect(audited(here, 'read-finished')).toEqual([
    { user: 'ruth', subject: 'p1', detail: { endpoint: 'gp', state: 'complete' } },
  ]);
});

test('a read of changes marks nothing, and leaves the time of the last whole read', () => {
  const here = bothRead();
  read(here);
  finish(here, { whole: false });
  expect(gone(here)).toEqual([]);
  expect(here.row()?.full_read_at).toBe(minutes(here, 60));
});

test('a run without a time is dated by this computer', () => {
  const here = bothRead();
  finish(here, { asOf: null });
  expect(here.row()).toMatchObject({ as_of: minutes(here, 0), full_read_at: minutes(here, 0) });
});

test('a type that was not read proves nothing of itself, and everything of the others', () => {
  const here = bothRead();
  bookmark(here, 'AllergyIntolerance', 'stopped');
  finish(here, { reasons: [{ kind: 'type-not-read', type: 'AllergyIntolerance', detail: 'x' }] });
  expect(gone(here)).toEqual(['MedicationStatement/unseen']);
  expect(here.row()?.full_read_at).toBe(null);
});

test('of a type that is not in the plan nothing has gone, though it was read', () => {
  const here = bothRead();
  bookmark(here, 'Bundle', 'read');
  holding(here, 'unseen', { type: 'Bundle' });
  finish(here);
  expect(shown(here)).toContain('Bundle/unseen');
});

test.each<PartialReason>([
  { kind: 'data-in-transit' },
  { kind: 'another-patient', count: 1 },
  { kind: 'items-withheld', detail: 'x' },
])('a gap that may lie anywhere marks nothing: %o', (reason) => {
  const here = bothRead();
  expect(finish(here, { reasons: [reason] })).toEqual({ kind: 'partial', reasons: [reason] });
  expect(gone(here)).toEqual([]);
});

const withheld = (detail: string): PartialReason => ({ kind: 'items-withheld', detail });
test('nothing shown and something withheld: the record is withheld in its own words, and nothing of it is shown any more', () => {
  const here = readingHere();
  bookmark(here, 'MedicationStatement', 'read');
  holding(here, 'm1');
  holding(here, 'gp-1', { type: 'Patient', run: 'r1' });
  const state = { kind: 'withheld', by: '“Not shared by the patient”' };
  expect(finish(here, { reasons: [withheld('Not shared by the patient.')] })).toEqual(state);
  expect([shown(here), gone(here)]).toEqual([[], ['MedicationStatement/m1', 'Patient/gp-1']]);
  expect(here.copy().gone.length).toBe(2);
  expect(here.row()).toMatchObject({ state: JSON.stringify(state), full_read_at: null });
});

test('a record that gives no words for what it withholds is given none', () => {
  expect(finish(readingHere(), { reasons: [withheld('')] })).toEqual({ kind: 'withheld', by: '' });
});

test.each<[string, (here: ReadingHere) => void, Partial<Run>]>([
  ['something is shown', (here) => holding(here, 'm1', { run: 'r1' }), {}],
  ['only changes were asked for', () => undefined, { whole: false }],
  ['a search was stopped', (here) => bookmark(here, 'List', 'stopped'), {}],
  ['something else is amiss too', () => undefined, { reasons: [withheld('x'), { kind: 'data-in-transit' }] }],
])('a record is partial and not withheld where %s', (_, change, over) => {
  const here = readingHere();
  change(here);
  expect(finish(here, { reasons: [withheld('x')], ...over }).kind).toBe('partial');
});
