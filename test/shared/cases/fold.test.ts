import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  blockers,
  coverOf,
  foldCase,
  missingReason,
  orphaned,
  standingOf,
  type CaseEvent,
  type CaseEventBody,
  type SignOffFacts,
} from '../../../shared/cases/cases.ts';
import { event } from '../../support/case-events.ts';
import { rowFact, signOffFacts } from '../../support/sign-off-facts.ts';
import { line } from '../../support/lines.ts';

const aspirin = line('1', 'Aspirin 75mg tablets');
const ramipril = line('2', 'Ramipril 5mg capsules');
const covers = [coverOf(aspirin)];
const taking: CaseEventBody = {
  kind: 'history',
  row: 'r1',
  covers,
  fact: { kind: 'taking-as-directed', doses: [], doseFrom: '' },
};
const plain = {
  reason: null,
  words: '',
  proposed: '',
  restartWhen: '',
  restoreAtDischarge: null,
  side: null,
  continues: '',
} as const;
const goOn: CaseEventBody = {
  kind: 'recommended',
  row: 'r1',
  covers,
  recommendation: { action: 'continue', ...plain },
};

test('a row is decided when its history and its recommendation stand', () => {
  expect(standingOf([aspirin], foldCase([event(taking)])).decided).toBe(false);
  expect(standingOf([aspirin], foldCase([event(taking), event(goOn)])).decided).toBe(true);
});

test('a changed dose asks again and keeps what was said', () => {
  const changed = line('1', 'Aspirin 75mg tablets', { dosage: [{ text: 'two a day' }] });
  const standing = standingOf([changed], foldCase([event(taking), event(goOn)]));
  expect([standing.history, standing.decided, standing.decision.history?.value.kind]).toEqual([
    'confirm-again',
    false,
    'taking-as-directed',
  ]);
});

test('a new version that says the same asks nothing', () => {
  const newer = line('1', 'Aspirin 75mg tablets', { meta: { versionId: '2' } });
  expect(standingOf([newer], foldCase([event(taking), event(goOn)])).decided).toBe(true);
});

test('a line that joins the row asks again', () => {
  expect(standingOf([aspirin, ramipril], foldCase([event(taking), event(goOn)])).history).toBe(
    'confirm-again',
  );
});

test('a decision whose line is gone is shown by itself, not dropped', () => {
  const state = foldCase([event(taking)]);
  expect(orphaned(state, [ramipril]).map((row) => row.row)).toEqual(['r1']);
  expect(orphaned(state, [aspirin])).toEqual([]);
});

test('undo takes back the last word, redo brings it back, and something new ends redo', () => {
  const first = event(taking);
  const second = event(goOn);
  const undone = event({ kind: 'undone', event: second.id });
  const state = foldCase([first, second, undone]);
  expect([state.rows.get('r1')?.recommendation ?? null, state.redoable, state.undoable]).toEqual([
    null,
    second,
    first,
  ]);
  expect(
    foldCase([first, second, undone, event({ kind: 'redone', event: second.id })]).rows.get('r1')
      ?.recommendation?.value.action,
  ).toBe('continue');
  expect(foldCase([first, second, undone, event({ kind: 'noted', words: 'x' })]).redoable).toBe(null);
});

test('what was said as one act is taken back as one, however many rows it was about', () => {
  const several = event({
    kind: 'several',
    parts: [
      { ...taking, row: 'r1' },
      { ...taking, row: 'r2' },
      { kind: 'noted', words: 'both' },
    ],
  });
  const rowsOf = (events: readonly CaseEvent[]): readonly string[] => [...foldCase(events).rows.keys()];
  expect([rowsOf([several]), foldCase([several]).undoable]).toEqual([['r1', 'r2'], several]);
  const undone = event({ kind: 'undone', event: several.id });
  const back = event({ kind: 'redone', event: several.id });
  expect([rowsOf([several, undone]), foldCase([several, undone]).notes]).toEqual([[], []]);
  expect(foldCase([several, undone, back]).rows).toEqual(foldCase([several]).rows);
});

test('what was signed cannot be undone, and an addendum is added to it', () => {
  const events = [
    event(taking),
    event({ kind: 'signed-off', snapshot: 'h', level: 2 }),
    event({ kind: 'addendum', words: 'GP rang' }),
    event({ kind: 'addendum', words: 'daughter rang' }),
  ];
  const state = foldCase(events);
  expect([state.undoable, state.redoable, state.addenda.map((one) => one.value)]).toEqual([
    null,
    null,
    ['GP rang', 'daughter rang'],
  ]);
});

