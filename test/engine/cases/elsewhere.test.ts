import { beforeEach, expect, test, vi } from 'vitest';
import { askAgainMs } from '../../../electron/engine/cases/watch-home.ts';
import { after } from '../../../electron/engine/node-host.ts';
import { must } from '../../../shared/core/must.ts';
import {
  decideAll,
  drained,
  findPatient,
  say,
  sign,
  takesIt,
  value,
  written,
} from '../../support/case-work.ts';
import { onWard, useDesks } from '../../support/desks.ts';
import type { EngineClient } from '../../support/engine-client.ts';

const { sandbox, desk } = useDesks();
beforeEach(() => sandbox().control.reset());

/** The first thing anybody says of a patient: that one medicine is taken. */
async function begin(engine: EngineClient, patient: string): Promise<void> {
  const view = value(await engine.call('openCase', { patient }));
  const row = must(
    view.rows.find((one) => one.decision.needsDecision),
    'a row',
  );
  await say(engine, view, { kind: 'history', row: row.id, fact: takesIt(row) });
}

test('a case signed at one desk is signed at the next: who, when, and the clock of the ward list; an addendum is no signature', async () => {
  const first = await desk('first-desk', 'ruth');
  const patient = await findPatient(first, 'Osei');
  await sign(first, await decideAll(first, patient));
  await drained(first);

  const second = await desk('second-desk', 'anil');
  const there = await findPatient(second, 'Osei');
  value(await second.call('refreshCase', { patient: there, source: null }));
  const view = value(await second.call('openCase', { patient: there }));
  expect(view.elsewhere.signed).toMatchObject([{ by: 'Ruth Calloway, pharmacist' }]);
  const row = await vi.waitFor(
    async () => {
      const found = await onWard(second, there);
      expect(found.elsewhere).toContain('Ruth Calloway');
      return found;
    },
    { timeout: 20_000, interval: 50 },
  );
  expect(row).toMatchObject({ stage: 'signed-off', doneAt: { kind: 'known' } });
  const { at: signedAt } = must(view.elsewhere.signed[0], 'signed');
  expect(row.doneAt).toEqual({ kind: 'known', value: signedAt });

  value(await first.call('addAddendum', { patient, words: 'GP rang: stops tomorrow' }));
  await drained(first);
  value(await second.call('refreshCase', { patient: there, source: null }));
  const { elsewhere } = value(await second.call('openCase', { patient: there }));
  expect(elsewhere.signed.map(({ addendum }) => addendum)).toEqual([false, true]);
  expect(elsewhere.words).toMatch(/^Addendum on another computer by Ruth Calloway, pharmacist, /);
  // What is added since moves no clock.
  expect(elsewhere.doneAt).toEqual({ kind: 'known', value: signedAt });
  await Promise.all([first.stop(), second.stop()]);
}, 300_000);

test('a case open at two desks says so on both within a minute, without anybody asking for it', async () => {
  expect(askAgainMs).toBeLessThan(60_000);
  /** Only the wait between two askings is cut short. */
  const soon = { after: (ms: number, run: () => void) => after(ms === askAgainMs ? 200 : ms, run) };
  const [first, second] = [
    await desk('open-first', 'ruth', undefined, soon),
    await desk('open-second', 'tolu', undefined, soon),
  ];
  const patients = [await findPatient(first, 'Osei'), await findPatient(second, 'Osei')] as const;
  // Both have it open before either has begun it.
  for (const [at, engine] of [first, second].entries())
    value(await engine.call('openCase', { patient: patients[at] ?? '' }));
  /** As a screen does that shows the case: it looks again whenever it hears of a change. */
  const begunBy = (engine: EngineClient, patient: string) =>
    vi.waitFor(
      async () => {
        const { elsewhere } = value(await engine.call('lookAgain', { patient }));
        return must(elsewhere.begun[0], 'begun at another desk').by;
      },
      { timeout: 30_000, interval: 100 },
    );
  await begin(first, patients[0]);
  expect(await begunBy(second, patients[1])).toContain('Ruth Calloway');
  await begin(second, patients[1]);
  expect(await begunBy(first, patients[0])).toContain('Tolu');
  await Promise.all([first.stop(), second.stop()]);
}, 300_000);

