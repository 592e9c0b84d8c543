import { expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import { ok, type Result } from '../../../shared/core/result.ts';
import { requests, type CallName } from '../../../shared/ipc/requests.ts';
import { dispatch } from '../../../electron/engine/dispatch.ts';
import type { Handlers } from '../../../electron/engine/handlers.ts';
import type { LogLine } from '../../../electron/engine/host.ts';
import { linkTo } from '../../../electron/engine/link.ts';
import { portPair } from '../../../electron/engine/port-pair.ts';

const unexpected = () => Promise.reject(new Error('not asked in these tests'));
/** Every call of the contract, unexpected but for one that has nothing to say. */
const quiet = {
  ...Object.fromEntries(Object.keys(requests).map((name) => [name, unexpected])),
  cancelSignIn: () => Promise.resolve(ok({})),
} as unknown as Handlers;

/** A dispatcher on handlers of the test's own, with the session in the test's hands. */
function dispatching(handlers: Partial<Handlers>) {
  const [ours, theirs] = portPair();
  const logged: LogLine[] = [];
  const all: Handlers = { ...quiet, ...handlers };
  const state = { epoch: 1, open: true, touches: 0 };
  dispatch(theirs, {
    host: { log: (line) => logged.push(line) },
    handlerOf: (name) => all[name],
    touch: () => (state.touches += 1),
    visit: () => {
      const { epoch } = state;
      return state.open ? () => state.open && state.epoch === epoch : undefined;
    },
    role: () => 'pharmacist',
    stopped: () => false,
    record: () => undefined,
  });
  const link = linkTo(ours);
  return {
    state,
    logged,
    call: (name: CallName, request: unknown): Promise<Result<unknown, unknown>> => link.call(name, request),
  };
}

const locked = { ok: false, fault: { kind: 'locked' } };
const wards = ok({
  wards: [{ id: '7B', name: 'Ward 7B', patients: 12, readAt: { kind: 'not-recorded' as const } }],
});
const held = () => {
  const { promise, resolve, reject } = Promise.withResolvers<typeof wards>();
  return {
    handlers: { listWards: () => promise } as unknown as Partial<Handlers>,
    resolve: () => resolve(wards),
    reject,
  };
};

test('what a call found is not handed out when the session locked meanwhile', async () => {
  const one = held();
  const { state, call } = dispatching(one.handlers);
  const answer = call('listWards', {});
  await call('cancelSignIn', {});
  state.open = false;
  one.resolve();
  expect(await answer).toEqual(locked);
});

test('nor when somebody else has unlocked since', async () => {
  const one = held();
  const { state, call } = dispatching(one.handlers);
  const answer = call('listWards', {});
  await call('cancelSignIn', {});
  state.epoch = 2;
  one.resolve();
  expect(await answer).toEqual(locked);
});

test('a call whose store was closed under it by a lock answers locked and is no bug', async () => {
  const one = held();
  const { state, logged, call } = dispatching(one.handlers);
  const answer = call('listWards', {});
  await call('cancelSignIn', {});
  state.open = false;
  one.reject(new TypeError('The database connection is not open'));
  expect([await answer, logged]).toEqual([locked, []]);
});

test('a handler that throws before it waits is answered like one that throws later', async () => {
  const { logged, call } = dispatching({
    prepareWard: () => {
      throw new RangeError('Penhaligon');
    },
  });
  expect(await call('prepareWard', { ward: '7B' })).toEqual({
    ok: false,
    fault: { kind: 'internal', where: 'prepareWard' },
  });
  expect(logged).toMatchObject([{ event: 'bug', data: { where: 'prepareWard', error: 'RangeError' } }]);
  expect(JSON.stringify(logged)).not.toContain('Penhaligon');
});

test('a broken invariant of ours is told by its name, which holds no clinical text', async () => {
  const { logged, call } = dispatching({
    prepareWard: () => must<never>(undefined, 'a stay lies on a ward'),
  });
  await call('prepareWard', { ward: '7B' });
  expect(logged).toMatchObject([
    { data: { error: 'InvariantError: a stay lies on a ward', at: expect.stringContaining('must.ts:') } },
  ]);
});

test('an answer that cannot be sent is told in the log and stops nothing', async () => {
  const { logged, call } = dispatching({
    prepareWard: () => Promise.resolve(ok({ oops: () => 'a function' })) as never,
  });
  void call('prepareWard', { ward: '7B' });
  expect(await call('cancelSignIn', {})).toEqual(ok({}));
  expect(logged).toMatchObject([{ event: 'bug', data: { where: 'answer' } }]);
});

test('only a person’s keys and pointer count as a person at work: no call that a screen may make by itself does', async () => {
  const answer = () => Promise.resolve(ok({})) as never;
  const { state, call } = dispatching({
    getSession: answer,
    lookAgain: answer,
    openOutbox: answer,
    openWard: answer,
    personActive: answer,
  });
  await call('getSession', {});
  await call('lookAgain', { patient: 'p' });
  await call('openOutbox', {});
  await call('openWard', { ward: '7B' });
  expect(state.touches).toBe(0);
  await call('personActive', {});
  expect(state.touches).toBe(1);
});
