import { expect, test } from 'vitest';
import {
  changeStatus,
  foldCase,
  dischargeNeeds,
  reasonOf,
  type CaseEventBody,
  actions,
  type Action,
  type Supply,
} from '../../../shared/cases/cases.ts';
import { must } from '../../../shared/core/must.ts';
import { event } from '../../support/case-events.ts';

const plain = {
  reason: null,
  words: '',
  proposed: '',
  restartWhen: '',
  restoreAtDischarge: null,
  side: null,
  continues: '',
} as const;
const whole: Supply = { quantity: '14 days', continuing: 'GP', review: 'GP in 2 weeks', restored: null };

const decided = (action: Action, over: object = {}, supply?: Supply) => {
  const bodies: readonly CaseEventBody[] = [
    { kind: 'recommended', row: 'r', covers: [], recommendation: { action, ...plain, ...over } },
    ...(supply === undefined ? [] : [{ kind: 'supply', row: 'r', covers: [], supply } as const]),
  ];
  return must(foldCase(bodies.map((body) => event(body))).rows.get('r'), 'a row');
};

test('every recommendation has its change status, and what leaves nothing behind has none', () => {
  expect(Object.fromEntries(actions.map((action) => [action, changeStatus(action)]))).toEqual({
    continue: 'continued',
    change: 'amended',
    withhold: 'withheld',
    stop: 'discontinued',
    complete: 'discontinued',
    start: 'added',
    substitute: 'amended',
    'own-supply': 'continued',
    'not-current': null,
    refer: null,
    'intended-omission': 'withheld',
  });
});

test('what goes home wants quantity, continuing prescriber and review, and nothing once they are said', () => {
  expect(dischargeNeeds('discharge', decided('continue'), '')).toEqual([
    'quantity',
    'continuing-prescriber',
    'review',
  ]);
  expect(dischargeNeeds('discharge', decided('continue', {}, whole), '')).toEqual([]);
});

test('what changed wants its indication and a description; a source that states the indication will do', () => {
  expect(dischargeNeeds('discharge', decided('stop'), '')).toEqual(['indication', 'description']);
  expect(dischargeNeeds('discharge', decided('stop', { words: 'bleeding' }), 'stroke prevention')).toEqual(
    [],
  );
});

test('a substitution that was to be restored is restored or kept on purpose, never forgotten', () => {
  const over = {
    words: 'formulary',
    proposed: 'lansoprazole',
    restoreAtDischarge: true,
    side: null,
    continues: '',
  };
  expect(dischargeNeeds('discharge', decided('substitute', over, whole), 'reflux')).toEqual([
    'substitution-restored',
  ]);
  expect(
    dischargeNeeds('discharge', decided('substitute', over, { ...whole, restored: true }), 'reflux'),
  ).toEqual([]);
});

test('an admission wants none of it, and what the case is for is what was said last', () => {
  expect(dischargeNeeds('admission', decided('stop'), '')).toEqual([]);
  const opened = event({
    kind: 'opened',
    encounter: null,
    reason: 'admission',
    from: null,
    version: 1,
    why: '',
  });
  const said = event({ kind: 'reason-said', reason: 'discharge' });
  expect([
    reasonOf(foldCase([])),
    reasonOf(foldCase([opened, said])),
    reasonOf(foldCase([opened, said, event({ kind: 'undone', event: said.id })])),
  ]).toEqual(['admission', 'discharge', 'admission']);
});
