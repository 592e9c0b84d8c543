import { expect, test } from 'vitest';
import {
  belongsToDecided,
  cameWith,
  currentBeside,
  isOfSignedList,
  signatureOf,
  signedByOthers,
  wasChangedSince,
  wasSaidFor,
} from '../../../electron/engine/sync/signed-by-others.ts';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { askingOf, bundle, failing, readingHere } from '../../support/reading.ts';

const since = '2026-11-18T10:00:00Z';
const others = { search: 'List?patient=Patient%2F1', since, seen: [], signatures: [] };
const list = (id: string, over: object = {}): JsonObject => ({
  resourceType: 'List',
  id,
  meta: { versionId: '3', lastUpdated: '2026-11-18T10:30:00Z' },
  status: 'current',
  date: '2026-11-18T10:20:00Z',
  source: { display: 'Sam Pritchard' },
  ...over,
});
const signature = '2026-11-18T10:20:00Z Sam Pritchard';
const nobodys = () => false;
const asks = (theirs: JsonObject) => ({
  kind: 'changed-by-others',
  theirs: JSON.stringify(theirs),
  theirVersion: '3',
  signature: signatureOf(theirs),
});

async function signed(
  lists: readonly JsonObject[],
  over: object = {},
  isOurs = nobodys as (one: JsonObject) => boolean,
) {
  const here = readingHere();
  here.reply = () => bundle(lists);
  const came = await signedByOthers(askingOf(here), { ...others, ...over }, isOurs);
  expect(here.asked).toEqual(['List?patient=Patient%2F1']);
  return came;
}

test('a list that somebody signed since we read the record asks, with its version and whose it is', async () => {
  expect(await signed([list('l1')])).toEqual(asks(list('l1')));
  expect(await signed([])).toBeUndefined();
});

test.each<[string, JsonObject, object]>([
  ['that we have seen', list('l1'), { seen: ['l1'] }],
  ['that was decided about', list('l1'), { signatures: [signature] }],
  ['from before we read the record', list('l1', { meta: { lastUpdated: since } }), {}],
  ['that was taken back', list('l1', { status: 'entered-in-error' }), {}],
])('a list %s asks nothing', async (_, one, over) => {
  expect(await signed([one], over)).toBeUndefined();
});

test('a list of ours is nobody else’s signature, and does not hide one that is', async () => {
  const isOurs = ({ id }: JsonObject) => id === 'ours';
  expect(await signed([list('ours')], {}, isOurs)).toBeUndefined();
  expect(await signed([list('ours'), list('theirs')], {}, isOurs)).toEqual(asks(list('theirs')));
});

test('a retired list asks too: it was signed since', async () => {
  const retired = list('l1', { status: 'retired' });
  expect(await signed([retired])).toEqual(asks(retired));
});

test('a list without a time of the record is dated by its signer, and one without any time asks', async () => {
  const dated = (date: string | undefined) => list('l1', { meta: { versionId: '3' }, date });
  expect(await signed([dated('2026-11-18T09:59:59Z')])).toBeUndefined();
  expect(await signed([dated('2026-11-18T10:00:01Z')])).toEqual(asks(dated('2026-11-18T10:00:01Z')));
  expect(await signed([dated(undefined)])).toEqual(asks(dated(undefined)));
});

test('where nothing is changed, another entry says that a list was taken back', async () => {
  const name = '00000000-0000-4000-8000-000000000009';
  const named = list('l1', { identifier: [{ system: 'https://tools.ietf.org/html/rfc4122', value: name }] });
  const back = list('l2', {
    status: 'entered-in-error',
    identifier: [{ system: 'urn:concord:retracts', value: name }],
  });
  expect(await signed([named, back])).toBeUndefined();
  expect(await signed([named])).toEqual(asks(named));
});

