import { expect, test } from 'vitest';
import { fromMillis } from '../../../shared/core/instant.ts';
import { begunEnded } from '../../../shared/cases/writes/begun.ts';
import { modifiedAt } from '../../../shared/cases/writes/modified-at.ts';

const at = '2026-11-18T10:00:00Z';

test.each([
  ['2026-11-18T09:59:59Z', at],
  ['2026-11-18T10:00:01Z', '2026-11-18T10:00:01Z'],
  ['2026-11-18T11:00:00+02:00', at],
  ['2026-11-19', '2026-11-19'],
  ['no date', at],
  [undefined, at],
])(
  'a task authored at %s, changed at ten by a clock that was put back, was changed at %s',
  (authoredOn, modified) => {
    expect(modifiedAt({ authoredOn }, at)).toBe(modified);
  },
);

test('a case begun by a clock that was put back before it was signed ends without breaking that rule', () => {
  const body = { resourceType: 'Task', status: 'in-progress', authoredOn: '2026-11-18T10:00:01Z' };
  const home = { endpoint: 'home', patient: 'p1', encounter: null };
  const context = { home, uuid: () => 'ended', at: fromMillis(Date.parse(at)) };
  const ended = begunEnded({ id: 't1', versionId: '1', body }, context);
  expect(ended?.body).toMatchObject({ status: 'completed', lastModified: body.authoredOn });
});
