import { expect, test } from 'vitest';
import { dropLinks } from '../../../electron/engine/db/queries/located-stores.ts';
import { saveLink } from '../../../electron/engine/db/queries/people.ts';
import { saveResource } from '../../../electron/engine/db/queries/resources.ts';
import { saveSourceRead } from '../../../electron/engine/db/queries/source-reads.ts';
import { confirmCurrent } from '../../../electron/engine/sync/confirm-current.ts';
import { pullEndpoint } from '../../../electron/engine/sync/pull-endpoint.ts';
import { must } from '../../../shared/core/must.ts';
import { addPerson, dorothy, statement } from '../../support/pulling.ts';
import {
  audited,
  bundle,
  instant,
  instead,
  outcome,
  pageWith,
  readingHere,
  type ReadingHere,
  recordOf,
} from '../../support/reading.ts';
import type { Resource } from '../../support/tiny-trust.ts';

const place = { endpoint: 'gp', person: 'p1' };
const audit = { user: null, action: 'test', subject: 'test' };
const meta = { versionId: '1', lastUpdated: '2026-11-18T09:00:00.000Z' };
const numbers = ['9990347522', '9990250995'];
const patientOf = (at: number, over: object = {}): Resource =>
  dorothy({
    id: `gp-${at}`,
    identifier: [
      { system: 'https://fhir.nhs.uk/Id/nhs-number', value: numbers[at - 1] ?? String(9990000000 + at) },
    ],
    meta,
    ...over,
  });
const statementOf = (at: number, id: string, over: object = {}): Resource =>
  statement(id, { subject: { reference: `Patient/gp-${at}` }, meta, ...over });
const allergyOf = (at: number): Resource => ({
  resourceType: 'AllergyIntolerance',
  id: `a${at}`,
  patient: { reference: `Patient/gp-${at}` },
  meta,
});
const usual = [1, 2].flatMap((at) => [patientOf(at), statementOf(at, `m${at}`), allergyOf(at)]);

/** `p1`, `p2` ... with whole copies of what a record has of them. */
async function copied(
  people = 2,
  resources: readonly Resource[] = usual,
  over: object = {},
): Promise<ReadingHere> {
  const here = readingHere(over);
  here.serverTime = instant('2026-11-18T10:00:00.000Z');
  here.reply = recordOf(...resources);
  for (let at = 1; at <= people; at += 1) {
    addPerson(here.context, `p${at}`, { nhs_number: numbers[at - 1] ?? String(9990000000 + at) });
    expect(await pullEndpoint(here.parts, here.source, `p${at}`, true)).toEqual({ kind: 'complete' });
  }
  here.asked.length = 0;
  return here;
}
const confirmed = async (here: ReadingHere, ...people: readonly string[]): Promise<readonly string[]> => [
  ...(await confirmCurrent(here.parts, here.source, people.length === 0 ? ['p1', 'p2'] : people)),
];

test('of many patients only ids and versions are asked, type by type', async () => {
  const here = await copied();
  expect(await confirmed(here)).toEqual(['p1', 'p2']);
  const both = 'patient=Patient/gp-1,Patient/gp-2';
  expect(here.asked).toEqual([
    'Patient?_id=gp-1,gp-2&_elements=meta&_count=100',
    `MedicationStatement?${both}&_elements=meta,subject&_count=100`,
    `AllergyIntolerance?${both}&_elements=meta,patient&_count=100`,
  ]);
});

test('a copy that is confirmed is as new as the answer, and is nothing else than before', async () => {
  const here = await copied();
  const before = here.row();
  here.clock.advance(60_000);
  here.serverTime = instant('2026-11-18T10:30:00.000Z');
  await confirmed(here);
  expect(here.row()).toEqual({
    ...before,
    as_of: '2026-11-18T10:30:00.000Z',
    attempted_at: new Date(here.clock.now()).toISOString(),
  });
  expect(audited(here, 'copies-confirmed')).toEqual([
    { user: 'ruth', subject: 'gp', detail: { endpoint: 'gp', patients: 2 } },
  ]);
});

