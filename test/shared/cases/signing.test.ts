import { expect, test } from 'vitest';
import {
  bearingOn,
  blockers,
  carriedOver,
  coverOf,
  findingId,
  foldCase,
  historyLacks,
  orphaned,
  somebodyWasAsked,
  stageOf,
  standingOf,
  type CaseEventBody,
  type SignOffFacts,
} from '../../../shared/cases/cases.ts';
import { event } from '../../support/case-events.ts';
import { rowFact as row, signOffFacts } from '../../support/sign-off-facts.ts';
import { line } from '../../support/lines.ts';
import { asDirected, plain } from '../../support/writes.ts';

const aspirin = line('1', 'Aspirin 75mg tablets');
const covers = [coverOf(aspirin)];
const taking: CaseEventBody = { kind: 'history', row: 'r1', covers, fact: asDirected };
const goOn: CaseEventBody = {
  kind: 'recommended',
  row: 'r1',
  covers,
  recommendation: { action: 'continue', ...plain },
};
const asked = (who: 'patient' | 'carer' | 'nobody', why = ''): CaseEventBody => ({
  kind: 'patient-asked',
  who,
  name: '',
  why,
});
const identified: CaseEventBody = { kind: 'identity-checked', identifiers: ['name', 'born', 'nhs-number'] };
const confirmed: CaseEventBody = { kind: 'allergies-confirmed', withWhom: 'the patient' };
const ready = [taking, goOn, identified, asked('patient'), confirmed];
const stateOf = (bodies: readonly CaseEventBody[]) => foldCase(bodies.map((body) => event(body)));

const blocking = (over: Partial<SignOffFacts> = {}, bodies: readonly CaseEventBody[] = ready) =>
  blockers(signOffFacts(bodies, { historySources: ['GP record', 'Carer'], ...over }));

test.each<[string, Partial<SignOffFacts>, object]>([
  [
    'no source was read',
    { historySourcesRead: 0 },
    { kind: 'nothing-read', sources: ['GP record', 'Carer'] },
  ],
  ['no record knows who it is', { identityInRecords: false }, { kind: 'identity-not-in-records' }],
  ['one origin', { origins: ['gp', 'gp'] }, { kind: 'too-few-origins', origins: ['gp', 'gp'] }],
  ['open items', { checklist: ['herbal'] }, { kind: 'checklist-not-complete', items: ['herbal'] }],
  [
    'rows nobody decided',
    {
      rows: [
        row(),
        row({ id: 'r2', decided: false }),
        row({ id: 'r3', decided: false, needsDecision: false }),
      ],
    },
    { kind: 'rows-not-decided', rows: ['r2'] },
  ],
  [
    'rows to confirm again',
    { rows: [row(), row({ id: 'r2', decided: false, confirmAgain: true })] },
    { kind: 'rows-to-confirm-again', rows: ['r2'] },
  ],
  [
    'what goes home without its quantity',
    {
      dischargeNeeds: [
        { row: 'r1', needs: ['quantity'] },
        { row: 'r2', needs: [] },
      ],
    },
    { kind: 'not-ready-to-leave', rows: [{ row: 'r1', needs: ['quantity'] }] },
  ],
  [
    'doubled on',
    { goesOn: ['duplicate-class r1'] },
    { kind: 'goes-on-unsettled', findings: ['duplicate-class r1'] },
  ],
  [
    'nobody was told',
    { topFindings: ['dose r1'] },
    { kind: 'findings-not-handed-over', findings: ['dose r1'] },
  ],
  ['a conflict', { conflicts: ['smr 1'] }, { kind: 'in-conflict', entries: ['smr 1'] }],
  [
    'earlier entries on their way',
    { earlierUnsent: ['smr 2'] },
    { kind: 'earlier-not-shared', entries: ['smr 2'] },
  ],
  ['decisions whose lines are gone', { orphans: ['r9'] }, { kind: 'decisions-without-lines', rows: ['r9'] }],
  ['a technician', { role: 'technician' }, { kind: 'may-not-sign', role: 'technician' }],
])('one thing alone stops the signature, and says what it is about: %s', (_, over, expected) => {
  expect(blocking(over)).toEqual([expected]);
});

