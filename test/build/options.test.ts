import { expect, test } from 'vitest';
import { Misused, optionsOf, wholeNumber } from '../../build/lib/options.ts';
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

const nothing = (): void => undefined;
test.each([
  ['no schedules', () => simulateCommand(['--schedules', '0'], nothing)],
  ['a schedule that nobody named', () => simulateCommand(['--pinned', 'nobody named it'], nothing)],
  [
    'breaks of which there is none',
    () => simulateCommand(['--mutants', '--only', 'nobody made it'], nothing),
  ],
  ['no minutes', () => tortureCommand(['--minutes', 'soon'], nothing)],
])('%s are not run, and never count as held', async (_, asked) => {
  await expect(asked()).rejects.toThrow(Misused);
});
