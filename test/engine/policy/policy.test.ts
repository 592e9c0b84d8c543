import { expect, test } from 'vitest';
import { readPolicy, usualPolicy, type SettingOrigin } from '../../../electron/engine/policy/policy.ts';

const read = (values: Readonly<Record<string, unknown>>) => readPolicy({ values, from: 'here' });
const originOf = (name: string, value: unknown): SettingOrigin | undefined =>
  read({ [name]: value }).states.find((state) => state.name === name)?.origin;
const why = (name: string, value: unknown): string | undefined => {
  const origin = originOf(name, value);
  return origin?.kind === 'refused' ? origin.why : undefined;
};

test('without a policy every setting has its usual value and says so', () => {
  const { policy, states } = read({});
  expect(policy).toEqual(usualPolicy);
  expect(new Set(states.map(({ origin }) => origin.kind))).toEqual(new Set(['usual']));
});

test('a value that would weaken security is refused by itself: the usual one holds, and the others are taken', () => {
  const { policy, states } = read({ IdleLockMinutes: 600, CurrentRule: 'scr', Checklist: 'here.json' });
  expect(policy).toEqual({ ...usualPolicy, currentRule: 'scr' });
  expect(states.filter(({ origin }) => origin.kind === 'refused').map(({ name }) => name)).toEqual([
    'IdleLockMinutes',
    'Checklist',
  ]);
});

test('what is locked down further than usual is taken', () => {
  expect(read({ IdleLockMinutes: 1 }).policy.idleLockMinutes).toBe(1);
});

test.for([
  ['IdleLockMinutes', '5'],
  ['IdleLockMinutes', 2.5],
  ['IdleLockMinutes', null],
  ['IdleLockMinutes', Number.NaN],
  ['CurrentRule', 'SCR'],
  ['CurrentRule', 1],
  ['TrustTables', 7],
  ['TrustTables', '/'.repeat(401)],
] as const)('a value of the wrong type costs its own setting alone: %s', ([name, value]) => {
  expect(why(name, value)).toMatch(/^it is not /);
  expect(read({ [name]: value }).policy).toEqual(usualPolicy);
});

test('tables and checklists are read from a full path on this computer only', () => {
  expect(originOf('TrustTables', String.raw`C:\ProgramData\Concord\tables.json`)).toEqual({ kind: 'policy' });
  expect(why('TrustTables', String.raw`\\server\share\tables.json`)).toContain('this computer');
  expect(why('Checklist', 'checklist.json')).toContain('full path');
});

test('a name that this version does not know is shown, never silently passed over', () => {
  expect(read({ IdleLockMinute: 3 }).unknown).toEqual(['IdleLockMinute']);
});