test('a search that fails is a fault, and never “nobody has signed”', async () => {
  const here = readingHere();
  here.reply = failing({ kind: 'sign-in-needed', audience: 'main' });
  const fault = { kind: 'sign-in-needed' };
  expect(await signedByOthers(askingOf(here), others, nobodys)).toEqual(fault);
  expect(await currentBeside(askingOf(here), others, nobodys, 'ours')).toEqual(fault);
  expect(
    await belongsToDecided(askingOf(here), { ...others, signatures: ['x'] }, inRecord(statement())),
  ).toEqual({
    ok: false,
    fault,
  });
});

test('who signed is told by name, else by reference, and when by their own date', () => {
  expect(signatureOf(list('l1'))).toBe(signature);
  expect(signatureOf(list('l1', { source: { reference: 'Practitioner/7' } }))).toBe(
    '2026-11-18T10:20:00Z Practitioner/7',
  );
  expect(signatureOf(list('l1', { source: undefined, date: undefined }))).toBe(' ');
});

async function beside(lists: readonly JsonObject[], over: object = {}) {
  const here = readingHere();
  here.reply = () => bundle(lists);
  return currentBeside(askingOf(here), { ...others, ...over }, ({ id }) => id === 'ours', 'ours');
}
const at = (id: string, lastUpdated: string, over: object = {}) =>
  list(id, { meta: { versionId: '3', lastUpdated }, ...over });
const ours = at('ours', '2026-11-18T10:31:00Z');

test('of two lists signed in one moment whoever came second is asked, by the record’s clock', async () => {
  expect(await beside([ours, list('theirs')])).toEqual(asks(list('theirs')));
  expect(await beside([ours, at('theirs', '2026-11-18T10:32:00Z')])).toBeUndefined();
});

test('of two in the very same instant one is the later for everybody', async () => {
  const same = '2026-11-18T10:31:00Z';
  expect(await beside([ours, at('a', same)])).toMatchObject({ kind: 'changed-by-others' });
  expect(await beside([ours, at('z', same)])).toBeUndefined();
});

test('where ours is not current any more, or theirs is not, nobody is asked; where ours is not shown, we are', async () => {
  expect(await beside([{ ...ours, status: 'retired' }, list('theirs')])).toBeUndefined();
  expect(await beside([ours, list('theirs', { status: 'retired' })])).toBeUndefined();
  expect(await beside([list('theirs')])).toEqual(asks(list('theirs')));
  expect(await beside([ours, list('theirs')], { signatures: [signature] })).toBeUndefined();
});

const entry = (reference: string) => ({ entry: [{ item: { reference } }] });
const statement = (over: object = {}): JsonObject => ({
  resourceType: 'MedicationStatement',
  id: 's1',
  meta: { lastUpdated: '2026-11-18T10:25:00Z' },
  dateAsserted: '2026-11-18T10:20:00Z',
  ...over,
});
const inRecord = (resource: JsonObject) => ({ resource, versionId: '1' });
const naming = (over: object = {}) => list('l1', { ...entry('MedicationStatement/s1'), ...over });

test('what a list names and was written up to ten minutes before it came with it', () => {
  const written = (lastUpdated: string) => cameWith(naming(), statement({ meta: { lastUpdated } }));
  expect(written('2026-11-18T10:25:00Z')).toBe(true);
  expect(written('2026-11-18T10:20:00Z')).toBe(true);
  expect(written('2026-11-18T10:30:00Z')).toBe(true);
  expect(written('2026-11-18T10:19:59Z')).toBe(false);
  expect(written('2026-11-18T10:30:01Z')).toBe(false);
});

test('a list names an entry by its own reference, its full address, and nothing else', () => {
  const named = (reference: string) => cameWith(list('l1', entry(reference)), statement());
  expect(named('https://record.invalid/fhir/MedicationStatement/s1')).toBe(true);
  expect([named('MedicationStatement/s2'), named('Task/s1'), named('s1')]).toEqual([false, false, false]);
  for (const broken of [undefined, 'x', [undefined], [{}], [{ item: 'MedicationStatement/s1' }]])
    expect(cameWith(list('l1', { entry: broken }), statement())).toBe(false);
});

