import { expect, test } from 'vitest';
import { bookmarksOfRun, openRun } from '../../../electron/engine/db/queries/pull-runs.ts';
import type { ReadFault } from '../../../electron/engine/records/records.ts';
import { pullEndpoint } from '../../../electron/engine/sync/pull-endpoint.ts';
import { must } from '../../../shared/core/must.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import { dorothy, statement } from '../../support/pulling.ts';
import {
  audited,
  bundle,
  failing,
  instant,
  instead,
  pageWith,
  readingHere,
  type ReadingHere,
  recordOf,
  type Reply,
} from '../../support/reading.ts';
import type { Resource } from '../../support/tiny-trust.ts';

const meta = { versionId: '1', lastUpdated: '2026-11-18T09:00:00.000Z' };
const allergy = (id: string): Resource => ({
  resourceType: 'AllergyIntolerance',
  id,
  patient: { reference: 'Patient/gp-1' },
  meta,
});
const usual = [dorothy({ meta }), statement('m1', { meta }), allergy('a1')];
const place = { endpoint: 'gp', person: 'p1' };

function begin(over: object = {}, resources: readonly Resource[] = usual): ReadingHere {
  const here = readingHere(over);
  here.serverTime = instant('2026-11-18T10:00:00.000Z');
  here.reply = recordOf(...resources);
  return here;
}
const pull = (here: ReadingHere, full = false, source: SourceConfig = here.source) =>
  pullEndpoint(here.parts, source, 'p1', full);
const keysOf = (here: ReadingHere) => here.copy().resources.map(({ type, id }) => `${type}/${id}`);
const away: ReadFault = { kind: 'not-answering', layer: 'network', detail: 'ECONNRESET' };

const page = (n: number) => `https://record.invalid/fhir/MedicationStatement?page=${n}`;
test.each<[string, (path: string) => Reply, object]>([
  [
    'fewer than announced',
    () => bundle([statement('m1')], { total: 2 }),
    { kind: 'fewer-than-said', type: 'MedicationStatement', said: 2, came: 1 },
  ],
  [
    'a next page elsewhere',
    () => pageWith([statement('m1')], 'https://elsewhere.invalid/'),
    { kind: 'paging-stopped', detail: 'MedicationStatement: other-origin' },
  ],
  [
    'an error of this search on page two',
    (path) =>
      path.includes('page=2')
        ? { fault: { kind: 'not-answering', layer: 'record', detail: 'status 500' } }
        : pageWith([statement('m1')], page(2)),
    { kind: 'page-unreadable', page: 2, detail: 'MedicationStatement: status 500' },
  ],
  [
    'HTML',
    () => '<html>',
    { kind: 'page-unreadable', page: 1, detail: 'MedicationStatement: HTML or XML instead of JSON' },
  ],
  [
    'too much',
    failing({ kind: 'too-large', detail: 'more than 10 MB' }),
    { kind: 'too-large', detail: 'MedicationStatement: more than 10 MB' },
  ],
  [
    'a redirect',
    failing({ kind: 'address-refused', why: 'redirect' }),
    { kind: 'paging-stopped', detail: 'MedicationStatement: redirect' },
  ],
  [
    'a refusal',
    failing({ kind: 'rejected', status: 422, issues: [], body: '' }),
    { kind: 'type-not-read', type: 'MedicationStatement', detail: 'status 422' },
  ],
])(
  '%s for one type is a gap of it, kept with its bookmark, and the next type is read',
  async (_, reply, reason) => {
    const here = begin();
    instead(here, 'MedicationStatement', reply);
    expect(await pull(here)).toEqual({ kind: 'partial', reasons: [reason] });
    expect(keysOf(here)).toContain('AllergyIntolerance/a1');
    expect(audited(here, 'read-stopped')).toMatchObject([{ detail: { type: 'MedicationStatement' } }]);
  },
);

const pages = (here: ReadingHere, second: () => Reply): void =>
  instead(here, 'MedicationStatement', (path) =>
    path.includes('page=2') ? second() : pageWith([statement('m1', { meta })], page(2)),
  );

test('a reading that was cut off goes on behind its last page, and counts what came before it', async () => {
  const here = begin();
  pages(here, failing(away));
  await pull(here);
  const run = must(here.parts.store.read.get(openRun, place), 'a run').run;
  expect(here.parts.store.read.all(bookmarksOfRun, { ...place, run })).toEqual([
    { type: 'MedicationStatement', next_url: page(2), page: 1, state: 'reading' },
  ]);
  here.asked.length = 0;
  pages(here, () => bundle([statement('m2', { meta })], { total: 2 }));
  expect(await pull(here)).toEqual({ kind: 'complete' });
  expect(here.asked.slice(1, 2)).toEqual(['MedicationStatement?page=2']);
  expect(here.copy().gone).toEqual([]);
  expect(keysOf(here)).toContain('MedicationStatement/m2');
});

test('a reading that goes on later is as old as its first answer', async () => {
  const here = begin();
  pages(here, failing(away));
  await pull(here);
  here.serverTime = instant('2026-11-18T10:30:00.000Z');
  pages(here, () => bundle([statement('m2', { meta })]));
  expect(await pull(here)).toEqual({ kind: 'complete' });
  expect(here.row()).toMatchObject({
    as_of: '2026-11-18T10:00:00.000Z',
    full_read_at: '2026-11-18T10:00:00.000Z',
  });
});

test('what is missing behind a page that was cut off is counted from that page on', async () => {
  const here = begin();
  pages(here, failing(away));
  await pull(here);
  pages(here, () => bundle([statement('m2', { meta })], { total: 3 }));
  expect(await pull(here)).toEqual({
    kind: 'partial',
    reasons: [{ kind: 'fewer-than-said', type: 'MedicationStatement', said: 3, came: 2 }],
  });
});

test('a page that is unreadable behind one that was cut off is named by its own number', async () => {
  const here = begin();
  pages(here, failing(away));
  await pull(here);
  pages(here, () => '<html>');
  expect(await pull(here)).toMatchObject({ reasons: [{ kind: 'page-unreadable', page: 2 }] });
});

test('a page address that died meanwhile: the type is read from its start, and nothing counts twice', async () => {
  const here = begin();
  pages(here, failing(away));
  await pull(here);
  here.asked.length = 0;
  instead(here, 'MedicationStatement', (path) =>
    path.includes('page=2')
      ? { fault: { kind: 'rejected', status: 410, issues: [], body: '' } }
      : bundle([statement('m1', { meta })], { total: 2 }),
  );
  expect(await pull(here)).toEqual({
    kind: 'partial',
    reasons: [{ kind: 'fewer-than-said', type: 'MedicationStatement', said: 2, came: 1 }],
  });
  expect(here.asked.slice(1, 3)).toEqual([
    'MedicationStatement?page=2',
    'MedicationStatement?patient=gp-1&_include=MedicationStatement:medication&_count=50',
  ]);
});

test('behind a page that was cut off nobody answers still: that page is kept, and nothing is asked from the start', async () => {
  const here = begin();
  pages(here, failing(away));
  await pull(here);
  here.asked.length = 0;
  await pull(here);
  expect(here.asked.slice(1)).toEqual(['MedicationStatement?page=2']);
});

test('a first page that is refused is not asked for a second time', async () => {
  const here = begin();
  instead(here, 'MedicationStatement', failing({ kind: 'rejected', status: 400, issues: [], body: '' }));
  await pull(here);
  expect(here.asked.filter((path) => path.startsWith('MedicationStatement')).length).toBe(1);
});
