import { expect, test } from 'vitest';
import { rules } from '../../build/architecture/architecture.ts';
import { parseSource } from '../../build/architecture/parse.ts';

/** What the owners rule says about one file: the words after "uses". */
function refused(path: string, text: string): readonly string[] {
  const rule = rules['owners'];
  if (rule === undefined) throw new Error('the owners rule is gone');
  return rule([parseSource(path, text)]).map((one) => /^uses (.*), which/.exec(one.says)?.[1] ?? one.says);
}

test.each([
  ['Date.now', 'export const a = Date.now();'],
  ['Date.now', 'export const a = globalThis.Date.now();'],
  ['new Date()', 'export const a = new Date();'],
  ['Date()', 'export const a = Date();'],
  ['performance.now', 'export const a = performance.now();'],
  ['Math.random', 'export const a = Math.random();'],
  ['crypto.randomUUID', 'export const a = crypto.randomUUID();'],
  ['crypto.randomUUID', 'export const a = globalThis.crypto.randomUUID();'],
  ['randomUUID', "import { randomUUID as id } from 'node:crypto'; export const a = id();"],
  ['randomBytes', "import { randomBytes } from 'node:crypto'; export const a = randomBytes(8);"],
  ['fetch', "export const a = fetch('http://127.0.0.1');"],
  ['fetch', 'export const a = { fetch };'],
  ['fetch', 'export const a = globalThis.fetch;'],
  ['console', "console.log('x');"],
  ['setTimeout', 'setTimeout(() => {}, 1);'],
  ['localStorage', "localStorage.setItem('a', 'b');"],
  ['window.concord', 'export const a = window.concord;'],
  ['any', 'export const a: any = 1;'],
  ['!', 'export const a = (b: string | undefined) => b!;'],
  ['as', 'export const a = (b: unknown) => b as string;'],
  ['as', 'export const a = (b: unknown) => <string>b;'],
])('%s is refused in a file that does not own it: %s', (what, text) => {
  expect(refused('shared/match/a.ts', text)).toEqual([what]);
});

test.each([
  'export const a = new Date(0).toISOString();',
  'export const a = (host: { fetch(url: string): string }) => host.fetch("x");',
  'export const a = (fetch: (url: string) => string) => fetch("x");',
  'export type A = { readonly fetch: typeof fetch; readonly console: string };',
  "export const a = ['x'] as const;",
  'export const a = { now: 1 } satisfies { now: number };',
  "import { one as two } from './one.ts'; export const a = two;",
])('what is no use of a clock, the network or a cast is left alone: %s', (text) => {
  expect(refused('shared/match/a.ts', text)).toEqual([]);
});

test('an owner may use its own and nothing else', () => {
  expect(refused('electron/cli/host.ts', 'export const now = () => Date.now();')).toEqual([]);
  expect(refused('electron/cli/host.ts', 'export const now = () => console;')).toEqual(['console']);
  expect(refused('shared/core/brand.ts', 'export const a = (b: unknown) => b as string;')).toEqual([]);
  expect(refused('test/engine/a.test.ts', 'export const a = Date.now() as unknown;')).toEqual([]);
});
