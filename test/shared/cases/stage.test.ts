import { expect, test } from 'vitest';
import {
  asksPrescriber,
  foldCase,
  stageOf,
  type CaseEventBody,
  type RowFact,
  actions,
} from '../../../shared/cases/cases.ts';
import { event } from '../../support/case-events.ts';
import { rowFact as row } from '../../support/sign-off-facts.ts';

const plain = {
  reason: null,
  words: '',
  proposed: '',
  restartWhen: '',
  restoreAtDischarge: null,
  side: null,
  continues: '',
} as const;
const recommended: CaseEventBody = {
  kind: 'recommended',
  row: 'r1',
  covers: [],
  recommendation: { action: 'continue', ...plain },
};
const signed: CaseEventBody = { kind: 'signed-off', snapshot: 's', level: 2 };
const stage = (bodies: readonly CaseEventBody[], rows: readonly RowFact[], changed = false) =>
  stageOf(foldCase(bodies.map((body) => event(body))), rows, changed);

test('only "not current", "intended omission", and "continue" where the row agrees, ask nothing of anybody', () => {
  const asking = (agrees: boolean) => actions.filter((action) => !asksPrescriber({ action }, agrees));
  expect(asking(true)).toEqual(['continue', 'not-current', 'intended-omission']);
  expect(asking(false)).toEqual(['not-current', 'intended-omission']);
});

test('a question the prescriber has not answered keeps the case waiting, "continue" among differing sources too', () => {
  expect(stage([recommended], [row({ asks: true })])).toBe('awaiting-prescriber');
  expect(stage([recommended], [row({ asks: true, confirmed: true })])).toBe('resolved');
  expect(stage([recommended], [row()])).toBe('resolved');
  expect(stage([recommended], [row(), row({ id: 'r2', asks: true })])).toBe('awaiting-prescriber');
});

test('a case without a row to decide is not resolved by its silence', () => {
  const asked: CaseEventBody = { kind: 'patient-asked', who: 'patient', name: '', why: '' };
  expect(stage([], [])).toBe('not-started');
  expect(stage([asked], [])).toBe('history-in-progress');
  expect(stage([asked, { kind: 'history-checked' }], [])).toBe('history-checked');
});

test('an answer to the checklist begins the history', () => {
  expect(
    stage([{ kind: 'checklist', item: 'herbal', said: { answer: 'asked-and-none' } }], [row()]),
  ).not.toBe('not-started');
});

test('a change after the signature re-opens the case', () => {
  expect(stage([recommended, signed], [row()])).toBe('signed-off');
  expect(stage([recommended, signed], [row({ decided: false, confirmAgain: true })], true)).toBe('re-opened');
});

test('a case is compared once the history of every row was taken, not after the first recommendation', () => {
  const open = { decided: false, asks: false };
  const untaken = row({ id: 'r2', ...open, historyTaken: false });
  expect(stage([recommended], [row(), untaken])).toBe('history-in-progress');
  expect(stage([recommended], [row(), row({ id: 'r2', ...open })])).toBe('compared');
});
