import { afterEach, expect, test } from 'vitest';
import { err, ok, type Result } from '../../shared/core/result.ts';
import type { Fault } from '../../shared/ipc/faults.ts';
import { call } from '../../renderer/bridge.ts';
import { announce, announceHere, announceStore } from '../../renderer/stores/announce.ts';
import { caseStore, forgetCase, openCase, refreshCase } from '../../renderer/stores/case.ts';
import { startListening } from '../../renderer/stores/events.ts';
import { findPatients, forgetFound, patientSearchStore } from '../../renderer/stores/patient-search.ts';
import { goToCase, screenStore } from '../../renderer/stores/screen.ts';
import { lock, sessionStore, unlock } from '../../renderer/stores/session.ts';
import { nextSort, openWard, setSearch, wardStore } from '../../renderer/stores/ward.ts';
import { fixtureBridge, fixturePin, type FixtureBridge } from './fixture-bridge.ts';

/** Puts a fixture bridge where the page has its own. */
function connect(bridge: FixtureBridge, answer: FixtureBridge['call'] = bridge.call): void {
  const concord = {
    call: answer,
    onEvent: (listener: Parameters<FixtureBridge['listen']>[0]) => {
      bridge.listen(listener);
      return () => undefined;
    },
  };
  Object.defineProperty(globalThis, 'window', { value: { concord }, configurable: true });
}

afterEach(() => {
  forgetCase();
  Reflect.deleteProperty(globalThis, 'window');
});

