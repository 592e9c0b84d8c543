import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import type { CaseView, RowView } from '../../../shared/ipc/case-views.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import { desktopAt, findPatient, say, signedIn, value } from '../../support/case-work.ts';
import type { EngineClient } from '../../support/engine-client.ts';
import { tempFolder } from '../../support/temp.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true });
});
afterAll(() => sandbox.stop());

type AtWork = {
  readonly engine: EngineClient;
  readonly patient: string;
  readonly opened: () => Promise<CaseView>;
};

async function atWork(): Promise<AtWork> {
  const engine = await signedIn(desktopAt(tempFolder('acts')), sandbox.config);
  const patient = await findPatient(engine, 'Penhaligon');
  return { engine, patient, opened: async () => value(await engine.call('openCase', { patient })) };
}

const linesOf = (row: RowView): string[] =>
  row.cells.flatMap((cell) => (cell.kind === 'lines' ? cell.lines.map((line) => line.key) : []));
const taken = (row: RowView) => ({
  kind: 'history' as const,
  row: row.id,
  fact: { kind: 'taking-as-directed' as const },
});

test('several sayings are one act: undo takes all of them back, redo brings all, and both say what they are', async () => {
  const { engine, patient, opened } = await atWork();
  const view = await opened();
  const [one, other] = view.rows;
  const rows = [must(one, 'a row'), must(other, 'another row')];
  const { seen } = view.progress;
  const after = value(await engine.call('decide', { patient, sayings: rows.map(taken), seen }));
  const standing = (now: CaseView): readonly string[] =>
    rows.map((row) => now.rows.find((same) => same.id === row.id)?.decision.historyStanding ?? 'gone');
  expect(standing(after)).toEqual(['stands', 'stands']);
  const names = rows.map((row) => `${row.generic} ${row.brand}`.trim()).join(', ');
  expect(after.progress.undoable).toBe(`taking as directed: ${names}`);
  const undone = value(await engine.call('undo', { patient }));
  expect([standing(undone), undone.progress.undoable, undone.progress.redoable]).toEqual([
    ['none', 'none'],
    null,
    `taking as directed: ${names}`,
  ]);
  expect(standing(value(await engine.call('redo', { patient })))).toEqual(['stands', 'stands']);
  await engine.stop();
});

test('an act of which one part may not be said is not taken at all', async () => {
  const { engine, patient, opened } = await atWork();
  const view = await opened();
  const row = must(view.rows[0], 'a row');
  const stop = {
    action: 'stop' as const,
    reason: null,
    words: '',
    proposed: '',
    restartWhen: '',
    restoreAtDischarge: null,
  };
  const answer = await engine.call('decide', {
    patient,
    sayings: [taken(row), { kind: 'recommended', row: row.id, recommendation: stop }],
    seen: view.progress.seen,
  });
  expect(answer).toMatchObject({ ok: false, fault: { kind: 'reason-needed' } });
  expect((await opened()).progress.seen).toBe(view.progress.seen);
  await engine.stop();
});

test('a pair that may not be made is refused with its reason, and the link that is proposed stays proposed', async () => {
  const { engine, patient, opened } = await atWork();
  const view = await opened();
  const row = must(
    view.rows.find((one) => one.suggested.some((suggested) => suggested.kind === 'link')),
    'a row with a proposed link',
  );
  const other = must(
    view.rows.find((one) => one.id === row.suggested[0]?.row),
    'its other row',
  );
  const lines = [...linesOf(row), ...linesOf(other)];
  const answer = await engine.call('decide', {
    patient,
    sayings: [{ kind: 'paired', lines }],
    seen: view.progress.seen,
  });
  expect(answer).toMatchObject({ ok: false, fault: { kind: 'not-possible' } });
  const after = await say(engine, await opened(), { kind: 'noted', words: 'rang the clinic' });
  expect(after.rows.find((one) => one.id === row.id)?.suggested).toEqual(row.suggested);
  await engine.stop();
});
