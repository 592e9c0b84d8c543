import { expect, test } from 'vitest';
import {
  allergyOf,
  dischargeNeeds,
  foldCase,
  isAboutRecordedList,
  recommendationWords,
  recommendWords,
  recordedList,
  standingOf,
  coverOf,
  takeHomeOf,
  type CaseEventBody,
} from '../../../shared/cases/cases.ts';
import { must } from '../../../shared/core/must.ts';
import { event } from '../../support/case-events.ts';
import { line } from '../../support/lines.ts';
import { asDirected, plain } from '../../support/writes.ts';

const stateOf = (...bodies: readonly CaseEventBody[]) => foldCase(bodies.map((body) => event(body)));
const aspirin = line('1', 'Aspirin 75mg tablets');
const covers = [coverOf(aspirin)];

test('what is said of a row is kept with it, each thing by itself, the latest word last', () => {
  const of = (...bodies: readonly CaseEventBody[]) => must(stateOf(...bodies).rows.get('r'), 'a row');
  expect(of({ kind: 'last-taken', row: 'r', covers, when: '2026-11-17' }).lastTaken).toMatchObject({
    value: '2026-11-17',
    covers,
    by: { name: 'Ruth Calloway' },
  });
  expect(of({ kind: 'last-taken', row: 'r', covers, when: null }).lastTaken?.value).toBeNull();
  expect(of({ kind: 'indication', row: 'r', covers, words: 'stroke' }).indication).toMatchObject({
    value: 'stroke',
    covers,
  });
  const both = of(
    { kind: 'indication', row: 'r', covers, words: 'stroke' },
    { kind: 'history', row: 'r', covers, fact: asDirected },
    { kind: 'indication', row: 'r', covers, words: 'angina' },
  );
  expect([both.indication?.value, both.history?.value.kind]).toEqual(['angina', 'taking-as-directed']);
});

test('the latest word on two lines holds, in whatever order they were named', () => {
  const said = (kind: 'paired' | 'unpaired' | 'linked' | 'unlinked', lines: string[]): CaseEventBody => ({
    kind,
    lines,
  });
  for (const kind of ['paired', 'unpaired', 'linked', 'unlinked'] as const) {
    const { pairs } = stateOf(said('linked', ['b', 'a']), said(kind, ['a', 'b']));
    expect([...pairs.values()].map(({ value }) => value)).toEqual([{ kind, lines: ['a', 'b'] }]);
  }
  expect(stateOf(said('paired', ['a', 'b']), said('paired', ['a', 'c'])).pairs.size).toBe(2);
});

test('how a case was opened is kept as it was, whatever says it again', () => {
  const opened = (reason: 'admission' | 'discharge'): CaseEventBody => ({
    kind: 'opened',
    encounter: 'Encounter/1',
    reason,
    from: 'earlier',
    version: 2,
    why: 'a dose was wrong',
  });
  expect(stateOf(opened('discharge'), opened('admission')).opened?.value).toEqual({
    encounter: 'Encounter/1',
    reason: 'discharge',
    from: 'earlier',
    version: 2,
    why: 'a dose was wrong',
  });
});

test('what is said of the case is kept in full', () => {
  const state = stateOf(
    { kind: 'allergies-confirmed', withWhom: 'the wife' },
    { kind: 'passed-on', to: 'Ward 9', words: 'INR tomorrow' },
    { kind: 'history-checked' },
    { kind: 'signed-off', snapshot: 's1', level: 3, allergies: 'digest' },
    { kind: 'signed-off', snapshot: 's2', level: 1 },
  );
  expect(state.allergies?.value).toEqual({ withWhom: 'the wife' });
  expect(state.passedOn?.value).toEqual({ to: 'Ward 9', words: 'INR tomorrow' });
  expect(state.historyChecked?.value).toBe(true);
  expect(state.signedOff?.value).toEqual({ snapshot: 's1', level: 3, allergies: 'digest' });
});

