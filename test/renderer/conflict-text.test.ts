import { expect, test } from 'vitest';
import {
  comparedFields,
  conflictHeadline,
  fieldsWords,
  ifLeaveWords,
  leadOf,
  mineLead,
} from '../../renderer/text/conflict.ts';
import { neitherWords, wholeWords } from '../../renderer/text/conflict-choice.ts';
import { conflict } from './fixtures/outbox.ts';

test('what had been sent is never said not to have been', () => {
  const words = (over: Partial<typeof conflict>): string => {
    const view = { ...conflict, ...over };
    return [conflictHeadline(view), leadOf(view), ifLeaveWords(view)].join(' ');
  };
  expect(words({ sent: false })).toMatch(/before yours was sent.* was not written to Northmoor Shared/);
  expect(words({ sent: true })).not.toMatch(/was not (sent|written)|yours was sent/i);
});

test('of a list that somebody else signed nothing is said of mine that is not true in every record', () => {
  for (const sent of [false, true]) {
    const view = { ...conflict, signature: true, sent };
    const words = [conflictHeadline(view), leadOf(view), ifLeaveWords(view)].join(' ');
    expect(words).toMatch(/stands in Northmoor Shared Medicines Record.*not sent yet waits for the answer/);
    expect(words).not.toMatch(/nothing of yours|both (lists )?stand|beside yours|same time|before yours/i);
    expect(mineLead(view)).toBeNull();
  }
});

test('whoever has no name begins no sentence in the middle of one', () => {
  const theirs = { ...conflict.theirs, by: 'Somebody else' };
  expect(conflictHeadline({ ...conflict, theirs })).toMatch(/^Changed by somebody else,/);
  for (const ifMine of ['taken-back', 'ended'] as const)
    expect(leadOf({ ...conflict, theirs, ifMine })).toMatch(/(: s|\. S)omebody else changed it first/);
});

test('where the list that was kept was taken back since, it is said so, and not that both stand', () => {
  const view = { ...conflict, signature: true, sent: true, ifMine: 'taken-back' as const };
  const words = [conflictHeadline(view), leadOf(view), ifLeaveWords(view), wholeWords(view).mine].join(' ');
  expect(words).toMatch(/kept was taken back: Sam Pritchard.*neither would stand.*Keep mine after all/);
  expect(words).not.toMatch(/both lists stand|was not (sent|written)/i);
});

const becomes = (mine: string): (typeof conflict.fields)[number] => ({
  field: 'ended',
  label: 'What becomes of this entry',
  base: '',
  mine,
  theirs: 'Stays as it is',
  asks: true,
  note: '',
});
const whole = (over: Partial<typeof conflict>): typeof conflict => ({
  ...conflict,
  whole: true,
  medicine: 'Metformin 500mg tablets',
  ...over,
});
const allWords = (view: typeof conflict): string => {
  const { lead, mine, theirs, ifSend } = wholeWords(view);
  const { lead: before, save, what } = neitherWords(view);
  const words = [conflictHeadline(view), leadOf(view), lead, mine, theirs, ifSend, before, save, what];
  return [...words, ifLeaveWords(view), mineLead(view)].join(' ');
};

test('another entry of ours that is to end is asked about by its medicine and both doses, and mine is in the record whatever is chosen', () => {
  const view = whole({
    ifMine: 'ended',
    sent: true,
    fields: [becomes('Marked as an error'), ...conflict.fields],
  });
  const words = allWords(view);
  expect(words).toMatch(
    /before it was marked as an error.*entry of your organisation on Metformin 500mg tablets/,
  );
  expect(words).toContain('Mark theirs (6 times a day) as an error: only mine (5 times a day) stays');
  expect(words).toContain('Leave both: mine (5 times a day) and theirs (6 times a day)');
  expect(words).toContain('Leave both and keep these words');
  expect(words).not.toMatch(/not sent|withdrawn|next version|list/i);
  expect(comparedFields(view)).toEqual(conflict.fields);
  expect(fieldsWords(view)).toBe('One decision: 2 of 4 fields differ');
});

test('an earlier list of ours is retired or left, and never marked as an error', () => {
  const view = whole({ ifMine: 'ended', sent: true, fields: [becomes('Retired')] });
  const words = allWords(view);
  expect(words).toMatch(/before it was retired.*Retire theirs Leave theirs current/);
  expect(words).not.toMatch(/as an error|not sent|withdrawn/i);
});

test('what I took back is said not to be taken back yet, with the dose that stands there, and what either answer leaves', () => {
  const created = allWords(whole({ ifMine: 'taken-back', sent: true }));
  expect(created).toMatch(/before yours was taken back.*that is not done: Sam Pritchard changed it first/);
  expect(created).toContain('Mark theirs (6 times a day) as an error too');
  expect(created).toMatch(/nothing of yours is left in its place.*Sent, and taken back since/);
  const updated = allWords(whole({ ifMine: 'taken-back', sent: false }));
  expect(updated).toContain('Put back what stood there before mine, over theirs (6 times a day)');
  for (const words of [created, updated])
    expect(words).not.toMatch(/yours was sent|yours is withdrawn|somebody changed/i);
});
