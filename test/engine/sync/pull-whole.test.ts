import { expect, test } from 'vitest';
import { linksOfPerson } from '../../../electron/engine/db/queries/people.ts';
import { saveRun } from '../../../electron/engine/db/queries/pull-runs.ts';
import { resourcesOfPerson } from '../../../electron/engine/db/queries/resources.ts';
import type { Page } from '../../../electron/engine/http/http.ts';
import { pullEndpoint } from '../../../electron/engine/sync/pull-endpoint.ts';
import { addPerson, dorothy, nhs, statement } from '../../support/pulling.ts';
import { instant, readingHere, type ReadingHere } from '../../support/reading.ts';
import type { Resource } from '../../support/tiny-trust.ts';

/** A practice that answers with the whole record at once. */
const practice = (): ReadingHere =>
  readingHere({
    can: { write: 'direct' },
    gpConnect: {
      asid: '200000000115',
      issuer: 'https://tiny.example/concord',
      demographics: { fhirBase: 'https://pds.example' },
      directory: { fhirBase: 'https://sds.example' },
      reachedBy: 'host',
    },
  });
const pull = (here: ReadingHere, person = 'p1') => pullEndpoint(here.parts, here.source, person, false);

const address = 'https://practice.invalid/fhir';
const record = (resources: readonly Resource[], over: Partial<Page> = {}) => ({
  address,
  page: {
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
    serverTime: instant('2026-11-18T10:00:00.000Z'),
    ...over,
  },
});
const allergy: Resource = {
  resourceType: 'AllergyIntolerance',
  id: 'a1',
  patient: { reference: 'Patient/gp-1' },
};
const medication: Resource = { resourceType: 'Medication', id: '1', code: { text: 'Ramipril' } };
const keysOf = (here: ReadingHere, person = 'p1') =>
  here.copy(person).resources.map(({ type, id }) => `${type}/${id}`);

test('a whole record is kept, all of it, by the time its answer was given', async () => {
  const here = practice();
  here.whole = record([dorothy(), statement('m1'), allergy, medication]);
  expect(await pull(here)).toEqual({ kind: 'complete' });
  expect(here.asked).toEqual([`the whole record of ${nhs}`]);
  expect(keysOf(here)).toEqual([
    'AllergyIntolerance/p1.a1',
    'Medication/p1.1',
    'MedicationStatement/p1.m1',
    'Patient/p1.gp-1',
  ]);
  expect(here.copy()).toMatchObject({
    state: { kind: 'complete' },
    asOf: '2026-11-18T10:00:00.000Z',
    failedSince: undefined,
  });
  expect(here.parts.store.read.all(linksOfPerson, { person: 'p1' })).toMatchObject([
    { endpoint: 'gp', patient_id: 'p1.gp-1' },
  ]);
});

test('each resource is as received, whatever it is kept under', async () => {
  const here = practice();
  here.whole = record([dorothy(), statement('m1')]);
  await pull(here);
  const kept = here.copy().resources.find(({ type }) => type === 'MedicationStatement');
  expect(kept?.text).toBe(JSON.stringify(statement('m1')));
});

test('two practices that give the same ids to different things: each stays with its own patient', async () => {
  const here = practice();
  addPerson(here.context, 'p2', { nhs_number: '9990250995' });
  const of = (number: string, medicine: string) =>
    record([
      dorothy({ identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: number }] }),
      statement('1'),
      { ...medication, code: { text: medicine } },
    ]);
  here.whole = of(nhs, 'Warfarin');
  await pull(here);
  here.whole = of('9990250995', 'Edoxaban');
  await pull(here, 'p2');
  const medicines = (person: string) =>
    here.parts.store.read
      .all(resourcesOfPerson, { person, source: 'gp' })
      .filter(({ type }) => type === 'Medication')
      .map(({ body }) => body);
  expect(medicines('p1')).toEqual([expect.stringContaining('Warfarin')]);
  expect(medicines('p2')).toEqual([expect.stringContaining('Edoxaban')]);
  expect([keysOf(here).length, keysOf(here, 'p2').length]).toEqual([3, 3]);
});

test('one id given twice, and to two types: nothing takes another’s place', async () => {
  const here = practice();
  here.whole = record([
    dorothy(),
    statement('1', { note: 'first' }),
    statement('1', { note: 'second' }),
    statement('1', { note: 'third' }),
    { ...allergy, id: '1' },
  ]);
  await pull(here);
  expect(keysOf(here)).toEqual([
    'AllergyIntolerance/p1.1',
    'MedicationStatement/p1.1',
    'MedicationStatement/p1.1~2',
    'MedicationStatement/p1.1~3',
    'Patient/p1.gp-1',
  ]);
});

test('what an earlier answer held and this one does not has gone, though the answer says when things changed', async () => {
  const here = practice();
  const meta = { lastUpdated: '2026-11-18T09:00:00.000Z' };
  here.whole = record([dorothy(), statement('m1', { meta }), statement('m2', { meta }), allergy]);
  await pull(here);
  here.whole = record([dorothy(), statement('m1', { meta })]);
  expect(await pull(here)).toEqual({ kind: 'complete' });
  expect(here.copy().gone.map(({ id }) => id)).toEqual(['p1.a1', 'p1.m2']);
  expect(keysOf(here)).toEqual(['MedicationStatement/p1.m1', 'Patient/p1.gp-1']);
});

