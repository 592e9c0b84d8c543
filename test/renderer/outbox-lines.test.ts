import { expect, test } from 'vitest';
import type { EntryView } from '../../shared/ipc/decision-views.ts';
import { headOf, outboxLines, reasonsOf } from '../../renderer/features/outbox/lines.ts';
import { must } from '../../shared/core/must.ts';
import { bundleWords, mayRetry, mayWithdraw, toldWords } from '../../renderer/text/outbox.ts';
import { outbox } from './fixtures/outbox.ts';
import { now } from './fixtures/session.ts';

const waiting = outbox.entries.find((entry) => entry.state === 'waiting');
const many = (count: number, part: Partial<EntryView> = {}): readonly EntryView[] =>
  Array.from({ length: count }, (_, at) => {
    if (waiting === undefined) throw new Error('nothing waits in the fixture');
    return { ...waiting, why: 'Waits its turn.', attempts: 0, ...part, id: `${part.state ?? 'w'}-${at}` };
  });

test('the many entries of one patient to one record are one line, which opens; nothing is left out', () => {
  const entries = [...outbox.entries, ...many(12)];
  const folded = outboxLines(entries, []).get('waiting') ?? [];
  expect(folded.map((line) => line.kind)).toEqual(['bundle']);
  const open = outboxLines(entries, [folded[0]?.id ?? '']).get('waiting') ?? [];
  expect(open.map((line) => line.kind)).toEqual(['bundle', ...Array<string>(13).fill('entry')]);
  const counted = [...outboxLines(entries, []).values()]
    .flat()
    .reduce((sum, line) => sum + (line.kind === 'bundle' ? line.entries.length : 1), 0);
  expect(counted).toBe(entries.length);
});

test('what needs a person for another reason, or is in conflict, is never folded under it', () => {
  const entries = [
    ...many(3, { state: 'parked', why: 'Missing permission' }),
    ...many(1, { state: 'in-conflict', why: 'Changed' }),
  ];
  const lines = outboxLines(entries, []).get('person') ?? [];
  expect(lines.map((line) => line.kind)).toEqual(['bundle', 'entry']);
});

test('what was sent is listed newest first, and what waits in the order it goes', () => {
  const at = (state: EntryView['state'], hours: readonly number[]): readonly EntryView[] =>
    hours.map((hour) => ({
      ...must(many(1, { state })[0], 'an entry'),
      id: `${state} ${hour}`,
      patient: `${hour}`,
      since: `2026-11-18T${hour}:00:00.000Z`,
    }));
  const lines = outboxLines([...at('received', [10, 12, 11]), ...at('waiting', [13, 12])], []);
  const ids = (group: 'waiting' | 'sent') => lines.get(group)?.map((line) => line.id);
  expect(ids('sent')).toEqual(['received 12', 'received 11', 'received 10']);
  expect(ids('waiting')).toEqual(['waiting 13', 'waiting 12']);
});

test('several of anything the outbox can hold are said in the plural', () => {
  const [one, two] = many(2, { what: 'Note for other desks' });
  expect(bundleWords([must(one, 'one'), must(two, 'two')])).toBe('2 notes for other desks');
});

test('a bundle says what it holds, and the reason that is one', () => {
  const [first, second, ...rest] = many(4);
  if (first === undefined || second === undefined) throw new Error('too few');
  const tried = { ...second, why: 'Waiting for the network.', attempts: 2, what: 'History fact' };
  expect(reasonsOf([first, tried, ...rest])).toEqual(['Waiting for the network.']);
  expect(reasonsOf([first, ...rest])).toEqual(['Waits its turn.']);
  expect(headOf([first, tried, ...rest])).toBe(tried);
  expect(bundleWords([first, tried, ...rest])).toBe('3 signed records, 1 history fact');
});

test('who was told is said with how and when, and nothing is said where nobody was', () => {
  const [entry] = many(1);
  if (entry === undefined) throw new Error('too few');
  expect(toldWords(entry, Date.parse(now))).toBe('');
  const told = { value: { to: 'Dr Mehta', how: 'bleep' as const }, by: 'Ruth Calloway', at: now };
  expect(toldWords({ ...entry, told }, Date.parse(now))).toBe(
    'Dr Mehta was told by R Calloway, bleep, 10:52.',
  );
});

test('nobody is offered to try again or withdraw what a newer Concord made, only what this one can move', () => {
  const [own, newer] = [...many(1, { state: 'parked' }), ...many(1, { state: 'parked', newer: true })];
  if (own === undefined || newer === undefined) throw new Error('too few');
  expect([mayRetry(own), mayWithdraw(own)]).toEqual([true, true]);
  expect([mayRetry(newer), mayWithdraw(newer)]).toEqual([false, false]);
});

test('what is being taken back is not offered to be withdrawn again', () => {
  const own = must(
    outbox.entries.find((entry) => entry.state === 'waiting'),
    'an entry that waits',
  );
  expect([mayRetry({ ...own, takenBack: true }), mayWithdraw({ ...own, takenBack: true })]).toEqual([
    true,
    false,
  ]);
});
