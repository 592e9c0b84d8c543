import { expect, test } from 'vitest';
import {
  carriedOver,
  coverOf,
  foldCase,
  type CaseEventBody,
  type CaseState,
} from '../../../shared/cases/cases.ts';
import { untouched } from '../../../shared/cases/state.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import { event } from '../../support/case-events.ts';
import { line } from '../../support/lines.ts';
import { asDirected, plain } from '../../support/writes.ts';

const covers = [coverOf(line('1', 'Aspirin 75mg tablets'))];
const at = fromMillis(0);
/** One of everything that may be said of a case. */
const everything: readonly CaseEventBody[] = [
  { kind: 'opened', encounter: 'e1', reason: 'admission', from: null, version: 1, why: '' },
  { kind: 'reason-said', reason: 'transfer' },
  { kind: 'history', row: 'r1', covers, fact: asDirected },
  { kind: 'recommended', row: 'r1', covers, recommendation: { action: 'continue', ...plain } },
  { kind: 'confirmed', row: 'r1', covers, by: 'Dr Mehta', how: 'told-me' },
  { kind: 'last-taken', row: 'r1', covers, when: '2026-11-17' },
  { kind: 'indication', row: 'r1', covers, words: 'after a stroke' },
  {
    kind: 'supply',
    row: 'r1',
    covers,
    supply: { quantity: '28', continuing: 'the GP', review: 'in May', restored: null },
  },
  { kind: 'linked', lines: ['a', 'b'] },
  { kind: 'identity-checked', identifiers: ['name', 'born', 'nhs-number'] },
  { kind: 'patient-asked', who: 'carer', name: 'Ann Doyle', why: '' },
  { kind: 'allergies-confirmed', withWhom: 'the patient' },
  { kind: 'origins-accepted', why: 'has no GP' },
  { kind: 'checklist', item: 'herbal', said: { answer: 'asked-and-none' } },
  {
    kind: 'own-drug',
    pack: 'p1',
    row: null,
    covers: [],
    drug: {
      label: 'Aspirin',
      labelledFor: 'patient',
      otherName: '',
      dispensed: null,
      quantity: '',
      suitability: 'not-assessed',
      whyNotSuitable: '',
      where: 'locker',
      fate: 'kept',
      controlled: false,
    },
  },
  { kind: 'finding-judged', finding: 'dose r1', intent: 'intended' },
  { kind: 'severity-said', finding: 'dose r1', severity: 'serious', why: 'frail' },
  {
    kind: 'allergy-recorded',
    allergy: { kind: 'allergy', substance: 'Penicillin', reaction: '', severity: 'not-known', onset: null },
  },
  { kind: 'passed-on', to: 'Ward 9', words: '' },
  { kind: 'takes-no-medicines' },
  { kind: 'handed-over', finding: 'dose r1', handOver: { to: 'Dr Mehta', how: 'telephone', at } },
  { kind: 'gone-seen', gone: 'r9', why: 'the GP removed it' },
  { kind: 'noted', words: 'hard of hearing' },
  { kind: 'history-checked' },
  { kind: 'signed-off', snapshot: 's', level: 2 },
  { kind: 'addendum', words: 'the GP rang' },
];
const before = foldCase(everything.map((body) => event(body)));

/** What stands of it in the next case, word for word, of all that there was to go on from. */
const kept = (next: CaseState): readonly string[] =>
  Object.entries(next).flatMap(([name, value]) =>
    name !== 'rows' && Object.is(value, before[name as keyof CaseState]) && value !== null ? [name] : [],
  );

test('the next reconciliation goes on from what the patient takes and was told, and checks and tells the rest anew', () => {
  const unsaid = Object.entries(before).filter(
    ([name, value]) => value === untouched[name as keyof CaseState],
  );
  expect(unsaid.map(([name]) => name)).toEqual(['undoable', 'redoable']);
  const next = carriedOver(before, { version: 1 });
  expect(kept(next).toSorted()).toEqual([
    'asked',
    'checklist',
    'judged',
    'notes',
    'ownDrugs',
    'pairs',
    'recordedAllergies',
    'severities',
    'takesNothing',
  ]);
  const row = before.rows.get('r1');
  expect(next.rows.get('r1')).toEqual({
    row: 'r1',
    history: row?.history,
    recommendation: null,
    confirmed: null,
    lastTaken: row?.lastTaken,
    indication: row?.indication,
    supply: null,
    earlier: row?.recommendation,
  });
});

test('the next version of a reconciliation goes on from everything but the signature and what was added to it', () => {
  const next = carriedOver(before, { version: 2 });
  expect(next).toEqual({ ...before, opened: null, signedOff: null, addenda: [] });
});
