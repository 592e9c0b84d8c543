import { expect, test } from 'vitest';
import { saveLocatedStore } from '../../../electron/engine/db/queries/located-stores.ts';
import { saveResource } from '../../../electron/engine/db/queries/resources.ts';
import { saveSourceRead } from '../../../electron/engine/db/queries/source-reads.ts';
import { readPerson } from '../../../electron/engine/sync/sync.ts';
import { must } from '../../../shared/core/must.ts';
import type { SourceConfig, TrustConfig } from '../../../shared/records/config.ts';
import { statement } from '../../support/pulling.ts';
import { readingHere, type ReadingHere } from '../../support/reading.ts';

const audit = { user: null, action: 'test', subject: 'test' };
const place = { endpoint: 'gp', person: 'p1' };

const hold = (here: ReadingHere, resource: object, over: object = {}): number =>
  here.parts.store.inTransaction('hold', audit, (tx) =>
    tx.run(saveResource, {
      source: 'gp',
      type: 'MedicationStatement',
      id: 'm1',
      person: 'p1',
      version_id: null,
      last_updated: null,
      fetched_at: '2026-11-18T09:00:00.000Z',
      body: JSON.stringify(resource),
      hash: 'h',
      run: 'r0',
      ...over,
    }),
  );
const read = (here: ReadingHere, over: object = {}): number =>
  here.parts.store.inTransaction('read', audit, (tx) =>
    tx.run(saveSourceRead, {
      ...place,
      state: '{"kind":"complete"}',
      as_of: '2026-11-18T10:00:00.000Z',
      attempted_at: '2026-11-18T10:01:00.000Z',
      outcome: '{"kind":"complete"}',
      full_read_at: null,
      ...over,
    }),
  );
const keysOf = (here: ReadingHere) => here.copy().resources.map(({ type, id }) => `${type}/${id}`);
const goneIs = (here: ReadingHere, id: string): number =>
  here.parts.store.inTransaction('gone', audit, (tx) =>
    tx.run({ label: 'gone', sql: `UPDATE resource SET gone_at = 'x' WHERE id = '${id}'` }, {}),
  );

test('of a source that was never read there is no copy, and that is said', () => {
  expect(readingHere().copy()).toMatchObject({
    record: 'Tiny record',
    state: { kind: 'unavailable', reason: { kind: 'not-read-yet' } },
    asOf: undefined,
    attemptedAt: undefined,
    failedSince: undefined,
    offlineCopy: false,
    resources: [],
    gone: [],
  });
});

test('a copy has its state and its times, and each entry as it was received', () => {
  const here = readingHere();
  read(here);
  hold(here, statement('m1'), { version_id: '4' });
  expect(here.copy()).toMatchObject({
    state: { kind: 'complete' },
    asOf: '2026-11-18T10:00:00.000Z',
    attemptedAt: '2026-11-18T10:01:00.000Z',
    failedSince: undefined,
    offlineCopy: false,
  });
  expect(here.copy().resources).toEqual([
    {
      type: 'MedicationStatement',
      id: 'm1',
      versionId: '4',
      text: JSON.stringify(statement('m1')),
      body: statement('m1'),
      hash: 'h',
      fetchedAt: '2026-11-18T09:00:00.000Z',
    },
  ]);
});

test('a copy whose source did not answer since is an offline copy, and how it failed is beside it', () => {
  const here = readingHere();
  const outcome = { kind: 'unavailable', reason: { kind: 'sign-in-needed' } };
  read(here, { outcome: JSON.stringify(outcome) });
  expect(here.copy()).toMatchObject({ state: { kind: 'complete' }, failedSince: outcome, offlineCopy: true });
  // Without a copy there is nothing offline to show.
  read(here, { outcome: JSON.stringify(outcome), as_of: null });
  expect(here.copy()).toMatchObject({ asOf: undefined, failedSince: undefined, offlineCopy: false });
});

test('an entry without a version has none; what has gone stands apart', () => {
  const here = readingHere();
  hold(here, statement('m1'));
  hold(here, statement('m2'), { id: 'm2' });
  goneIs(here, 'm2');
  const copy = here.copy();
  expect(copy.resources).toMatchObject([{ id: 'm1', versionId: undefined }]);
  expect(copy.gone).toMatchObject([{ id: 'm2', body: statement('m2') }]);
});

test('nothing of another person or of another source is shown', () => {
  const here = readingHere();
  hold(here, statement('m1'), { person: 'p2' });
  hold(here, statement('m2'), { source: 'other', id: 'm2' });
  expect(keysOf(here)).toEqual([]);
});

const naming = (...references: readonly string[]) =>
  statement('m1', { x: references.map((reference) => ({ reference })) });
const ownerless = ['Location', 'Medication', 'Organization', 'Practitioner', 'PractitionerRole'];

test('what an entry refers to and belongs to nobody comes along with it, once each', () => {
  const here = readingHere();
  hold(
    here,
    naming(
      ...ownerless.map((type) => `${type}/1`),
      'Medication/1',
      'https://record.invalid/fhir/Medication/4',
      'http://127.0.0.1:8080/Medication/5',
      'Medication/2.a-B',
      'Medication/not-here',
    ),
  );
  for (const type of ownerless) hold(here, { resourceType: type, id: '1' }, { type, id: '1', person: '' });
  for (const id of ['2.a-B', '3', '4', '5']) hold(here, {}, { type: 'Medication', id, person: '' });
  expect(keysOf(here)).toEqual([
    'MedicationStatement/m1',
    ...ownerless.map((type) => `${type}/1`),
    'Medication/4',
    'Medication/5',
    'Medication/2.a-B',
  ]);
});

