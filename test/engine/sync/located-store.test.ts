import { expect, test } from 'vitest';
import { locatedStore } from '../../../electron/engine/db/queries/located-stores.ts';
import { linksOfPerson } from '../../../electron/engine/db/queries/people.ts';
import { sourceForWriting, type ReadFault } from '../../../electron/engine/records/records.ts';
import { pullEndpoint } from '../../../electron/engine/sync/pull-endpoint.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import { addPerson, dorothy, statement } from '../../support/pulling.ts';
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
const stillReading = { kind: 'partial', reasons: [{ kind: 'still-reading' }] };
const place = { endpoint: 'gp', person: 'p1' };

function begin(over: object = {}, resources: readonly Resource[] = usual): ReadingHere {
  const here = readingHere(over);
  here.serverTime = instant('2026-11-18T10:00:00.000Z');
  here.reply = recordOf(...resources);
  return here;
}
const pull = (here: ReadingHere, full = false, source: SourceConfig = here.source) =>
  pullEndpoint(here.parts, source, 'p1', full);
const away: ReadFault = { kind: 'not-answering', layer: 'network', detail: 'ECONNRESET' };

const page = (n: number) => `https://harbour.invalid/fhir/MedicationStatement?page=${n}`;
const pages = (here: ReadingHere, second: () => Reply): void =>
  instead(here, 'MedicationStatement', (path) =>
    path.includes('page=2') ? second() : pageWith([statement('m1', { meta })], page(2)),
  );

/** A record locator with two stores behind it. */
const stores = ['harbour', 'meadow'].map((id) => ({
  id,
  name: id,
  fhirBase: `https://${id}.invalid/fhir`,
  audience: 'main',
}));
const pointer = (to: string): Resource => ({
  resourceType: 'DocumentReference',
  id: 'd',
  status: 'current',
  content: [{ attachment: { url: `https://${to}.invalid/fhir` } }],
});

test('a record locator is asked for the store, and the store for the record', async () => {
  const here = begin({ stores });
  instead(here, 'DocumentReference', () => bundle([pointer('harbour')]));
  expect(await pull(here)).toEqual({ kind: 'complete' });
  expect(here.asked[0]).toContain('DocumentReference?subject:identifier=');
  expect(here.parts.store.read.get(locatedStore, place)).toEqual({ base: 'https://harbour.invalid/fhir' });
  expect(audited(here, 'store-located')).toEqual([
    { user: 'ruth', subject: 'p1', detail: { endpoint: 'gp', again: false } },
  ]);
  await pull(here);
  expect(audited(here, 'store-located').length).toBe(1);
  expect(here.asked.at(-1)).toContain('_lastUpdated');
});

test('what is written goes to the store that was read, and nowhere while none was or none of that address is configured', async () => {
  const here = begin({ stores });
  const forWriting = (source = here.source, person = 'p1') =>
    sourceForWriting(here.parts.store.read, source, person)?.fhirBase;
  expect(forWriting()).toBeUndefined();
  instead(here, 'DocumentReference', () => bundle([pointer('harbour')]));
  await pull(here);
  expect([forWriting(), forWriting(here.source, 'p2')]).toEqual(['https://harbour.invalid/fhir', undefined]);
  expect(forWriting({ ...here.source, stores: stores.slice(1) })).toBeUndefined();
  expect(forWriting({ ...here.source, stores: undefined })).toBe(here.source.fhirBase);
});

test('a patient whose record moved to another store is read there whole, and known there by its id alone', async () => {
  const here = begin({ stores });
  const before = here.reply;
  instead(here, 'DocumentReference', () => bundle([pointer('harbour')]));
  await pull(here);
  here.asked.length = 0;
  here.reply = before;
  instead(here, 'DocumentReference', () => bundle([pointer('meadow')]));
  instead(here, 'Patient', () => bundle([dorothy({ id: 'me-1', meta })]));
  instead(here, 'MedicationStatement', () =>
    bundle([statement('m7', { meta, subject: { reference: 'Patient/me-1' } })]),
  );
  instead(here, 'AllergyIntolerance', () => bundle());
  expect(await pull(here)).toEqual({ kind: 'complete' });
  expect(here.asked.filter((path) => path.includes('_lastUpdated'))).toEqual([]);
  expect(audited(here, 'store-located').at(-1)?.detail).toEqual({ endpoint: 'gp', again: true });
  expect(here.parts.store.read.all(linksOfPerson, { person: 'p1' }).map((one) => one.patient_id)).toEqual([
    'me-1',
  ]);
  expect(here.copy().gone.map(({ id }) => id)).toEqual(['a1', 'm1']);
});

test('a reading that was cut off in one store is not taken up in another', async () => {
  const here = begin({ stores });
  const before = here.reply;
  instead(here, 'DocumentReference', () => bundle([pointer('harbour')]));
  pages(here, failing(away));
  await pull(here);
  here.asked.length = 0;
  here.reply = before;
  instead(here, 'DocumentReference', () => bundle([pointer('meadow')]));
  expect(await pull(here)).toEqual({ kind: 'complete' });
  expect(here.asked.some((path) => path.includes('page=2'))).toBe(false);
  // What the first pages of the old store brought is not of this one.
  expect(here.copy().gone.map(({ id }) => id)).toEqual(['m1']);
  expect(
    here
      .copy()
      .resources.map(({ id }) => id)
      .slice(0, 2),
  ).toEqual(['a1', 'm1']);
});

test.each<[string, Resource[], object]>([
  ['none', [], { kind: 'store-not-found' }],
  [
    'two',
    [pointer('harbour'), { ...pointer('meadow'), id: 'e' }],
    { kind: 'several-stores', detail: 'harbour, meadow' },
  ],
])('a locator that names %s of the stores: which is theirs is not guessed', async (_, found, reason) => {
  const here = begin({ stores });
  instead(here, 'DocumentReference', () => bundle(found));
  expect(await pull(here)).toEqual({ kind: 'unavailable', reason });
  expect(here.asked.length).toBe(1);
  expect(here.copy().state).toEqual({ kind: 'unavailable', reason });
});

test('without an NHS number a locator is not asked', async () => {
  const here = begin({ stores });
  addPerson(here.context, 'p2', { nhs_number: null });
  const states = [
    await pullEndpoint(here.parts, here.source, 'p2', false),
    await pullEndpoint(here.parts, here.source, 'nobody', false),
  ];
  const detail = 'no NHS number to ask the record locator with';
  const state = { kind: 'unavailable', reason: { kind: 'identity-disagrees', detail } };
  expect([states, here.asked]).toEqual([[state, state], []]);
});

test('locked while a locator answers: nothing of it is kept', async () => {
  const here = begin({ stores });
  instead(here, 'DocumentReference', () => {
    here.isStopped = true;
    return bundle([pointer('harbour')]);
  });
  expect(await pull(here)).toEqual(stillReading);
  expect([here.asked.length, here.row()]).toEqual([1, undefined]);
  // Nor that it names none.
  here.isStopped = false;
  instead(here, 'DocumentReference', () => {
    here.isStopped = true;
    return bundle();
  });
  expect(await pull(here)).toEqual(stillReading);
  expect(here.row()).toBeUndefined();
});