test('that a case was opened and that its patient was corrected is no decision, and is never taken back', () => {
  const from = { family: 'Osei', given: 'Ama', born: '1948-03-04', nhsNumber: '' };
  const first = event({
    kind: 'opened',
    encounter: null,
    reason: 'admission',
    from: null,
    version: 1,
    why: '',
  });
  const said = event(taking);
  const corrected = event({ kind: 'patient-corrected', from, to: { ...from, born: '1949-03-04' } });
  expect(foldCase([first]).undoable).toBeNull();
  expect(foldCase([first, said, corrected]).undoable).toBe(said);
  expect(foldCase([first, corrected]).undoable).toBeNull();
});

test('a new recommendation has not been confirmed by the prescriber', () => {
  const confirmed = event({ kind: 'confirmed', row: 'r1', covers, by: 'Dr Mehta', how: 'told-me' });
  expect(foldCase([event(goOn), confirmed]).rows.get('r1')?.confirmed?.value.by).toBe('Dr Mehta');
  expect(foldCase([event(goOn), confirmed, event(goOn)]).rows.get('r1')?.confirmed).toBe(null);
});

test('undoing everything, in any mixture, gives the untouched case, and a replay gives the same state', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('say', 'undo', 'redo'), { maxLength: 25 }), (steps) => {
      const events: CaseEvent[] = [];
      for (const [at, one] of steps.entries()) {
        const state = foldCase(events);
        if (one === 'say') events.push(event({ kind: 'noted', words: `${at}` }));
        else if (one === 'undo' && state.undoable !== null)
          events.push(event({ kind: 'undone', event: state.undoable.id }));
        else if (one === 'redo' && state.redoable !== null)
          events.push(event({ kind: 'redone', event: state.redoable.id }));
      }
      expect(foldCase(structuredClone(events))).toEqual(foldCase(events));
      for (let state = foldCase(events); state.undoable !== null; state = foldCase(events))
        events.push(event({ kind: 'undone', event: state.undoable.id }));
      expect(foldCase(events).notes).toEqual([]);
    }),
  );
});

test('change, withhold, stop and substitute need a coded reason and words; withhold also when to start again', () => {
  const said = {
    reason: 'renal-function',
    words: 'eGFR 28',
    proposed: '',
    restartWhen: '',
    restoreAtDischarge: null,
    side: null,
    continues: '',
  } as const;
  expect(missingReason({ action: 'stop', ...plain })).toBe(true);
  expect(missingReason({ action: 'stop', ...said })).toBe(false);
  expect(missingReason({ action: 'withhold', ...said })).toBe(true);
  expect(missingReason({ action: 'withhold', ...said, restartWhen: 'when eGFR is above 45' })).toBe(false);
  expect(missingReason({ action: 'continue', ...plain })).toBe(false);
});

const ready: CaseEventBody[] = [
  taking,
  goOn,
  { kind: 'identity-checked', identifiers: ['name', 'born', 'nhs-number'] },
  { kind: 'patient-asked', who: 'patient', name: '', why: '' },
  { kind: 'allergies-confirmed', withWhom: 'the patient' },
];

test('at transfer somebody is named who receives the patient', () => {
  const transfer: CaseEventBody = { kind: 'reason-said', reason: 'transfer' };
  expect(blockers(signOffFacts([...ready, transfer])).map((blocker) => blocker.kind)).toEqual([
    'receiver-not-named',
  ]);
  expect(
    blockers(signOffFacts([...ready, transfer, { kind: 'passed-on', to: 'Ward 9', words: '' }])),
  ).toEqual([]);
});

test('a whole case may be signed', () => {
  expect(blockers(signOffFacts(ready))).toEqual([]);
});

test.each<[string, Partial<SignOffFacts> | number]>([
  ['identity-not-checked', 2],
  ['patient-not-asked', 3],
  ['allergies-not-confirmed', 4],
  ['too-few-origins', { origins: ['gp', 'gp'] }],
  ['rows-not-decided', { rows: [rowFact({ decided: false })] }],
  ['rows-to-confirm-again', { rows: [rowFact({ decided: false, confirmAgain: true })] }],
  ['goes-on-unsettled', { goesOn: ['duplicate-class r1'] }],
  ['findings-not-handed-over', { topFindings: ['omission r1'] }],
  ['checklist-not-complete', { checklist: ['herbal'] }],
  ['not-ready-to-leave', { dischargeNeeds: [{ row: 'r1', needs: ['quantity'] }] }],
  ['in-conflict', { conflicts: ['e'] }],
  ['decisions-without-lines', { orphans: ['r9'] }],
  ['may-not-sign', { role: 'technician' }],
])('%s alone blocks signing', (kind, change) => {
  const bodies = typeof change === 'number' ? ready.filter((_, at) => at !== change) : ready;
  expect(
    blockers(signOffFacts(bodies, typeof change === 'number' ? {} : change)).map((blocker) => blocker.kind),
  ).toEqual([kind]);
});