test('what a late list names was said for it where it was written when it was said, before the list', () => {
  const said = (over: object, of: JsonObject = naming()) => wasSaidFor(of, statement(over));
  expect(said({})).toBe(true);
  expect(said({ dateAsserted: '2026-11-18T10:35:00Z' })).toBe(true);
  expect(said({ dateAsserted: '2026-11-18T10:35:01Z' })).toBe(false);
  expect(said({ dateAsserted: '2026-11-18T10:14:59Z' })).toBe(false);
  expect(said({ dateAsserted: undefined })).toBe(false);
  expect(said({ meta: { lastUpdated: '2026-11-18T10:30:01Z' }, dateAsserted: '2026-11-18T10:30:01Z' })).toBe(
    false,
  );
  expect(said({}, list('l1', entry('MedicationStatement/s2')))).toBe(false);
});

test('what a list names was changed since it got there, and what it does not name is nothing of it', () => {
  const since = (lastUpdated: string, of: JsonObject = naming()) =>
    wasChangedSince(of, statement({ meta: { lastUpdated } }));
  expect([
    since('2026-11-18T10:30:01Z'),
    since('2026-11-18T10:30:00Z'),
    since('2026-11-18T10:29:59Z'),
  ]).toEqual([true, false, false]);
  expect(since('2026-11-18T10:30:01Z', list('l1', entry('MedicationStatement/s2')))).toBe(false);
});

test('what a list of ours names was not signed by somebody else; what theirs names was, while that is current', async () => {
  const isOfSigned = async (
    lists: readonly JsonObject[],
    isOurs = nobodys as (one: JsonObject) => boolean,
  ) => {
    const here = readingHere();
    here.reply = () => bundle(lists);
    const subject = { reference: 'Patient/gp-1' };
    const came = await isOfSignedList(askingOf(here), statement({ subject }), isOurs);
    expect(here.asked).toEqual(['List?patient=Patient%2Fgp-1']);
    return came.ok && came.value;
  };
  expect(await isOfSigned([naming()])).toBe(true);
  expect(await isOfSigned([naming()], ({ id }) => id === 'l1')).toBe(false);
  expect(await isOfSigned([naming({ status: 'retired' })])).toBe(false);
  expect(await isOfSigned([list('l1')])).toBe(false);
  // It got there long after what it names, which was said for it.
  const late = { meta: { versionId: '3', lastUpdated: '2026-11-18T12:30:00Z' } };
  expect(await isOfSigned([naming(late)])).toBe(true);
});

test('a version belongs to a list that was decided about while that stands and came with it', async () => {
  const belongs = async (lists: readonly JsonObject[], signatures: readonly string[] = [signature]) => {
    const here = readingHere();
    here.reply = () => bundle(lists);
    const came = await belongsToDecided(
      askingOf(here),
      { ...others, signatures: [...signatures] },
      inRecord(statement()),
    );
    return [came.ok && came.value, here.asked.length];
  };
  expect(await belongs([naming()])).toEqual([true, 1]);
  expect(await belongs([naming({ status: 'retired' })])).toEqual([false, 1]);
  expect(await belongs([naming({ date: 'x' })])).toEqual([false, 1]);
  expect(await belongs([list('l1')])).toEqual([false, 1]);
  // Where nothing was decided nothing is asked.
  expect(await belongs([naming()], [])).toEqual([false, 0]);
});

test('what was written to an entry while the list that names it waited, minutes after it was signed, is somebody else’s', async () => {
  const belongs = async (date: string) => {
    const here = readingHere();
    here.reply = () => bundle([naming({ date })]);
    const signatures = [`${date} Sam Pritchard`];
    const came = await belongsToDecided(askingOf(here), { ...others, signatures }, inRecord(statement()));
    return came.ok && came.value;
  };
  expect(await belongs('2026-11-18T10:15:00Z')).toBe(true);
  expect(await belongs('2026-11-18T10:14:59Z')).toBe(false);
  // The signer's clock may be ahead of the record's.
  expect(await belongs('2026-11-18T10:35:00Z')).toBe(true);
  expect(await belongs('2026-11-18T10:35:01Z')).toBe(false);
});
