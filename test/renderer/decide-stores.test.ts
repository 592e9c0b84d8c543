import { afterEach, expect, test } from 'vitest';
import { caseStore, forgetCase, openCase } from '../../renderer/stores/case.ts';
import { decideStore, inTurn, say } from '../../renderer/stores/decide.ts';
import { withSaid } from '../../renderer/features/case/being-saved.ts';
import { draftAt, draftsFor, openDraft, setField } from '../../renderer/stores/drafts.ts';
import { startListening } from '../../renderer/stores/events.ts';
import { lock, unlock } from '../../renderer/stores/session.ts';
import type { HistoryFact } from '../../shared/cases/cases.ts';
import { must } from '../../shared/core/must.ts';
import { fixtureBridge, fixturePin, type FixtureBridge } from './fixture-bridge.ts';

function connect(bridge: FixtureBridge): void {
  const concord = {
    call: bridge.call,
    onEvent: (listener: Parameters<FixtureBridge['listen']>[0]) => {
      bridge.listen(listener);
      return () => undefined;
    },
  };
  Object.defineProperty(globalThis, 'window', { value: { concord }, configurable: true });
}

afterEach(async () => {
  forgetCase();
  await draftsFor('nobody');
  Reflect.deleteProperty(globalThis, 'window');
});

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
};

test('steps go one after another, and one that fails takes the waiting ones with it', async () => {
  const order: string[] = [];
  const step = (name: string, works: boolean) => async (): Promise<boolean> => {
    order.push(`${name} begins`);
    await Promise.resolve();
    order.push(`${name} ends`);
    return works;
  };
  inTurn(step('first', true));
  inTurn(step('second', false));
  inTurn(step('third', true));
  await settled();
  expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  inTurn(step('fourth', true));
  await settled();
  expect(order.at(-1)).toBe('fourth ends');
});

test('a step that breaks is said to be a fault of ours, takes the waiting ones with it, and leaves the keys alive', async () => {
  const done: string[] = [];
  const step = (name: string) => (): Promise<boolean> => {
    done.push(name);
    return Promise.resolve(true);
  };
  inTurn(() => Promise.reject(new Error('broken')));
  inTurn(step('meant for the row after it'));
  await settled();
  expect(done).toEqual([]);
  expect(decideStore.getState().fault?.kind).toBe('internal');
  inTurn(step('pressed later'));
  await settled();
  expect(done).toEqual(['pressed later']);
});

test('two windows on one case notice each other, and what is shown afterwards is the newer', async () => {
  const bridge = fixtureBridge();
  connect(bridge);
  await openCase('patient-12');
  bridge.state.told = { said: [[{ kind: 'noted', words: 'from the other window' }]], undone: [] };
  const late = await say('patient-12', {
    kind: 'history',
    row: 'warfarin',
    fact: { kind: 'taking-as-directed', doses: [], doseFrom: '' },
  });
  expect(late).toEqual({ ok: false, fault: { kind: 'changed-meanwhile', what: 'case' } });
  expect(caseStore.getState().case.view?.progress.notes).toHaveLength(1);
});

test('what is said of a row shows at once, as being saved, and only as long as nobody has answered', async () => {
  const bridge = fixtureBridge();
  connect(bridge);
  await openCase('patient-12');
  const fact: HistoryFact = { kind: 'taking-as-directed', doses: [], doseFrom: '' };
  const answer = say('patient-12', [
    { kind: 'history', row: 'warfarin', fact },
    { kind: 'noted', words: 'of no row' },
  ]);
  const { busy, saving } = decideStore.getState();
  expect(busy).toBe(true);
  expect([...saving.keys()]).toEqual(['warfarin']);
  const row = must(
    caseStore.getState().case.view?.rows.find(({ id }) => id === 'warfarin'),
    'the row',
  );
  expect(row.decision.history?.value.kind).not.toBe('taking-as-directed');
  const shown = withSaid(row.decision, saving.get('warfarin') ?? []);
  expect(shown.history).toEqual({ value: fact, by: '', at: '' });
  expect(shown.historyStanding).toBe('stands');
  expect({ ...shown, history: null, historyStanding: null }).toEqual({
    ...row.decision,
    history: null,
    historyStanding: null,
  });
  await answer;
  expect(decideStore.getState().busy).toBe(false);
  expect(decideStore.getState().saving.size).toBe(0);
});

test('what was not kept is not shown as said', async () => {
  const bridge = fixtureBridge();
  connect(bridge);
  await openCase('patient-12');
  bridge.state.told = { said: [[{ kind: 'noted', words: 'from the other window' }]], undone: [] };
  const late = await say('patient-12', {
    kind: 'history',
    row: 'warfarin',
    fact: { kind: 'not-taking', never: false, since: null, why: 'ran out' },
  });
  expect(late.ok).toBe(false);
  expect(decideStore.getState().saving.size).toBe(0);
  const row = caseStore.getState().case.view?.rows.find(({ id }) => id === 'warfarin');
  expect(row?.decision.history?.value.kind).not.toBe('not-taking');
});

test('nothing is said about a patient whose case is not the one on screen', async () => {
  const bridge = fixtureBridge();
  connect(bridge);
  await openCase('patient-12');
  await say('patient-27', { kind: 'noted', words: 'for another' });
  expect(bridge.asked.some((one) => one.call === 'decide')).toBe(false);
});

test('what was typed outlives a lock for the same person, and for nobody else', async () => {
  const bridge = fixtureBridge();
  connect(bridge);
  const stop = startListening();
  await unlock('ruth', fixturePin);
  openDraft('patient-12\nwarfarin', 'change');
  setField('patient-12\nwarfarin', 'words', 'yellow book says');
  await lock();
  await unlock('ruth', fixturePin);
  expect(draftAt('patient-12\nwarfarin')?.fields).toEqual({ words: 'yellow book says' });
  await lock();
  await unlock('sam', fixturePin);
  expect(draftAt('patient-12\nwarfarin')).toBeUndefined();
  stop();
});
