import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { bookmarksOfRun, openRun } from '../../../electron/engine/db/queries/pull-runs.ts';
import { resourceByKey } from '../../../electron/engine/db/queries/resources.ts';
import type { Page } from '../../../electron/engine/http/http.ts';
import type { Run } from '../../../electron/engine/sync/parts.ts';
import { createPageGroup, type Subject } from '../../../electron/engine/sync/save-page.ts';
import type { NhsNumber } from '../../../shared/patients/patients.ts';
import { brand } from '../../../shared/core/brand.ts';
import { nhs, statement } from '../../support/pulling.ts';
import { audited, instant, readingHere, type ReadingHere } from '../../support/reading.ts';
import type { Resource } from '../../support/tiny-trust.ts';

const place = { endpoint: 'gp', person: 'p1' };
const begun: Run = { run: 'r1', whole: true, since: null, asOf: null, begunAt: 'b', reasons: [] };
const dorothy: Subject = { id: 'gp-1', nhsNumber: brand<NhsNumber>(nhs) };
const groupOf = (here: ReadingHere, subject: Subject = dorothy) =>
  createPageGroup(here.parts, here.source, place, subject);
const page = (resources: readonly Resource[], over: Partial<Page> = {}): Page => ({
  number: 1,
  entries: resources.map((resource) => ({
    type: resource.resourceType,
    id: resource.id,
    text: JSON.stringify(resource),
    resource,
    included: false,
  })),
  issues: [],
  unidentified: 0,
  total: undefined,
  next: undefined,
  serverTime: undefined,
  ...over,
});
const bookmarks = (here: ReadingHere) => here.parts.store.read.all(bookmarksOfRun, { ...place, run: 'r1' });
const rowOf = (here: ReadingHere, type: string, id: string) =>
  here.parts.store.read.get(resourceByKey, { source: 'gp', type, id });
const many = (count: number, from = 0): readonly Resource[] =>
  Array.from({ length: count }, (_, at) => statement(`m${from + at}`));

test('a page is kept with the bookmark of its type, its run and one line of the audit', () => {
  const here = readingHere();
  const group = groupOf(here);
  const meta = { versionId: '3', lastUpdated: '2026-11-18T09:00:00.000Z' };
  const first = group.take(begun, 'MedicationStatement', page([statement('m1', { meta })], { next: 'n' }));
  const second = group.take(
    first,
    'MedicationStatement',
    page([statement('m2'), statement('x', { subject: { reference: 'Patient/other' } })], { number: 2 }),
  );
  const run = group.take(second, 'AllergyIntolerance', page([], { next: 'a2', number: 4 }));
  expect([here.copy().resources, bookmarks(here)]).toEqual([[], []]);
  group.write(run);
  expect(here.copy().resources.map(({ id }) => id)).toEqual(['m1', 'm2']);
  expect(bookmarks(here)).toEqual([
    { type: 'AllergyIntolerance', next_url: 'a2', page: 4, state: 'reading' },
    { type: 'MedicationStatement', next_url: null, page: 2, state: 'read' },
  ]);
  expect(here.parts.store.read.get(openRun, place)).toMatchObject({
    run: 'r1',
    whole: 1,
    begun_at: 'b',
    as_of: run.asOf,
    reasons: JSON.stringify([{ kind: 'another-patient', count: 1 }]),
  });
  expect(audited(here, 'pages-read')).toEqual([
    {
      user: 'ruth',
      subject: 'p1',
      detail: {
        endpoint: 'gp',
        types: 'MedicationStatement AllergyIntolerance',
        pages: 3,
        kept: 2,
        refused: 1,
      },
    },
  ]);
  const text = JSON.stringify(statement('m1', { meta }));
  expect(rowOf(here, 'MedicationStatement', 'm1')).toEqual({
    type: 'MedicationStatement',
    id: 'm1',
    version_id: '3',
    last_updated: '2026-11-18T09:00:00.000Z',
    body: text,
    hash: createHash('sha256').update(text).digest('hex'),
    fetched_at: new Date(here.clock.now()).toISOString(),
    gone_at: null,
  });
});

test.each([undefined, 'x', { versionId: 3, lastUpdated: 4 }])(
  'an entry whose meta is %o has no version and no time',
  (meta) => {
    const here = readingHere();
    const group = groupOf(here);
    group.write(group.take(begun, 'MedicationStatement', page([statement('m1', { meta })])));
    expect(rowOf(here, 'MedicationStatement', 'm1')).toMatchObject({ version_id: null, last_updated: null });
  },
);

test('nothing waiting writes nothing, and what was written is not written twice', () => {
  const here = readingHere();
  const group = groupOf(here);
  group.write(begun);
  expect(audited(here, 'pages-read')).toEqual([]);
  const run = group.take(begun, 'MedicationStatement', page(many(1)));
  group.write(run);
  group.write(run);
  expect(audited(here, 'pages-read').length).toBe(1);
});