/** Lets everything that was asked be answered. */
const settled = async (): Promise<void> => {
  // A long answer is drawn in a turn of its own.
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

test('an answer that does not fit the contract is a fault, and is not shown', async () => {
  const bridge = fixtureBridge();
  connect(bridge, async () => ({ ok: true, value: { id: 'ward', name: 7 } }));
  expect(await call('openWard', { ward: 'ward' })).toMatchObject({
    ok: false,
    fault: { kind: 'bad-request', call: 'openWard' },
  });
});

test('a bridge that breaks is "the engine stopped", never an unhandled rejection', async () => {
  connect(fixtureBridge(), async () => {
    throw new Error('port closed');
  });
  expect(await call('getSession', {})).toEqual({ ok: false, fault: { kind: 'engine-stopped' } });
});

test('a PIN typed before the engine has answered the lock is taken', async () => {
  const bridge = fixtureBridge();
  const locked = Promise.withResolvers<void>();
  connect(bridge, async (name, request) => {
    const answer = await bridge.call(name, request);
    if (name === 'lock') await locked.promise;
    return answer;
  });
  await unlock('ruth', fixturePin);
  const locking = lock();
  await settled();
  expect(sessionStore.getState()).toMatchObject({ busy: false, view: { state: { kind: 'locked' } } });
  const unlocking = unlock('ruth', fixturePin);
  locked.resolve();
  expect(await locking).toBe(true);
  expect(await unlocking).toBe(true);
  expect(sessionStore.getState()).toMatchObject({ busy: false, view: { state: { kind: 'unlocked' } } });
});

test('a lock hides everything at once, although the engine has not answered and may never', async () => {
  const bridge = fixtureBridge();
  connect(bridge, (name, request) =>
    name === 'lock' ? new Promise(() => undefined) : bridge.call(name, request),
  );
  const stop = startListening();
  await unlock('ruth', fixturePin);
  goToCase('patient-12');
  await openCase('patient-12');
  expect(caseStore.getState().case.view).not.toBeNull();
  void lock();
  expect([sessionStore.getState().view?.state.kind, caseStore.getState().case.view]).toEqual([
    'locked',
    null,
  ]);
  stop();
});

test.each(['idle', 'screen-lock', 'sleep', 'engine-restarted'] as const)(
  'told of a lock (%s), the page hides everything before it asks the engine, which may never answer',
  async (why) => {
    const bridge = fixtureBridge();
    const state = { silent: false };
    connect(bridge, (name, request) =>
      state.silent ? new Promise(() => undefined) : bridge.call(name, request),
    );
    const stop = startListening();
    await unlock('ruth', fixturePin);
    await openCase('patient-12');
    announce('Next is ramipril.');
    state.silent = true;
    bridge.tell({ event: 'locked', why });
    expect(sessionStore.getState().view?.state).toMatchObject({ kind: 'locked', why });
    expect([caseStore.getState().case.view, announceStore.getState().words]).toEqual([null, '']);
    stop();
  },
);

test('what was asked before a lock and answered after it brings nothing back: no session, no ward, no case', async () => {
  const bridge = fixtureBridge();
  const late: (() => void)[] = [];
  const state = { holding: false };
  connect(bridge, (name, request) => {
    const answer = bridge.call(name, request);
    if (!state.holding || name === 'lock') return answer;
    return new Promise((resolve) => late.push(() => resolve(answer)));
  });
  const stop = startListening();
  await unlock('ruth', fixturePin);
  await openWard('ward-7b');
  await openCase('patient-12');
  await settled();
  state.holding = true;
  bridge.tell({ event: 'session-changed' });
  bridge.tell({ event: 'ward-changed', ward: 'ward-7b' });
  bridge.tell({ event: 'case-changed', patient: 'patient-12' });
  expect(late.length).toBeGreaterThan(2);
  await lock();
  for (const answer of late.splice(0)) answer();
  await settled();
  expect(sessionStore.getState()).toMatchObject({ view: { state: { kind: 'locked' } }, fault: null });
  expect([wardStore.getState().ward.view, caseStore.getState().case.view]).toEqual([null, null]);
  stop();
});

test('a lock takes everything clinical off the page, and whom a ward was searched for', async () => {
  const bridge = fixtureBridge();
  connect(bridge);
  const stop = startListening();
  await unlock('ruth', fixturePin);
  await openWard('ward-7b');
  setSearch('penh');
  const sort = nextSort();
  goToCase('patient-12');
  await openCase('patient-12');
  expect(caseStore.getState().case.view).not.toBeNull();
  await lock();
  await settled();
  expect(caseStore.getState()).toMatchObject({ patient: null, case: { view: null }, detail: { view: null } });
  expect(wardStore.getState()).toMatchObject({
    ward: { view: null },
    active: null,
    search: '',
    sort,
    wardId: 'ward-7b',
  });
  expect(screenStore.getState()).toMatchObject({ screen: { kind: 'ward' }, lastPatient: null });
  stop();
});

test('a late answer about one patient never appears under another', async () => {
  const bridge = fixtureBridge();
  const held: ((result: Result<unknown, Fault>) => void)[] = [];
  connect(bridge, (name, request) =>
    name === 'openCase' ? new Promise((resolve) => held.push(resolve)) : bridge.call(name, request),
  );
  const first = openCase('patient-12');
  const second = openCase('patient-27');
  held[0]?.({ ok: true, value: bridge.state.case });
  await first;
  expect(caseStore.getState()).toMatchObject({ patient: 'patient-27', case: { view: null } });
  held[1]?.({ ok: false, fault: { kind: 'not-found', what: 'patient' } });
  await second;
  expect(caseStore.getState().case.fault).toEqual({ kind: 'not-found', what: 'patient' });
});

test('a source that fails to be read again leaves the copy before it in sight', async () => {
  const bridge = fixtureBridge();
  connect(bridge);
  await openCase('patient-12');
  const before = caseStore.getState().case.view;
  expect(before).not.toBeNull();
  bridge.state.faults.set('refreshCase', {
    kind: 'not-answering',
    layer: 'record',
    source: 'Inpatient chart',
    detail: '504',
  });
  await refreshCase('chart');
  expect(caseStore.getState().case.view).toEqual(before);
  expect(caseStore.getState().case.fault).toMatchObject({ kind: 'not-answering' });
  expect(caseStore.getState().refreshing).toEqual([]);
});

test('an event makes the screen ask again, only for what is open, and several about a ward at once are one look and one more after it', async () => {
  const bridge = fixtureBridge();
  bridge.state.ward = { ...bridge.state.ward, preparation: { kind: 'idle' } };
  connect(bridge);
  const stop = startListening();
  await unlock('ruth', fixturePin);
  await openWard('ward-7b');
  await openCase('patient-12');
  await settled();
  bridge.asked.length = 0;
  bridge.tell({ event: 'ward-changed', ward: 'ward-7b' });
  bridge.tell({ event: 'ward-changed', ward: 'another' });
  bridge.tell({ event: 'case-changed', patient: 'patient-12' });
  bridge.tell({ event: 'case-changed', patient: 'patient-27' });
  bridge.tell({ event: 'session-changed' });
  await settled();
  expect(bridge.asked.map((one) => one.call).toSorted()).toEqual([
    'getSession',
    'lookAgain',
    'lookAgainAtWard',
    'lookAgainAtWard',
  ]);
  stop();
});

test('a launch opens the patient on the screen of whoever is unlocked, and one that stopped says why and opens nobody', async () => {
  const bridge = fixtureBridge();
  connect(bridge);
  const stop = startListening();
  await settled();
  bridge.tell({ event: 'launched', patient: 'patient-27' });
  expect(screenStore.getState().screen).toEqual({ kind: 'ward' });
  await unlock('ruth', fixturePin);
  bridge.tell({ event: 'launched', patient: 'patient-12' });
  expect(screenStore.getState().screen).toEqual({ kind: 'case', patient: 'patient-12' });
  const fault = { kind: 'not-possible', why: 'another stay' } as const;
  bridge.tell({ event: 'launch-stopped', fault });
  expect(screenStore.getState().screen).toEqual({ kind: 'case', patient: 'patient-12' });
  expect(sessionStore.getState().fault).toEqual(fault);
  await lock();
  stop();
});

test('while a ward is prepared the list follows the engine’s pace, not every change of a case', async () => {
  const bridge = fixtureBridge();
  connect(bridge);
  const stop = startListening();
  await unlock('ruth', fixturePin);
  await openWard('ward-7b');
  await settled();
  bridge.asked.length = 0;
  bridge.tell({ event: 'case-changed', patient: 'patient-12' });
  bridge.tell({ event: 'ward-changed', ward: 'ward-7b' });
  await settled();
  expect(bridge.asked.map((one) => one.call)).toEqual(['lookAgainAtWard']);
  stop();
});

test('a wrong PIN says how many tries are left and unlocks nothing', async () => {
  const bridge = fixtureBridge();
  connect(bridge);
  expect(await unlock('ruth', '000000')).toBe(false);
  expect(sessionStore.getState().fault).toEqual({ kind: 'wrong-pin', triesLeft: 4 });
});

test('why a key did nothing is said on its own screen alone', () => {
  const said = (): string => announceStore.getState().words;
  announceHere('This entry does not need that now.');
  expect(said()).toBe('This entry does not need that now.');
  goToCase('patient-12');
  expect(said()).toBe('');
  announce('Signed.');
  goToCase('patient-1');
  expect(said()).toBe('Signed.');
});

test('a search that is under way, one that failed and one that found nobody are three things', async () => {
  const stands = (): string => patientSearchStore.getState().stands;
  let answer: Result<unknown, Fault> = err({ kind: 'internal', where: 'searchPatients' });
  connect(fixtureBridge(), () => Promise.resolve(answer));
  for (const end of ['failed', 'answered']) {
    const searched = findPatients('oko');
    expect(stands()).toBe('looking');
    await searched;
    expect(stands()).toBe(end);
    answer = ok({ found: [], more: false });
  }
  forgetFound();
  expect(stands()).toBe('not-asked');
});