test('an entry of another patient that is referred to does not come along, nor a Patient', () => {
  const here = readingHere();
  hold(here, naming('MedicationStatement/theirs', 'Patient/theirs', 'Encounter/theirs'));
  for (const type of ['MedicationStatement', 'Patient', 'Encounter'])
    hold(here, { resourceType: type }, { type, id: 'theirs', person: 'p2' });
  expect(keysOf(here)).toEqual(['MedicationStatement/m1']);
});

test('what is there as the patient’s own does not stand twice, and what a gone entry refers to does not come', () => {
  const here = readingHere();
  hold(here, naming('Medication/1', 'Medication/3'));
  hold(here, { resourceType: 'Medication' }, { type: 'Medication', id: '1' });
  hold(here, {}, { type: 'Medication', id: '3', person: '' });
  hold(here, statement('m2', { x: { reference: 'Medication/2' } }), { id: 'm2' });
  hold(here, {}, { type: 'Medication', id: '2', person: '' });
  goneIs(here, 'm2');
  expect(keysOf(here)).toEqual(['Medication/1', 'MedicationStatement/m1', 'Medication/3']);
});

test('the same id of another type of the patient’s own hides no Medication', () => {
  const here = readingHere();
  hold(here, statement('1', { x: { reference: 'Medication/1' } }), { id: '1' });
  hold(here, statement('2', { x: { reference: 'Medication/1' } }), { id: '2' });
  hold(here, {}, { type: 'Medication', id: '1', person: '' });
  expect(keysOf(here)).toEqual(['MedicationStatement/1', 'MedicationStatement/2', 'Medication/1']);
});

test('another source’s Medication of that id is not taken for it', () => {
  const here = readingHere();
  hold(here, naming('Medication/1'));
  hold(here, {}, { source: 'other', type: 'Medication', id: '1', person: '' });
  expect(keysOf(here)).toEqual(['MedicationStatement/m1']);
});

const stores = ['harbour', 'meadow'].map((id) => ({
  id,
  name: `The ${id} store`,
  fhirBase: `https://${id}.invalid/fhir`,
  audience: 'main',
}));

test('behind a record locator the copy says which store it is from, and what comes along is of that store', () => {
  const here = readingHere({ stores });
  expect(here.copy().about.join(' ')).not.toContain('store');
  hold(here, naming('Medication/1'), { id: 'm1@https://meadow.invalid/fhir' });
  for (const id of ['harbour', 'meadow'])
    hold(here, { code: id }, { type: 'Medication', id: `1@https://${id}.invalid/fhir`, person: '' });
  here.parts.store.inTransaction('located', audit, (tx) =>
    tx.run(saveLocatedStore, { ...place, base: 'https://meadow.invalid/fhir' }),
  );
  const copy = here.copy();
  expect(copy.about).toContain('Kept in The meadow store.');
  expect(copy.resources.map(({ id, body }) => [id, body['code']])).toEqual([
    ['m1', undefined],
    ['1', 'meadow'],
  ]);
});

/** The trust of a reading with further sources beside the first. */
function withSources(here: ReadingHere, ...more: readonly Partial<SourceConfig>[]): TrustConfig {
  const { config } = here.parts;
  const record = must(config.records[0], 'a record');
  return {
    ...config,
    records: [
      { ...record, sources: [...record.sources, ...more.map((over) => ({ ...here.source, ...over }))] },
    ],
  };
}

test('what says something of medicines stands apart from the trust’s own store, and a census is neither', () => {
  const here = readingHere();
  hold(here, statement('m9'), { source: 'home', id: 'm9' });
  const config = withSources(
    here,
    { id: 'pas', role: 'census' },
    { id: 'home', role: 'home' },
    { id: 'chart', role: 'chart' },
  );
  const copy = readPerson(config, here.parts.store, 'p1');
  expect(copy.person).toBe('p1');
  expect(copy.endpoints.map(({ source }) => source.id)).toEqual(['gp', 'chart']);
  expect(copy.home?.resources.map(({ id }) => id)).toEqual(['m9']);
  expect(readPerson(here.parts.config, here.parts.store, 'p1').home).toBeUndefined();
});

test('each source has its own state, and nothing of another’s', () => {
  const here = readingHere();
  read(here, {
    endpoint: 'chart',
    state: '{"kind":"patient-not-known"}',
    outcome: '{"kind":"patient-not-known"}',
  });
  const copy = readPerson(withSources(here, { id: 'chart', role: 'chart' }), here.parts.store, 'p1');
  expect(copy.endpoints.map(({ state }) => state.kind)).toEqual(['unavailable', 'patient-not-known']);
});

test('what a copy is, is said of it: whose copies, and with whom it shares a server', () => {
  const here = readingHere();
  const config = withSources(here, { id: 'chart', name: 'The chart', role: 'chart' });
  const [alone] = readPerson(here.parts.config, here.parts.store, 'p1').endpoints;
  const [beside] = readPerson(config, here.parts.store, 'p1').endpoints;
  expect(alone?.about).toEqual([]);
  expect(beside?.about).toEqual([expect.stringContaining('The chart')]);
});

test('copies of providers’ entries are called so where the record keeps copies, and nowhere else', () => {
  const providers = [{ id: 'practice', name: 'Practice', role: 'history', origin: 'gp', metaSource: 'x' }];
  const copied = (over: object) => readingHere(over).copy().copied;
  expect(copied({ providers, can: { copiesLag: true } })).toBe(true);
  expect(copied({ providers })).toBe(false);
  expect(copied({ can: { copiesLag: true } })).toBe(false);
});
