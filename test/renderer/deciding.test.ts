import { expect, test } from 'vitest';
import { sayingSchema } from '../../shared/ipc/decision-views.ts';
import { caseForm, caseSayings } from '../../renderer/features/case/case-forms.ts';
import { isComplete, nextToDecide, topFindings } from '../../renderer/features/case/progress.ts';
import { atOnce, formOf, reasonField, sayingOf } from '../../renderer/features/case/row-forms.ts';
import { startOf } from '../../renderer/features/case/row-start.ts';
import { pageFoot } from '../../renderer/features/print/page-foot.ts';
import { historyWords, recommendationDetail, shortName } from '../../renderer/text/decision.ts';
import { readMoment } from '../../renderer/text/moments.ts';
import { sharedWords } from '../../renderer/text/signing.ts';
import { besideKeys, historyKeys, recommendKeys } from '../../renderer/ui/key-maps.ts';
import { missingIn } from '../../renderer/ui/form.ts';
import { caseView, rows } from './fixtures/case.ts';
import { undecided } from './fixtures/deciding.ts';
import { record } from './fixtures/outbox.ts';
import { now } from './fixtures/session.ts';

const nowMillis = Date.parse(now);
const all = [...historyKeys, ...recommendKeys, ...besideKeys].map((binding) => binding.action);
const may = { history: true, recommend: true, sign: true };

test('every decision key either says something at once or opens a form that asks for it', () => {
  const answers = all.map((action) =>
    atOnce.includes(action)
      ? sayingOf('row', action, {}, nowMillis).kind
      : missingIn(formOf(action) ?? never(action), {}).length > 0,
  );
  expect(answers).toEqual(all.map((action) => (atOnce.includes(action) ? 'saying' : true)));
});

const never = (what: string) => {
  throw new Error(`no form for ${what}`);
};

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
    const filled = sayingOf('row', action, typed, nowMillis);
    if (filled.kind !== 'saying') throw new Error(`${action} wants ${filled.fields.join()}`);
    expect(sayingSchema.parse(filled.saying)).toEqual(filled.saying);
  }
});

test('change, withhold, stop and substitute want a coded reason and words; none is chosen beforehand', () => {
  for (const action of ['change', 'withhold', 'stop', 'substitute'] as const) {
    const filled = sayingOf('row', action, {}, nowMillis);
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
  expect(readMoment(typed, nowMillis)).toBe(read);
});

test.for(['31-Feb-2026', '17-Xyz-2026', '25:00', 'last week', '17/13/2026', '', '2026 14:00'])(
  '"%s" is no date and is not guessed at',
  (typed) => {
    expect(readMoment(typed, nowMillis)).toBeUndefined();
  },
);

test('the next to decide is below, then from the top again, and a technician needs the history alone', () => {
  const said = { value: { kind: 'taking-as-directed' as const }, by: 'T', at: now };
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
  expect(topFindings(caseView).map((finding) => finding.id)).toEqual([
    'methotrexate methotrexate',
    'omission co-careldopa',
    'tacrolimus-a tacrolimus-a',
  ]);
});

test('fewer than three identifiers, nobody asked without a reason, a hand-over to nobody: not said', () => {
  expect(caseSayings('identity', { identifiers: 'name\nborn' }, [])).toEqual({
    kind: 'missing',
    fields: ['identifiers'],
  });
  expect(caseSayings('asked', { who: 'nobody' }, [])).toEqual({ kind: 'missing', fields: ['why'] });
  const findings = topFindings(caseView);
  expect(caseSayings('hand-over', { findings: findings[0]?.id ?? '', how: 'bleep' }, findings)).toEqual({
    kind: 'missing',
    fields: ['to'],
  });
  expect(caseForm('asked', { who: 'carer' }, []).fields.map((field) => field.name)).toEqual(['who', 'name']);
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
    }),
  ).toBe('Acute illness. bleeding. Restart: INR below 2');
  expect([shortName('Ruth Calloway'), shortName('Ruth')]).toEqual(['R Calloway', 'Ruth']);
});

test('shared is said only when nothing waits and nothing is in conflict', () => {
  const signed = { by: 'R', at: now, shared: false, conflicts: 0 };
  expect(
    [signed, { ...signed, shared: true }, { ...signed, conflicts: 1 }].map((one) => sharedWords(one)),
  ).toEqual(['Signed, not yet shared', 'Signed and shared', 'Signed, in conflict']);
});

test('a name cannot break out of the foot of the page', () => {
  const foot = pageFoot({ ...record, patient: { ...record.patient, name: 'O"NEILL\\, } @page{' } });
  expect(foot).toContain('O\\22 NEILL\\5c , } @page{');
  expect(foot.match(/(?<!\\)"/g)?.length).toBe(8);
});
