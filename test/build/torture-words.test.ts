import { expect, test } from 'vitest';
import { allHardships, hardships, outcomeWords, provesAnything, type Outcome } from '../torture/words.ts';
import type { Line } from '../torture/lines.ts';

const everything = new Map(allHardships.map((name) => [name, 2]));
const worked: readonly Line[] = [
  { kind: 'kept', patient: 'p', words: 'w' },
  { kind: 'signed', patient: 'p' },
  { kind: 'end', words: { p: ['w'] }, signed: ['p'], states: ['received', 'received'] },
];
const nothingDone: readonly Line[] = [{ kind: 'end', words: {}, signed: [], states: [] }];
const outcome = (over: Partial<Outcome> = {}): Outcome => ({
  seed: 's',
  lines: worked,
  met: everything,
  noDisk: 0,
  faults: [],
  ...over,
});
const words = (over: Partial<Outcome> = {}): string => outcomeWords(outcome(over)).join('\n');

test('each hardship is counted by its name, and what was compared is said', () => {
  const said = words();
  for (const name of allHardships) expect(said).toContain(`      2  ${name}\n`);
  expect(said).toContain('1  words that were answered as kept');
  expect(said).toContain('1  signatures');
  expect(said).toContain('2  entries');
  expect(said).not.toContain('proves nothing');
  expect(provesAnything(outcome())).toBe(true);
});

test('what was never met or compared is named', () => {
  const met = new Map([...everything, [hardships.full, 0]]);
  const lines = worked.filter(({ kind }) => kind !== 'signed');
  expect(words({ met, lines })).toContain('So short a run proves nothing of: signatures; the disk is full.');
  expect(provesAnything(outcome({ met, lines }))).toBe(true);
});

test.each([
  ['nothing was killed', { met: new Map<string, number>() }],
  ['nothing was compared', { lines: nothingDone }],
  ['nothing was sent at the end', { lines: worked.slice(0, 2) }],
])('a run in which %s proves nothing at all', (_, over) => {
  expect(provesAnything(outcome(over))).toBe(false);
  expect(words(over)).toContain('this run counts as failed');
});

test('a disk that could not be made small is not a full one', () => {
  const said = words({ noDisk: 3, met: new Map([...everything, [hardships.full, 0]]) });
  expect(said).toContain('3  no small disk could be made');
  expect(said).not.toContain('So short');
});

test('faults stand first', () => {
  expect(outcomeWords(outcome({ faults: ['lost: w of p'] })).slice(0, 2)).toEqual([
    'torture by the seed “s”: faults: 1',
    '  lost: w of p',
  ]);
});