test('an answer without a time is dated by this computer, and one of several pages by its first', async () => {
  const here = await copied();
  here.serverTime = undefined;
  await confirmed(here);
  expect(here.row()?.as_of).toBe(new Date(here.clock.now()).toISOString());
  const times = ['2026-11-18T10:31:00.000Z', '2026-11-18T10:32:00.000Z', '2026-11-18T10:33:00.000Z'];
  const before = here.reply;
  here.reply = (path) => {
    here.serverTime = instant(must(times.shift(), 'three questions'));
    return before(path);
  };
  await confirmed(here);
  expect(here.row()?.as_of).toBe('2026-11-18T10:31:00.000Z');
});

test('nobody is confirmed of whom nothing is asked: no copies, no questions, no record of it', async () => {
  const here = readingHere();
  expect(await confirmed(here, 'p1')).toEqual([]);
  expect([here.asked, audited(here, 'copies-confirmed')]).toEqual([[], []]);
});

test('a copy without a patient it was read from is not asked about; where nobody is as before, nothing is written', async () => {
  const here = await copied();
  here.reply = recordOf();
  const before = here.row();
  expect(await confirmed(here)).toEqual([]);
  expect([here.row(), audited(here, 'copies-confirmed')]).toEqual([before, []]);
  here.parts.store.inTransaction('no link', audit, (tx) => tx.run(dropLinks, place));
  here.reply = recordOf(...usual);
  expect(await confirmed(here)).toEqual(['p2']);
});

test('a copy with nothing in it is confirmed by no silence', async () => {
  const here = readingHere();
  const at = here.parts.host.now();
  const time = new Date(at).toISOString();
  const complete = '{"kind":"complete"}';
  here.parts.store.inTransaction('nothing', audit, (tx) => {
    tx.run(saveLink, { ...place, patient_id: 'gp-1', how: 'test', linked_at: time, by: null });
    tx.run(saveSourceRead, {
      ...place,
      state: complete,
      as_of: time,
      attempted_at: time,
      outcome: complete,
      full_read_at: time,
    });
  });
  expect(await confirmed(here, 'p1')).toEqual([]);
  expect(here.asked.length).toBe(3);
});

test('where stores are located, records come whole or the sign-in is for one patient, nothing is asked of many at once', async () => {
  const here = await copied();
  const stores = [{ id: 's', name: 'S', fhirBase: 'https://s.invalid', audience: 'main' }];
  const gpConnect = {
    asid: '1',
    issuer: 'https://tiny.example',
    demographics: { fhirBase: 'https://pds.example' },
    directory: { fhirBase: 'https://sds.example' },
    reachedBy: 'host' as const,
  };
  for (const over of [{ stores }, { gpConnect }])
    expect([...(await confirmCurrent(here.parts, { ...here.source, ...over }, ['p1']))]).toEqual([]);
  here.onlyPatient = { id: 'gp-1' };
  expect(await confirmed(here)).toEqual([]);
  expect(here.asked).toEqual([]);
});

test('a type that the record does not offer leaves everybody to be read', async () => {
  const here = await copied();
  here.offer = { ...here.offer, searches: (type) => type !== 'AllergyIntolerance' };
  expect([await confirmed(here), here.asked]).toEqual([[], []]);
});

test.each<[string, (here: ReadingHere) => object]>([
  [
    'partial',
    (here) => ({
      ...here.row(),
      state: '{"kind":"partial","reasons":[]}',
      outcome: '{"kind":"partial","reasons":[]}',
    }),
  ],
  [
    'of before an attempt that failed',
    (here) => ({ ...here.row(), outcome: '{"kind":"unavailable","reason":{"kind":"sign-in-needed"}}' }),
  ],
  ['never read whole', (here) => ({ ...here.row(), full_read_at: null })],
  ['without a time', (here) => ({ ...here.row(), as_of: null })],
  ['of a whole read of yesterday', (here) => ({ ...here.row(), full_read_at: '2026-11-17T09:00:00.000Z' })],
  ['last asked about yesterday', (here) => ({ ...here.row(), attempted_at: '2026-11-17T10:00:00.000Z' })],
])('a copy that is %s is not asked about', async (_, row) => {
  const here = await copied();
  here.parts.store.inTransaction('otherwise', audit, (tx) =>
    tx.run(saveSourceRead, { ...must(here.row(), 'read'), ...row(here), ...place }),
  );
  expect(await confirmed(here)).toEqual(['p2']);
  expect(here.asked[0]).toBe('Patient?_id=gp-2&_elements=meta&_count=100');
});

