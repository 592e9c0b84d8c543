import { expect, test } from 'vitest';
import {
  bearingOn,
  blockers,
  coverOf,
  factRefusal,
  foldCase,
  historyLacks,
  offersOf,
  recommendationRefusal,
  recommendationWords,
  standingOf,
  type CaseEventBody,
  type RowSituation,
  type SignOffFacts,
} from '../../../shared/cases/cases.ts';
import { event } from '../../support/case-events.ts';
import { rowFact, signOffFacts } from '../../support/sign-off-facts.ts';
import { line } from '../../support/lines.ts';
import { asDirected, plain } from '../../support/writes.ts';

const row = (over: Partial<RowSituation> = {}): RowSituation => ({
  inHistory: true,
  order: 'live',
  orderRead: true,
  linked: false,
  differs: false,
  top: false,
  asked: true,
  said: null,
  doseNotStated: [],
  contradicting: [],
  regimen: [],
  ...over,
});

test('“continue” names the side where history and order side differ, and is refused without one', () => {
  const offers = offersOf(row({ differs: true }));
  expect(offers.continues).toEqual(['as-taken', 'as-charted']);
  expect(recommendationRefusal({ action: 'continue', ...plain }, offers)).toBe('side-needed');
  expect(recommendationRefusal({ action: 'continue', ...plain, side: 'as-taken' }, offers)).toBe(null);
  expect(
    recommendationWords({ action: 'continue', side: 'as-charted', continues: '10 mg – once a day' }),
  ).toBe('Recommend continue as charted: 10 mg – once a day');
});

test('“continue” names the side where sources agree and the patient takes it otherwise, and never goes on with what is not taken', () => {
  expect(offersOf(row()).continues).toEqual([null]);
  expect(offersOf(row({ said: 'taking-as-directed' })).continues).toEqual([null]);
  expect(offersOf(row({ said: 'taking-differently' })).continues).toEqual(['as-taken', 'as-charted']);
  expect(offersOf(row({ said: 'not-taking' })).continues).toEqual(['as-charted']);
  const held = offersOf(row({ said: 'not-taking', order: 'held' }));
  expect([held.continues, held.actions.includes('continue')]).toEqual([[], false]);
  const unseen = offersOf(row({ said: 'not-taking', order: 'none', orderRead: false }));
  expect(unseen.actions).not.toContain('continue');
  expect(recommendationRefusal({ action: 'continue', ...plain }, offersOf(row({ said: 'not-taking' })))).toBe(
    'side-needed',
  );
});

test('“continue” asks for a coded reason and words where a finding of the top two severities stands', () => {
  const offers = offersOf(row({ top: true }));
  expect(recommendationRefusal({ action: 'continue', ...plain }, offers)).toBe('reason-needed');
  const why = { ...plain, reason: 'other', words: 'seen and accepted' } as const;
  expect(recommendationRefusal({ action: 'continue', ...why }, offers)).toBe(null);
});

test('what a chart read whole does not have is prescribed or left out on purpose, never “continued”', () => {
  const offers = offersOf(row({ order: 'none' }));
  expect(offers.actions).toContain('start');
  expect(offers.actions).toContain('intended-omission');
  expect(offers.actions).not.toContain('continue');
  expect(recommendationRefusal({ action: 'intended-omission', ...plain }, offers)).toBe('reason-needed');
});

test('where no chart was read whole, “continue” says that the chart was not seen, and nothing is an omission', () => {
  const offers = offersOf(row({ order: 'none', orderRead: false }));
  expect(offers.continues).toEqual(['chart-not-seen']);
  expect(offers.actions).not.toContain('intended-omission');
});

test('a charted line that is held or stopped is nothing to continue as', () => {
  expect(offersOf(row({ order: 'held', differs: true })).continues).toEqual(['as-taken']);
});

test('what only the chart has is “started here”, and “taking as directed” of it needs somebody who was asked', () => {
  const only = { inHistory: false, order: 'live' } as const;
  expect(offersOf(row({ ...only, asked: false })).history).not.toContain('taking-as-directed');
  expect(offersOf(row({ ...only, asked: true })).history).toContain('taking-as-directed');
  expect(offersOf(row(only)).history).toContain('started-here');
  expect(factRefusal({ kind: 'started-here' }, offersOf(row()))).toBe('not-offered');
});

test('“as directed” of a medicine whose directions state no dose wants the dose and who said it', () => {
  const offers = offersOf(row({ doseNotStated: ['gp#MedicationStatement/1'] }));
  const doses = [{ line: 'gp#MedicationStatement/1', asTaken: '3 mg at 18:00' }];
  expect(factRefusal(asDirected, offers)).toBe('dose-needed');
  const takes = { kind: 'taking-as-directed', doses } as const;
  expect(factRefusal({ ...takes, doses: [...doses], doseFrom: '' }, offers)).toBe('who-said-needed');
  expect(factRefusal({ ...takes, doses: [...doses], doseFrom: 'yellow book' }, offers)).toBe(null);
});