test('nothing stops a case of which everything is there', () => {
  expect(blocking()).toEqual([]);
});

test('what stops it is named in the order a person would mend it', () => {
  const kinds = blocking(
    { historySourcesRead: 0, origins: [], checklist: ['herbal'], role: 'read-only' },
    [],
  ).map(({ kind }) => kind);
  expect(kinds).toEqual([
    'nothing-read',
    'identity-not-checked',
    'patient-not-asked',
    'allergies-not-confirmed',
    'too-few-origins',
    'checklist-not-complete',
    'may-not-sign',
  ]);
});

test('a patient is identified by three different things', () => {
  const by = (...identifiers: readonly ('name' | 'born' | 'wristband')[]) =>
    blocking({}, [...ready, { kind: 'identity-checked', identifiers: [...identifiers] }]).map(
      ({ kind }) => kind,
    );
  expect(by('name', 'born', 'wristband')).toEqual([]);
  expect(by('name', 'born')).toEqual(['identity-not-checked']);
  expect(by('name', 'name', 'born')).toEqual(['identity-not-checked']);
});

test('that nobody could be asked is an answer only with the reason', () => {
  const of = (body: CaseEventBody) => blocking({}, [...ready, body]).map(({ kind }) => kind);
  expect(of(asked('nobody', ' '))).toEqual(['patient-not-asked']);
  expect(of(asked('nobody', 'ventilated'))).toEqual([]);
  expect(of(asked('carer'))).toEqual([]);
  const somebody = (...bodies: readonly CaseEventBody[]) => somebodyWasAsked(stateOf(bodies));
  expect([somebody(), somebody(asked('nobody', 'ventilated')), somebody(asked('carer'))]).toEqual([
    false,
    false,
    true,
  ]);
});

test('one origin will do once somebody says why, and a finding once somebody was told', () => {
  expect(blocking({ origins: ['gp'] }, [...ready, { kind: 'origins-accepted', why: 'no carer' }])).toEqual(
    [],
  );
  const told: CaseEventBody = {
    kind: 'handed-over',
    finding: 'dose r1',
    handOver: { to: 'Dr Mehta', how: 'bleep', at: '2026-11-18T11:00:00Z' as never },
  };
  expect(blocking({ topFindings: ['dose r1'] }, [...ready, told])).toEqual([]);
  expect(blocking({ topFindings: ['dose r1', 'route r1'] }, [...ready, told])).toEqual([
    { kind: 'findings-not-handed-over', findings: ['route r1'] },
  ]);
});

test('an empty list is asked about only of somebody who could answer, once all is decided', () => {
  const empty = { takesNothing: true };
  const kinds = (over: Partial<SignOffFacts>, bodies = ready) =>
    blocking(over, bodies).map(({ kind }) => kind);
  expect(kinds(empty)).toEqual(['empty-list-not-said']);
  expect(kinds(empty, [...ready, { kind: 'takes-no-medicines' }])).toEqual([]);
  expect(kinds(empty, [...ready, asked('nobody', 'ventilated')])).toEqual([]);
  expect(kinds({ ...empty, historySourcesRead: 0 })).toEqual(['nothing-read']);
  expect(kinds({ ...empty, rows: [row({ decided: false, historyTaken: false })] })).toEqual([
    'rows-not-decided',
  ]);
});

test('a finding is named by its class and its row, or by its lines in any order', () => {
  expect(findingId({ class: 'dose', lines: ['b', 'a'] }, 'r1')).toBe('dose r1');
  expect(findingId({ class: 'stale-source', lines: ['b', 'a'] }, null)).toBe('stale-source a b');
});