test('somebody whom the record knows under two ids is read, not asked about', async () => {
  const here = await copied();
  const link = { patient_id: 'gp-9', how: 'test', linked_at: meta.lastUpdated, by: null };
  const links = (endpoint: string) =>
    here.parts.store.inTransaction('another link', audit, (tx) =>
      tx.run(saveLink, { ...place, ...link, endpoint }),
    );
  links('another-record');
  expect(await confirmed(here)).toEqual(['p1', 'p2']);
  links('gp');
  expect(await confirmed(here)).toEqual(['p2']);
});

test.each<[string, (here: ReadingHere) => void]>([
  ['an entry more', (here) => (here.reply = recordOf(...usual, statementOf(1, 'm9')))],
  ['an entry less', (here) => (here.reply = recordOf(...usual.filter(({ id }) => id !== 'a1')))],
  [
    'another entry in the place of one',
    (here) => (here.reply = recordOf(...usual.filter(({ id }) => id !== 'm1'), statementOf(1, 'm9'))),
  ],
  [
    'an entry of another version',
    (here) =>
      (here.reply = recordOf(
        ...usual.filter(({ id }) => id !== 'm1'),
        statementOf(1, 'm1', { meta: { ...meta, versionId: '2' } }),
      )),
  ],
  [
    'an entry of another time',
    (here) =>
      (here.reply = recordOf(
        ...usual.filter(({ id }) => id !== 'm1'),
        statementOf(1, 'm1', { meta: { ...meta, lastUpdated: '2026-11-18T09:00:01.000Z' } }),
      )),
  ],
  [
    'an entry that no longer says its version',
    (here) =>
      (here.reply = recordOf(
        ...usual.filter(({ id }) => id !== 'm1'),
        statementOf(1, 'm1', { meta: undefined }),
      )),
  ],
  [
    'an entry that no longer says whose it is',
    (here) =>
      instead(here, 'MedicationStatement', () =>
        bundle([statementOf(1, 'm1', { subject: undefined }), statementOf(2, 'm2')]),
      ),
  ],
  ['no Patient', (here) => (here.reply = recordOf(...usual.filter(({ id }) => id !== 'gp-1')))],
])('with %s that patient is read, and the other is not', async (_, change) => {
  const here = await copied();
  change(here);
  expect(await confirmed(here)).toEqual(['p2']);
});

test.each<[string, object, boolean]>([
  ['a version alone', { versionId: '1' }, true],
  ['a time alone', { lastUpdated: meta.lastUpdated }, true],
  ['neither', {}, false],
])('an entry with %s is known again or not: %o', async (_, of, known) => {
  const resources = [patientOf(1), statementOf(1, 'm1', { meta: of }), allergyOf(1)];
  const here = await copied(1, resources);
  expect(await confirmed(here, 'p1')).toEqual(known ? ['p1'] : []);
});

test('an entry is laid to its patient by a full address too, and a Task by whom it is for', async () => {
  const task: Resource = {
    resourceType: 'Task',
    id: 't1',
    for: { reference: 'https://record.invalid/fhir/Patient/gp-1' },
    meta,
  };
  const here = await copied(1, [patientOf(1), task], { role: 'home', keeps: ['Task'] });
  expect(await confirmed(here, 'p1')).toEqual(['p1']);
  expect(here.asked[1]).toBe('Task?patient=Patient/gp-1&_elements=meta,for&_count=100');
});

