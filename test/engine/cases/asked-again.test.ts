import { beforeEach, expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import { decideAll, drained, findPatient, say, sign, value, written } from '../../support/case-work.ts';
import { useDesks } from '../../support/desks.ts';
import type { EngineClient } from '../../support/engine-client.ts';

const { sandbox, desk } = useDesks();
beforeEach(() => sandbox().control.reset());

/** What is asked of the prescriber in the trust's own store: of which medicine, and how that stands. */
async function tasks(): Promise<
  readonly { readonly id: string; readonly is: string; readonly of: string }[]
> {
  const all = await written(sandbox(), 'northmoor-home', 'Task');
  return all
    .filter(({ intent }) => intent === 'proposal')
    .map(({ id, status, description }) => ({ id: String(id), is: String(status), of: String(description) }));
}
const become = (id: string, status: string) =>
  sandbox().control.edit('northmoor-home', 'Task', id, { status });

/** Signed, and what it asks of the prescriber sent; `meanwhile` happens to that at another computer and is read here. */
async function signedFirst(
  engine: EngineClient,
  meanwhile: (ids: readonly string[]) => Promise<void>,
): Promise<{ readonly view: CaseView; readonly asked: readonly string[] }> {
  const patient = await findPatient(engine, 'Osei');
  await sign(engine, await decideAll(engine, patient));
  await drained(engine);
  const before = await tasks();
  await meanwhile(before.map(({ id }) => id));
  value(await engine.call('refreshCase', { patient, source: null }));
  const { seen } = value(await engine.call('lookAgain', { patient })).progress;
  const view = value(await engine.call('reopenCase', { patient, why: 'family rang', seen }));
  return { view, asked: before.map(({ of }) => of) };
}

test('what a colleague cancelled is asked again with the next version, and nothing that stands or was answered is', async () => {
  const engine = await desk('asks-again', 'ruth');
  const { view, asked } = await signedFirst(engine, async ([first = '', second = '']) => {
    await become(first, 'cancelled');
    await become(second, 'accepted');
  });
  await sign(engine, view);
  await drained(engine);
  const [cancelled = '', accepted = '', ...others] = asked;
  expect(others).not.toEqual([]);
  expect((await tasks()).map(({ is, of }) => [of, is])).toEqual([
    [cancelled, 'cancelled'],
    [accepted, 'accepted'],
    ...others.map((of) => [of, 'requested']),
    [cancelled, 'requested'],
  ]);
  await engine.stop();
}, 300_000);

test.each(['entered in error', 'gone'])(
  'what the trust’s own store says is %s is asked again with the next version',
  async (how) => {
    const engine = await desk(`asks-again-${how.slice(0, 4)}`, 'ruth');
    const { view, asked } = await signedFirst(engine, async ([first = '']) => {
      if (how === 'gone') {
        value(await engine.call('refreshCase', { patient: await findPatient(engine, 'Osei'), source: null }));
        await sandbox().control.remove('northmoor-home', 'Task', first);
      } else await become(first, 'entered-in-error');
    });
    await sign(engine, view);
    await drained(engine);
    const live = (await tasks()).filter(({ is }) => is === 'requested').map(({ of }) => of);
    expect(live.toSorted()).toEqual(asked.toSorted());
    await engine.stop();
  },
  300_000,
);

test('what was not read since it was sent is not asked twice', async () => {
  const engine = await desk('asks-once', 'ruth');
  const patient = await findPatient(engine, 'Osei');
  await sign(engine, await decideAll(engine, patient));
  await drained(engine);
  const before = await tasks();
  await become(must(before[0], 'asked').id, 'cancelled');
  const { seen } = value(await engine.call('lookAgain', { patient })).progress;
  await sign(engine, value(await engine.call('reopenCase', { patient, why: 'family rang', seen })));
  await drained(engine);
  expect(await tasks()).toHaveLength(before.length);
  await engine.stop();
}, 300_000);

test('what was recommended and does not stand any more is cancelled once, by whomever, and never over an answer', async () => {
  const engine = await desk('takes-back', 'ruth');
  const first = await signedFirst(engine, async ([one = '', two = '', three = '']) => {
    await become(one, 'cancelled');
    await become(two, 'accepted');
    await become(three, 'received');
  });
  let { view } = first;
  for (const row of view.rows.filter(({ decision }) => decision.recommendation !== null)) {
    const recommendation = must(row.decision.recommendation, 'recommended').value;
    const again = { ...recommendation, words: 'said once more' };
    view = await say(engine, view, { kind: 'recommended', row: row.id, recommendation: again });
  }
  await sign(engine, view);
  const states = await drained(engine);
  expect(states.filter((state) => state !== 'received')).toEqual([]);
  const [one, two, ...others] = first.asked;
  expect((await tasks()).slice(0, first.asked.length).map(({ is, of }) => [of, is])).toEqual([
    [one, 'cancelled'],
    [two, 'accepted'],
    ...others.map((of) => [of, 'cancelled']),
  ]);
  await engine.stop();
}, 300_000);