test('a case that no screen shows any more is not asked about', async () => {
  const askings: number[] = [];
  const counted = {
    after: (ms: number, run: () => void) => {
      if (ms === askAgainMs) askings.push(ms);
      return after(ms === askAgainMs ? 20 : ms, run);
    },
  };
  const engine = await desk('shows-nothing', 'ruth', undefined, counted);
  const patient = await findPatient(engine, 'Osei');
  value(await engine.call('openCase', { patient }));
  await vi.waitFor(() => expect(askings).toHaveLength(2), { timeout: 30_000 });
  await new Promise((done) => void setTimeout(done, 500));
  expect(askings).toHaveLength(2);
  await engine.stop();
}, 300_000);

test('what was asked of the prescriber is answered on any computer, and the answer is read at the desk that asked', async () => {
  const pharmacist = await desk('asks', 'ruth');
  const patient = await findPatient(pharmacist, 'Osei');
  await sign(pharmacist, await decideAll(pharmacist, patient));
  await drained(pharmacist);

  const prescriber = await desk('answers', 'anil');
  const there = await findPatient(prescriber, 'Osei');
  const read = value(await prescriber.call('refreshCase', { patient: there, source: null }));
  const asked = must(
    read.elsewhere.asked.find((one) => one.mayAnswer),
    'something asked',
  );
  // Whoever is to agree sees who asks, and why: here of each whose medicine is to stop.
  const stops = read.elsewhere.asked.filter(({ what }) => what.startsWith('Recommend stop'));
  expect(stops.length).toBeGreaterThan(0);
  expect(stops.filter(({ why, by }) => why === '' || !by.includes('Ruth'))).toEqual([]);
  const answered = value(
    await prescriber.call('answerTask', {
      patient: there,
      task: asked.task,
      status: 'accepted',
      words: 'from tomorrow',
    }),
  );
  expect(answered.elsewhere.asked).toHaveLength(read.elsewhere.asked.length);
  expect(await drained(prescriber)).toEqual(['received']);

  const back = value(await pharmacist.call('refreshCase', { patient, source: null }));
  expect(back.elsewhere.asked.find((one) => one.task === asked.task)).toMatchObject({
    status: 'accepted',
    answer: 'from tomorrow',
    answeredBy: expect.stringContaining('Anil'),
    mayAnswer: false,
  });
  const again = { patient: there, task: asked.task, status: 'rejected', words: 'no' } as const;
  expect(await prescriber.call('answerTask', again)).toMatchObject({ ok: false });
  await Promise.all([pharmacist.stop(), prescriber.stop()]);
}, 300_000);

