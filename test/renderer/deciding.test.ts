import { historyWords, recommendationDetail, sayingSchema } from '../../shared/cases/cases.ts';
import { expect, test } from 'vitest';
import { must } from '../../shared/core/must.ts';
import { caseForm, caseSayings } from '../../renderer/features/case/case-forms.ts';
import { checklistSaying } from '../../renderer/features/case/history-forms.ts';
import { isComplete, nextToDecide, findingsToHandOver } from '../../renderer/features/case/progress.ts';
import { formOf, reasonField, sayingOf } from '../../renderer/features/case/row-forms.ts';
import { startOf } from '../../renderer/features/case/row-start.ts';
import { pageFoot } from '../../renderer/features/print/page-foot.ts';
import { identityLine, madeLine } from '../../renderer/text/record.ts';
import { latestOf, shortName } from '../../renderer/text/decision.ts';
import { readTypedDate } from '../../renderer/text/typed-dates.ts';
import { sharedMeaning, sharedWords, signingText, statusOfRecord } from '../../renderer/text/signing.ts';
import { besideKeys, historyKeys, recommendKeys } from '../../renderer/ui/key-maps.ts';
import { missingIn } from '../../renderer/ui/form.ts';
import { caseView, rows } from './fixtures/case.ts';
import { undecided } from './fixtures/deciding.ts';
import { record } from './fixtures/outbox.ts';
import { now } from './fixtures/session.ts';

const nowMillis = Date.parse(now);
const all = [...historyKeys, ...recommendKeys, ...besideKeys].map((binding) => binding.action);
const anyRow = must(rows[0], 'a row');
const may = { history: true, recommend: true, confirm: true, sign: true };

test('every decision key either says something at once or opens a form that asks for it', () => {
  const answers = all.map((action) => {
    const form = formOf(action, anyRow.decision);
    return form === undefined
      ? sayingOf(anyRow, action, {}, nowMillis).kind === 'saying'
      : missingIn(form, {}).length > 0;
  });
  expect(answers).toEqual(all.map(() => true));
  expect(all.filter((action) => formOf(action, anyRow.decision) === undefined)).toEqual([
    'taking-as-directed',
    'started-here',
    'continue',
    'complete',
    'own-supply',
    'not-current',
  ]);
});

test('“continue” asks which side where they differ, and why where a finding is serious', () => {
  const { offers } = anyRow.decision;
  const differs = {
    ...anyRow.decision,
    offers: {
      ...offers,
      continueReason: true,
      continues: [
        { side: 'as-taken' as const, words: '5 mg – once a day' },
        { side: 'as-charted' as const, words: '10 mg – once a day' },
      ],
    },
  };
  const form = must(formOf('continue', differs), 'a form');
  expect(missingIn(form, {})).toEqual(['side', 'reason', 'words']);
  const [side] = form.fields;
  expect(side?.kind === 'one' ? side.choices.map((choice) => choice.words) : []).toEqual([
    'as taken: 5 mg – once a day',
    'as charted: 10 mg – once a day',
  ]);
});

test('“taking as directed” asks for the dose of every product whose directions state none, and who gave it where nobody was asked', () => {
  const { offers } = anyRow.decision;
  const warfarin = {
    ...anyRow,
    decision: {
      ...anyRow.decision,
      offers: {
        ...offers,
        dosesAsDirected: [{ line: 'gp#MedicationStatement/1', term: 'Warfarin 3mg tablets' }],
      },
    },
  };
  const typed = { 'dose gp#MedicationStatement/1': '3 mg at 18:00' };
  const nobodyAsked = {
    ...warfarin,
    decision: { ...warfarin.decision, offers: { ...warfarin.decision.offers, doseFrom: true } },
  };
  expect(sayingOf(warfarin, 'taking-as-directed', {}, nowMillis).kind).toBe('missing');
  expect(sayingOf(warfarin, 'taking-as-directed', typed, nowMillis)).toMatchObject({
    saying: { fact: { doses: [{ line: 'gp#MedicationStatement/1', asTaken: '3 mg at 18:00' }] } },
  });
  expect(sayingOf(nobodyAsked, 'taking-as-directed', typed, nowMillis)).toEqual({
    kind: 'missing',
    fields: ['doseFrom'],
  });
  expect(
    sayingOf(
      nobodyAsked,
      'taking-as-directed',
      { ...typed, doseFrom: 'the anticoagulant clinic' },
      nowMillis,
    ),
  ).toMatchObject({ saying: { fact: { doseFrom: 'the anticoagulant clinic' } } });
});

