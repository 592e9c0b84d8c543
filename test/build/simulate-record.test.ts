import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Misused } from '../../build/lib/options.ts';
import { root } from '../../build/lib/root.ts';
import { codeOf, openRecord } from '../simulation/record.ts';
import { scheduleOf } from '../simulation/schedule.ts';

const place = { folder: '', file: '' };
beforeEach(() => {
  place.folder = mkdtempSync(join(tmpdir(), 'concord-record-'));
  place.file = join(place.folder, 'runs.jsonl');
});
afterEach(() => rmSync(place.folder, { recursive: true, force: true }));

const line = (seed: string): string =>
  `${JSON.stringify({ seed, findings: [], crashes: [], counts: { said: 1 } })}\n`;
const verdict = { schedule: scheduleOf('s-1'), findings: [], crashes: [], counts: {}, entries: 0, story: [] };

test('a line says which code it was run on, and one that does not say is of unknown code', () => {
  writeFileSync(place.file, line('s-0'));
  openRecord(place.file, 's', 'abc').keep(verdict);
  expect(openRecord(place.file, 's', 'abc').before.map(({ seed, code }) => [seed, code])).toEqual([
    ['s-0', 'unknown'],
    ['s-1', 'abc'],
  ]);
});

test.each([1, 12, 60])(
  'a line that was written up to its letter %i is dropped, and nothing else',
  (letters) => {
    writeFileSync(place.file, `${line('s-0')}${line('s-1').slice(0, letters)}`);
    const record = openRecord(place.file, 's', 'abc');
    expect([record.dropped, record.before.map(({ seed }) => seed)]).toEqual([true, ['s-0']]);
    record.keep(verdict);
    const [first, second, ...rest] = readFileSync(place.file, 'utf8').split('\n');
    expect([`${first}\n`, JSON.parse(second ?? ''), rest]).toEqual([
      line('s-0'),
      expect.objectContaining({ seed: 's-1', code: 'abc' }),
      [''],
    ]);
  },
);

test.each([
  ['a text', 'shopping list', 'line 1: this is no line of a record of the seed “s”'],
  ['a text of lines', 'bread\nmilk\n', 'line 1: this is no line of a record'],
  ['a line that is none among others', `${line('s-0')}{}\n`, 'line 2: this is no line of a record'],
  ['another seed', `${line('s-0')}${line('other-1')}`, 'line 2: this is a record of the seed “other”'],
  ['half a line of another seed', line('other-1').slice(0, 30), 'line 1'],
])('%s is no record, is said to be none, and stays as it is', (_, text, words) => {
  writeFileSync(place.file, text);
  expect(() => openRecord(place.file, 's', 'abc')).toThrow(Misused);
  expect(() => openRecord(place.file, 's', 'abc')).toThrow(`${place.file}, ${words}`);
  expect(readFileSync(place.file, 'utf8')).toBe(text);
});

test('a folder in its place, or none to put it in, is said before anything runs', () => {
  mkdirSync(place.file);
  expect(() => openRecord(place.file, 's', 'abc')).toThrow(/runs\.jsonl cannot be read/);
  expect(() => openRecord(join(place.folder, 'none', 'runs.jsonl'), 's', 'abc')).toThrow(Misused);
});

test('the code is a digest of what a schedule of the checkout runs, and unknown where there is none', () => {
  expect(codeOf(place.folder)).toBe('unknown');
  expect(codeOf(root)).toMatch(/^(unknown|[0-9a-f]{12}(-changed)?)$/);
});
