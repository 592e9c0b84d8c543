import { expect, test } from 'vitest';
import { fetchedAt, saveResource } from '../../../electron/engine/db/queries/resources.ts';
import type { Run } from '../../../electron/engine/sync/parts.ts';
import { readReferencedMedications } from '../../../electron/engine/sync/referenced-medications.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import { statement } from '../../support/pulling.ts';
import {
  audited,
  bundle,
  failing,
  pageWith,
  readingHere,
  recordOf,
  type ReadingHere,
} from '../../support/reading.ts';
import type { Resource } from '../../support/tiny-trust.ts';

const place = { endpoint: 'gp', person: 'p1' };
const audit = { user: null, action: 'test', subject: 'test' };
const run: Run = { run: 'r1', whole: true, since: null, asOf: null, begunAt: '', reasons: [] };
const medication = (id: string): Resource => ({
  resourceType: 'Medication',
  id,
  code: { text: `Medicine ${id}` },
});

const hold = (here: ReadingHere, resource: Resource, over: object = {}): number =>
  here.parts.store.inTransaction('hold', audit, (tx) =>
    tx.run(saveResource, {
      source: 'gp',
      type: resource.resourceType,
      id: resource.id,
      person: 'p1',
      version_id: null,
      last_updated: null,
      fetched_at: new Date(here.clock.now()).toISOString(),
      body: JSON.stringify(resource),
      hash: '',
      run: 'r0',
      ...over,
    }),
  );
const referring = (id: string, reference: string): Resource =>
  statement(id, { medicationCodeableConcept: undefined, medicationReference: { reference } });
/** Statements that refer to these Medications. */
function referringTo(...ids: readonly string[]): ReadingHere {
  const here = readingHere();
  for (const id of ids) hold(here, referring(`m${id}`, `Medication/${id}`));
  return here;
}
const read = (here: ReadingHere, of: Run = run, source: SourceConfig = here.source) =>
  readReferencedMedications(here.parts, source, place, here.offer, of);
const held = (here: ReadingHere, id: string): boolean =>
  here.parts.store.read.get(fetchedAt, { source: 'gp', type: 'Medication', id }) !== undefined;
const missed = (detail: string) => [{ kind: 'type-not-read', type: 'Medication', detail }];

test('what is referred to is asked for in one question, and kept for everybody', async () => {
  const here = referringTo('1', '2');
  here.reply = recordOf(medication('1'), medication('2'), medication('3'));
  expect(await read(here)).toEqual([]);
  expect(here.asked).toEqual(['Medication?_id=1,2&_count=25']);
  expect([held(here, '1'), held(here, '2'), held(here, '3')]).toEqual([true, true, false]);
  expect(audited(here, 'page-read')).toEqual([
    { user: 'ruth', subject: 'p1', detail: { endpoint: 'gp', type: 'Medication', kept: 2 } },
  ]);
  // The lines that refer to them find them; they are nobody’s own.
  expect(here.copy().resources.map(({ type, id }) => `${type}/${id}`)).toEqual([
    'MedicationStatement/m1',
    'MedicationStatement/m2',
    'Medication/1',
    'Medication/2',
  ]);
});

test('one that is referred to twice, by its full address, or with spaces around the colon, is asked for once', async () => {
  const here = readingHere();
  hold(here, referring('a', 'Medication/1'));
  hold(here, referring('b', 'Medication/1'));
  hold(here, referring('d', 'https://record.invalid/fhir/Medication/3'));
  hold(here, referring('e', 'http://127.0.0.1:8080/Medication/4'));
  hold(here, referring('c', 'x'), { body: '{"medicationReference":{"reference"  :\n "Medication/2.a-B"}}' });
  here.reply = recordOf(...['1', '2.a-B', '3', '4'].map(medication));
  expect(await read(here)).toEqual([]);
  expect(here.asked).toEqual(['Medication?_id=1,2.a-B,3,4&_count=25']);
});

test.each([
  ['nothing', 'Organization/1'],
  ['another type that ends alike', 'OtherMedication/1'],
  ['something inside the entry', '#Medication/1'],
  ['what no id is', 'Medication/a b'],
])('a reference to %s asks nothing', async (_, reference) => {
  const here = readingHere();
  hold(here, referring('m1', reference), {
    body: JSON.stringify({ r: { reference }, note: 'Medication/9' }),
  });
  expect([await read(here), here.asked]).toEqual([[], []]);
});

test('what another patient or another record refers to, and what has gone, is not asked for', async () => {
  const here = readingHere();
  hold(here, referring('a', 'Medication/1'), { person: 'p2' });
  hold(here, referring('b', 'Medication/2'), { source: 'other' });
  hold(here, referring('c', 'Medication/3'));
  here.parts.store.inTransaction('gone', audit, (tx) =>
    tx.run({ label: 'gone', sql: "UPDATE resource SET gone_at = 'x' WHERE id = 'c'" }, {}),
  );
  expect([await read(here), here.asked]).toEqual([[], []]);
});

test('one that is there is not read again within the hour, nor later where only changes are read', async () => {
  const here = referringTo('1');
  here.reply = recordOf(medication('1'));
  hold(here, medication('1'), { person: '' });
  here.clock.advance(60 * 60_000);
  expect([await read(here), here.asked]).toEqual([[], []]);
  here.clock.advance(1);
  expect([await read(here, { ...run, whole: false }), here.asked]).toEqual([[], []]);
  await read(here);
  expect(here.asked.length).toBe(1);
});

