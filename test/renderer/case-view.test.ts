import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { known, notRecorded } from '../../shared/core/known.ts';
import { columnsOf } from '../../renderer/features/case/detail-columns.ts';
import { datedFacts } from '../../renderer/features/case/facts.ts';
import { groupRows, sameAsFirst, spans } from '../../renderer/features/case/order.ts';
import {
  allergyDetail,
  allergyGroups,
  allergyHeadline,
  allergyNotes,
} from '../../renderer/text/allergies.ts';
import { differsWords, lookAheadWords, statusWords } from '../../renderer/text/case.ts';
import { columnAsOf, columnLines } from '../../renderer/text/sources.ts';
import { sayKnown, showNhsNumber } from '../../renderer/text/known.ts';
import { noBreakParts } from '../../renderer/text/no-break.ts';
import { caseView, columns, rowDetail, rows, type line } from './fixtures/case.ts';
import { now } from './fixtures/session.ts';

const nowMillis = Date.parse(now);
const row = (id: string) => {
  const found = rows.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no row ${id} in the fixture`);
  return found;
};

test('every row is in exactly one group, in whatever order they came', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (mixed) => {
      const ids = groupRows(mixed).flatMap((group) => group.rows.map((one) => one.id));
      expect(ids.toSorted()).toEqual(rows.map((one) => one.id).toSorted());
    }),
  );
});

test('the worst comes first, then time-critical, and a linked row stands under the row it is linked to', () => {
  const ids = groupRows(rows.toReversed())[0]?.rows.map((one) => one.id);
  expect(ids?.[0]).toBe('methotrexate');
  expect(ids?.indexOf('tacrolimus-p')).toBe((ids?.indexOf('tacrolimus-a') ?? -5) + 1);
  expect(ids?.at(-1)).toBe('metformin');
});

test('"Same" is said only where nothing more is to be said', () => {
  const agreed = row('atorvastatin');
  expect([0, 1, 2, 3].map((at) => sameAsFirst(agreed, at))).toEqual([false, true, true, true]);
  const second = agreed.cells[1];
  const changed = (part: Partial<ReturnType<typeof line>>) => ({
    ...agreed,
    cells: agreed.cells.map((cell, at) =>
      at === 1 && second?.kind === 'lines'
        ? { ...second, lines: second.lines.map((one) => ({ ...one, ...part })) }
        : cell,
    ),
  });
  expect(sameAsFirst(changed({ remainder: 'with food' }), 1)).toBe(false);
  expect(sameAsFirst(changed({ notes: ['ask the daughter'] }), 1)).toBe(false);
  expect(sameAsFirst(changed({ dose: known('40 mg') }), 1)).toBe(false);
  expect(sameAsFirst(changed({ status: known('on-hold') }), 1)).toBe(false);
  expect(sameAsFirst(changed({ dose: notRecorded }), 1)).toBe(false);
  expect(sameAsFirst({ ...agreed, group: 'differ' }, 1)).toBe(false);
});

const places = columns.map((_, at) => at);

test('cells that point at the linked row are drawn as one; no column is lost', () => {
  expect(spans(row('tacrolimus-p').cells, places).map((one) => [one.from, one.span])).toEqual([
    [0, 3],
    [3, 1],
  ]);
  for (const one of rows)
    expect(spans(one.cells, places).reduce((sum, cell) => sum + cell.span, 0)).toBe(columns.length);
});

test('what lies outside the window is counted by severity, worst first', () => {
  const below = [row('ibuprofen'), row('doxycycline'), row('atorvastatin'), row('methotrexate')];
  expect(lookAheadWords([], below, 2)).toBe(
    '4 rows below: 1 potentially lethal, 1 significant, 1 minor, 1 agree. 2 rows not current, folded',
  );
  expect(lookAheadWords([row('warfarin')], [], 0)).toBe('1 row above: 1 significant');
  const warfarin = row('warfarin');
  const decided = { ...warfarin, decision: { ...warfarin.decision, needsDecision: true, decided: true } };
  expect(lookAheadWords([decided, row('metformin')], [], 0)).toBe('2 rows above: 1 minor, 1 decided');
  expect(lookAheadWords([], [], 0)).toBe('All rows in sight');
});

test('a row no rule has spoken about still says what differs', () => {
  expect(differsWords(row('metformin'))).toBe('Differs: dose and how often');
  expect(differsWords(row('atorvastatin'))).toBe('');
  expect([statusWords('active'), statusWords('on-hold')]).toEqual(['', 'On hold']);
});

test('a source can be partial, stale and an offline copy at once, and says all three', () => {
  const column = columns[0];
  if (column === undefined) throw new Error('no column in the fixture');
  const words = (part: Partial<typeof column>) => columnLines({ ...column, ...part }).map((one) => one.word);
  expect(words({ offlineCopy: true, staleDays: 120 })).toEqual(['Partial', 'Offline copy', 'Stale']);
  expect(words({ state: { kind: 'complete' } })).toEqual(['Complete']);
  expect(words({ state: { kind: 'complete' }, staleDays: 116 })).toEqual(['Stale']);
  expect(columnAsOf({ ...column, newestAssertion: known('2026-07-21'), staleDays: 120 }, nowMillis)).toBe(
    'Read 08:14, newest 21-Jul-2026',
  );
  // Of what was never read, which record it stands in.
  expect(columnAsOf({ ...column, asOf: notRecorded, newestAssertion: notRecorded }, nowMillis)).toBe(
    'GP Connect',
  );
});

test('an unavailable source names the layer and never reads as an empty one', () => {
  const column = columns[0];
  if (column === undefined) throw new Error('no column in the fixture');
  const state = {
    kind: 'unavailable' as const,
    reason: { kind: 'not-answering' as const, layer: 'provider' as const, detail: '504' },
  };
  expect(columnLines({ ...column, state })[0]).toMatchObject({
    word: 'Unavailable',
    more: 'an organisation behind the record did not answer',
  });
});

test('a source that is unavailable is not said to have been read with others of its record, which is named instead', () => {
  const column = columns[0];
  if (column === undefined) throw new Error('no column in the fixture');
  const reason = { kind: 'not-answering' as const, layer: 'provider' as const, detail: '504' };
  expect(column.asOf.kind).toBe('known');
  expect(columnAsOf({ ...column, state: { kind: 'unavailable', reason } }, nowMillis)).toBe('GP Connect');
});

const silent = {
  items: [],
  none: [],
  notRecordedIn: [],
  notInPartOf: [],
  withheldIn: [],
  notKnownTo: [],
  notReadFrom: [],
  confirmed: notRecorded,
};

test('no known allergies, not recorded, not received, withheld, patient not known, not read: different things', () => {
  const none = {
    what: 'No known drug allergies',
    source: 'GP record',
    recorded: known('2025-01-02'),
    overridden: false,
  };
  const heads = [
    { ...silent, none: [none] },
    { ...silent, notRecordedIn: ['GP record'] },
    { ...silent, notInPartOf: ['GP record'] },
    { ...silent, withheldIn: ['GP record'] },
    { ...silent, notKnownTo: ['GP record'] },
    { ...silent, notReadFrom: ['GP record'] },
  ].map((view) => [
    allergyHeadline(view),
    ...allergyNotes(view, 'bar').map((note) => `${note.words} ${note.more}`),
  ]);
  expect(heads).toEqual([
    ['Allergies', 'No known drug allergies GP record, 02-Jan-2025'],
    ['Allergies not recorded', 'Not recorded in GP record'],
    ['Allergies: none in what was received', 'Not in the part received from GP record'],
    ['Allergies: no source could be read', 'Withheld in GP record'],
    ['Allergies: no source could be read', 'Patient not known to GP record'],
    ['Allergies: no source could be read', 'Not read from GP record'],
  ]);
});

test('an active allergy overrides a statement of none, and a source not read is said all the same', () => {
  const none = { what: 'No known allergies', source: 'Chart', recorded: notRecorded, overridden: true };
  const view = { ...caseView.allergies, none: [none], notReadFrom: ['Shared record'] };
  expect(allergyHeadline(view)).toBeNull();
  expect(allergyNotes(view, 'bar')).toEqual([
    {
      words: 'No known allergies',
      more: 'Chart, date not recorded; overridden by the allergy above',
      weight: 'quiet',
    },
    { words: 'Not read', more: 'from Shared record', weight: 'strong' },
  ]);
});

test('allergy and intolerance are kept apart, what is over comes last, and what was refuted is never only over', () => {
  const [first] = caseView.allergies.items;
  if (first === undefined) throw new Error('no allergy in the fixture');
  const view = {
    ...caseView.allergies,
    items: [
      { ...first, active: false, refuted: true, substance: 'morphine' },
      { ...first, active: false, substance: 'latex' },
      ...caseView.allergies.items,
    ],
  };
  expect(
    allergyGroups(view).map((group) => [group.heading, group.items.map((item) => item.substance)]),
  ).toEqual([
    ['Allergies', ['penicillins']],
    ['Intolerances', ['codeine']],
    ['No longer active', ['latex']],
    ['Refuted: said not to be one', ['morphine']],
  ]);
  expect(allergyDetail({ ...first, reactions: [], severity: notRecorded })).toBe(
    'reaction not recorded – severity not recorded – 12-Jun-1994 – GP record, Patient interview',
  );
});

test('facts stand under their date, and an undated one says so', () => {
  const groups = datedFacts(caseView.facts);
  expect(groups.map((group) => group.when)).toEqual([
    '17-Nov-2026',
    '03-Feb-2026',
    '18-Nov-2026 06:10',
    'Not dated',
  ]);
  expect(groups.flatMap((group) => group.facts)).toHaveLength(caseView.facts.length);
});

test('a row opened has a column for every source, with the reason where it has no line', () => {
  const shown = columnsOf(caseView, {
    ...rowDetail('co-careldopa'),
    sources: rowDetail('co-careldopa').sources.slice(0, 1),
  });
  expect(shown.map((column) => [column.id, column.lines.length])).toEqual([
    ['gp', 1],
    ['interview', 0],
    ['pods', 0],
    ['chart', 0],
  ]);
  const strange = columnsOf(caseView, {
    ...rowDetail('metformin'),
    sources: [{ column: 'elsewhere', lines: [] }],
  });
  expect(strange.at(-1)?.id).toBe('elsewhere');
});

test('absence always has a word', () => {
  expect(sayKnown(notRecorded, String)).toBe('Not recorded');
  expect(sayKnown({ kind: 'unreadable', raw: '1 bd mdu ??', why: '' }, String)).toBe(
    'Could not be read: “1 bd mdu ??”',
  );
  expect(sayKnown({ kind: 'withheld', by: 'the practice' }, String)).toBe('Withheld by the practice');
  expect([showNhsNumber('9990347522'), showNhsNumber('999 034'), showNhsNumber('x')]).toEqual([
    '999 034 7522',
    '999 034',
    'x',
  ]);
});

test('dates and amounts are kept whole, and no letter is lost', () => {
  expect(noBreakParts('Label 21-Jul-2026, 64 left').filter((part) => part.keep)).toEqual([
    { text: '21-Jul-2026', keep: true },
  ]);
  expect(
    noBreakParts('take 500 mg at night')
      .filter((part) => part.keep)
      .map((part) => part.text),
  ).toEqual(['500 mg']);
  fc.assert(
    fc.property(
      fc.string(),
      (text) =>
        noBreakParts(text)
          .map((part) => part.text)
          .join('') === text,
    ),
  );
});