test('five hundred kept are written together with what waited once another page comes; fewer wait', () => {
  const here = readingHere();
  const group = groupOf(here);
  group.take(begun, 'MedicationStatement', page(many(200), { next: '2' }));
  group.take(begun, 'MedicationStatement', page(many(299, 200), { next: '3', number: 2 }));
  group.take(begun, 'MedicationStatement', page(many(1, 499), { number: 3 }));
  expect(audited(here, 'pages-read')).toEqual([]);
  group.take(begun, 'AllergyIntolerance', page([]));
  expect(audited(here, 'pages-read')).toMatchObject([{ detail: { pages: 3, kept: 500, refused: 0 } }]);
  expect(here.copy().resources.length).toBe(500);
  expect(bookmarks(here)).toMatchObject([{ type: 'MedicationStatement', page: 3, state: 'read' }]);
});

test('what a page taught, and why it was the last of its type, is written in the moment in which the page is', () => {
  const here = readingHere();
  const group = groupOf(here);
  const stranger = statement('x', { subject: { reference: 'Patient/other' } });
  const issues = [{ severity: 'error', code: 'suppressed', text: 'hidden' }];
  const run = group.take(begun, 'MedicationStatement', page([...many(500), stranger], { issues }));
  expect(bookmarks(here)).toEqual([]);
  const stopped = { kind: 'paging-stopped', detail: 'loop' } as const;
  group.take({ ...run, reasons: [...run.reasons, stopped] }, 'AllergyIntolerance', page([], { issues }));
  expect(bookmarks(here)).toMatchObject([{ state: 'read' }]);
  expect(here.parts.store.read.get(openRun, place)?.reasons).toBe(
    JSON.stringify([
      { kind: 'items-withheld', detail: 'hidden' },
      { kind: 'another-patient', count: 1 },
      stopped,
    ]),
  );
});

test('what is refused or nobody’s: other patients’ and unstated entries are counted over pages, a Medication is kept for everybody', () => {
  const here = readingHere();
  const group = groupOf(here);
  const first = group.take(
    begun,
    'MedicationStatement',
    page([statement('m1'), statement('x', { subject: undefined }), { resourceType: 'Medication', id: 'd1' }]),
  );
  const second = group.take(
    first,
    'MedicationStatement',
    page([statement('y', { subject: { reference: 'Patient/z' } })]),
  );
  group.write(second);
  expect(second.reasons).toEqual([{ kind: 'another-patient', count: 2 }]);
  // No person’s own: it is found beside what refers to it.
  expect(here.copy().resources.map(({ id }) => id)).toEqual(['m1']);
  expect(rowOf(here, 'Medication', 'd1')).toMatchObject({ gone_at: null });
});

test('where ids mean something in one answer only, what is nobody’s stays with the patient it came with', () => {
  const here = readingHere();
  const group = groupOf(here, { ...dorothy, keepsCompanions: true });
  group.write(group.take(begun, 'Bundle', page([{ resourceType: 'Medication', id: 'd1' }])));
  expect(here.copy().resources.map(({ id }) => id)).toEqual(['d1']);
});

test('an entry is hers by NHS number, or under the record’s own address; under another address it is not', () => {
  const here = readingHere();
  const group = groupOf(here);
  const identifier = { system: 'https://fhir.nhs.uk/Id/nhs-number', value: nhs };
  const run = group.take(
    begun,
    'MedicationStatement',
    page([
      statement('m1', { subject: { identifier } }),
      statement('m2', { subject: { reference: 'https://record.invalid/fhir/Patient/gp-1' } }),
      statement('m3', { subject: { reference: 'https://elsewhere.invalid/fhir/Patient/gp-1' } }),
    ]),
  );
  group.write(run);
  expect(here.copy().resources.map(({ id }) => id)).toEqual(['m1', 'm2']);
  expect(run.reasons).toEqual([{ kind: 'another-patient', count: 1 }]);
});

test('a page teaches the run what was withheld or without a name, and is dated once, by its server where that says', () => {
  const here = readingHere();
  const group = groupOf(here);
  const issues = [{ severity: 'error', code: 'suppressed', text: 'hidden' }];
  const serverTime = instant('2026-11-18T10:00:00.000Z');
  const first = group.take(begun, 'List', page([], { issues, unidentified: 2, number: 3, serverTime }));
  expect(first).toEqual({
    ...begun,
    asOf: serverTime,
    reasons: [
      { kind: 'items-withheld', detail: 'hidden' },
      { kind: 'page-unreadable', page: 3, detail: '2 without type or id' },
    ],
  });
  const later = page([], { serverTime: instant('2026-11-18T11:00:00.000Z') });
  expect(group.take(first, 'List', later)).toEqual(first);
  expect(group.take(begun, 'List', page([]))).toEqual({
    ...begun,
    asOf: new Date(here.clock.now()).toISOString(),
  });
});
