import { expect, test } from 'vitest';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import {
  decideAll,
  drained,
  findPatient,
  say,
  sign,
  topFindings,
  value,
  written,
} from '../../support/case-work.ts';
import { useDesks } from '../../support/desks.ts';

const { sandbox, desk } = useDesks();

const listsOfNow = async (): Promise<readonly Record<string, unknown>[]> =>
  (await written(sandbox(), 'northmoor-smr', 'List')).filter((list) =>
    JSON.stringify(list['code']).includes('1102411000000102'),
  );

test('once everything that was listed has ended, no list of ours stands in the record, and the screen says why before it is signed', async () => {
  const engine = await desk('nothing-left', 'ruth');
  const patient = await findPatient(engine, 'Osei');
  const first = await sign(engine, await decideAll(engine, patient));
  await drained(engine);
  expect(await listsOfNow()).toMatchObject([{ status: 'current' }]);
  value(await engine.call('refreshCase', { patient, source: null }));
  const { seen } = value(await engine.call('lookAgain', { patient })).progress;
  expect(first.progress.toDecide).toBeGreaterThan(0);
  let view: CaseView = value(await engine.call('reopenCase', { patient, why: 'all stopped', seen }));
  for (const store of sandbox().servers)
    await sandbox().control.change(store, { badPages: 'html', badPageTypes: ['MedicationStatement'] });
  value(await engine.call('refreshCase', { patient, source: null }));
  for (const store of sandbox().servers) await sandbox().control.change(store, { badPages: 'off' });
  view = value(await engine.call('lookAgain', { patient }));
  const history = view.columns.filter(({ role }) => role === 'history');
  expect(history.filter(({ state }) => state.kind === 'complete')).toEqual([]);
  const fact = { kind: 'not-taking', never: false, since: null, why: 'stopped by the GP' } as const;
  const stop = {
    action: 'stop',
    reason: 'no-longer-needed',
    words: 'stopped by the GP',
    proposed: '',
    restartWhen: '',
    restoreAtDischarge: null,
    side: null,
    continues: '',
  } as const;
  for (const { id } of view.rows.filter((row) => row.decision.needsDecision)) {
    view = await say(engine, view, { kind: 'history', row: id, fact });
    view = await say(engine, view, { kind: 'recommended', row: id, recommendation: stop });
  }
  view = await say(engine, view, { kind: 'takes-no-medicines' });
  for (const finding of topFindings(view))
    view = await say(engine, view, { kind: 'handed-over', finding, to: 'Dr Mehta', how: 'in-person' });
  const { writes, blockers } = value(await engine.call('openSignOff', { patient }));
  expect(blockers).toEqual([]);
  const ofLists = writes
    .filter(({ what }) => /\blists?\b/.test(what))
    .map(({ what, as }) => `${what}: ${as.replace(/\d\d-\w+-\d{4} \d\d:\d\d/u, 'WHEN')}`);
  expect([...new Set(ofLists)]).toEqual([
    '1 list of what changed: Stopped medicines kept in it, marked. Nothing would stand on a list of what is taken, so none is written',
    expect.stringMatching(
      /^1 earlier list: The list of Ruth Calloway, pharmacist, signed WHEN: retired because it names what has ended;/u,
    ),
  ]);
  await sign(engine, view);
  expect((await drained(engine)).filter((state) => state !== 'received')).toEqual([]);
  expect(await listsOfNow()).toMatchObject([{ status: 'retired' }]);
  await engine.stop();
}, 300_000);
