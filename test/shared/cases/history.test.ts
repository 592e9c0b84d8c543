import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  allergyOf,
  caseEventBodySchema,
  checklistOf,
  checklistTable,
  foldCase,
  isWanting,
  orphaned,
  type CaseEvent,
  type CaseEventBody,
  type OwnDrug,
} from '../../../shared/cases/cases.ts';
import { event } from '../../support/case-events.ts';
import { must } from '../../../shared/core/must.ts';

const nobody: CaseEventBody = { kind: 'patient-asked', who: 'nobody', name: '', why: 'unconscious' };
const patient: CaseEventBody = { kind: 'patient-asked', who: 'patient', name: '', why: '' };
const none = (item: string): CaseEventBody => ({
  kind: 'checklist',
  item,
  said: { answer: 'asked-and-none' },
});
const fold = (...bodies: CaseEventBody[]) => foldCase(bodies.map((body) => event(body)));
const open = (...bodies: CaseEventBody[]) =>
  checklistOf(fold(...bodies))
    .filter((one) => !one.settled)
    .map((one) => one.item.id);

const drug: OwnDrug = {
  label: 'Zopiclone 7.5 mg tablets',
  labelledFor: 'somebody-else',
  otherName: 'Arthur',
  dispensed: '2026-07-21',
  quantity: '14 tablets',
  suitability: 'not-suitable',
  whyNotSuitable: 'not hers',
  where: 'ward-cupboard',
  fate: 'destroyed',
  controlled: true,
};

test('the checklist has sixteen items, each with its own id, its words and its source', () => {
  const { items, version } = checklistTable;
  expect([items.length, new Set(items.map((item) => item.id)).size, version]).toEqual([16, 16, '2026-11']);
  for (const item of items)
    expect([item.id, item.words !== '', item.source !== '']).toEqual([item.id, true, true]);
});

test('an item is open until somebody answers it; not asked with a reason settles it and never reads as asked', () => {
  expect(open().length).toBe(16);
  expect(open(none('herbal')).includes('herbal')).toBe(false);
  const declined: CaseEventBody = {
    kind: 'checklist',
    item: 'herbal',
    said: { answer: 'not-asked', reason: 'declined' },
  };
  const herbal = must(
    checklistOf(fold(none('herbal'), declined)).find((one) => one.item.id === 'herbal'),
    'an item',
  );
  expect([herbal.settled, herbal.asked]).toEqual([true, false]);
});

test('where nobody could be asked the one reason stands for all, until somebody is asked after all', () => {
  expect(open(nobody)).toEqual([]);
  expect(checklistOf(fold(nobody)).some((one) => one.asked)).toBe(false);
  expect(open(nobody, patient).length).toBe(16);
});

test('opioid substitution is open until dose, last supervised and the pharmacy told are written down', () => {
  const item = must(
    checklistTable.items.find((one) => one.id === 'opioid-substitution'),
    'the item',
  );
  const details = { dose: 'methadone 60 mL', 'last-supervised': 'yesterday', 'pharmacy-told': 'Priory Lane' };
  expect(isWanting(item, { answer: 'lines', details: { dose: 'methadone 60 mL' } })).toBe(true);
  expect(isWanting(item, { answer: 'lines', details })).toBe(false);
});

test('a trust may put its own table in place of the checklist', () => {
  const table = { version: 'trust 1', items: checklistTable.items.slice(0, 2) };
  expect(checklistOf(fold(none('herbal')), table).map((one) => [one.item.id, one.settled])).toEqual([
    ['over-the-counter', false],
    ['herbal', true],
  ]);
});

test('a pack said again is one pack with the latest word, and undo brings the earlier word back', () => {
  const first = event({ kind: 'own-drug', pack: 'p1', row: null, covers: [], drug });
  const again = event({
    kind: 'own-drug',
    pack: 'p1',
    row: 'r1',
    covers: [],
    drug: { ...drug, fate: 'sent-home' },
  });
  const packs = (...events: CaseEvent[]) =>
    [...foldCase(events).ownDrugs.values()].map((one) => one.value.fate);
  expect(packs(first, again)).toEqual(['sent-home']);
  expect(packs(first, again, event({ kind: 'undone', event: again.id }))).toEqual(['destroyed']);
});