test('what a decision has to answer for is what bears on it, in one order', () => {
  expect(
    bearingOn([
      { class: 'dose', lines: ['b', 'a'] },
      { class: 'allergy-conflict', lines: ['c'] },
      ...[
        'stale-source',
        'source-incomplete',
        'overdue-supply',
        'only-in-one-source',
        'last-dose-unknown',
        'indication-missing',
        'not-compared',
      ].map((name) => ({ class: name, lines: ['a'] })),
    ]),
  ).toEqual(['allergy-conflict c', 'dose a b']);
});

test('a history that was taken stays when only the chart changed, and the recommendation is asked again', () => {
  const ordered = line('9', 'Aspirin 75mg tablets', {}, 'chart');
  const changed = line('9', 'Aspirin 75mg tablets', { dosage: [{ text: 'two a day' }] }, 'chart');
  const both = [coverOf(aspirin), coverOf(ordered)];
  const state = stateOf([
    { ...taking, covers: both },
    { ...goOn, covers: both },
  ]);
  const isHistory = (key: string) => key.startsWith('gp#');
  const of = (...lines: readonly (typeof aspirin)[]) => {
    const { history, recommendation, decided } = standingOf(lines, state, { isHistory });
    return [history, recommendation, decided];
  };
  expect(of(aspirin, ordered)).toEqual(['stands', 'stands', true]);
  expect(of(aspirin, changed)).toEqual(['stands', 'confirm-again', false]);
  expect(of(aspirin)).toEqual(['stands', 'confirm-again', false]);
  // What only the chart has stands by the chart.
  expect(of(ordered)).toEqual(['confirm-again', 'confirm-again', false]);
});

test('a finding that came since asks again, and is named; one that went asks nothing', () => {
  const state = stateOf([taking, { ...goOn, bearing: ['dose a'] }]);
  const of = (...bearing: readonly string[]) => standingOf([aspirin], state, { bearing });
  expect(of('dose a')).toMatchObject({ recommendation: 'stands', since: [], decided: true });
  expect(of()).toMatchObject({ recommendation: 'stands', since: [] });
  expect(of('dose a', 'allergy-conflict b')).toMatchObject({
    recommendation: 'confirm-again',
    since: ['allergy-conflict b'],
    decided: false,
  });
  // Decided before bearings were kept: nothing is known to be new.
  expect(standingOf([aspirin], stateOf([taking, goOn]), { bearing: ['dose a'] }).since).toEqual([]);
});

test('a recommendation to go on asks again where it is said since that it is taken in another way, and only then', () => {
  const said = (fact: unknown, row = 'r1') => ({ ...taking, row, fact }) as CaseEventBody;
  const differently = { kind: 'taking-differently', asTaken: 'half a tablet', difference: 'less', doses: [] };
  const never = { kind: 'not-taking', never: true, since: null, why: '' };
  const charted = {
    ...goOn,
    recommendation: { ...recommendationOf(goOn), side: 'as-charted' },
  } as CaseEventBody;
  const stop = { ...goOn, recommendation: { ...recommendationOf(goOn), action: 'stop' } } as CaseEventBody;
  const of = (...bodies: readonly CaseEventBody[]) => {
    const { recommendation, takenOtherwise, since } = standingOf([aspirin], stateOf(bodies));
    return [recommendation, takenOtherwise, since];
  };
  const again = ['confirm-again', true, []];
  const stands = ['stands', false, []];
  expect(of(taking, goOn, said({ ...differently }))).toEqual(again);
  expect(of(taking, goOn, said(never))).toEqual(again);
  expect(of(said(differently), goOn, taking)).toEqual(again);
  expect(of(said(differently), goOn, said({ ...differently, asTaken: 'a whole one' }))).toEqual(again);
  // Under whatever name the row went when it was said.
  expect(of(said(differently, 'r0'), goOn, said(differently))).toEqual(stands);
  expect(of(goOn, taking)).toEqual(stands);
  expect(of(goOn, said({ kind: 'started-here' }))).toEqual(stands);
  expect(of(taking, goOn, said(differently), taking)).toEqual(stands);
  expect(of(taking, goOn, said(differently), goOn)).toEqual(stands);
  // What the chart says goes on whatever is taken, and what is stopped is.
  expect(of(taking, charted, said(differently))).toEqual(stands);
  expect(of(taking, stop, said(differently))).toEqual(stands);
});

