import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inLanes } from '../../build/check/lanes.ts';
import { out } from '../../build/lib/root.ts';
import { Closing } from '../../build/start/closing.ts';
import { hasDisplay } from '../../build/start/window.ts';
import { pictureName } from '../../build/tour/recorder.ts';
import { ensureBuilt, inputsHash, type Product } from '../../build/vite/freshness.ts';
import { tempFolder } from '../support/temp.ts';

test('a product is built once while its inputs are the same, and again when its result is gone', async () => {
  const folder = tempFolder('build');
  const result = join(folder, 'result');
  const product: Product = {
    name: `trial-${process.pid}`,
    inputs: ['tsconfig.base.json'],
    results: [result],
    build: async () => writeFileSync(result, ''),
  };
  const built = [await ensureBuilt(product), await ensureBuilt(product)];
  rmSync(result);
  built.push(await ensureBuilt(product));
  rmSync(out('built', product.name));
  expect(built).toEqual([true, false, true]);
});

test('a build that fails is not taken for built', async () => {
  const product: Product = {
    name: `broken-${process.pid}`,
    inputs: ['tsconfig.base.json'],
    results: [],
    build: () => Promise.reject(new Error('broken')),
  };
  await expect(ensureBuilt(product)).rejects.toThrow('broken');
  expect(existsSync(out('built', product.name))).toBe(false);
});

test('the hash of inputs sees a changed byte, a new file and a new name', () => {
  const folder = tempFolder('inputs');
  mkdirSync(join(folder, 'in'));
  const hashes = new Set<string>();
  const look = (): unknown => hashes.add(inputsHash(['in'], folder));
  writeFileSync(join(folder, 'in', 'a'), '1');
  look();
  look();
  writeFileSync(join(folder, 'in', 'a'), '2');
  look();
  writeFileSync(join(folder, 'in', 'b'), '');
  look();
  rmSync(join(folder, 'in', 'b'));
  writeFileSync(join(folder, 'in', 'c'), '');
  look();
  expect(hashes.size).toBe(4);
});

test('lanes keep the order of the jobs and never run more than their number at once', async () => {
  let running = 0;
  let most = 0;
  const job = (value: number) => async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((done) => setImmediate(done));
    running -= 1;
    return value;
  };
  expect(await inLanes([1, 2, 3, 4, 5].map(job), 2)).toEqual([1, 2, 3, 4, 5]);
  expect(most).toBe(2);
});

test('everything started is stopped, last first, once, though one of them fails', async () => {
  const stopped: string[] = [];
  const closing = new Closing();
  closing.add(() => void stopped.push('sandbox'));
  closing.add(() => Promise.reject(new Error('stuck')));
  closing.add(() => void stopped.push('window'));
  await expect(closing.close()).rejects.toThrow('not everything could be stopped');
  await closing.close();
  expect(stopped).toEqual(['window', 'sandbox']);
});

test('a display is announced on Linux and taken for granted elsewhere', () => {
  expect(hasDisplay({}, 'linux')).toBe(false);
  expect(hasDisplay({ DISPLAY: '' }, 'linux')).toBe(false);
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
  expect(hasDisplay({}, 'win32')).toBe(true);
});

test("a step's picture is named after its place and its words", () => {
  expect(pictureName(3, 'Ward 7B: the list')).toBe('03-ward-7b-the-list.png');
});