test('a history handed over on a trolley laptop is taken over at a desk under its author’s name, and reaches no shared record', async () => {
  const laptop = await desk('laptop', 'tolu');
  const patient = await findPatient(laptop, 'Osei');
  await begin(laptop, patient);
  const view = value(await laptop.call('lookAgain', { patient }));
  const row = must(
    view.rows.find((one) => one.decision.history !== null),
    'the row that was begun',
  );
  await say(laptop, view, { kind: 'passed-on', to: 'Ruth Calloway', words: 'daughter comes at 14:00' });
  await drained(laptop);
  expect(await written(sandbox(), 'northmoor-home', 'DocumentReference')).toMatchObject([
    { docStatus: 'preliminary' },
  ]);
  expect(await written(sandbox(), 'northmoor-smr', 'MedicationStatement')).toEqual([]);
  expect(await written(sandbox(), 'northmoor-smr', 'DocumentReference')).toEqual([]);

  const pharmacist = await desk('takes-over', 'ruth');
  const there = await findPatient(pharmacist, 'Osei');
  const read = value(await pharmacist.call('refreshCase', { patient: there, source: null }));
  const listed = await vi.waitFor(
    async () => {
      const found = await onWard(pharmacist, there);
      expect(found.elsewhere).toContain('Handed over to Ruth Calloway');
      return found;
    },
    { timeout: 20_000, interval: 50 },
  );
  expect(listed).toMatchObject({ stage: 'history-in-progress', doneAt: { kind: 'not-recorded' } });
  const handedOver = must(read.elsewhere.handedOver, 'handed over');
  expect(handedOver.words).toContain('daughter comes at 14:00');
  const taken = value(
    await pharmacist.call('takeOverCase', { patient: there, document: handedOver.document }),
  );
  expect(taken.rows.find((one) => one.id === row.id)?.decision).toMatchObject({
    historyStanding: 'stands',
    history: { by: expect.stringContaining('Tolu') },
  });
  expect(taken.elsewhere.handedOver).toBeNull();
  expect(
    await pharmacist.call('takeOverCase', { patient: there, document: handedOver.document }),
  ).toMatchObject({ ok: false, fault: { kind: 'not-possible' } });
  await drained(pharmacist);
  const tasks = await written(sandbox(), 'northmoor-home', 'Task');
  expect(tasks).toMatchObject([{ status: 'in-progress' }, { status: 'completed' }]);
  // Whoever handed it over sees who has it now; and it is begun at no other desk than those two.
  const back = value(await laptop.call('refreshCase', { patient, source: null }));
  expect(back.elsewhere.takenOver).toMatchObject({ by: expect.stringContaining('Ruth Calloway') });
  expect(taken.elsewhere.begun).toEqual([]);
  const third = await desk('third-desk', 'sam');
  const seen = value(
    await third.call('refreshCase', { patient: await findPatient(third, 'Osei'), source: null }),
  );
  expect(seen.elsewhere.begun).toMatchObject([
    { computer: 'laptop', takenOverBy: expect.stringContaining('Ruth Calloway') },
  ]);
  await third.stop();
  await Promise.all([laptop.stop(), pharmacist.stop()]);
}, 300_000);

/** What the next desk finds handed over, taken over there. */
async function takeOver(engine: EngineClient, patient: string) {
  const read = value(await engine.call('refreshCase', { patient, source: null }));
  const { document } = must(read.elsewhere.handedOver, 'handed over');
  return engine.call('takeOverCase', { patient, document });
}

/** Says of the next medicine that nobody could say. */
async function goOn(engine: EngineClient, patient: string): Promise<string> {
  const view = value(await engine.call('lookAgain', { patient }));
  const row = must(
    view.rows.find((one) => one.decision.needsDecision && one.decision.history === null),
    'a row',
  );
  await say(engine, view, {
    kind: 'history',
    row: row.id,
    fact: { kind: 'unable-to-establish', why: 'asleep' },
  });
  return row.id;
}

async function handOver(engine: EngineClient, patient: string, to: string): Promise<void> {
  const view = value(await engine.call('lookAgain', { patient }));
  await say(engine, view, { kind: 'passed-on', to, words: '' });
  await drained(engine);
}

test('a case handed over and handed back goes on where it was left, at both desks', async () => {
  const first = await desk('begins', 'tolu');
  const patient = await findPatient(first, 'Osei');
  await begin(first, patient);
  await handOver(first, patient, 'Ruth Calloway');
  const second = await desk('goes-on', 'ruth');
  const there = await findPatient(second, 'Osei');
  value(await takeOver(second, there));
  const row = await goOn(second, there);
  await handOver(second, there, 'Tolu Adeyemi');

  const back = value(await takeOver(first, patient));
  expect(back.rows.find((one) => one.id === row)?.decision.history).toMatchObject({
    by: expect.stringContaining('Ruth Calloway'),
  });
  expect(back.elsewhere).toMatchObject({ handedOver: null, takenOver: null });
  await goOn(first, patient);
  await handOver(first, patient, 'Ruth Calloway');
  const again = value(await takeOver(second, there));
  const decided = (view: typeof back) => view.rows.filter((one) => one.decision.history !== null).length;
  expect(decided(again)).toBe(decided(back) + 1);
  await Promise.all([first.stop(), second.stop()]);
}, 300_000);

