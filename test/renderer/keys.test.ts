import { expect, test } from 'vitest';
import {
  auditKeys,
  caseKeys,
  conflictKeys,
  everywhereKeys,
  lockKeys,
  outboxKeys,
  recordKeys,
  rowKeys,
  leaveKeys,
  signOffKeys,
  wardKeys,
} from '../../renderer/ui/key-maps.ts';
import { clashes, comboOf, findKey, isSingleKey, type KeyMap } from '../../renderer/ui/keys.ts';
import { stepFrom } from '../../renderer/ui/rows.ts';

const screens: Readonly<Record<string, KeyMap>> = {
  ward: wardKeys,
  case: caseKeys,
  row: rowKeys,
  lock: lockKeys,
  'sign-off': signOffKeys,
  record: recordKeys,
  outbox: outboxKeys,
  conflict: conflictKeys,
  settings: leaveKeys,
  audit: auditKeys,
};

test.for(Object.entries(screens))('no key of the %s screen means two things', ([, map]) => {
  expect(clashes([...everywhereKeys, ...map])).toEqual([]);
});

test('every key says what it does and shows what to press', () => {
  for (const binding of [...everywhereKeys, ...Object.values(screens).flat()]) {
    expect(binding.words).not.toBe('');
    expect(binding.caps.length).toBeGreaterThan(0);
    expect(binding.combos.length).toBeGreaterThan(0);
  }
});

test('a clash is seen: the same key twice, or a key that begins a chord', () => {
  const binding = (combo: string) => ({ action: combo, combos: [combo], caps: [combo], words: combo });
  expect(clashes([binding('s'), binding('s')])).toEqual(['s']);
  expect(clashes([binding('g'), binding('g w')])).toEqual(['g']);
  expect(clashes([binding('g c'), binding('g w')])).toEqual([]);
});

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test('caps lock and shift do not change which key was pressed, except where shift is named', () => {
  expect(comboOf({ ...plain, key: 'J' })).toBe('j');
  expect(comboOf({ ...plain, key: 'R', shiftKey: true })).toBe('Shift+r');
  expect(comboOf({ ...plain, key: '?', shiftKey: true })).toBe('?');
  expect(comboOf({ ...plain, key: '2', altKey: true })).toBe('Alt+2');
  expect(comboOf({ ...plain, key: 'k', metaKey: true })).toBe('Ctrl+k');
});

test('G then W goes to the ward; G then anything else does nothing', () => {
  expect(findKey(everywhereKeys, 'g', '')).toEqual({ kind: 'begun', prefix: 'g' });
  expect(findKey(everywhereKeys, 'w', 'g')).toEqual({ kind: 'action', action: 'go-ward' });
  expect(findKey(everywhereKeys, 'x', 'g')).toEqual({ kind: 'nothing' });
  expect(findKey(everywhereKeys, 'w', '')).toEqual({ kind: 'nothing' });
});

test('keys that would write in a text box are the ones that can be switched off', () => {
  expect(['j', 'Shift+r', ' ', 'g w', '/'].map(isSingleKey)).toEqual([true, true, true, true, true]);
  expect(['Ctrl+k', 'Alt+2', 'Escape', 'ArrowDown', 'Enter'].map(isSingleKey)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});

test('moving stops at either end and starts at the first row', () => {
  expect(stepFrom(['a', 'b', 'c'], null, 1)).toBe('a');
  expect(stepFrom(['a', 'b', 'c'], 'c', 1)).toBe('c');
  expect(stepFrom(['a', 'b', 'c'], 'b', -3)).toBe('a');
  expect(stepFrom(['a', 'b', 'c'], 'gone', 1)).toBe('a');
  expect(stepFrom([], 'a', 1)).toBeNull();
});
