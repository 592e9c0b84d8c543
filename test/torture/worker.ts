import { readFileSync } from 'node:fs';
import { trustConfigSchema } from '../../shared/records/config.ts';
import { after, nodeParts } from '../../electron/engine/node-host.ts';
import { chanceOf, type Chance } from '../simulation/chance.ts';
import { mending, nextSaying } from '../simulation/people.ts';
import { startTestEngine, type EngineClient } from '../support/engine-client.ts';
import { sandboxBrowser } from '../support/sandbox-browser.ts';
import { testHost } from '../support/test-host.ts';
import type { Fault } from '../../shared/ipc/faults.ts';
import { startSchema, type Line, type Start } from './lines.ts';

/** One process of the program, worked by one person until it is killed. */
const pin = '482913';
const start = startSchema.parse(JSON.parse(process.argv.at(-1) ?? ''));
const tell = (line: Line): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

async function open({ folder, configPath, seed, what, skewMs }: Start): Promise<EngineClient | undefined> {
  const parts = nodeParts(folder);
  const { openBrowser } = sandboxBrowser({ username: 'ruth' });
  const host = testHost(folder, { ...parts, openBrowser, seed, now: () => Date.now() + skewMs });
  const config = trustConfigSchema.parse(JSON.parse(readFileSync(configPath, 'utf8')));
  const engine = await startTestEngine({ ...host, computerName: 'NM-7B-02' }, config);
  if (what === 'begin') {
    const signedIn = await engine.call('signIn', { audience: 'northmoor', meant: { kind: 'anybody' } });
    if (!signedIn.ok) tell({ kind: 'odd', what: `sign-in: ${signedIn.fault.kind}` });
    await engine.call('enrol', { pin, admittedBy: null });
  }
  const session = await engine.call('getSession', {});
  if (session.ok && session.value.state.kind === 'refused') {
    tell({ kind: 'refused', reason: session.value.state.reason });
    return undefined;
  }
  const user = session.ok ? session.value.users[0]?.id : undefined;
  const unlocked = await engine.call('unlock', { user: user ?? '', pin });
  if (!unlocked.ok) {
    const { fault } = unlocked;
    if (isFull(fault)) tell({ kind: 'disk-full' });
    else tell({ kind: 'refused', reason: fault.kind === 'store-refused' ? fault.reason : fault.kind });
    return undefined;
  }
  const { missing } = unlocked.value;
  if (missing !== null) tell({ kind: 'missing', changes: missing.changes });
  tell({ kind: 'open' });
  if (what !== 'look') await signInAgain(engine, skewMs);
  return engine;
}

const passing: readonly string[] = [
  'locked',
  'changed-meanwhile',
  'not-possible',
  'store-refused',
  'engine-stopped',
];
function odd(what: string, fault: Fault): void {
  if (isFull(fault)) tell({ kind: 'disk-full' });
  else if (!passing.includes(fault.kind)) tell({ kind: 'odd', what: `${what}: ${fault.kind}` });
}

const isFull = (fault: Fault): boolean => fault.kind === 'store-refused' && fault.reason === 'disk-full';

async function patientsOf(engine: EngineClient): Promise<readonly string[]> {
  const wards = await engine.call('listWards', {});
  if (!wards.ok) odd('listWards', wards.fault);
  const ward = wards.ok ? wards.value.wards[0]?.id : undefined;
  const listed = await engine.call('openWard', { ward: ward ?? '' });
  if (!listed.ok) odd('openWard', listed.fault);
  return listed.ok ? listed.value.patients.map(({ patient }) => patient).slice(0, 8) : [];
}

/** One thing somebody does: says the next thing of a case, signs it, or adds words to it. */
async function act(engine: EngineClient, chance: Chance, patient: string): Promise<void> {
  const opened = await engine.call('openCase', { patient });
  if (!opened.ok) return odd('openCase', opened.fault);
  const view = opened.value;
  const { seen, signed } = view.progress;
  const words = `words ${chance.below(1e9)}`;
  if (signed !== null || chance.happens(0.3)) {
    const kept =
      signed !== null
        ? await engine.call('addAddendum', { patient, words })
        : await engine.call('decide', { patient, sayings: [{ kind: 'noted', words }], seen });
    return kept.ok ? tell({ kind: 'kept', patient, words }) : odd('words', kept.fault);
  }
  const saying = nextSaying({ chance }, view, false) ?? (await mending(engine, patient, view));
  if (saying !== undefined) {
    const said = await engine.call('decide', { patient, sayings: [saying], seen });
    return said.ok ? undefined : odd('decide', said.fault);
  }
  const done = await engine.call('signOff', { patient, pin, seen });
  return done.ok ? tell({ kind: 'signed', patient }) : odd('signOff', done.fault);
}

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/**
 * Two processes on one store spend one refresh token twice, which ends the sign-in: whoever works here signs in again. Not with a clock
 * that is wrong by an hour, under which no identity server's answer is believed.
 */
async function signInAgain(engine: EngineClient, skewMs: number): Promise<void> {
  const session = await engine.call('getSession', {});
  if (!session.ok || skewMs !== 0 || session.value.state.kind !== 'unlocked') return;
  if (!session.value.records.some(({ access }) => access.kind === 'expired')) return;
  const meant = { kind: 'user', user: session.value.state.user.id } as const;
  const again = await engine.call('signIn', { audience: 'northmoor', meant });
  if (!again.ok) odd('signIn', again.fault);
}

async function drain(engine: EngineClient, patients: readonly string[]): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    const outbox = await engine.call('openOutbox', {});
    if (outbox.ok && outbox.value.waiting === 0) break;
    if (tries % 20 === 0) {
      await signInAgain(engine, start.skewMs);
      await engine.call('retryEntry', { entry: null });
    }
    await pause(100);
  }
  const words: Record<string, string[]> = {};
  const signed: string[] = [];
  for (const patient of patients) {
    const view = await engine.call('openCase', { patient });
    if (!view.ok) continue;
    const { notes, addenda, signed: by } = view.value.progress;
    words[patient] = [...notes, ...addenda].map((one) => one.value);
    if (by !== null) signed.push(patient);
  }
  const outbox = await engine.call('openOutbox', {});
  tell({
    kind: 'end',
    words,
    signed,
    states: outbox.ok
      ? outbox.value.entries.map(({ state, why }) => (state === 'received' ? state : `${state}: ${why}`))
      : [],
  });
}

const engine = await open(start);
if (engine !== undefined) {
  const patients = await patientsOf(engine);
  const chance = chanceOf(start.seed);
  if (start.what === 'drain') await drain(engine, patients);
  else if (start.what !== 'look' && patients.length > 0)
    for (let acts = 0; start.what === 'work' || acts < 3; acts += 1) {
      await act(engine, chance, chance.pick(patients));
      if (chance.happens(0.2)) await pause(chance.below(60));
    }
  await engine.stop();
}
after(0, () => process.exit(0));
process.exit(0);
