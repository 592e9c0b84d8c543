import { expect, test } from 'vitest';
import { begunType, readHomeStore, type HomeResource } from '../../../shared/cases/cases.ts';
import { answeredByType, answerType, handOverType } from '../../../shared/cases/home-store.ts';
import { systems, tags as tagsOf } from '../../../shared/cases/writes/write.ts';

const tags = tagsOf({ organisation: { odsCode: 'RXX' } as never });
const [ownTag, odsTag] = tags;
const by = { display: 'Ruth Calloway' };
const resource = (type: string, id: string, body: Readonly<Record<string, unknown>>): HomeResource => ({
  type,
  id,
  versionId: '3',
  body: {
    resourceType: type,
    meta: { tag: tags },
    identifier: [
      { system: 'other', value: 'no' },
      { system: systems.uuid, value: `uuid-${id}` },
    ],
    ...body,
  },
});
const document = (id: string, body: Readonly<Record<string, unknown>> = {}) =>
  resource('DocumentReference', id, {
    date: `2026-11-1${id}`,
    author: [by],
    description: `words ${id}`,
    ...body,
  });
const task = (id: string, body: Readonly<Record<string, unknown>> = {}) =>
  resource('Task', id, {
    authoredOn: `2026-11-1${id}`,
    requester: by,
    description: `asked ${id}`,
    status: 'requested',
    ...body,
  });
const begun = (id: string, body: Readonly<Record<string, unknown>> = {}) =>
  task(id, {
    code: { text: begunType },
    status: 'in-progress',
    groupIdentifier: { value: 'signed-as' },
    location: { display: 'Ward 7, left' },
    ...body,
  });
const read = (...resources: readonly HomeResource[]) => readHomeStore(resources, 'RXX');

test('a signed record is read with who filed it and when, and whether it amends another', () => {
  expect(read(document('1'), document('2', { docStatus: 'amended' })).signed).toEqual([
    { id: '1', uuid: 'uuid-1', at: '2026-11-11', by: 'Ruth Calloway', amends: false, words: 'words 1' },
    { id: '2', uuid: 'uuid-2', at: '2026-11-12', by: 'Ruth Calloway', amends: true, words: 'words 2' },
  ]);
});

test('a case handed over unsigned is no signed record, and brings its events', () => {
  const { signed, handedOver } = read(
    document('1', { type: { text: handOverType }, content: [{ attachment: { data: 'ZXZlbnRz' } }] }),
  );
  expect(signed).toEqual([]);
  expect(handedOver).toEqual([
    { id: '1', uuid: 'uuid-1', at: '2026-11-11', by: 'Ruth Calloway', words: 'words 1', data: 'ZXZlbnRz' },
  ]);
});

test('what was asked of others comes with its answer and who gave it', () => {
  const output = [
    { type: { text: answeredByType }, valueString: 'Dr Okafor' },
    { type: { text: answerType }, valueString: 'agreed' },
    { type: { text: 'something else' }, valueString: 'no' },
  ];
  const [one] = read(task('1', { status: 'completed', output })).asked;
  expect(one).toMatchObject({
    id: '1',
    versionId: '3',
    at: '2026-11-11',
    by: 'Ruth Calloway',
    what: 'asked 1',
    status: 'completed',
    answer: 'agreed',
    answeredBy: 'Dr Okafor',
  });
  expect(one?.body['id']).toBe(task('1').body['id']);
  expect(read(task('1')).asked[0]).toMatchObject({ answer: '', answeredBy: '' });
});

test('a reconciliation begun elsewhere names its computer, until its signed record is filed', () => {
  expect(read(begun('1')).begun).toMatchObject([
    {
      id: '1',
      versionId: '3',
      by: 'Ruth Calloway',
      at: '2026-11-11',
      signedAs: 'signed-as',
      computer: 'Ward 7, left',
    },
  ]);
  expect(read(begun('1')).asked).toEqual([]);
  const filed = document('2', { identifier: [{ system: systems.uuid, value: 'signed-as' }] });
  expect(read(begun('1'), filed).begun).toEqual([]);
  expect(read(begun('1'), document('2')).begun).toHaveLength(1);
  expect(read(begun('1', { status: 'completed' }))).toMatchObject({ begun: [], asked: [] });
});

test('everything is in the order it was written, whatever order it came in', () => {
  expect(read(document('3'), document('1'), document('2')).signed.map(({ id }) => id)).toEqual([
    '1',
    '2',
    '3',
  ]);
  expect(read(task('2'), task('1')).asked.map(({ id }) => id)).toEqual(['1', '2']);
});

test.each<[string, Readonly<Record<string, unknown>>]>([
  ['entered in error', { status: 'entered-in-error' }],
  ['of another organisation', { meta: { tag: [ownTag, { system: systems.ods, code: 'RYY' }] } }],
  ['written by another product', { meta: { tag: [odsTag] } }],
  ['without tags', { meta: {} }],
  ['without meta', { meta: undefined }],
])('what is %s is not read', (_, over) => {
  expect(read(document('1', over), begun('2', over), task('3', over))).toEqual({
    begun: [],
    signed: [],
    handedOver: [],
    asked: [],
  });
});

test('why something was asked is read as it was given, and is empty where no reason was', () => {
  const given = { reasonCode: { text: 'interaction: bleeding' } };
  expect(read(task('1', given), task('2')).asked.map(({ why }) => why)).toEqual([
    'interaction: bleeding',
    '',
  ]);
});

test('what a store left out or wrote otherwise is empty, never a failure', () => {
  const bare = { identifier: undefined, date: undefined, author: undefined, description: 7 };
  expect(read(document('1', bare)).signed).toEqual([
    { id: '1', uuid: '', at: '', by: '', amends: false, words: '' },
  ]);
  expect(read(document('1', { type: [{ text: handOverType }] })).handedOver).toMatchObject([{ data: '' }]);
  expect(read(task('1', { output: 'none', authoredOn: undefined, requester: [by] })).asked).toMatchObject([
    { at: '', by: 'Ruth Calloway', answer: '' },
  ]);
  expect(read(begun('1', { groupIdentifier: undefined, location: 'ward' })).begun).toMatchObject([
    { signedAs: '', computer: '' },
  ]);
});
