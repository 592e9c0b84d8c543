import { expect, test } from 'vitest';
import type { ReadFault } from '../../../electron/engine/records/records.ts';
import { pullEndpoint } from '../../../electron/engine/sync/pull-endpoint.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import { dorothy, statement } from '../../support/pulling.ts';
import {
  audited,
  failing,
  instant,
  instead,
  readingHere,
  type ReadingHere,
  recordOf,
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
const forbidden: ReadFault = { kind: 'not-permitted', detail: 'user/*.rs' };

test('who it is is asked first, then each type of the plan, with the medicines it refers to', async () => {
  const here = begin();
  expect(await pull(here)).toEqual({ kind: 'complete' });
  expect(here.asked.slice(1)).toEqual([
    'MedicationStatement?patient=gp-1&_include=MedicationStatement:medication&_count=50',
    'AllergyIntolerance?patient=gp-1&_count=50',
  ]);
  expect(keysOf(here)).toEqual(['AllergyIntolerance/a1', 'MedicationStatement/m1', 'Patient/gp-1']);
  expect(here.row()).toMatchObject({
    as_of: '2026-11-18T10:00:00.000Z',
    full_read_at: '2026-11-18T10:00:00.000Z',
  });
});

test('a record that brings nothing along is not asked to, and which is asked by its own name', async () => {
  const here = begin();
  const asked: string[] = [];
  here.offer = {
    ...here.offer,
    includes: (type, include) => {
      asked.push(`${type} ${include}`);
      return false;
    },
  };
  await pull(here);
  expect(asked).toEqual(['MedicationStatement MedicationStatement:medication']);
  expect(here.asked).toContain('MedicationStatement?patient=gp-1&_count=50');
});

test('the second read asks each type for what changed since ten minutes before the newest change', async () => {
  const here = begin();
  await pull(here);
  here.asked.length = 0;
  expect(await pull(here)).toEqual({ kind: 'complete' });
  const since = encodeURIComponent('ge2026-11-18T08:50:00.000Z');
  expect(here.asked.slice(1)).toEqual([
    `MedicationStatement?patient=gp-1&_include=MedicationStatement:medication&_lastUpdated=${since}&_count=50`,
    `AllergyIntolerance?patient=gp-1&_lastUpdated=${since}&_count=50`,
  ]);
});

test.each(['MedicationStatement', 'AllergyIntolerance'])(
  'where %s cannot be asked for its changes, everything is read whole each time',
  async (lacking) => {
    const here = begin();
    here.offer = { ...here.offer, deltas: (type) => type !== lacking };
    await pull(here);
    await pull(here);
    expect(here.asked.filter((path) => path.includes('_lastUpdated'))).toEqual([]);
    here.reply = recordOf(...usual.filter(({ id }) => id !== 'm1'));
    await pull(here);
    expect(here.copy().gone.map(({ id }) => id)).toEqual(['m1']);
  },
);

test('whoever asks for a whole read gets one', async () => {
  const here = begin();
  await pull(here);
  here.asked.length = 0;
  await pull(here, true);
  expect(here.asked.filter((path) => path.includes('_lastUpdated'))).toEqual([]);
});

test('a type that is not offered is not asked for, and is a gap; what it held before has not gone', async () => {
  const here = begin();
  await pull(here);
  here.asked.length = 0;
  here.offer = { ...here.offer, searches: (type) => type !== 'AllergyIntolerance' };
  expect(await pull(here)).toEqual({
    kind: 'partial',
    reasons: [{ kind: 'type-not-read', type: 'AllergyIntolerance', detail: 'not offered' }],
  });
  // A delta over the other alone would leave the copy half old.
  expect(here.asked.slice(1)).toEqual([
    'MedicationStatement?patient=gp-1&_include=MedicationStatement:medication&_count=50',
  ]);
  expect([keysOf(here).length, here.copy().gone]).toEqual([3, []]);
});

test('Medications that are referred to and cannot be had are a gap of the whole', async () => {
  const reference = { medicationReference: { reference: 'Medication/9' } };
  const here = begin({}, [...usual, statement('m2', { meta, ...reference })]);
  expect(await pull(here)).toEqual({
    kind: 'partial',
    reasons: [{ kind: 'type-not-read', type: 'Medication', detail: '1 of those referred to' }],
  });
});

test.each(['MedicationStatement', 'AllergyIntolerance'])(
  'nobody answering for %s ends the reading there; what came is kept, and the rest is read the next time',
  async (type) => {
    const here = begin();
    const before = here.reply;
    instead(here, type, failing(away));
    expect(await pull(here)).toEqual(stillReading);
    expect(here.asked.at(-1)).toContain(`${type}?`);
    expect(here.row()).toMatchObject({
      outcome: JSON.stringify({ kind: 'unavailable', reason: away }),
      as_of: '2026-11-18T10:00:00.000Z',
    });
    here.reply = before;
    here.asked.length = 0;
    expect(await pull(here)).toEqual({ kind: 'complete' });
    expect(here.asked.some((path) => path.startsWith('MedicationStatement'))).toBe(
      type === 'MedicationStatement',
    );
    expect(keysOf(here).length).toBe(3);
  },
);

test('a sign-in that ended half-way is said, and ends the reading', async () => {
  const here = begin();
  instead(here, 'MedicationStatement', failing({ kind: 'sign-in-needed', audience: 'main' }));
  await pull(here);
  expect(here.asked.at(-1)).toContain('MedicationStatement');
  expect(here.copy().failedSince).toEqual({ kind: 'unavailable', reason: { kind: 'sign-in-needed' } });
});

test('one type that may not be read is a gap, in words of the record', async () => {
  const here = begin();
  instead(here, 'AllergyIntolerance', failing(forbidden));
  expect(await pull(here)).toEqual({
    kind: 'partial',
    reasons: [{ kind: 'items-withheld', detail: 'AllergyIntolerance: user/*.rs' }],
  });
  expect(audited(here, 'read-stopped')).toEqual([
    { user: 'ruth', subject: 'p1', detail: { endpoint: 'gp', type: 'AllergyIntolerance', page: 1 } },
  ]);
});

test('where no type may be read the source is not permitted', async () => {
  const here = begin();
  for (const type of ['MedicationStatement', 'AllergyIntolerance']) instead(here, type, failing(forbidden));
  await pull(here);
  expect(here.copy().failedSince).toEqual({
    kind: 'unavailable',
    reason: { kind: 'not-permitted', detail: 'AllergyIntolerance: user/*.rs' },
  });
});

test('one type forbidden and another refused is not the whole source forbidden', async () => {
  const here = begin();
  instead(here, 'MedicationStatement', failing(forbidden));
  instead(here, 'AllergyIntolerance', failing({ kind: 'rejected', status: 400, issues: [], body: '' }));
  expect(await pull(here)).toEqual({
    kind: 'partial',
    reasons: [
      { kind: 'items-withheld', detail: 'MedicationStatement: user/*.rs' },
      { kind: 'type-not-read', type: 'AllergyIntolerance', detail: 'status 400' },
    ],
  });
});

test('locked between any two questions: nothing more is asked, nothing is written, and the state says so', async () => {
  const reference = { medicationReference: { reference: 'Medication/9' } };
  const resources = [...usual, statement('m2', { meta, ...reference })];
  for (const type of ['Patient', 'MedicationStatement', 'AllergyIntolerance', 'Medication?']) {
    const here = begin({}, resources);
    here.reply = (path) => {
      here.isStopped = path.startsWith(type);
      return recordOf(...resources)(path);
    };
    expect([type, await pull(here)]).toEqual([type, stillReading]);
    expect(here.asked.at(-1)).toContain(type);
    expect(here.row()).toBeUndefined();
  }
});

test('locked while the record says that it knows nobody: that is not written down as what it says now', async () => {
  const here = begin();
  await pull(here);
  const before = here.row();
  here.reply = () => {
    here.isStopped = true;
    return undefined;
  };
  expect(await pull(here)).toEqual(stillReading);
  expect([here.row(), here.copy().gone]).toEqual([before, []]);
});

test('locked while the record says what it offers: nothing begins', async () => {
  const here = begin();
  const { offer } = here;
  Object.defineProperty(here, 'offer', {
    get: () => {
      here.isStopped = true;
      return offer;
    },
  });
  expect(await pull(here)).toEqual(stillReading);
  expect([here.asked.length, here.row(), audited(here, 'read-begun')]).toEqual([1, undefined, []]);
});

test('locked as a type turned out to be forbidden: that is not written, and it is asked for again', async () => {
  const here = begin();
  const before = here.reply;
  instead(here, 'MedicationStatement', () => {
    here.isStopped = true;
    return { fault: forbidden };
  });
  expect(await pull(here)).toEqual(stillReading);
  expect(audited(here, 'read-stopped')).toEqual([]);
  here.isStopped = false;
  here.reply = before;
  expect(await pull(here)).toEqual({ kind: 'complete' });
  expect(keysOf(here).length).toBe(3);
});
