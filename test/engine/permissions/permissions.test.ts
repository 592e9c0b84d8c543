import { expect, test } from 'vitest';
import { roles, sayingSchema, type CaseEvent, type Role } from '../../../shared/cases/cases.ts';
import { requests, type CallName } from '../../../shared/ipc/requests.ts';
import { contractVersion } from '../../../shared/ipc/version.ts';
import { dispatch } from '../../../electron/engine/dispatch.ts';
import type { Handlers } from '../../../electron/engine/handlers.ts';
import { readPolicy, usualPolicy } from '../../../electron/engine/policy/policy.ts';
import { must } from '../../../shared/core/must.ts';
import {
  signersBy,
  mayCall,
  maySay,
  mayTakeBack,
  permissionOf,
} from '../../../electron/engine/permissions/permissions.ts';
import { event } from '../../support/case-events.ts';

const isCall = (name: string): name is CallName => Object.hasOwn(requests, name);
const names = Object.keys(requests).filter(isCall);

/** Asks one call of an engine in which somebody of this role is unlocked; answers whether its handler was reached. */
async function reached(role: Role | undefined, call: CallName): Promise<string> {
  const answered = Promise.withResolvers<string>();
  const inside = 'handler';
  const handlers = new Proxy({}, { get: () => () => Promise.resolve({ ok: true, value: inside }) });
  let send: (message: unknown) => void = () => undefined;
  dispatch(
    {
      post: (message) => {
        const reply: unknown = JSON.parse(JSON.stringify(message));
        answered.resolve(JSON.stringify(reply));
      },
      onMessage: (listener) => (send = listener),
    },
    {
      host: { log: () => undefined },
      handlerOf: (name) => handlersOf(handlers)[name],
      touch: () => undefined,
      visit: () => (role === undefined ? undefined : () => true),
      role: () => role,
      record: () => undefined,
      stopped: () => false,
    },
  );
  send({ type: 'call', id: 1, version: contractVersion, call, request: {} });
  const reply = await answered.promise;
  // A request that does not fit is refused after the question of who may ask.
  if (/"bad-request"|"value"/.test(reply)) return inside;
  return /"kind":"([a-z-]+)"/.exec(reply)?.[1] ?? reply;
}

const isHandlers = (value: unknown): value is Handlers => typeof value === 'object';
const handlersOf = (value: unknown): Handlers => must(isHandlers(value) ? value : undefined, 'handlers');

test('every call of the contract is answered to exactly the roles of the one table, and refused to every other', async () => {
  for (const call of names)
    for (const role of roles) {
      const expected = mayCall(role, call) ? 'handler' : 'not-allowed-for-role';
      expect([call, role, await reached(role, call)]).toEqual([call, role, expected]);
    }
});

test('with nobody unlocked only what leads to an unlock is answered', async () => {
  for (const call of names) {
    const expected = permissionOf(call) === 'locked' ? 'handler' : 'locked';
    expect([call, await reached(undefined, call)]).toEqual([call, expected]);
  }
});

test('only a pharmacist signs, adds to what was signed, withdraws and decides conflicts; whoever has no role changes nothing', () => {
  const only = (call: CallName) => roles.filter((role) => mayCall(role, call));
  for (const call of ['addAddendum', 'withdrawEntry', 'resolveConflict', 'resolveNeither'] as const)
    expect(only(call)).toEqual(['pharmacist']);
  const changing = names.filter(
    (name) =>
      /^(decide|undo|redo|sign|add|withdraw|resolve|retry|record)/.test(name) &&
      permissionOf(name) !== 'locked',
  );
  expect(changing.filter((name) => mayCall('read-only', name))).toEqual(['signOut']);
});

test('who may sign is the trust’s: pharmacists, or prescribers too, and nobody else under any policy', () => {
  expect(signersBy(usualPolicy)).toEqual(['pharmacist']);
  const read = (WhoMaySign: string) => readPolicy({ values: { WhoMaySign }, from: '' }).policy;
  expect(signersBy(read('pharmacist-or-prescriber'))).toEqual(['pharmacist', 'prescriber']);
  for (const other of ['technician', 'everybody', '']) expect(signersBy(read(other))).toEqual(['pharmacist']);
  expect(roles.filter((role) => mayCall(role, 'signOff'))).toEqual(['pharmacist', 'prescriber']);
});

test('every thing that may be said is in the table: a technician takes the history, a prescriber answers', () => {
  const kinds = sayingSchema.options.flatMap(({ shape: { kind } }) =>
    'options' in kind ? kind.options : [kind.value],
  );
  const said = (role: Role) => kinds.filter((kind) => maySay(role, kind));
  expect(said('pharmacist')).toEqual(kinds);
  expect(said('prescriber')).toEqual(['confirmed', 'noted']);
  expect(said('read-only')).toEqual([]);
  expect(said('technician')).toEqual(
    expect.arrayContaining(['history', 'checklist', 'own-drug', 'allergy-recorded']),
  );
  for (const kind of ['recommended', 'confirmed', 'handed-over', 'history-checked', 'supply'] as const)
    expect(maySay('technician', kind)).toBe(false);
});

test('nobody takes back a pharmacist’s decision but a pharmacist, and nobody what they might not say', () => {
  const noted: CaseEvent = event({ kind: 'noted', words: 'GP rang' });
  const checked: CaseEvent = event({ kind: 'history-checked' });
  const by = (id: string, role: Role) => ({ id, role });
  expect(mayTakeBack(by('tolu', 'technician'), noted)).toBe(false);
  expect(mayTakeBack(by('anil', 'prescriber'), noted)).toBe(false);
  expect(mayTakeBack(by('sam', 'pharmacist'), noted)).toBe(true);
  expect(mayTakeBack(by('ruth', 'technician'), checked)).toBe(false);
  const own = { ...noted, by: { ...noted.by, user: 'tolu', role: 'technician' as const } };
  expect(mayTakeBack(by('tolu', 'technician'), own)).toBe(true);
});
