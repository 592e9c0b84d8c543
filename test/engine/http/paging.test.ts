import { expect, test } from 'vitest';
import { ok } from '../../../shared/core/result.ts';
import { addressWithin, readPages, type Page, type PagesEnd } from '../../../electron/engine/http/http.ts';

const base = 'https://record.invalid/fhir';
const entry = (id: string, type = 'List', mode = 'match') => ({
  resource: { resourceType: type, id },
  search: { mode },
});
const goesOn = (to: string) => ({ link: [{ relation: 'next', url: `${base}/List?page=${to}` }] });

/** What a search comes to whose pages hold this, and the pages that it gave. */
async function search(
  pages: readonly object[],
): Promise<{ readonly end: PagesEnd<never>; readonly pages: readonly Page[] }> {
  const left = [...pages];
  const given: Page[] = [];
  const end = await readPages<never>({
    read: async () =>
      ok({
        status: 200,
        headers: new Headers(),
        text: JSON.stringify({ resourceType: 'Bundle', ...left.shift() }),
        serverTime: undefined,
      }),
    address: (link) => addressWithin(base, link),
    first: 'List?status=current',
    type: 'List',
    firstNumber: 1,
    onPage: (page) => given.push(page),
  });
  return { end, pages: given };
}

test('what any page announced is what must come, though a later page announces less or nothing', async () => {
  const short = { kind: 'short', page: 2, said: 3, came: 2 };
  for (const total of [2, undefined]) {
    const found = await search([
      { total: 3, entry: [entry('a')], ...goesOn('2') },
      { total, entry: [entry('b')] },
    ]);
    expect(found.end).toEqual(short);
  }
});

test('what only came along fills no count, also of the type that was asked for', async () => {
  const along = [entry('a'), entry('b', 'List', 'include'), entry('c', 'Patient')];
  expect((await search([{ total: 2, entry: along }])).end).toEqual({
    kind: 'short',
    page: 1,
    said: 2,
    came: 1,
  });
});

test('an entry that comes on two pages is one, and does not fill the place of one that did not come', async () => {
  const found = await search([
    { total: 2, entry: [entry('a')], ...goesOn('2') },
    { total: 2, entry: [entry('a')] },
  ]);
  expect(found.end).toMatchObject({ kind: 'short', came: 1 });
});

test('twenty empty pages in a row end a search, and as many with something between them do not', async () => {
  const empty = (nth: number) => goesOn(`e${nth}`);
  const many = (from: number, count: number) => Array.from({ length: count }, (_, at) => empty(from + at));
  expect((await search(many(0, 21))).end).toEqual({ kind: 'stopped', page: 20, why: 'empty-pages' });
  const between = { entry: [entry('a')], ...goesOn('between') };
  const found = await search([...many(0, 19), between, ...many(30, 19), { entry: [entry('b')] }]);
  expect(found.end).toEqual({ kind: 'end' });
  expect(found.pages.flatMap(({ entries }) => entries.map(({ id }) => id))).toEqual(['a', 'b']);
});

test('a page that leads back to one that was read ends the search there, and what it holds is given', async () => {
  const found = await search([
    { entry: [entry('a')], ...goesOn('2') },
    { entry: [entry('b')], ...goesOn('3') },
    { entry: [entry('c')], ...goesOn('2') },
  ]);
  expect(found.end).toEqual({ kind: 'stopped', page: 3, why: 'loop' });
  expect(found.pages.map(({ next }) => next)).toEqual([
    `${base}/List?page=2`,
    `${base}/List?page=3`,
    undefined,
  ]);
});

test.each([
  ['a link that is no list', { link: { relation: 'next', url: 'x' } }, 'link-unreadable'],
  ['a next page without an address', { link: [{ relation: 'next' }] }, 'link-unreadable'],
  ['a count that is none', { total: '3' }, 'total-unreadable'],
  ['a count below nothing', { total: -1 }, 'total-unreadable'],
])('%s leaves it open whether more would have come', async (_, page, why) => {
  expect((await search([{ entry: [entry('a')], ...page }])).end).toEqual({ kind: 'stopped', page: 1, why });
});

test('everything that a search says besides is heard, each complaint of it', async () => {
  const issue = (code: string) => ({ severity: 'warning', code, diagnostics: code });
  const said = { resourceType: 'OperationOutcome', issue: [issue('suppressed'), issue('timeout')] };
  const { pages } = await search([{ entry: [entry('a'), { resource: said }] }]);
  expect(pages.flatMap(({ issues }) => issues.map(({ code }) => code))).toEqual(['suppressed', 'timeout']);
});