test('where both desks went on with a case, neither’s decisions are mixed into the other’s', async () => {
  const first = await desk('goes-on-too', 'tolu');
  const patient = await findPatient(first, 'Osei');
  await begin(first, patient);
  await handOver(first, patient, 'Ruth Calloway');
  const second = await desk('goes-on-there', 'ruth');
  const there = await findPatient(second, 'Osei');
  value(await takeOver(second, there));
  await goOn(second, there);
  await handOver(second, there, 'Tolu Adeyemi');
  const before = await goOn(first, patient);
  expect(await takeOver(first, patient)).toMatchObject({
    ok: false,
    fault: { kind: 'not-possible', why: expect.stringContaining('went on') },
  });
  const kept = value(await first.call('lookAgain', { patient }));
  expect(kept.rows.find((one) => one.id === before)?.decision.history).not.toBeNull();
  await Promise.all([first.stop(), second.stop()]);
}, 300_000);

test('that a case was begun is said at the next desk, on the ward list and in the case: who, when and where, and nothing of what was said', async () => {
  const first = await desk('WARD-7B-01', 'tolu');
  const patient = await findPatient(first, 'Osei');
  await begin(first, patient);
  await drained(first);
  const [marker, ...more] = await written(sandbox(), 'northmoor-home', 'Task');
  expect(more).toEqual([]);
  expect(marker).toMatchObject({
    status: 'in-progress',
    requester: { display: expect.stringContaining('Tolu Adeyemi') },
    location: { display: 'WARD-7B-01' },
    for: { reference: expect.stringContaining('Patient/') },
  });
  // No medicine, no decision: what was said stays at the desk where it was said.
  expect(JSON.stringify(marker)).not.toMatch(/hydrocortisone|taking|contained|note"/i);
  expect(await written(sandbox(), 'northmoor-home', 'DocumentReference')).toEqual([]);
  expect(await written(sandbox(), 'northmoor-smr', 'Task')).toEqual([]);

  const second = await desk('PHARMACY-02', 'ruth');
  const there = await findPatient(second, 'Osei');
  const view = value(await second.call('refreshCase', { patient: there, source: null }));
  expect(view.elsewhere).toMatchObject({
    home: { kind: 'read' },
    begun: [{ by: 'Tolu Adeyemi, technician', computer: 'WARD-7B-01', takenOverBy: null }],
    signed: [],
  });
  expect(view.stage).toBe('history-in-progress');
  await vi.waitFor(
    async () => {
      const row = await onWard(second, there);
      expect(row.elsewhere).toMatch(/^Begun by Tolu Adeyemi, technician, .* at WARD-7B-01$/);
      expect(row.stage).toBe('history-in-progress');
    },
    { timeout: 20_000, interval: 50 },
  );
  // The desk itself is told nothing of its own case.
  const own = value(await first.call('refreshCase', { patient, source: null }));
  expect(own.elsewhere).toMatchObject({ begun: [], words: null });
  await Promise.all([first.stop(), second.stop()]);
}, 300_000);

test('once signed, it is begun nowhere any more; opened again, it is', async () => {
  const first = await desk('signs', 'ruth');
  const patient = await findPatient(first, 'Osei');
  const ready = await decideAll(first, patient);
  await drained(first);
  const signed = await sign(first, ready);
  await drained(first);
  const isBegun = ({ code }: Record<string, unknown>): boolean => JSON.stringify(code).includes('begun');
  const markers = async () => (await written(sandbox(), 'northmoor-home', 'Task')).filter(isBegun);
  expect((await markers()).map(({ status }) => status)).toEqual(['completed']);
  const second = await desk('looks', 'sam');
  const there = await findPatient(second, 'Osei');
  const look = async () =>
    value(await second.call('refreshCase', { patient: there, source: null })).elsewhere;
  expect(await look()).toMatchObject({ begun: [], signed: [{ by: 'Ruth Calloway, pharmacist' }] });
  const { seen } = value(await first.call('lookAgain', { patient })).progress;
  expect(signed.progress.seen).toBe(seen);
  value(await first.call('reopenCase', { patient, why: 'family rang', seen }));
  await drained(first);
  expect(await look()).toMatchObject({ begun: [{ by: 'Ruth Calloway, pharmacist', computer: 'signs' }] });
  expect((await look()).words).toMatch(/^Begun by Ruth Calloway/);
  await Promise.all([first.stop(), second.stop()]);
}, 300_000);

test('where the trust has no store of its own the screens say that what was begun elsewhere cannot be known', async () => {
  const { config } = sandbox();
  const records = config.records.map((record) => ({
    ...record,
    sources: record.sources.filter(({ role }) => role !== 'home'),
  }));
  const engine = await desk('no-home', 'ruth', {
    ...config,
    records: records.filter(({ sources }) => sources.length > 0),
  });
  const patient = await findPatient(engine, 'Osei');
  await begin(engine, patient);
  const { elsewhere } = value(await engine.call('lookAgain', { patient }));
  expect(elsewhere).toMatchObject({ home: { kind: 'none' }, begun: [], signed: [] });
  expect(value(await engine.call('openOutbox', {})).entries).toEqual([]);
  const { wards } = value(await engine.call('listWards', {}));
  const ward = must(wards[0], 'a ward').id;
  expect(value(await engine.call('openWard', { ward })).othersKnown).toBe(false);
  await engine.stop();
}, 300_000);

test('a store that does not answer is not a store in which nobody began anything', async () => {
  const engine = await desk('home-silent', 'ruth');
  const patient = await findPatient(engine, 'Osei');
  await sandbox().control.change('northmoor-home', { outage: 'refuse' });
  const silent = value(await engine.call('refreshCase', { patient, source: null }));
  expect(silent.elsewhere.home).toEqual({ kind: 'not-read', last: { kind: 'not-recorded' } });
  await sandbox().control.change('northmoor-home', { outage: 'off' });
  expect(value(await engine.call('refreshCase', { patient, source: null })).elsewhere.home).toEqual({
    kind: 'read',
  });
  await sandbox().control.change('northmoor-home', { outage: 'refuse' });
  const later = value(await engine.call('refreshCase', { patient, source: null }));
  expect(later.elsewhere.home).toMatchObject({ kind: 'not-read', last: { kind: 'known' } });
  await engine.stop();
}, 300_000);

test('nothing that was asked is declined without a word: whoever asked reads why', async () => {
  const pharmacist = await desk('asks-again', 'ruth');
  const patient = await findPatient(pharmacist, 'Osei');
  await sign(pharmacist, await decideAll(pharmacist, patient));
  await drained(pharmacist);
  const prescriber = await desk('declines', 'anil');
  const there = await findPatient(prescriber, 'Osei');
  const read = value(await prescriber.call('refreshCase', { patient: there, source: null }));
  const { task } = must(
    read.elsewhere.asked.find((one) => one.mayAnswer),
    'something asked',
  );
  const declined = { patient: there, task, status: 'rejected' } as const;
  expect(await prescriber.call('answerTask', { ...declined, words: ' ' })).toMatchObject({
    fault: { kind: 'not-possible' },
  });
  value(await prescriber.call('answerTask', { ...declined, words: 'nil by mouth until Monday' }));
  await drained(prescriber);
  const back = value(await pharmacist.call('refreshCase', { patient, source: null }));
  expect(back.elsewhere.asked.find((one) => one.task === task)).toMatchObject({
    status: 'rejected',
    answer: 'nil by mouth until Monday',
  });
  await Promise.all([pharmacist.stop(), prescriber.stop()]);
}, 300_000);
