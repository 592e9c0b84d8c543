import { expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import { allSources } from '../../../shared/records/records.ts';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { ownEntries, ownLists } from '../../../electron/engine/cases/own-entries.ts';
import type { EndpointCopy } from '../../../electron/engine/sync/sync.ts';
import { carried, ownTags, put, sendingHere, type SendingHere } from '../../support/sending.ts';
import { usualConfig as config } from '../../simulation/setting.ts';

const ours = (type: string, id: string, status = 'current'): EndpointCopy['resources'][number] => ({
  type,
  id,
  versionId: '1',
  text: '',
  body: { resourceType: type, id, status, meta: { tag: ownTags } },
  hash: id,
  fetchedAt: '2026-11-18T08:00:00.000Z',
});

function copyOf(resources: EndpointCopy['resources']): EndpointCopy {
  const { source } = must(allSources(config)[0], 'a source');
  return {
    source,
    record: 'Trust',
    copied: false,
    about: [],
    state: { kind: 'complete' },
    asOf: undefined,
    attemptedAt: undefined,
    failedSince: undefined,
    offlineCopy: false,
    resources,
    gone: [],
  };
}

test('a signed paper of ours is no list of ours, though it is current too', () => {
  const home = copyOf([ours('List', 'l1'), ours('DocumentReference', 'd1'), ours('List', 'l2', 'retired')]);
  const { store } = sendingHere().here;
  const open = { copy: { person: 'p1', endpoints: [], home } };
  const lists = ownLists({ store, person: 'p1', open }, config.trust.odsCode);
  expect(lists.map(({ id }) => id)).toEqual(['l1']);
});

type Held = EndpointCopy['resources'][number];

const statement = (versionId: string, text: string, lastUpdated: string): Held => {
  const body = {
    resourceType: 'MedicationStatement',
    id: 's1',
    meta: { tag: ownTags, lastUpdated },
    status: 'active',
    medicationCodeableConcept: { text: 'Omeprazole' },
    derivedFrom: [{ reference: 'https://gp.example/MedicationStatement/m1' }],
    dosage: [{ text }],
  };
  return { ...ours('MedicationStatement', 's1'), versionId, body, fetchedAt: '2026-11-18T12:00:00.000Z' };
};
const list = (id: string, lastUpdated: string, status = 'current'): Held => {
  const { body } = ours('List', id, status);
  const entry = [{ item: { reference: 'MedicationStatement/s1' } }];
  return { ...ours('List', id), body: { ...body, entry, meta: { tag: ownTags, lastUpdated } } };
};

/** What is said of the one entry of ours in these resources, of which this computer had written `mine`, if anything. */
function changedSince(
  resources: readonly Held[],
  mine?: { readonly list: string },
  { givenUpAt }: { readonly givenUpAt?: string } = {},
): unknown {
  const sending: SendingHere = sendingHere();
  const written = (nth: number, id: string, body: JsonObject): void => {
    const state = {
      ...carried,
      kind: 'acknowledged',
      id,
      versionId: '2',
      at: '2026-11-18T09:00:00.000Z',
      without: [],
    };
    put(sending, nth, { endpoint: 'gp', body, state: state as never });
  };
  if (mine !== undefined) {
    written(1, 's1', statement('2', '40 mg', '').body);
    written(2, mine.list, { resourceType: 'List' });
  }
  if (givenUpAt !== undefined) {
    const by = { by: 'ruth', at: givenUpAt, instead: null, record: 'never-sent' };
    const state = { kind: 'withdrawn', reason: 'the list that somebody else signed was kept', ...by };
    put(sending, 3, { kind: 'list-now', body: { resourceType: 'List' }, state: state as never });
  }
  const { source } = must(
    allSources(config).find((one) => one.source.id === 'gp'),
    'the record',
  );
  const copy = { ...copyOf(resources), source, asOf: '2026-11-18T12:00:00.000Z' };
  const open = {
    columns: [],
    current: { all: [] },
    copy: { person: 'p1', endpoints: [copy], home: undefined },
  };
  const rows = [{ view: { id: 'r1' }, row: { lines: [omeprazole] } }];
  const about = { store: sending.here.store, person: 'p1', open, rows } as unknown as Parameters<
    typeof ownEntries
  >[0];
  const [entry] = ownEntries(about, config.trust.odsCode);
  return must(entry, 'the entry of ours').changedSince;
}

test('what was sent from here and is not in the copy stands there all the same, though the clock of the record is ahead', () => {
  expect(changedSince([], { list: 'l1' })).toBeNull();
});

const omeprazole = {
  key: 'gp MedicationStatement/m1',
  source: 'gp',
  line: {
    key: { source: 'gp', type: 'MedicationStatement', id: 'm1' },
    identifiers: [],
    medicine: { term: 'Omeprazole', codes: [] },
  },
};
const [nine, ten] = ['2026-11-18T09:00:00Z', '2026-11-18T10:00:00Z'] as const;

test('an entry of ours as we wrote it, or changed in nothing that is asked about, is not somebody else’s', () => {
  expect(changedSince([statement('2', '40 mg', nine)], { list: 'l1' })).toBeNull();
  expect(changedSince([statement('3', '40 mg', ten)], { list: 'l1' })).toBeNull();
});

test('what somebody changed of an entry that we wrote is compared with what we wrote, though our list got there later', () => {
  const asWritten = { ...statement('2', '40 mg', '').body };
  for (const resources of [
    [statement('7', '10 mg', ten)],
    [statement('7', '10 mg', ten), list('l1', nine)],
    [statement('7', '10 mg', nine), list('l1', ten)],
    [statement('7', '10 mg', ten), list('theirs', nine)],
    [statement('7', '10 mg', nine), list('theirs', ten, 'retired')],
  ])
    expect(changedSince(resources, { list: 'l1' })).toEqual({ versionId: '2', base: asWritten });
});

test('what a colleague made of an entry that we wrote is asked about as well: it stands in no column', () => {
  const resources = [statement('7', '10 mg', nine), list('theirs', ten)];
  expect(changedSince(resources, { list: 'l1' })).toMatchObject({ versionId: '2' });
});

test('what somebody else marked as an error is asked about where we wrote it, and is nobody’s entry where not', () => {
  const error = statement('7', '10 mg', ten);
  const resources = [{ ...error, body: { ...error.body, status: 'entered-in-error' } }];
  expect(changedSince(resources, { list: 'l1' })).toMatchObject({ versionId: '2' });
  expect(() => changedSince(resources)).toThrow('the entry of ours');
  // Its own writer has taken it back, after their list had named it.
  expect(() => changedSince([...resources, list('theirs', nine)])).toThrow('the entry of ours');
});

test('a colleague’s list for which somebody here gave up their own is not gone over unasked with what they had decided before', () => {
  const theirs = list('theirs', ten);
  const dated = (date: string): Held => ({ ...theirs, body: { ...theirs.body, date } });
  const givenUp = { givenUpAt: '2026-11-18T11:00:00.000Z' };
  const entry = statement('7', '10 mg', nine);
  expect(changedSince([entry, dated(ten)], undefined, givenUp)).toEqual({ versionId: '', base: {} });
  // Signed after that, it was read by whoever signs now like any other.
  expect(changedSince([entry, dated('2026-11-18T11:30:00Z')], undefined, givenUp)).toBeNull();
  expect(changedSince([entry, dated(ten)])).toBeNull();
});

test('what was changed after a colleague’s list had named it was shown to nobody; without any list nothing is known', () => {
  const changed = statement('7', '10 mg', ten);
  expect(changedSince([changed, list('theirs', nine)])).toEqual({ versionId: '', base: {} });
  expect(changedSince([changed, list('theirs', nine), list('later', ten)])).toBeNull();
  expect(changedSince([changed])).toBeNull();
});
