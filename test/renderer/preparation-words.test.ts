import { expect, test } from 'vitest';
import type { PreparationView } from '../../shared/ipc/ward-views.ts';
import { notComparedYet, preparationWords } from '../../renderer/text/ward.ts';
import { now } from './fixtures/session.ts';
import { patients, ward } from './fixtures/ward.ts';

type Finished = Extract<PreparationView, { kind: 'finished' }>;
const said = (ended: Finished['ended']): string =>
  preparationWords({ kind: 'finished', done: 3, total: 18, at: now, ended }, Date.parse(now));

test('a preparation that did not read everybody says why it ended, and only what somebody cancelled is called cancelled', () => {
  expect(said('whole')).toMatch(/^Finished /);
  expect(said('cancelled')).toMatch(/^Cancelled /);
  expect(said('disk-full')).toMatch(
    /^Ended .*: The disk of this computer is full\. What is ready is kept\.$/,
  );
  expect(said('read-only')).toMatch(/^Ended .*: Concord may not write to its folder/);
  expect(said('failed')).toMatch(/^Ended .* by an error of Concord.*prepare again\.$/);
});

test('a ward that was read and is not compared yet is not said to be finished alone', () => {
  const preparation: PreparationView = { kind: 'finished', done: 3, total: 3, at: now, ended: 'whole' };
  const read = patients.filter((one) => one.timeCritical.kind === 'known');
  const compared = read.filter((one) => one.findings.kind === 'compared');
  const [first, second] = compared;
  if (first === undefined || second === undefined) throw new Error('two of the fixture are compared');
  const waits = { ...first, findings: { kind: 'not-compared' as const } };
  const unread = { ...waits, timeCritical: { kind: 'not-known-yet' as const } };
  const said = (of: typeof patients) => notComparedYet({ ...ward, preparation, patients: of });
  expect(said([waits, second])).toBe(' 1 patient not compared yet.');
  expect(said([unread, second])).toBe('');
  expect(notComparedYet({ ...ward, preparation: { kind: 'idle' }, patients: [waits] })).toBe('');
});
