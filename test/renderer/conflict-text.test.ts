import { expect, test } from 'vitest';
import { conflictHeadline, ifLeaveWords, leadOf, wholeWords } from '../../renderer/text/conflict.ts';
import { conflict } from './fixtures/outbox.ts';

test('what had been sent is never said not to have been', () => {
  const words = (over: Partial<typeof conflict>): string => {
    const view = { ...conflict, ...over };
    return [conflictHeadline(view), leadOf(view), ifLeaveWords(view)].join(' ');
  };
  expect(words({ sent: false })).toMatch(/before yours was sent.* was not sent/);
  expect(words({ sent: false, signature: true })).toMatch(/before yours was sent.*nothing of yours was sent/);
  for (const signature of [false, true])
    expect(words({ sent: true, signature })).not.toMatch(/was not sent|yours was sent|nothing of yours/i);
  expect(words({ sent: true, signature: true })).toMatch(
    /beside yours.*both stand in the record.*Both lists stand/,
  );
});

test('where the list that was kept was taken back since, it is said so, and not that both stand', () => {
  const view = { ...conflict, signature: true, sent: true, ifMine: 'taken-back' as const };
  const words = [conflictHeadline(view), leadOf(view), ifLeaveWords(view), wholeWords(view).mine].join(' ');
  expect(words).toMatch(/kept was taken back: Sam Pritchard.*neither would stand.*Keep mine after all/);
  expect(words).not.toMatch(/both lists stand|was not sent/i);
});

test('another entry that mine is to end is asked about as that, by its medicine, and not as something of mine that was not sent', () => {
  const view = { ...conflict, medicine: 'Metformin 500mg tablets', ifMine: 'ended' as const, whole: true };
  const { lead, mine, theirs } = wholeWords(view);
  const words = [conflictHeadline(view), leadOf(view), lead, mine, theirs].join(' ');
  expect(words).toMatch(
    /before yours took its place.*takes the place of this entry on Metformin 500mg tablets/,
  );
  expect(words).toMatch(/End it: mine stands for it Leave it as it is, beside mine/);
  expect(words).not.toMatch(/was not sent|next version/);
});