test('a patient who was typed wrong is named as they were and are, and identified anew', () => {
  const from = { family: 'Marsh', given: 'Ann', born: '1948-03-04', nhsNumber: '9990000018' };
  const state = stateOf(
    { kind: 'identity-checked', identifiers: ['name', 'born', 'wristband'] },
    { kind: 'noted', words: 'before' },
    { kind: 'patient-corrected', from, to: { ...from, family: 'Marshall', born: '1948-04-03' } },
  );
  expect(state.identity).toBeNull();
  expect(state.notes.map(({ value }) => value)).toEqual([
    'before',
    'Patient corrected: family name MARSH, now MARSHALL; birth date 04-Mar-1948, now 03-Apr-1948',
  ]);
  const numbers = stateOf({
    kind: 'patient-corrected',
    from,
    to: { ...from, given: 'Anne', nhsNumber: '12' },
  });
  expect(numbers.notes.map(({ value }) => value)).toEqual([
    'Patient corrected: NHS number 999 000 0018, now 12; given name Ann, now Anne',
  ]);
});

test('of what was said as one act each part has an id of its own', () => {
  const state = foldCase([
    event(
      {
        kind: 'several',
        parts: [
          { kind: 'noted', words: 'one' },
          { kind: 'noted', words: 'two' },
        ],
      },
      'act',
    ),
  ]);
  expect(state.notes.map((note) => note.event)).toEqual(['act.1', 'act.2']);
});

test('redo brings back what was taken back last, and of two takings-back each by itself', () => {
  const [one, two] = [
    event({ kind: 'noted', words: 'one' }, 'one'),
    event({ kind: 'noted', words: 'two' }, 'two'),
  ];
  const undo = (id: string) => event({ kind: 'undone', event: id });
  const redo = (id: string) => event({ kind: 'redone', event: id });
  expect(foldCase([one, two, undo('two'), undo('one')]).redoable?.id).toBe('one');
  const state = foldCase([one, two, undo('two'), undo('one'), redo('one')]);
  expect([state.redoable?.id, state.undoable?.id]).toEqual(['two', 'one']);
  expect(foldCase([one, undo('one'), redo('one')]).redoable).toBeNull();
  expect(foldCase([one, undo('one'), two]).redoable).toBeNull();
  expect(foldCase([one]).redoable).toBeNull();
});

const recorded = (over: object = {}) =>
  stateOf({
    kind: 'allergy-recorded',
    allergy: {
      kind: 'allergy',
      substance: 'Penicillin',
      reaction: 'rash',
      severity: 'mild',
      onset: '1994',
      ...over,
    },
  });
const allergy = (over: object = {}) =>
  allergyOf(must(recorded(over).recordedAllergies[0], 'what was recorded'));

test('a recorded allergy is active, unconfirmed, and said by whoever recorded it', () => {
  expect(allergy()).toMatchObject({
    key: { source: 'this-case', type: 'AllergyIntolerance' },
    statement: { kind: 'substance' },
    clinicalStatus: { kind: 'known', value: 'active' },
    verification: { kind: 'known', value: 'unconfirmed' },
    categories: [],
    identifiers: [],
    notes: [],
    notUnderstood: [],
    degraded: false,
    said: ['Ruth Calloway'],
    recorded: { kind: 'known' },
    reactions: [{ onset: { kind: 'known', value: '1994' } }],
  });
  expect(allergy().key.id).not.toBe('');
});

test('what was not known of a recorded allergy is not recorded, and an onset that is no date is kept as it was said', () => {
  expect(allergy({ reaction: '' }).reactions).toEqual([]);
  expect(allergy({ severity: 'not-known' }).reactions[0]?.severity).toEqual({ kind: 'not-recorded' });
  expect(allergy({ onset: null }).onset).toEqual({ kind: 'not-recorded' });
  expect(allergy({ onset: 'as a child' }).onset).toEqual({
    kind: 'unreadable',
    raw: 'as a child',
    why: 'not a date',
  });
});

