import { expect, test } from 'vitest';
import { Misused, optionsOf, wholeNumber } from '../../build/lib/options.ts';
import { nowAndThen } from '../../build/lib/progress.ts';
import { simulateCommand } from '../simulation/command.ts';
import { tortureCommand } from '../torture/command.ts';

test.each(['0', '-1', '1.5', 'abc', '', '1e3', ' 5'])('“%s” is no number of times', (value) => {
  expect(() => wholeNumber('schedules', value)).toThrow(Misused);
});

test('a whole number is taken as it is, and nought only where it may be', () => {
  expect([wholeNumber('schedules', '200'), wholeNumber('from', '0', 0)]).toEqual([200, 0]);
});

test('an option that there is not, or one without its value, is said to be so', () => {
  const options = { seed: { type: 'string' } } as const;
  expect(optionsOf(['--seed', 's'], options).seed).toBe('s');
  expect(() => optionsOf(['--sead', 's'], options)).toThrow(Misused);
  expect(() => optionsOf(['--seed'], options)).toThrow(Misused);
});

test('a number below nought is refused in the words of what takes it', () => {
  const { many = '' } = optionsOf(['--many', '-3'], { many: { type: 'string' } });
  expect(() => wholeNumber('many', many)).toThrow(
    '--many takes a whole number from 1 to 1,000,000,000, not “-3”.',
  );
});

test('a wrong call is told in one sentence', () => {
  const options = { seed: { type: 'string' }, json: { type: 'boolean' } } as const;
  const words = (args: readonly string[]): string => {
    try {
      return JSON.stringify(optionsOf(args, options));
    } catch (error) {
      return error instanceof Misused ? error.message : 'another error';
    }
  };
  expect(['--sead', '--seed --json', 'seven', '--seed='].map((args) => words(args.split(' ')))).toEqual([
    "Unknown option '--sead'.",
    "Option '--seed' argument is ambiguous.",
    "Unexpected argument 'seven'.",
    '--seed has no value.',
  ]);
});

test('what is said now and then is said at most every fifteen seconds', () => {
  const clock = { nowMs: 0 };
  const said: string[] = [];
  const progress = nowAndThen(
    (line) => said.push(line),
    () => clock.nowMs,
  );
  for (; clock.nowMs < 40_000; clock.nowMs += 1000) progress(() => `${clock.nowMs}`);
  expect(said).toEqual(['15000', '30000']);
});

const nothing = (): void => undefined;
test.each([
  ['no schedules', () => simulateCommand(['--schedules', '0'], nothing)],
  ['a schedule that nobody named', () => simulateCommand(['--pinned', 'nobody named it'], nothing)],
  [
    'breaks of which there is none',
    () => simulateCommand(['--mutants', '--only', 'nobody made it'], nothing),
  ],
  ['a word that is no seed of a schedule', () => simulateCommand(['--story', 'concrod'], nothing)],
  ['a seed to shrink without its number', () => simulateCommand(['--shrink', 'concord-'], nothing)],
  ['a name beside a story', () => simulateCommand(['--pinned', 'a', '--story', 'a-1'], nothing)],
  ['a name beside breaks', () => simulateCommand(['--mutants', '--pinned', 'a'], nothing)],
  ['a part of no breaks', () => simulateCommand(['--only', 'no-if-match'], nothing)],
  ['a story as an object', () => simulateCommand(['--json', '--story', 'concord-1'], nothing)],
  ['schedules of a story', () => simulateCommand(['--schedules', '3', '--story', 'concord-1'], nothing)],
  ['a seed without letters', () => simulateCommand(['--seed', ''], nothing)],
  ['breaks, none at once', () => simulateCommand(['--mutants', '--at-once', '0'], nothing)],
  ['breaks, thousands at once', () => simulateCommand(['--mutants', '--at-once', '5000'], nothing)],
  ['more schedules than anybody waits for', () => simulateCommand(['--schedules', '99999999999'], nothing)],
  ['no minutes', () => tortureCommand(['--minutes', 'soon'], nothing)],
])('%s are not run, and never count as held', async (_, asked) => {
  await expect(asked()).rejects.toThrow(Misused);
});

test('a break that there is not is answered with those that there are', async () => {
  await expect(simulateCommand(['--mutants', '--only', 'nobody made it'], nothing)).rejects.toThrow(
    'no-if-match',
  );
});
