import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { simulateCommand } from './command.ts';

const place = { folder: '' };
beforeAll(() => {
  place.folder = mkdtempSync(join(tmpdir(), 'concord-command-'));
});
afterAll(() => rmSync(place.folder, { recursive: true, force: true }));

const summarySchema = z.object({
  schedules: z.number(),
  failures: z.array(z.string()),
  counts: z.record(z.string(), z.number()),
  code: z.record(z.string(), z.number()),
});

test('a record that a death cut off is gone on with, its half schedule anew, and summed as one object', async () => {
  const file = join(place.folder, 'runs.jsonl');
  const older = `${JSON.stringify({ seed: 'calm-0', findings: [], crashes: [], counts: { said: 1_000_000 } })}\n`;
  writeFileSync(file, `${older}{"seed":"calm-1","findi`);
  const [printed, aside]: [string[], string[]] = [[], []];
  const args = ['--seed', 'calm', '--schedules', '2', '--record', file, '--json'];
  const held = await simulateCommand(
    args,
    (line) => printed.push(line),
    (line) => aside.push(line),
  );
  expect([held, printed.length, printed[0]?.includes('\n')]).toEqual([true, 1, false]);
  const { schedules, failures, counts, code } = summarySchema.parse(JSON.parse(printed[0] ?? ''));
  expect([schedules, failures, code['unknown'], Object.values(code).reduce((a, b) => a + b)]).toEqual([
    2,
    [],
    expect.any(Number),
    2,
  ]);
  expect(counts['said']).toBeGreaterThan(1_000_000);
  expect(aside[0]).toContain('only half written');
  const seeds = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => (line === '' ? '' : z.object({ seed: z.string() }).parse(JSON.parse(line)).seed));
  expect(seeds).toEqual(['calm-0', 'calm-1', '']);
});

test('a schedule that breaks nothing has nothing to shrink', async () => {
  const printed: string[] = [];
  const held = await simulateCommand(['--shrink', 'calm-1'], (line) => printed.push(line));
  expect([held, printed]).toEqual([true, ['calm-1 breaks no promise: there is nothing to shrink']]);
});

const withoutTime = (line: string): string => line.replace(/^ *[\d.]+ s {2}/, '');

test('a story says who is who, what was made and changed, why all die at its end, and what was checked', async () => {
  const printed: string[] = [];
  expect(await simulateCommand(['--story', 'concord-1'], (line) => printed.push(line))).toBe(true);
  const lines = printed.map(withoutTime);
  expect(lines[0]).toBe(
    'patient 0 is Ivy Ashdown: Patient/h-p1 at home, Patient/p1 at shared, Patient/c-p1 at copies',
  );
  expect(lines).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^client-\d: POST home: Task is answered 201 W\/"1" as Task\/home-\d$/),
      'another system removes an entry of a source of patient 1: MedicationStatement/p2-m1 at shared',
      expect.stringContaining('on purpose each computer is now taken off the network'),
      expect.stringMatching(/ says checklist of patient 0 \(x \d+/),
    ]),
  );
  expect(lines.filter((line, at) => line === lines[at - 1])).toEqual([]);
  expect(lines.at(-2)).toMatch(
    /^checked: \d+ decisions, \d+ signatures? and \d+ entries, against 9 promises$/,
  );
  expect(lines.at(-1)).toBe('nothing was found');
});
