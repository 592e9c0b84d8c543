import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../build/lib/root.ts';
import { must } from '../../shared/core/must.ts';
import { findingKinds, promises } from '../simulation/checks/judge.ts';
import { scheduleOf } from '../simulation/schedule.ts';
import { summary } from '../simulation/series.ts';
import { createStory } from '../simulation/story.ts';
import { checkedWords, missedBy, seriesWords } from '../simulation/words.ts';
import { startMs } from '../simulation/world.ts';

const quiet = {
  findings: [],
  crashes: ['commit decide', 'at the end'],
  counts: { said: 3, 'lost-answer': 2 },
};
const run = (seed: string, over: Partial<typeof broken> = {}) => ({ ...quiet, seed, code: 'abc', ...over });
const broken = { findings: [{ kind: 'lost' as const, detail: 'an entry of client-1' }] };

test('a series is told by what was found, and what each word of it means', () => {
  const lines = seriesWords(summary('s', [run('s-0'), run('s-1')], 29_400));
  expect(lines[0]).toBe('2 schedules, 29 s: nothing was found');
  const row = must(
    lines.find((line) => line.includes('lost answers')),
    'a row of lost answers',
  );
  expect(row).toMatch(/^ +4 {2}lost answers +it was done, and the sender was told that it failed$/);
  expect(lines.join('\n')).toContain('commit decide 2');
  expect(lines.at(-1)).toMatch(/^\d+ more things were never met, .* one so short need not\.$/);
});

test('what broke which promise is told, seed by seed', () => {
  const lines = seriesWords(summary('s', [run('s-0'), run('s-1', broken)], 1000), 1);
  expect(lines.slice(0, 3)).toEqual([
    '2 schedules (1 of them recorded before), 1 s: 1 schedule broke a promise',
    '  lost: broken is that what was answered as kept is kept, and reaches every record that is to hold it',
    '    s-1: an entry of client-1',
  ]);
});

test('what was run on other code is not counted as this one', () => {
  const all = summary('s', [run('s-0'), { ...run('s-1'), code: 'unknown' }, run('s-2')], 1000);
  expect(all.code).toEqual({ abc: 2, unknown: 1 });
  expect(seriesWords(all)).toEqual(
    expect.arrayContaining(['  2 of them on the code abc', '  1 of them on code that is not known']),
  );
});

test('only a long series has to have met everything, and says each thing that it did not', () => {
  const of = (count: number) =>
    summary(
      's',
      Array.from({ length: count }, (_, nth) => run(`s-${nth}`)),
      1000,
    );
  expect(missedBy(of(999))).toEqual([]);
  expect(missedBy(of(1000))).toContain('no hangs');
  expect(seriesWords(of(1000))).toContain('never met: no hangs');
});

test('a schedule ends with what was looked at, and says where that was nothing', () => {
  const verdict = { schedule: scheduleOf('s-1'), findings: [], crashes: [], story: [] };
  expect(checkedWords({ ...verdict, counts: { said: 68, signed: 1 }, entries: 37 })).toBe(
    'checked: 68 decisions, 1 signature and 37 entries, against 9 promises',
  );
  expect(checkedWords({ ...verdict, counts: {}, entries: 0 })).toContain('proves nothing of sending');
});

test('a line of a story that comes again is told once, with how often', () => {
  const clock = { now: startMs };
  const { tell, tellOften, lines } = createStory(() => clock.now);
  for (const words of ['a', 'a', 'b', 'a']) tell(words);
  for (const words of ['x', 'y', 'x', 'y']) {
    tellOften(words);
    clock.now += 1000;
  }
  tell('a');
  tellOften('x');
  expect(lines().map((line) => line.trim())).toEqual([
    '0.0 s  a (x 2)',
    '0.0 s  b',
    '0.0 s  a',
    '0.0 s  x (x 2, until 2.0 s)',
    '1.0 s  y (x 2, until 3.0 s)',
    '4.0 s  a',
    '4.0 s  x',
  ]);
});

test('the page about proofs names every promise in its words', () => {
  const page = readFileSync(join(root, 'docs/proof.md'), 'utf8');
  for (const kind of findingKinds) expect(page).toContain(`| \`${kind}\` | ${promises[kind]} |`);
});
