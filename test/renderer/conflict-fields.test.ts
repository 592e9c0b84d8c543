import { expect, test } from 'vitest';
import { answered, undecided } from '../../renderer/features/conflicts/fields.ts';
import { conflict } from './fixtures/outbox.ts';

test('a whole that differs in nothing that asks is still to be answered, and is not sent before', () => {
  const same = { ...conflict, whole: true, fields: conflict.fields.filter(({ asks }) => !asks) };
  expect(answered(same)).toEqual(['whole']);
  expect([undecided(same, {}), undecided(same, { whole: 'theirs' })]).toEqual([['whole'], []]);
  expect(answered({ ...same, whole: false })).toEqual([]);
  expect(answered(conflict)).toEqual(['dosage', 'reasonCode']);
});