test('what a person says of a finding is kept beside it, with who and when, and taken back like anything else', () => {
  const judged = event({ kind: 'finding-judged', finding: 'dose r1', intent: 'intended' });
  const severity = event({
    kind: 'severity-said',
    finding: 'dose r1',
    severity: 'minor',
    why: 'seen by renal',
  });
  const state = foldCase([judged, severity]);
  expect(state.judged.get('dose r1')).toMatchObject({ value: 'intended', by: { name: 'Ruth Calloway' } });
  expect(state.severities.get('dose r1')?.value).toEqual({ severity: 'minor', why: 'seen by renal' });
  expect(foldCase([judged, severity, event({ kind: 'undone', event: severity.id })]).severities.size).toBe(0);
});

test('a decision about lines that are gone is asked about once, and again when something new is said of it', () => {
  const covers = [{ key: 'gp#MedicationStatement/1', version: '1', hash: 'h' }];
  const taking: CaseEventBody = {
    kind: 'history',
    row: 'r1',
    covers,
    fact: { kind: 'taking-as-directed', doses: [], doseFrom: '' },
  };
  const seen: CaseEventBody = { kind: 'gone-seen', gone: 'r1', why: 'GP removed it' };
  expect(orphaned(fold(taking), []).map((row) => row.row)).toEqual(['r1']);
  expect(orphaned(fold(taking, seen), [])).toEqual([]);
  expect(fold(taking, seen).rows.get('r1')?.history?.value.kind).toBe('taking-as-directed');
  expect(orphaned(fold(taking, seen, taking), []).length).toBe(1);
});

test('a recorded allergy keeps the words that were said and is not coded by guessing', () => {
  const [said] = fold({
    kind: 'allergy-recorded',
    allergy: { kind: 'allergy', substance: 'Penicillin', reaction: 'rash', severity: 'mild', onset: '1994' },
  }).recordedAllergies;
  expect(allergyOf(must(said, 'what was recorded'))).toMatchObject({
    substance: { text: 'Penicillin', codes: [] },
    kind: 'allergy',
    onset: { kind: 'known', value: '1994' },
    reactions: [{ manifestation: { text: 'rash', codes: [] }, severity: { value: 'mild' } }],
  });
});

/** Anything that can be said of a case, from a few rows, items and packs, so that sayings meet. */
const anyBody: fc.Arbitrary<CaseEventBody> = fc.oneof(
  fc.constantFrom<CaseEventBody>(nobody, patient, { kind: 'history-checked' }),
  fc.constantFrom('herbal', 'oxygen').map(none),
  fc
    .constantFrom('p1', 'p2')
    .map((pack): CaseEventBody => ({ kind: 'own-drug', pack, row: null, covers: [], drug })),
  fc
    .constantFrom('intended', 'unintentional')
    .map((intent): CaseEventBody => ({ kind: 'finding-judged', finding: 'dose r1', intent })),
  fc.string({ minLength: 1 }).map((to): CaseEventBody => ({ kind: 'passed-on', to, words: '' })),
  fc.string({ minLength: 1 }).map((substance): CaseEventBody => ({
    kind: 'allergy-recorded',
    allergy: { kind: 'allergy', substance, reaction: '', severity: 'not-known', onset: null },
  })),
);

const withoutTurns = ({ undoable: _undo, redoable: _redo, ...state }: ReturnType<typeof foldCase>) => state;

test('undo is as if it had never been said, redo as if it had never been taken back', () => {
  fc.assert(
    fc.property(fc.array(anyBody, { maxLength: 12 }), anyBody, (bodies, body) => {
      const before = bodies.map((one) => event(one));
      const last = event(body);
      const undone = [...before, last, event({ kind: 'undone', event: last.id })];
      expect(withoutTurns(foldCase(undone))).toEqual(withoutTurns(foldCase(before)));
      const redone = [...undone, event({ kind: 'redone', event: last.id })];
      expect(withoutTurns(foldCase(redone))).toEqual(withoutTurns(foldCase([...before, last])));
    }),
  );
});

test('folding the first part and then the rest is folding the whole, stored and read back', () => {
  fc.assert(
    fc.property(fc.array(anyBody, { maxLength: 15 }), (bodies) => {
      const events = bodies.map((body) => event(body));
      const stored = events.map((one) => ({
        ...one,
        body: caseEventBodySchema.parse(JSON.parse(JSON.stringify(one.body))),
      }));
      expect(foldCase(stored)).toEqual(foldCase(events));
    }),
  );
});

test('sayings about different things may come in either order', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('herbal', 'oxygen', 'borrowed'), { maxLength: 8 }), (items) => {
      const answers = [...new Set(items)].map((item) => event(none(item)));
      const [one, other] = [foldCase(answers), foldCase(answers.toReversed())];
      expect(new Set(one.checklist)).toEqual(new Set(other.checklist));
    }),
  );
});