test('what a filled form says fits the contract', () => {
  const typed = {
    asTaken: 'one',
    difference: 'not two',
    never: 'stopped',
    why: 'felt sick',
    since: '14-Nov-2026',
    when: 'not known',
    indication: 'pain',
    how: 'told-me',
    by: 'Dr A Mehta',
    reason: 'interaction',
    proposed: '3 mg',
    words: 'because',
    restartWhen: 'INR below 2',
    restore: 'no',
  };
  for (const action of all) {
    const filled = sayingOf(anyRow, action, typed, nowMillis);
    if (filled.kind !== 'saying') throw new Error(`${action} wants ${filled.fields.join()}`);
    expect(sayingSchema.parse(filled.saying)).toEqual(filled.saying);
  }
});

test('change, withhold, stop and substitute want a coded reason and words; none is chosen beforehand', () => {
  for (const action of ['change', 'withhold', 'stop', 'substitute'] as const) {
    const filled = sayingOf(anyRow, action, {}, nowMillis);
    expect(filled.kind === 'missing' ? filled.fields : []).toEqual(
      expect.arrayContaining(['reason', 'words']),
    );
    expect(startOf(action, undecided(true))).toEqual({});
  }
});

test('every reason has a letter of its own', () => {
  const letters = reasonField.kind === 'one' ? reasonField.choices.map((choice) => choice.key) : [];
  expect(letters).toHaveLength(16);
  expect(new Set(letters).size).toBe(16);
});

test.for([
  ['17-Nov-2026 14:00', '2026-11-17T14:00:00+00:00'],
  ['17 Nov 2026', '2026-11-17'],
  ['17/06/2026 08:30', '2026-06-17T08:30:00+01:00'],
  ['08.30', '2026-11-18T08:30:00+00:00'],
  ['yesterday 22:00', '2026-11-17T22:00:00+00:00'],
  ['Nov 2026', '2026-11'],
  ['2026', '2026'],
])('"%s" is read as %s', ([typed = '', read]) => {
  expect(readTypedDate(typed, nowMillis)).toBe(read);
});

test.for(['31-Feb-2026', '17-Xyz-2026', '25:00', 'last week', '17/13/2026', '', '2026 14:00'])(
  '"%s" is no date and is not guessed at',
  (typed) => {
    expect(readTypedDate(typed, nowMillis)).toBeUndefined();
  },
);

test('the next to decide is below, then from the top again, and a technician needs the history alone', () => {
  const said = { value: { kind: 'taking-as-directed' as const, doses: [], doseFrom: '' }, by: 'T', at: now };
  const [first, second, ...rest] = rows;
  if (first === undefined || second === undefined) throw new Error('no rows');
  const half = {
    ...first,
    decision: { ...first.decision, history: said, historyStanding: 'stands' as const },
  };
  const done = { ...second, decision: { ...second.decision, decided: true } };
  expect(nextToDecide([half, done, ...rest], first.id, may)?.id).toBe(rest[0]?.id);
  expect(nextToDecide([half, done], first.id, may)?.id).toBe(first.id);
  expect(nextToDecide([done], second.id, may)).toBeUndefined();
  expect(isComplete(half, may)).toBe(false);
  expect(isComplete(half, { ...may, recommend: false })).toBe(true);
});

test('findings of the two worst severities are named as a hand-over names them, each once', () => {
  expect(findingsToHandOver(caseView).map((finding) => finding.id)).toEqual([
    'methotrexate methotrexate',
    'omission co-careldopa',
    'tacrolimus-a tacrolimus-a',
  ]);
});

test('a finding about the case as a whole can be handed over whatever its severity: it is counted until somebody was told', () => {
  const [finding] = caseView.rows.flatMap((row) => row.findings);
  if (finding === undefined) throw new Error('no finding');
  const about = { ...finding, id: 'no-allergy-status', severity: 'significant' as const };
  expect(findingsToHandOver({ ...caseView, findings: [about] }).at(-1)).toMatchObject({
    id: 'no-allergy-status',
    medicine: 'The case',
  });
});

const asked = { view: caseView, row: caseView.rows[0] };

