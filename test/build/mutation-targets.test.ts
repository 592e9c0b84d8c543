import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { chosenBy, targets } from '../../build/mutation/targets.ts';
import { Misused } from '../../build/lib/options.ts';

test('every folder has files to change', () => {
  expect(chosenBy(undefined).map(({ name }) => name)).toEqual(targets.map(({ name }) => name));
});

test('only the files whose name begins so are changed, and folders without one are left out', () => {
  const chosen = chosenBy(undefined, 'conflict');
  const files = chosen.flatMap((one) => one.files);
  expect(files.length).toBeGreaterThan(0);
  expect(files.every((file) => basename(file).startsWith('conflict'))).toBe(true);
  expect(chosen.every((one) => one.files.length > 0)).toBe(true);
});

test('where nothing matches, what there is is listed, and nothing runs', () => {
  expect(() => chosenBy('vault', 'nobody-wrote-it')).toThrow(Misused);
  expect(() => chosenBy('vault', 'nobody-wrote-it')).toThrow('electron/engine/vault/');
  expect(() => chosenBy('valt')).toThrow('electron/engine/vault');
});
