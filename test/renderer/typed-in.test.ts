import { expect, test } from 'vitest';
import type { EntryView } from '../../shared/ipc/typed-in-views.ts';
import { entryNotice } from '../../renderer/text/typed-in.ts';

const reading = {
  id: 'l1',
  recognised: false,
  substance: '',
  near: [],
  medicine: '',
  dose: '',
  route: '',
  often: '',
  notUnderstood: '',
};
const box = (over: Partial<Extract<EntryView, { kind: 'pack' }>>): EntryView => ({
  kind: 'pack',
  gtin: '05012345678900',
  batch: '',
  expires: null,
  expired: false,
  product: null,
  release: '2026-11-16',
  reading,
  ...over,
});

test('the number of a food, or of any box in no list, is said to be perhaps no medicine, and its label is asked for', () => {
  expect(entryNotice(box({}))).toBe(
    'This number is not in the list of medicines; it may be no medicine (GTIN 05012345678900). Type what its label says; the box is kept with it.',
  );
  expect(entryNotice(box({ release: null }))).toContain('No list of boxes is loaded');
});

test('an expired box says so first and which box it is, whether its product is known or not', () => {
  const expired = { expired: true, expires: '2025-01-31' };
  expect(entryNotice(box(expired))).toMatch(/^EXPIRED 31-Jan-2025\. This number is not in the list/);
  expect(entryNotice(box({ ...expired, product: { name: 'Aspirin 75mg tablets', code: null } }))).toBe(
    'EXPIRED 31-Jan-2025. Aspirin 75mg tablets (GTIN 05012345678900).',
  );
});

test('each code that cannot be read says why, and what to do instead', () => {
  const why = (['check-digit', 'no-gtin', 'not-a-code'] as const).map((one) =>
    entryNotice({ kind: 'unreadable-code', why: one }),
  );
  expect(new Set(why).size).toBe(3);
  expect(why.every((words) => words.includes('ype'))).toBe(true);
});
