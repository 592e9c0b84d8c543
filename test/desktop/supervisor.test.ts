import { expect, test } from 'vitest';
import type { EngineEnds, EngineProcess } from '../../electron/desktop/engine-process.ts';
import { supervise, type Supervisor } from '../../electron/desktop/supervisor.ts';
import { linkTo } from '../../electron/engine/link.ts';
import { portPair } from '../../electron/engine/port-pair.ts';
import type { EngineEvent } from '../../shared/ipc/events.ts';

type Run = { readonly why: string; readonly exit: () => void; readonly retire: () => void };
type World = {
  readonly supervisor: Supervisor;
  readonly runs: Run[];
  readonly did: string[];
  readonly events: EngineEvent[];
  readonly timers: (() => void)[];
};

function world(nowMs: () => number = () => 0): World {
  const [runs, did, events, timers]: [Run[], string[], EngineEvent[], (() => void)[]] = [[], [], [], []];
  const start = (why: string, on: EngineEnds): EngineProcess => {
    const link = linkTo(portPair()[0]);
    const exit = (): void => {
      link.close();
      on.exit();
    };
    runs.push({ why, exit, retire: () => on.retired('idle') });
    return {
      link,
      stop: () => void did.push('stop'),
      kill: () => {
        did.push('kill');
        exit();
      },
    };
  };
  const supervisor = supervise({
    start,
    now: nowMs,
    after: (delayMs, run) => {
      did.push(`wait ${delayMs}`);
      timers.push(run);
      return { cancel: () => void did.push('cancel') };
    },
    onEvent: (event) => events.push(event),
    onGivenUp: () => void did.push('given up'),
  });
  return { supervisor, runs, did, events, timers };
}

test('stopping waits for the engine to end by itself, and does not start another', async () => {
  const { supervisor, runs, did } = world();
  const stopped = supervisor.stop(5_000);
  runs[0]?.exit();
  await stopped;
  expect([did, runs.length]).toEqual([['wait 5000', 'stop', 'cancel'], 1]);
});

test('an engine that does not end in time is ended', async () => {
  const { supervisor, did, timers } = world();
  const stopped = supervisor.stop(5_000);
  timers[0]?.();
  await stopped;
  expect(did).toEqual(['wait 5000', 'stop', 'kill', 'cancel']);
});

test('stopping when nothing runs is done at once', async () => {
  const { supervisor, runs, did } = world();
  for (let index = 0; index < 5; index += 1) runs[index]?.exit();
  await supervisor.stop(5_000);
  expect(did).toEqual(['given up']);
});

test('every end of the engine tells the page that it is locked and to ask again, also the last', () => {
  const { runs, events } = world();
  for (let index = 0; index < 5; index += 1) runs[index]?.exit();
  expect(runs.map(({ why }) => why)).toEqual([
    'started',
    ...Array.from({ length: 4 }, () => 'engine-restarted'),
  ]);
  const each = [{ event: 'locked', why: 'engine-restarted' }, { event: 'session-changed' }];
  expect(events).toEqual(Array.from({ length: 5 }, () => each).flat());
});

test('an engine that crashes once a minute is never given up', () => {
  let now = 0;
  const { runs, did } = world(() => (now += 60_000));
  for (let index = 0; index < 50; index += 1) runs[index]?.exit();
  expect([runs.length, did]).toEqual([51, []]);
});

test(
  'a retired engine is asked to end, and a fresh one answers meanwhile, without counting as one that ended',
  { timeout: 5_000 },
  async () => {
    const { supervisor, runs, did, events } = world();
    const waiting = supervisor.call('getSession', {});
    runs[0]?.retire();
    expect([runs.map(({ why }) => why), did]).toEqual([
      ['started', 'idle'],
      ['wait 5000', 'stop'],
    ]);
    // It did not take the call up any more: the fresh one is asked.
    runs[0]?.exit();
    await Promise.resolve();
    await Promise.resolve();
    runs[1]?.exit();
    expect(await waiting).toEqual({ ok: false, fault: { kind: 'engine-stopped' } });
    expect(runs.map(({ why }) => why)).toEqual(['started', 'idle', 'engine-restarted']);
    expect(events.map(({ event }) => event)).toEqual(['session-changed', 'locked', 'session-changed']);
    for (let times = 0; times < 20; times += 1) runs.at(-1)?.retire();
    expect(did).not.toContain('given up');
  },
);
