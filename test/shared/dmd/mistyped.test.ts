import { expect, test } from 'vitest';
import { namesNear } from '../../../shared/dmd/dmd.ts';

test.each([
  ['bisporolol 2.5mg tablets', ['bisoprolol']],
  ['ramiprill 5mg', ['ramipril']],
  ['metfromin', ['metformin']],
  ['furosemide 40mg tablets', []],
  ['xqzzvorin 15mg', []],
  ['abc', []],
])('of “%s” the names it may be meant for are %o, to be asked and never taken', (typed, near) => {
  expect(namesNear(typed, 3)).toEqual(near);
});

test('a name between two others gives both: none of them is chosen for anybody', () => {
  expect(namesNear('clobezam', 3)).toEqual(['clobazam']);
  expect(namesNear('prednisolane', 3).length).toBeGreaterThan(1);
});