test('the entry of the patient that another took the place of is no other patient', async () => {
  const here = practice();
  const link = [{ type: 'replaced-by', other: { reference: 'Patient/gp-1' } }];
  here.whole = record([dorothy({ id: 'gp-0', link }), dorothy(), statement('m1')]);
  expect(await pull(here)).toEqual({ kind: 'complete' });
  expect(keysOf(here)).toEqual(['MedicationStatement/p1.m1', 'Patient/p1.gp-1']);
});

test('a gap in the answer is said, and then nothing has gone', async () => {
  const here = practice();
  here.whole = record([dorothy(), statement('m1'), statement('m2')]);
  await pull(here);
  here.whole = record([dorothy(), statement('m1')], {
    issues: [{ severity: 'warning', code: 'confidential-items', text: 'Confidential items' }],
  });
  expect(await pull(here)).toEqual({
    kind: 'partial',
    reasons: [{ kind: 'items-withheld', detail: 'Confidential items' }],
  });
  expect(here.copy().gone).toEqual([]);
});

test('what came without a type or an id is counted once', async () => {
  const here = practice();
  here.whole = record([dorothy(), statement('m1')], { unidentified: 2 });
  expect(await pull(here)).toEqual({
    kind: 'partial',
    reasons: [{ kind: 'page-unreadable', page: 1, detail: '2 without type or id' }],
  });
});

test('what is asked for nowhere else is kept too, and what is another patient’s is refused and counted', async () => {
  const here = practice();
  here.whole = record([
    dorothy(),
    { resourceType: 'Encounter', id: 'e1', subject: { reference: `${address}/Patient/gp-1` } },
    { resourceType: 'Encounter', id: 'e2', subject: { reference: 'Patient/other' } },
    statement('m2', { subject: { reference: 'Patient/other' } }),
  ]);
  expect(await pull(here)).toEqual({ kind: 'partial', reasons: [{ kind: 'another-patient', count: 2 }] });
  expect(keysOf(here)).toEqual(['Encounter/p1.e1', 'Patient/p1.gp-1']);
});

test.each<[string, readonly Resource[], string]>([
  ['nobody’s', [statement('m1')], 'the record that came says nobody’s name'],
  ['of another birth date', [dorothy({ birthDate: '1950-01-01' }), statement('m1')], 'birth-date'],
  ['of two people', [dorothy(), dorothy({ id: 'gp-2' }), statement('m1')], 'needs a person: several'],
  [
    'of a Patient without an id',
    [dorothy({ id: '' }), statement('m1')],
    'the record that came says nobody’s name',
  ],
])('of a record that is %s nothing is kept, and the reason is', async (_, resources, detail) => {
  const here = practice();
  here.whole = record(resources);
  const state = { kind: 'unavailable', reason: { kind: 'identity-disagrees', detail } };
  expect(await pull(here)).toEqual(state);
  expect([here.copy().state, here.copy().resources]).toEqual([state, []]);
});

test('a restricted record is said to be that, and not to be unknown', async () => {
  const here = practice();
  here.whole = record([dorothy({ meta: { security: [{ code: 'R' }] } }), statement('m1')]);
  expect(await pull(here)).toEqual({ kind: 'unavailable', reason: { kind: 'restricted' } });
});

test('without an NHS number there is nothing to ask a practice with', async () => {
  const here = practice();
  addPerson(here.context, 'p2', { nhs_number: null });
  expect(await pull(here, 'p2')).toEqual({
    kind: 'unavailable',
    reason: {
      kind: 'identity-disagrees',
      detail: 'the census gives no NHS number and birth date to ask with',
    },
  });
  expect(here.asked).toEqual([]);
});

test('a practice that gives nothing leaves the copy that was there, and says why it gave nothing', async () => {
  const here = practice();
  here.whole = record([dorothy(), statement('m1')]);
  await pull(here);
  here.whole = { kind: 'unavailable', reason: { kind: 'not-offered', detail: 'no record this way' } };
  await pull(here);
  expect(here.copy()).toMatchObject({
    state: { kind: 'complete' },
    failedSince: { kind: 'unavailable', reason: { kind: 'not-offered', detail: 'no record this way' } },
  });
});

test('an answer that came after the screen was locked is not kept', async () => {
  const here = practice();
  here.whole = record([dorothy(), statement('m1')]);
  here.isStopped = true;
  expect(await pull(here)).toEqual({ kind: 'partial', reasons: [{ kind: 'still-reading' }] });
  expect([here.row(), here.copy().resources]).toEqual([undefined, []]);
});

test('an answer without a time is dated by this computer', async () => {
  const here = practice();
  here.whole = record([dorothy()], { serverTime: undefined });
  await pull(here);
  expect(here.copy().asOf).toBe(new Date(here.clock.now()).toISOString());
});

test('a reading that a crash cut off counts from when it began', async () => {
  const here = practice();
  const begun_at = new Date(here.clock.now() - 60_000).toISOString();
  here.parts.store.inTransaction('a crash', { user: null, action: 'test', subject: 'p1' }, (tx) =>
    tx.run(saveRun, {
      endpoint: 'gp',
      person: 'p1',
      run: 'r',
      whole: 1,
      since: null,
      as_of: '2026-11-18T09:00:00.000Z',
      begun_at,
      reasons: '[]',
    }),
  );
  here.whole = record([dorothy(), statement('m1')]);
  await pull(here);
  expect(here.copy().asOf).toBe('2026-11-18T09:00:00.000Z');
});
