import { beforeEach, expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import { decideAll, drained, findPatient, say, sign, value, written } from '../../support/case-work.ts';
import { useDesks } from '../../support/desks.ts';
import type { EngineClient } from '../../support/engine-client.ts';

const { sandbox, desk } = useDesks();
beforeEach(() => sandbox().control.reset());

const stop = {
  action: 'stop',
  reason: 'no-longer-needed',
  words: 'finished',
  proposed: '',
  restartWhen: '',
  restoreAtDischarge: null,
  side: null,
  continues: '',
} as const;

/** Every row decided; of one it is said that it was started here, of another that it is not taken any more, and both are to stop. */
async function ready(engine: EngineClient, patient: string): Promise<CaseView> {
  let view = await decideAll(engine, patient);
  const rows = view.rows.filter(({ decision }) => decision.needsDecision);
  const started = must(
    rows.find(({ decision }) => decision.offers.history.includes('started-here')),
    'a row that may have been started here',
  );
  const stopped = must(
    rows.find((row) => row !== started && row.decision.offers.history.includes('not-taking')),
    'a row that may have been stopped',
  );
  const notTaken = { kind: 'not-taking', never: false, since: null, why: 'felt dizzy' } as const;
  view = await say(engine, view, { kind: 'history', row: started.id, fact: { kind: 'started-here' } });
  view = await say(engine, view, { kind: 'recommended', row: started.id, recommendation: stop });
  view = await say(engine, view, { kind: 'history', row: stopped.id, fact: notTaken });
  return say(engine, view, { kind: 'recommended', row: stopped.id, recommendation: stop });
}

/** What is asked of the prescriber in the trust's own store and stands, by whom. */
const standing = async (): Promise<readonly string[]> =>
  (await written(sandbox(), 'northmoor-home', 'Task'))
    .filter(({ intent, status }) => intent === 'proposal' && status === 'requested')
    .map(({ requester, description }) => `${JSON.stringify(requester)} ${String(description)}`);

test('two desks that sign the very same: nothing differs but who signed, and with mine one request about each medicine stands', async () => {
  const [first, second] = [await desk('asks-first', 'ruth'), await desk('asks-second', 'sam')];
  const here = await ready(first, await findPatient(first, 'Birtwistle'));
  const there = await ready(second, await findPatient(second, 'Birtwistle'));
  await sign(first, here);
  await drained(first);
  const before = await standing();
  await sign(second, there);
  await drained(second);
  expect(await standing()).toHaveLength(before.length * 2);

  const { entries } = value(await second.call('openOutbox', {}));
  const entry = must(
    entries.find(({ state }) => state === 'in-conflict'),
    'the question',
  ).id;
  const { fields, decidedVersion: seenVersion } = value(await second.call('openConflict', { entry }));
  expect(fields.filter(({ asks }) => asks).map(({ label }) => label)).toEqual(['Signed']);
  expect(fields.filter(({ mine, theirs }) => /Not on/.test(mine + theirs))).toEqual([]);
  expect(
    fields.filter(({ theirs }) => /^stopped, .*by Ruth Calloway: Recommend stop/.test(theirs)),
  ).toHaveLength(1);

  value(await second.call('resolveConflict', { entry, choices: { signature: 'mine' }, seenVersion }));
  await drained(second);
  const after = await standing();
  expect(after.filter((one) => one.includes('Ruth Calloway'))).toEqual([]);
  expect(after).toHaveLength(before.length);

  // Opened again, the first asks anew what was cancelled.
  const patient = here.banner.patient;
  value(await first.call('refreshCase', { patient, source: null }));
  const { seen } = value(await first.call('lookAgain', { patient })).progress;
  const opened = value(await first.call('reopenCase', { patient, why: 'family rang', seen }));
  const { writes } = value(await first.call('openSignOff', { patient }));
  expect(writes.map(({ as }) => as).join('\n')).toMatch(
    /take back what nobody has answered: .*\(Sam Pritchard, pharmacist\)/,
  );
  await sign(first, opened);
  await drained(first);
  const again = await standing();
  // What the second had asked falls, since the first had read that it was signed: one request stands about each medicine.
  expect(again.toSorted()).toEqual(before.toSorted());
  await Promise.all([first.stop(), second.stop()]);
}, 300_000);
