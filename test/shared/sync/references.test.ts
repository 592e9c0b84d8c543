import { expect, test } from 'vitest';
import { withoutWithdrawn, withReferences } from '../../../shared/sync/sync.ts';

const [held, taken, unknown] = [
  '11111111-2222-4333-8444-555555555555',
  '22222222-2222-4333-8444-555555555555',
  '33333333-2222-4333-8444-555555555555',
];

test('a reference to an entry becomes where it is held; one that is not held yet stays, and every number keeps its digits', () => {
  const body = `{"a":"urn:uuid:${held}","b":["urn:uuid:${unknown}"],"c":1.00,"d":"urn:uuid:${held} said","e":"urn:uuid:short","f":"URN:UUID:${held}"}`;
  expect(withReferences(body, new Map([[held, 'List/"7"']]))).toBe(
    `{"a":"List/\\"7\\"","b":["urn:uuid:${unknown}"],"c":1.00,"d":"urn:uuid:${held} said","e":"urn:uuid:short","f":"URN:UUID:${held}"}`,
  );
});

test('items that refer to what was taken back go, at any depth; what else names it stays as it is', () => {
  const item = (uuid: string) => ({ item: { reference: `urn:uuid:${uuid}` } });
  const body = {
    resourceType: 'List',
    entry: [item(held), item(taken), item(unknown)],
    derivedFrom: [`urn:uuid:${taken}`, `urn:uuid:${held}`],
    contained: [{ entry: [item(taken), { note: 'kept' }] }],
    subject: { reference: `urn:uuid:${taken}` },
    note: [{ text: `about urn:uuid:${taken}` }, { text: '' }, 7, null],
  };
  expect(withoutWithdrawn(body, (uuid) => uuid === taken)).toEqual({
    ...body,
    entry: [item(held), item(unknown)],
    derivedFrom: [`urn:uuid:${held}`],
    contained: [{ entry: [{ note: 'kept' }] }],
  });
});
