import { expect, test } from 'vitest';
import { actions, takeHomeOf, type Action, type HistoryFact } from '../../../shared/cases/cases.ts';
import { brand } from '../../../shared/core/brand.ts';
import type { Instant } from '../../../shared/core/instant.ts';

const by = { user: 'u', name: 'Ruth', role: 'pharmacist', registration: null } as const;
const decided = <T>(value: T) => ({
  value,
  by,
  at: brand<Instant>('2026-11-18T10:00:00.000Z'),
  event: 'e',
  covers: [],
});

function listed(
  action: Action,
  fact: HistoryFact['kind'] | null,
  over: { agreed?: boolean; side?: 'as-charted' | 'as-taken'; asks?: boolean; restored?: boolean } = {},
) {
  const facts: Readonly<Record<HistoryFact['kind'], HistoryFact>> = {
    'taking-as-directed': { kind: 'taking-as-directed', doses: [], doseFrom: '' },
    'taking-differently': {
      kind: 'taking-differently',
      asTaken: 'x',
      difference: 'y',
      doses: [],
      doseFrom: '',
    },
    'not-taking': { kind: 'not-taking', never: false, since: null, why: '' },
    'unable-to-establish': { kind: 'unable-to-establish', why: '' },
    'started-here': { kind: 'started-here' },
  };
  return takeHomeOf(
    {
      history: fact === null ? null : decided(facts[fact]),
      recommendation: {
        ...decided({
          action,
          reason: null,
          words: '',
          proposed: '',
          restartWhen: '',
          restoreAtDischarge: null,
          side: over.side ?? null,
          continues: '',
        }),
        bearing: null,
        taken: '',
      },
      confirmed: over.agreed === true ? decided({ by: 'Dr Mehta', how: 'told-me' as const }) : null,
      supply:
        over.restored === undefined
          ? null
          : decided({ quantity: '', continuing: '', review: '', restored: over.restored }),
    },
    { stands: true, differs: true, asks: over.asks ?? true },
  );
}

test('what no prescriber has agreed to is not settled, whatever was recommended, unless it goes on as at home', () => {
  const open = actions.map((action) => [
    action,
    listed(action, 'taking-as-directed', {
      asks: action !== 'not-current' && action !== 'intended-omission',
    }),
  ]);
  expect(Object.fromEntries(open)).toEqual({
    continue: 'same',
    'own-supply': 'same',
    change: 'unsettled',
    withhold: 'unsettled',
    stop: 'unsettled',
    complete: 'unsettled',
    start: 'unsettled',
    substitute: 'unsettled',
    refer: 'unsettled',
    'not-current': 'stopped',
    'intended-omission': 'paused',
  });
});

test('once agreed, a medicine is new, changed, stopped or paused as the patient meets it', () => {
  const agreed = { agreed: true };
  expect([
    listed('continue', 'started-here', agreed),
    listed('start', null, agreed),
    listed('start', 'taking-as-directed', agreed),
    listed('continue', 'taking-as-directed', { ...agreed, side: 'as-charted' }),
    listed('continue', 'taking-differently', { ...agreed, side: 'as-taken' }),
    listed('substitute', 'taking-as-directed', agreed),
    listed('substitute', 'taking-as-directed', { ...agreed, restored: true }),
    listed('withhold', 'taking-as-directed', agreed),
    listed('stop', 'not-taking', agreed),
    listed('refer', 'taking-as-directed', agreed),
  ]).toEqual([
    'new',
    'new',
    'changed',
    'changed',
    'same',
    'changed',
    'same',
    'paused',
    'stopped',
    'unsettled',
  ]);
});

test('what nobody decided, and what was decided of lines that changed since, is not settled', () => {
  const none = { history: null, recommendation: null, confirmed: null, supply: null };
  expect(takeHomeOf(none, { stands: true, differs: false, asks: false })).toBe('unsettled');
});