test('more than fit one question are asked for in several, and what is missing is counted over them', async () => {
  const ids = Array.from({ length: 27 }, (_, at) => String(at + 100));
  const here = referringTo(...ids);
  here.reply = recordOf(...ids.filter((id) => id !== '101' && id !== '126').map(medication));
  expect(await read(here)).toEqual(missed('2 of those referred to'));
  expect(here.asked.map((path) => path.split(',').length)).toEqual([25, 2]);
});

test('an answer of two pages is read to its end', async () => {
  const here = referringTo('1', '2');
  here.reply = (path) =>
    path.includes('page=2')
      ? bundle([medication('2')])
      : pageWith([medication('1')], 'https://record.invalid/fhir/Medication?page=2');
  expect(await read(here)).toEqual([]);
  expect([held(here, '1'), held(here, '2')]).toEqual([true, true]);
});

test('a next page elsewhere: what came is kept, and why the rest did not is said', async () => {
  const here = referringTo('1', '2');
  here.reply = () => pageWith([medication('1')], 'https://elsewhere.invalid/');
  expect(await read(here)).toEqual(missed('1 of those referred to, other-origin'));
  expect([held(here, '1'), held(here, '2')]).toEqual([true, false]);
});

test('what was not asked for, and what only has the id of what was, is not kept', async () => {
  const here = referringTo('1');
  here.reply = () => bundle([medication('2'), { resourceType: 'Organization', id: '1' }]);
  expect(await read(here)).toEqual(missed('1 of those referred to'));
  expect([held(here, '1'), held(here, '2'), audited(here, 'page-read')]).toEqual([false, false, []]);
});

test('a search that fails says why; the last that failed is named', async () => {
  const here = referringTo('1');
  here.reply = failing({ kind: 'rejected', status: 405, issues: [], body: '' });
  expect(await read(here)).toEqual(missed('1 of those referred to, status 405'));
  here.reply = failing({ kind: 'not-answering', layer: 'network', detail: 'x' });
  expect(await read(here)).toEqual(missed('1 of those referred to, not-answering'));
});

test('of several questions one that failed is named, though others did not fail', async () => {
  const ids = Array.from({ length: 27 }, (_, at) => String(at + 100));
  const here = referringTo(...ids);
  const away = failing({ kind: 'not-answering', layer: 'network', detail: 'x' });
  here.reply = (path) => (path.includes('100') ? away() : recordOf(...ids.map(medication))(path));
  expect(await read(here)).toEqual(missed('25 of those referred to, not-answering'));
});

const noSearch = (here: ReadingHere): ReadingHere => {
  here.offer = { ...here.offer, searches: (type) => type !== 'Medication' };
  return here;
};

test('a server that does not search them is asked for each by its id, and each is kept as it came', async () => {
  const here = noSearch(referringTo('1', '2'));
  here.reply = recordOf(medication('1'), medication('2'));
  expect(await read(here)).toEqual([]);
  expect(here.asked).toEqual(['Medication/1', 'Medication/2']);
  const kept = here.copy().resources.find(({ type, id }) => type === 'Medication' && id === '2');
  expect(kept?.text).toBe(JSON.stringify(medication('2')));
});

test.each<[string, ReturnType<ReadingHere['reply']>, string]>([
  ['is refused', { fault: { kind: 'rejected', status: 404, issues: [], body: '' } }, ', rejected'],
  ['is HTML', '<html>', ', answer-unreadable'],
  ['is another resource', { resourceType: 'Organization', id: '2' }, ''],
  ['is another Medication', { resourceType: 'Medication', id: '3' }, ''],
  ['is no resource', '[]', ', answer-unreadable'],
])('one answer that %s is a gap of one, and the others are read', async (_, reply, why) => {
  const here = noSearch(referringTo('1', '2', '4'));
  here.reply = (path) => (path === 'Medication/2' ? reply : recordOf(medication('1'), medication('4'))(path));
  expect(await read(here)).toEqual(missed(`1 of those referred to${why}`));
  expect(['1', '2', '3', '4'].filter((id) => held(here, id))).toEqual(['1', '4']);
});

test('once the screen is locked nothing is asked, and what came is not kept', async () => {
  const here = referringTo('1');
  here.isStopped = true;
  expect([await read(here), here.asked]).toEqual([[], []]);
  here.isStopped = false;
  here.reply = (path) => {
    here.isStopped = true;
    return recordOf(medication('1'))(path);
  };
  expect(await read(here)).toEqual([]);
  expect([here.asked.length, held(here, '1')]).toEqual([1, false]);
});

test('behind a record locator each store’s Medications are its own', async () => {
  const here = referringTo('1');
  const source = {
    ...here.source,
    fhirBase: 'https://harbour.invalid/fhir',
    stores: [{ id: 'harbour', name: 'h', fhirBase: 'https://harbour.invalid/fhir', audience: 'main' }],
  };
  here.reply = recordOf(medication('1'));
  hold(here, medication('1'), { person: '', id: '1@https://meadow.invalid/fhir' });
  expect(await read(here, run, source)).toEqual([]);
  expect([here.asked.length, held(here, '1@https://harbour.invalid/fhir')]).toEqual([1, true]);
  expect([await read(here, run, source), here.asked.length]).toEqual([[], 1]);
});