test('fewer than three identifiers, nobody asked without a reason, a hand-over to nobody: not said', () => {
  expect(caseSayings('identity', { identifiers: 'name\nborn' }, asked, nowMillis)).toEqual({
    kind: 'missing',
    fields: ['identifiers'],
  });
  expect(caseSayings('asked', { who: 'nobody' }, asked, nowMillis)).toEqual({
    kind: 'missing',
    fields: ['why'],
  });
  const findings = findingsToHandOver(caseView);
  expect(
    caseSayings('hand-over', { findings: findings[0]?.id ?? '', how: 'bleep' }, asked, nowMillis),
  ).toEqual({ kind: 'missing', fields: ['to'] });
  expect(caseForm('asked', { who: 'carer' }, asked).fields.map((field) => field.name)).toEqual([
    'who',
    'name',
  ]);
});

test('somebody else’s label wants the name on it, and a pack that is not suitable the reason', () => {
  const pack = {
    of: 'row',
    label: 'Zopiclone 7.5 mg',
    labelledFor: 'somebody-else',
    suitability: 'not-suitable',
    where: 'ward-cupboard',
    fate: 'destroyed',
    controlled: 'no',
  };
  expect(caseSayings('own-drug', pack, asked, nowMillis)).toEqual({
    kind: 'missing',
    fields: ['otherName', 'whyNot'],
  });
  const whole = { ...pack, otherName: 'Arthur', whyNot: 'not hers', dispensed: '21-Jul-2026' };
  expect(caseSayings('own-drug', whole, asked, nowMillis)).toMatchObject({
    sayings: [{ pack: null, row: 'methotrexate', drug: { otherName: 'Arthur', dispensed: '2026-07-21' } }],
  });
  expect(caseSayings('own-drug', { ...whole, dispensed: '31-Feb-2026' }, asked, nowMillis)).toEqual({
    kind: 'missing',
    fields: ['dispensed'],
  });
});

test('another severity wants its reason; what is intended and how bad it is are two sayings', () => {
  const finding = 'methotrexate methotrexate';
  expect(caseSayings('finding', { finding }, asked, nowMillis)).toEqual({
    kind: 'missing',
    fields: ['intent'],
  });
  expect(caseSayings('finding', { finding, severity: 'minor' }, asked, nowMillis)).toEqual({
    kind: 'missing',
    fields: ['why'],
  });
  expect(
    caseSayings('finding', { finding, intent: 'intended', severity: 'minor', why: 'seen' }, asked, nowMillis),
  ).toEqual({
    kind: 'sayings',
    sayings: [
      { kind: 'finding-judged', finding, intent: 'intended' },
      { kind: 'severity-said', finding, severity: 'minor', why: 'seen' },
    ],
  });
});

test('an answer to the checklist is said once; opioid substitution waits for dose, last supervised and pharmacy', () => {
  const { items } = caseView.progress.checklist;
  const item = (id: string) =>
    must(
      items.find((one) => one.id === id),
      'an item of the checklist',
    );
  expect(checklistSaying(item('herbal'), { herbal: 'asked-and-none' })).toEqual({
    kind: 'checklist',
    item: 'herbal',
    said: { answer: 'asked-and-none' },
  });
  expect(checklistSaying(item('herbal'), { herbal: 'declined' })).toMatchObject({
    said: { answer: 'not-asked', reason: 'declined' },
  });
  const opioid = item('opioid-substitution');
  const typed = { [opioid.id]: 'lines', [`${opioid.id} dose`]: 'methadone 60 mL' };
  expect(checklistSaying(opioid, typed)).toBeUndefined();
  const rest = {
    [`${opioid.id} last-supervised`]: 'yesterday',
    [`${opioid.id} pharmacy-told`]: 'Priory Lane',
  };
  expect(checklistSaying(opioid, { ...typed, ...rest })).toMatchObject({
    said: { answer: 'lines', details: { dose: 'methadone 60 mL', 'pharmacy-told': 'Priory Lane' } },
  });
  const said = { value: { answer: 'asked-and-none' as const }, by: 'Ruth', at: '2026-11-18T10:00:00Z' };
  expect(checklistSaying({ ...item('herbal'), said }, { herbal: 'asked-and-none' })).toBeUndefined();
});

test('a decision is said in words that keep everything that was typed', () => {
  expect(historyWords({ kind: 'not-taking', never: false, since: '2026-11-14', why: 'felt sick' })).toBe(
    'Not taking since 14-Nov-2026: felt sick',
  );
  expect(
    recommendationDetail({
      action: 'withhold',
      reason: 'acute-illness',
      words: 'bleeding',
      proposed: '',
      restartWhen: 'INR below 2',
      restoreAtDischarge: null,
      side: null,
      continues: '',
    }),
  ).toBe('Acute illness: bleeding. Start again: INR below 2');
  expect([shortName('Ruth Calloway'), shortName('Ruth')]).toEqual(['R Calloway', 'Ruth']);
});

