import { expect, test } from 'vitest';
import { whileKeptStands } from '../../../electron/engine/sync/kept-list.ts';
import type { Written } from '../../../electron/engine/sync/written.ts';
import {
  askingOf,
  bundle,
  failing,
  outcome,
  readingHere,
  type ReadingHere,
  type Reply,
} from '../../support/reading.ts';

const kept = { endpoint: 'gp', id: '7', signature: '2026-11-18T10:42:00Z Sam Pritchard' };
const uuid = '00000000-0000-4000-8000-000000000009';
const theirs = {
  resourceType: 'List',
  id: '7',
  meta: { versionId: '3' },
  identifier: [{ system: 'https://tools.ietf.org/html/rfc4122', value: uuid }],
  status: 'current',
};
const takenBack = { ...theirs, status: 'entered-in-error' };
const notThere: Reply = {
  fault: { kind: 'rejected', status: 404, issues: [], body: JSON.stringify(outcome('not-found')) },
};
const retracted: Written = { outcome: { kind: 'retracted', record: 'marked-as-error' } };
const unread = {
  outcome: { kind: 'busy', detail: 'the list that was kept could not be read', retryAfterMs: null },
};
const changed = (list: object, theirVersion = '3') => ({
  outcome: {
    kind: 'changed-by-others',
    theirs: JSON.stringify(list),
    theirVersion,
    signature: kept.signature,
  },
});

/** What comes of taking mine back for a list, and how often it was sent. */
async function takingBack(
  replies: readonly Reply[],
  { type = 'List', written = retracted, appendOnly = false } = {},
): Promise<{ readonly came: unknown; readonly sent: number; readonly here: ReadingHere }> {
  const here = readingHere();
  const left = [...replies];
  here.reply = () => left.shift() ?? 'one question too many';
  let sent = 0;
  const came = await whileKeptStands({ kept, asking: askingOf(here), appendOnly }, type, async () => {
    sent += 1;
    return written;
  });
  return { came, sent, here };
}

test('what is taken back for nobody’s list asks about none', async () => {
  expect(await whileKeptStands(undefined, 'List', async () => retracted)).toEqual(retracted);
});

test('mine is taken back while theirs stands, which is looked at before and after a list', async () => {
  const { came, sent, here } = await takingBack([theirs, theirs]);
  expect([came, sent, here.asked]).toEqual([retracted, 1, ['List/7', 'List/7']]);
});

test('a statement is no list that two could give up in one moment: theirs is looked at once', async () => {
  const { came, here } = await takingBack([theirs], { type: 'MedicationStatement' });
  expect([came, here.asked]).toEqual([retracted, ['List/7']]);
});

test('a list of mine that was not taken back now is not asked about again', async () => {
  const written: Written = { outcome: { kind: 'busy', detail: 'x', retryAfterMs: null } };
  const { came, here } = await takingBack([theirs], { written });
  expect([came, here.asked]).toEqual([written, ['List/7']]);
});

test.each<[string, Reply, object]>([
  ['was marked as an error', takenBack, changed(takenBack)],
  ['has gone', notThere, changed({ resourceType: 'List', id: '7' }, '')],
])('theirs %s: mine is not sent, and the person is asked with what stands there', async (_, reply, asks) => {
  expect(await takingBack([reply])).toMatchObject({ came: asks, sent: 0 });
});

test('theirs went while mine was taken back: the person is asked', async () => {
  expect(await takingBack([theirs, takenBack])).toMatchObject({ came: changed(takenBack), sent: 1 });
  expect(await takingBack([theirs, notThere])).toMatchObject({
    sent: 1,
    came: { outcome: { theirVersion: '' } },
  });
});

test.each<[string, Reply]>([
  ['nobody answers', failing({ kind: 'not-answering', layer: 'network', detail: 'x' })()],
  ['the sign-in is over', failing({ kind: 'sign-in-needed', audience: 'main' })()],
  ['another list is given', { ...theirs, id: '8' }],
  ['a proxy knows no way', failing({ kind: 'rejected', status: 404, issues: [], body: '<html>' })()],
  ['HTML comes', '<html>'],
])('where %s, whether theirs stands is not known, and mine waits', async (_, reply) => {
  expect(await takingBack([reply])).toMatchObject({ came: unread, sent: 0 });
  expect(await takingBack([theirs, reply])).toMatchObject({ came: unread, sent: 1 });
});

const retractsSystem = 'urn:concord:retracts';
const saysSo = (value: string) => ({
  resourceType: 'List',
  id: '9',
  status: 'entered-in-error',
  identifier: [{ system: retractsSystem, value }],
});

test('where nothing is ever changed, an entry that says that theirs was an error takes it back', async () => {
  const question = `List?identifier=${encodeURIComponent(`${retractsSystem}|${uuid}`)}`;
  const gone = await takingBack([theirs, bundle([saysSo(uuid)])], { appendOnly: true });
  expect(gone).toMatchObject({ came: changed(theirs), sent: 0 });
  expect(gone.here.asked).toEqual(['List/7', question]);
  const stands = await takingBack([theirs, bundle(), theirs, bundle([saysSo('another')])], {
    appendOnly: true,
  });
  expect([stands.came, stands.sent]).toEqual([retracted, 1]);
});

test('where entries are changed, such an entry is not asked for', async () => {
  const { here } = await takingBack([theirs, theirs]);
  expect(here.asked.filter((path) => path.includes('?'))).toEqual([]);
});

test('a search for what takes theirs back that fails leaves it open: mine waits', async () => {
  expect(await takingBack([theirs, '<html>'], { appendOnly: true })).toMatchObject({ came: unread, sent: 0 });
});

test('a list without a name of its own cannot be taken back by name, and stands', async () => {
  const nameless = { ...theirs, identifier: [] };
  const { came, here } = await takingBack([nameless, nameless], { appendOnly: true });
  expect([came, here.asked]).toEqual([retracted, ['List/7', 'List/7']]);
});