const recommendationOf = (body: CaseEventBody): object =>
  body.kind === 'recommended' ? body.recommendation : {};

test('the latest word about a line holds, whatever its row was called then', () => {
  const later: CaseEventBody = { ...goOn, row: 'r7', recommendation: { action: 'stop', ...plain } };
  expect(standingOf([aspirin], stateOf([goOn, later])).decision.recommendation?.value.action).toBe('stop');
  expect(standingOf([aspirin], stateOf([later, goOn])).decision.recommendation?.value.action).toBe(
    'continue',
  );
});

test('decisions without lines are shown until somebody saw them', () => {
  const rows = (...bodies: readonly CaseEventBody[]) =>
    orphaned(stateOf(bodies), []).map(({ row: id }) => id);
  expect(rows(taking)).toEqual(['r1']);
  expect(rows(goOn)).toEqual(['r1']);
  expect(rows({ ...taking, covers: [] })).toEqual([]);
  expect(rows(taking, { kind: 'gone-seen', gone: 'r1', why: 'merged' })).toEqual([]);
  expect(orphaned(stateOf([taking]), [aspirin])).toEqual([]);
});

test('the next reconciliation begins with the history, and decides anew what was recommended', () => {
  const before = stateOf([
    ...ready,
    { kind: 'noted', words: 'hard of hearing' },
    { kind: 'takes-no-medicines' },
    { kind: 'signed-off', snapshot: 's', level: 2 },
    { kind: 'addendum', words: 'later' },
  ]);
  const next = carriedOver(before, { version: 1 });
  expect(next).toMatchObject({
    opened: null,
    signedOff: null,
    identity: null,
    allergies: null,
    addenda: [],
    undoable: null,
    redoable: null,
  });
  expect(next.asked?.value.who).toBe('patient');
  expect(next.takesNothing?.value).toBe(true);
  expect(next.notes.map(({ value }) => value)).toEqual(['hard of hearing']);
  expect(next.rows.get('r1')).toMatchObject({ recommendation: null, confirmed: null, supply: null });
  expect(next.rows.get('r1')?.history?.value.kind).toBe('taking-as-directed');
  expect(next.rows.get('r1')?.earlier?.value.action).toBe('continue');
  // Another version of the same one goes on from everything that was said, but for the signature.
  const again = carriedOver(before, { version: 2 });
  expect(again).toMatchObject({ opened: null, signedOff: null, addenda: [], undoable: null });
  expect(again.identity?.value).toHaveLength(3);
  expect(again.rows.get('r1')?.recommendation?.value.action).toBe('continue');
  // What the one before the last recommended is kept where the last recommended nothing.
  expect(carriedOver(next, { version: 1 }).rows.get('r1')?.earlier?.value.action).toBe('continue');
});

test('a history lacks what was not taken, not asked and not gone through, each by name', () => {
  const none = stateOf([]);
  expect(historyLacks(none, [row({ historyTaken: false })], false)).toEqual([
    'rows',
    'patient-not-asked',
    'checklist',
  ]);
  expect(historyLacks(none, [row({ historyTaken: false, needsDecision: false })], true)).toEqual([
    'patient-not-asked',
  ]);
  expect(historyLacks(stateOf([asked('patient')]), [row()], true)).toEqual([]);
});

test('a case begins with the first thing that is said of it, whatever it is', () => {
  const stage = (...bodies: readonly CaseEventBody[]) =>
    stageOf(stateOf(bodies), [row({ decided: false, historyTaken: false })], false);
  expect(stage()).toBe('not-started');
  expect(stage({ kind: 'noted', words: 'x' })).toBe('not-started');
  for (const body of [taking, identified, asked('patient')]) expect(stage(body)).toBe('history-in-progress');
});