test('allergies of the case are checked against like a source, from which nothing counts as missing', () => {
  expect(recordedList(recorded())).toMatchObject({
    id: 'this-case',
    name: 'This case',
    role: 'history',
    origin: 'this case',
    state: { kind: 'partial', reasons: [] },
    lines: [],
    withdrawn: [],
    supporting: [],
    notUnderstood: [],
    received: 0,
  });
  expect(recordedList(recorded()).allergies.map(({ substance }) => substance.text)).toEqual(['Penicillin']);
  expect(isAboutRecordedList({ lines: ['this-case#'] })).toBe(true);
  expect(isAboutRecordedList({ lines: ['gp#'] })).toBe(false);
});

test('what is stated begins with a capital, what is recommended says so, and going on says as what', () => {
  expect(recommendWords('not-current')).toBe('Not current');
  expect(recommendWords('intended-omission')).toBe('Intended omission');
  expect(recommendWords('start')).toBe('Recommend prescribe');
  const words = (said: Partial<Parameters<typeof recommendationWords>[0]>) =>
    recommendationWords({ action: 'continue', side: null, continues: '', ...said });
  expect(words({})).toBe('Recommend continue');
  expect(words({ side: 'as-taken' })).toBe('Recommend continue as taken');
  expect(words({ side: 'chart-not-seen', continues: '5 mg' })).toBe(
    'Recommend continue (chart not seen): 5 mg',
  );
  expect(words({ action: 'stop', side: 'as-taken', continues: '5 mg' })).toBe('Recommend stop');
});

test('a decision about no line of the row says nothing of it, and stands by its line where no side is told apart', () => {
  const state = stateOf({ kind: 'history', row: 'r', covers, fact: asDirected });
  expect(standingOf([aspirin], state).history).toBe('stands');
  expect(standingOf([line('9', 'Ramipril 5mg capsules')], state)).toMatchObject({
    history: 'none',
    recommendation: 'none',
    since: [],
    decided: false,
    decision: { row: '', history: null },
  });
});

test('how a changed medicine is met at home depends on whether it was taken there', () => {
  const settled = { stands: true, differs: false, asks: false };
  const of = (action: 'change' | 'start' | 'continue', fact: object) => {
    const row = must(
      stateOf({ kind: 'history', row: 'r', covers, fact } as CaseEventBody, {
        kind: 'recommended',
        row: 'r',
        covers,
        recommendation: { action, ...plain },
      }).rows.get('r'),
      'a row',
    );
    return takeHomeOf(row, settled);
  };
  const differently = {
    kind: 'taking-differently',
    asTaken: 'x',
    difference: 'dose',
    doses: [],
    doseFrom: '',
  };
  expect(of('change', { kind: 'started-here' })).toBe('new');
  expect(of('change', asDirected)).toBe('changed');
  expect(of('start', differently)).toBe('changed');
  expect(of('start', { kind: 'started-here' })).toBe('new');
  expect(of('continue', { kind: 'not-taking', never: false, since: null, why: '' })).toBe('changed');
  expect(of('continue', asDirected)).toBe('same');
});

test('what was started here and goes home wants a prescriber, until one has said so', () => {
  const row = (fact: object, ...more: readonly CaseEventBody[]) =>
    must(
      stateOf(
        { kind: 'history', row: 'r', covers, fact } as CaseEventBody,
        {
          kind: 'recommended',
          row: 'r',
          covers,
          recommendation: { action: 'start', ...plain, words: 'new' },
        },
        {
          kind: 'supply',
          row: 'r',
          covers,
          supply: { quantity: '28', continuing: 'GP', review: 'in a month', restored: null },
        },
        ...more,
      ).rows.get('r'),
      'a row',
    );
  const confirmed: CaseEventBody = { kind: 'confirmed', row: 'r', covers, by: 'Dr Mehta', how: 'told-me' };
  expect(dischargeNeeds('discharge', row({ kind: 'started-here' }), 'angina')).toEqual(['confirmation']);
  expect(dischargeNeeds('discharge', row({ kind: 'started-here' }, confirmed), 'angina')).toEqual([]);
  expect(dischargeNeeds('discharge', row(asDirected), 'angina')).toEqual([]);
  expect(dischargeNeeds('discharge', row(asDirected), ' ')).toEqual(['indication']);
});
