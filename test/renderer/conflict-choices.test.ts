import { expect, test } from 'vitest';
import { choose, conflictStore, unchoose } from '../../renderer/stores/conflict.ts';
import { conflict } from './fixtures/outbox.ts';

test('why is chosen, and taken back, with the status that it is for, and with nothing else', () => {
  const [field] = conflict.fields;
  const fields = ['dosage', 'status', 'statusReason'].map((name) => ({ ...field, field: name, asks: true }));
  const view = { ...conflict, fields } as typeof conflict;
  conflictStore.setState((state) => ({ conflict: { ...state.conflict, view }, choices: {} }));
  const chosen = (): unknown => conflictStore.getState().choices;
  choose('status', 'theirs');
  expect(chosen()).toEqual({ status: 'theirs', statusReason: 'theirs' });
  choose('dosage', 'mine');
  choose('statusReason', 'mine');
  expect(chosen()).toEqual({ dosage: 'mine', status: 'mine', statusReason: 'mine' });
  unchoose('statusReason');
  expect(chosen()).toEqual({ dosage: 'mine' });
});
