import { expect, test } from 'vitest';
import type { PreparationView } from '../../shared/ipc/ward-views.ts';
import { preparationWords } from '../../renderer/text/ward.ts';
import { now } from './fixtures/session.ts';

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
