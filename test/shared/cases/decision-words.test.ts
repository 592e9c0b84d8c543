import { expect, test } from 'vitest';
import { historyWords, recommendationDetail, type HistoryFact } from '../../../shared/cases/cases.ts';
import { plain } from '../../support/writes.ts';

const doses = (...taken: readonly string[]) => taken.map((asTaken, at) => ({ line: `l${at}`, asTaken }));

test.each<[HistoryFact, string]>([
  [{ kind: 'taking-as-directed', doses: [], doseFrom: '' }, 'Taking as directed'],
  [
    { kind: 'taking-as-directed', doses: doses('3 mg'), doseFrom: 'the yellow book' },
    'Taking as directed: 3 mg, said by the yellow book',
  ],
  [
    { kind: 'taking-as-directed', doses: doses('3 mg', '', '1 mg'), doseFrom: '' },
    'Taking as directed: 3 mg + 1 mg',
  ],
  [{ kind: 'taking-as-directed', doses: doses(''), doseFrom: 'the patient' }, 'Taking as directed'],
  [
    {
      kind: 'taking-as-directed',
      doses: [],
      doseFrom: '',
      directedBy: { source: 'gp', name: 'GP', words: 'one daily' },
    },
    'Taking as directed by GP: one daily',
  ],
  [
    {
      kind: 'taking-differently',
      asTaken: 'one at night',
      difference: 'dose',
      doses: doses('2 mg'),
      doseFrom: 'wife',
    },
    'Taking differently: one at night (dose): 2 mg, said by wife',
  ],
  [{ kind: 'not-taking', never: true, since: null, why: '' }, 'Never took any'],
  [
    { kind: 'not-taking', never: true, since: '2026-05-01', why: 'afraid of it' },
    'Never took any: afraid of it',
  ],
  [{ kind: 'not-taking', never: false, since: null, why: '' }, 'Not taking'],
  [
    { kind: 'not-taking', never: false, since: '2026-05-01', why: 'ran out' },
    'Not taking since 01-May-2026: ran out',
  ],
  [{ kind: 'started-here' }, 'Started here, not taken at home'],
  [{ kind: 'unable-to-establish', why: '' }, 'Unable to establish'],
  [{ kind: 'unable-to-establish', why: 'confused' }, 'Unable to establish: confused'],
] as [HistoryFact, string][])('what the patient takes, in words: %j', (fact, words) => {
  expect(historyWords(fact)).toBe(words);
});

test('what goes to the prescriber is one breath of what was said, and nothing of what was not', () => {
  expect(recommendationDetail({ action: 'stop', ...plain, reason: null, words: '' })).toBe('');
  expect(recommendationDetail({ action: 'stop', ...plain, words: 'as agreed', reason: null })).toBe(
    'as agreed',
  );
  expect(recommendationDetail({ action: 'stop', ...plain, words: '', reason: 'allergy' })).toBe('Allergy');
  expect(
    recommendationDetail({
      action: 'withhold',
      ...plain,
      proposed: 'Ramipril 2.5 mg',
      reason: 'renal-function',
      words: 'eGFR 20',
      restartWhen: 'eGFR above 30',
      restoreAtDischarge: true,
    }),
  ).toBe('Ramipril 2.5 mg. Renal function: eGFR 20. Start again: eGFR above 30. Restore at discharge');
  expect(
    recommendationDetail({
      action: 'substitute',
      ...plain,
      words: '',
      reason: null,
      restoreAtDischarge: false,
    }),
  ).toBe('Do not restore at discharge');
});