test('what comes along with what was asked for is not counted for anybody', async () => {
  const here = await copied();
  instead(here, 'MedicationStatement', () =>
    bundle([
      statementOf(1, 'm1'),
      statementOf(2, 'm2'),
      { resourceType: 'Encounter', id: 'e1', subject: { reference: 'Patient/gp-1' }, meta },
    ]),
  );
  expect(await confirmed(here)).toEqual(['p1', 'p2']);
});

test('what is kept of a type that is not asked for, and the entry a patient had before, make no difference', async () => {
  const here = await copied();
  const row = {
    source: 'gp',
    person: 'p1',
    version_id: '1',
    last_updated: null,
    fetched_at: '',
    body: '{}',
    hash: '',
    run: '',
  };
  here.parts.store.inTransaction('more', audit, (tx) => {
    tx.run(saveResource, { ...row, type: 'Encounter', id: 'e1' });
    tx.run(saveResource, { ...row, type: 'Patient', id: 'gp-0' });
  });
  expect(await confirmed(here)).toEqual(['p1', 'p2']);
});

test.each<[string, string, (path: string) => ReturnType<ReadingHere['reply']>]>([
  [
    'says that somebody did not answer',
    'Patient',
    () => bundle([patientOf(1), patientOf(2), outcome('timeout')]),
  ],
  [
    'holds something without an id',
    'AllergyIntolerance',
    () => bundle([allergyOf(1), allergyOf(2), { resourceType: 'AllergyIntolerance' }]),
  ],
  ['is HTML', 'AllergyIntolerance', () => '<html>'],
  [
    'announces more than it gives',
    'AllergyIntolerance',
    () => bundle([allergyOf(1), allergyOf(2)], { total: 3 }),
  ],
  ['does not come', 'Patient', () => ({ fault: { kind: 'not-answering', layer: 'network', detail: 'x' } })],
  [
    'goes on at another origin',
    'MedicationStatement',
    () => pageWith([statementOf(1, 'm1'), statementOf(2, 'm2')], 'https://elsewhere.invalid/'),
  ],
])('an answer that %s confirms nobody', async (_, type, reply) => {
  const here = await copied();
  instead(here, type, reply);
  expect(await confirmed(here)).toEqual([]);
  expect(audited(here, 'copies-confirmed')).toEqual([]);
});

test('an answer of two pages is read to its end', async () => {
  const here = await copied();
  instead(here, 'MedicationStatement', (path) =>
    path.includes('page=2')
      ? bundle([statementOf(2, 'm2')])
      : pageWith([statementOf(1, 'm1')], `${here.source.fhirBase}/MedicationStatement?page=2`),
  );
  expect(await confirmed(here)).toEqual(['p1', 'p2']);
});

test('more patients than fit one question are asked about in several, and one that fails leaves the others', async () => {
  const people = Array.from({ length: 21 }, (_, at) => at + 1);
  const resources = people.flatMap((at) => [patientOf(at), statementOf(at, `m${at}`)]);
  const here = await copied(21, resources);
  const all = people.map((at) => `p${at}`);
  expect(await confirmed(here, ...all)).toEqual(all);
  expect(
    here.asked.filter((path) => path.startsWith('Patient?')).map((path) => path.split(',').length),
  ).toEqual([20, 1]);
  const before = here.reply;
  here.reply = (path) => (path.includes('gp-1,') ? '<html>' : before(path));
  expect(await confirmed(here, ...all)).toEqual(['p21']);
});

test('once the screen is locked nobody is asked about, and nothing is kept of what came', async () => {
  const here = await copied();
  const before = here.row();
  here.isStopped = true;
  expect([await confirmed(here), here.asked]).toEqual([[], []]);
  for (const type of ['Patient', 'AllergyIntolerance']) {
    here.isStopped = false;
    here.asked.length = 0;
    here.reply = (path) => {
      here.isStopped = path.startsWith(type);
      return recordOf(...usual)(path);
    };
    expect(await confirmed(here)).toEqual([]);
    expect(here.asked.at(-1)).toContain(type);
  }
  expect(here.row()).toEqual(before);
});