test('shared is said only when nothing waits and nothing is in conflict', () => {
  const signed = {
    by: 'R',
    at: now,
    shared: false,
    conflicts: 0,
    parked: 0,
    notAsSigned: [],
    noneStands: false,
  };
  expect(
    [signed, { ...signed, shared: true }, { ...signed, conflicts: 1 }].map((one) => sharedWords(one)),
  ).toEqual(['Signed, not yet shared', 'Signed and shared', 'Signed, in conflict']);
});

test('what was taken back or put otherwise is not said to be shared, nor that it stands as it was', () => {
  const signed = {
    by: 'R',
    at: now,
    shared: true,
    conflicts: 0,
    parked: 0,
    notAsSigned: ['1 of 2'],
    noneStands: false,
  };
  expect(sharedWords(signed)).toBe('Signed, not all stands');
  expect(sharedWords({ ...signed, noneStands: true })).toBe('Signed, none of it stands');
  expect(sharedMeaning(signed)).not.toMatch(/every record/i);
  expect(sharedWords({ ...signed, shared: false })).toBe('Signed, not yet shared');
  expect([signingText.noAddenda(true), signingText.noAddenda(false)]).toEqual([
    'None. What was signed stands as it was.',
    'None.',
  ]);
  expect(statusOfRecord('not-as-signed').word).toBe('Signed; not all of it stands as it was signed.');
});

test('a row is stamped with what was said of it last', () => {
  const said = (at: string) => ({ by: 'Ruth Calloway', at });
  expect(latestOf(said('2026-11-18T10:31:00Z'), said('2026-11-18T11:12:00Z'))?.at).toContain('11:12');
  expect(latestOf(null, said('2026-11-18T10:31:00Z'))?.at).toContain('10:31');
});

test('what waits for a person after signing is not said to be sent by itself', () => {
  const signed = {
    by: 'R',
    at: now,
    shared: false,
    conflicts: 0,
    parked: 4,
    notAsSigned: [],
    noneStands: false,
  };
  expect(sharedMeaning(signed)).toContain('4 entries wait for a person');
  expect(sharedMeaning(signed)).not.toContain('by itself');
  expect(sharedMeaning({ ...signed, parked: 0 })).toContain('sent by itself');
});

test('a name cannot break out of the foot of the page', () => {
  const named = { ...record, patient: { ...record.patient, name: 'O"NEILL\\, } @page{' } };
  const foot = pageFoot(identityLine(named), madeLine(named));
  expect(foot).toContain('O\\22 NEILL\\5c , } @page{');
  expect(foot.match(/(?<!\\)"/g)?.length).toBe(8);
});

test('where sources contradict each other “taking as directed” asks by which, with one letter; words that were saved are not dropped unasked', () => {
  const { decision } = anyRow;
  const directedBy = [
    { source: 'interview', name: 'Patient interview', words: '6 tablets once a week' },
    { source: 'gp', name: 'GP summary', words: '4 tablets once a week' },
  ];
  const contradicted = { ...anyRow, decision: { ...decision, offers: { ...decision.offers, directedBy } } };
  const form = must(formOf('taking-as-directed', contradicted.decision), 'a form');
  expect(form.atOnce).toBe(true);
  expect(form.fields.flatMap((field) => (field.kind === 'one' ? field.choices : []))).toMatchObject([
    { key: 'A', words: 'Patient interview: 6 tablets once a week' },
    { key: 'B', words: 'GP summary: 4 tablets once a week' },
  ]);
  expect(sayingOf(contradicted, 'taking-as-directed', {}, nowMillis).kind).toBe('missing');
  expect(sayingOf(contradicted, 'taking-as-directed', { directedBy: 'gp' }, nowMillis)).toMatchObject({
    saying: { fact: { directedBy: { source: 'gp' } } },
  });
  const fact = {
    kind: 'taking-differently' as const,
    asTaken: 'half at night',
    difference: 'dizzy',
    doses: [],
    doseFrom: '',
  };
  const written = {
    ...decision,
    history: { value: fact, by: 'Ruth Calloway', at: '2026-11-18T10:00:00.000Z' },
    historyStanding: 'stands' as const,
  };
  const asked = formOf('taking-as-directed', written);
  expect(asked?.fields.map((field) => field.label).join()).toMatch(/half at night/);
  expect(formOf('taking-as-directed', { ...written, historyStanding: 'confirm-again' })).toBe(undefined);
});