test('where sources contradict each other “as directed” names whose directions are followed', () => {
  const offers = offersOf(row({ contradicting: ['interview', 'gp'] }));
  expect(factRefusal(asDirected, offers)).toBe('which-needed');
  const by = (source: string) =>
    ({
      kind: 'taking-as-directed',
      doses: [],
      doseFrom: '',
      directedBy: { source, name: '', words: '' },
    }) as const;
  expect(factRefusal({ ...by('elsewhere'), doses: [] }, offers)).toBe('which-needed');
  expect(factRefusal({ ...by('gp'), doses: [] }, offers)).toBe(null);
});

test('a dose that says no amount is not taken for one', () => {
  const offers = offersOf(row({ doseNotStated: ['a'] }));
  const takes = (asTaken: string) =>
    factRefusal({ kind: 'taking-as-directed', doses: [{ line: 'a', asTaken }], doseFrom: 'her' }, offers);
  expect(['t', 'as directed', ' '].map(takes)).toEqual(['dose-needed', 'dose-needed', 'dose-needed']);
  expect(['4 mg', 'one at night', 'varies, by the yellow book'].map(takes)).toEqual([null, null, null]);
});

test('a regimen taken differently wants the dose of each product', () => {
  const offers = offersOf(row({ regimen: ['a', 'b'] }));
  const differently = { kind: 'taking-differently', asTaken: '4 mg', difference: '1 mg less' } as const;
  const one = [{ line: 'a', asTaken: '3 mg' }];
  expect(factRefusal({ ...differently, doses: one, doseFrom: 'her' }, offers)).toBe('dose-needed');
  const both = [...one, { line: 'b', asTaken: '' }];
  expect(factRefusal({ ...differently, doses: both, doseFrom: 'her' }, offers)).toBe(null);
});

const coAmoxiclav = line('1', 'Co-amoxiclav 500mg/125mg tablets');
const covers = [coverOf(coAmoxiclav)];
const goOn = (bearing: readonly string[]): CaseEventBody => ({
  kind: 'recommended',
  row: 'r1',
  covers,
  recommendation: { action: 'continue', ...plain },
  bearing,
});
const penicillin = {
  class: 'allergy-conflict',
  lines: ['gp#MedicationStatement/1', 'gp#AllergyIntolerance/9'],
};

test('a decision is asked again when an allergy that bears on it is recorded after it', () => {
  const state = foldCase([event(goOn([]))]);
  expect(standingOf([coAmoxiclav], state, { bearing: [] }).recommendation).toBe('stands');
  const later = standingOf([coAmoxiclav], state, { bearing: bearingOn([penicillin]) });
  expect([later.recommendation, later.since]).toEqual(['confirm-again', bearingOn([penicillin])]);
});

test('a finding that stood when it was decided, or says only how a source stands, asks nothing again', () => {
  const state = foldCase([event(goOn(bearingOn([penicillin])))]);
  const now = bearingOn([penicillin, { class: 'stale-source', lines: ['gp#'] }]);
  expect(standingOf([coAmoxiclav], state, { bearing: now }).recommendation).toBe('stands');
});

const facts = (bodies: readonly CaseEventBody[], over: Partial<SignOffFacts> = {}): SignOffFacts =>
  signOffFacts([...ready, ...bodies], { historySources: ['GP record', 'Pharmacy'], ...over });
const ready: readonly CaseEventBody[] = [
  { kind: 'identity-checked', identifiers: ['name', 'born', 'nhs-number'] },
  { kind: 'patient-asked', who: 'patient', name: '', why: '' },
  { kind: 'allergies-confirmed', withWhom: 'the patient' },
];
const kinds = (of: SignOffFacts): readonly string[] => blockers(of).map((blocker) => blocker.kind);

test('nothing read, nothing signed: no reason unblocks it', () => {
  const unread = { historySourcesRead: 0, origins: [], rows: [], takesNothing: true };
  const reason: CaseEventBody = { kind: 'origins-accepted', why: 'none answers today' };
  expect(kinds(facts([reason, { kind: 'takes-no-medicines' }], unread))).toEqual(['nothing-read']);
});

test('a list that would come out empty is signed only where the patient or carer said “takes no medicines”', () => {
  expect(kinds(facts([], { takesNothing: true }))).toEqual(['empty-list-not-said']);
  expect(kinds(facts([{ kind: 'takes-no-medicines' }], { takesNothing: true }))).toEqual([]);
});

test('one key does not make “History checked”: rows, who was asked and the checklist have to be there', () => {
  const state = foldCase([]);
  expect(historyLacks(state, [rowFact({ historyTaken: false })], false)).toEqual([
    'rows',
    'patient-not-asked',
    'checklist',
  ]);
  expect(historyLacks(facts([]).state, [rowFact()], true)).toEqual([]);
});

test('an empty list is asked about only when no medicine is left that nobody has come to', () => {
  const undecided = rowFact({ decided: false, historyTaken: false });
  expect(kinds(facts([], { takesNothing: true, rows: [undecided] }))).toEqual(['rows-not-decided']);
  expect(kinds(facts([], { takesNothing: true }))).toEqual(['empty-list-not-said']);
});
