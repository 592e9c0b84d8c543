import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { whatWords } from '../../../electron/engine/outbox/what-words.ts';
import { must } from '../../../shared/core/must.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import type { EngineClient } from '../../support/engine-client.ts';
import { startTestEngine } from '../../support/engine-client.ts';
import {
  decideAll,
  desktopAt,
  drained,
  findPatient,
  pin,
  say,
  sign,
  signedIn,
  value,
  written,
} from '../../support/case-work.ts';
import { tempFolder } from '../../support/temp.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true });
});
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.control.reset());

const smr = 'northmoor-smr';
const home = 'northmoor-home';

/** A signed-in desktop with one patient's case decided, ready to be signed. */
async function ready(family: string): Promise<{
  engine: EngineClient;
  patient: string;
  view: Awaited<ReturnType<typeof decideAll>>;
  folder: string;
}> {
  const folder = tempFolder('faults');
  const engine = await signedIn(desktopAt(folder), sandbox.config);
  const patient = await findPatient(engine, family);
  return { engine, patient, view: await decideAll(engine, patient), folder };
}

const states = async (engine: EngineClient): Promise<Record<string, number>> => {
  const entries = value(await engine.call('openOutbox', {})).entries;
  return entries.reduce<Record<string, number>>(
    (counts, entry) => ({ ...counts, [entry.state]: (counts[entry.state] ?? 0) + 1 }),
    {},
  );
};

const identifiers = async (store: string, type: string): Promise<string[]> =>
  (await written(sandbox, store, type)).map((one) => JSON.stringify(one['identifier']));

test('a success that was answered as a failure never makes two of one', async () => {
  const { engine, view } = await ready('Osei');
  await sandbox.control.change(smr, { succeedButFail: true, times: 3 });
  await sign(engine, view);
  await drained(engine);
  const found = await identifiers(smr, 'MedicationStatement');
  expect([new Set(found).size, await states(engine)]).toEqual([
    found.length,
    { received: expect.any(Number) },
  ]);
  await engine.stop();
});

test('a success that did not happen is found by reading back, and sent again', async () => {
  const { engine, view } = await ready('Birtwistle');
  await sandbox.control.change(smr, { failButSay200: true, times: 2 });
  await sign(engine, view);
  await drained(engine);
  const needing = view.rows.filter((row) => row.decision.needsDecision).length;
  expect([(await identifiers(smr, 'MedicationStatement')).length, Object.keys(await states(engine))]).toEqual(
    [needing, ['received']],
  );
  await engine.stop();
});

test('a missing scope parks with its name, and the other records still get theirs', async () => {
  const { engine, view } = await ready('Chaudhry');
  await sandbox.control.change(home, { rejectWith: 403 });
  await sign(engine, view);
  await drained(engine);
  const outbox = value(await engine.call('openOutbox', {}));
  const parked = outbox.entries.filter((entry) => entry.state === 'parked');
  expect(parked.length).toBeGreaterThan(0);
  expect(
    parked.every(
      (entry) => entry.why.includes('permission') && entry.record === must(parked[0], 'parked').record,
    ),
  ).toBe(true);
  expect(outbox.entries.some((entry) => entry.state === 'received')).toBe(true);
  await sandbox.control.change(home, { rejectWith: 'off' });
  for (const entry of parked) value(await engine.call('retryEntry', { entry: entry.id }));
  await drained(engine);
  const after = value(await engine.call('openOutbox', {})).entries;
  // That the case was begun needs no saying any more once it is signed.
  const begun = after.filter((entry) => entry.state === 'withdrawn');
  expect(begun.filter((entry) => entry.what !== whatWords('begun'))).toEqual([]);
  expect(after.filter((entry) => entry.state === 'received').length + begun.length).toBe(
    outbox.entries.length,
  );
  await engine.stop();
});

test('what a record does not accept is parked with its own words, and can be withdrawn with a reason', async () => {
  const { engine, view } = await ready('Wentworth');
  await sandbox.control.change(smr, { rejectWith: 422, times: 1 });
  await sign(engine, view);
  await drained(engine);
  const parked = must(
    value(await engine.call('openOutbox', {})).entries.find((entry) => entry.state === 'parked'),
    'one was refused',
  );
  expect(parked.why).toContain('did not accept');
  // IT is told where it stopped, and neither whose it is, nor what the medicine is, nor the server's own sentence.
  const list = value(await engine.call('exportOutbox', {}));
  expect(list.text).toContain(parked.reference);
  expect(list.text).toContain('not-accepted');
  const told = [parked.family, parked.given, parked.about].filter((words) => words !== '');
  expect(list.text).not.toMatch(/999 ?\d{3} ?\d{4}/);
  expect(told.filter((words) => list.text.toLowerCase().includes(words.toLowerCase()))).toEqual([]);
  value(await engine.call('withdrawEntry', { entry: parked.id, reason: 'entered by telephone' }));
  await drained(engine);
  // With it goes what was asked of the prescriber because of it.
  expect(Object.keys(await states(engine)).toSorted()).toEqual(['received', 'withdrawn']);
  // Nothing waits any more, and not every record has what was signed.
  const { signed: since } = value(await engine.call('openCase', { patient: parked.patient })).progress;
  expect(since).toMatchObject({
    shared: true,
    notAsSigned: [
      expect.stringMatching(/^\d of \d+ entries (was|were) taken back since \(entered by telephone\): /u),
    ],
  });
  const printed = value(await engine.call('openRecord', { patient: parked.patient, case: null })).record;
  expect([printed.status, printed.notAsSigned]).toEqual(['not-as-signed', since?.notAsSigned]);
  await engine.stop();
});

test('a server that asks to wait is waited for', async () => {
  const { engine, view } = await ready('Stanbury');
  await sandbox.control.change(smr, { rejectWith: 429, times: 1 });
  await sign(engine, view);
  await drained(engine);
  expect(Object.keys(await states(engine))).toEqual(['received']);
  await engine.stop();
});

test('signed with the records away: everything waits, says why, survives the end of the process, and then goes once', async () => {
  const { engine, view, folder, patient } = await ready('Macallister');
  for (const store of [smr, home, 'eastvale']) await sandbox.control.change(store, { outage: 'refuse' });
  const signed = await sign(engine, view);
  expect(signed.stage).toBe('signed-not-shared');
  const { entries } = value(await engine.call('openOutbox', {}));
  const waits = must(
    entries.find((entry) => entry.mayTell),
    'a recommendation waits',
  );
  value(await engine.call('recordTold', { entry: waits.id, to: 'Dr Mehta', how: 'telephone' }));
  const other = must(
    entries.find((entry) => !entry.mayTell),
    'a history fact waits',
  );
  expect(await engine.call('recordTold', { entry: other.id, to: 'Dr Mehta', how: 'bleep' })).toMatchObject({
    ok: false,
    fault: { kind: 'not-possible' },
  });
  await engine.stop();
  for (const store of [smr, home, 'eastvale']) await sandbox.control.change(store, { outage: 'off' });
  const again = await startTestEngine(desktopAt(folder), sandbox.config, 'engine-restarted');
  const session = value(await again.call('getSession', {}));
  value(await again.call('unlock', { user: must(session.users[0], 'somebody is enrolled').id, pin }));
  const kept = value(await again.call('openOutbox', {})).entries.find((entry) => entry.id === waits.id);
  expect(kept?.told).toMatchObject({ value: { to: 'Dr Mehta', how: 'telephone' } });
  value(await again.call('retryEntry', { entry: null }));
  await drained(again);
  const found = await identifiers(smr, 'MedicationStatement');
  expect([Object.keys(await states(again)), new Set(found).size]).toEqual([['received'], found.length]);
  expect(value(await again.call('openCase', { patient })).progress.signed?.shared).toBe(true);
  await again.stop();
});

test('somebody else signed meanwhile: nothing is written before a person has seen it', async () => {
  const { engine, view } = await ready('Rowbottom');
  const { ids } = must(
    (await sandbox.control.patients()).find((one) => one.name.toLowerCase().includes('rowbottom')),
    'Rowbottom',
  );
  await sandbox.control.add(smr, {
    resourceType: 'List',
    status: 'current',
    mode: 'snapshot',
    code: { coding: [{ system: 'http://snomed.info/sct', code: '1102411000000102' }] },
    subject: { reference: `Patient/${must(ids[smr], 'known there')}` },
    date: new Date(Date.now() + 60_000).toISOString(),
    source: { display: 'Sam Pritchard' },
  });
  await sign(engine, view);
  await drained(engine);
  const conflict = must(
    value(await engine.call('openOutbox', {})).entries.find((entry) => entry.state === 'in-conflict'),
    'a conflict',
  );
  expect((await identifiers(smr, 'MedicationStatement')).length).toBe(0);
  const both = value(await engine.call('openConflict', { entry: conflict.id }));
  // Their list is no version of ours, so only the whole of one or the other is offered.
  expect([both.theirs.by, both.whole, both.signature]).toEqual(['Sam Pritchard', true, true]);
  // Medicines, people and times, and nothing that only a computer reads.
  const said = both.fields.flatMap(({ label, mine, theirs }) => [label, mine, theirs]);
  expect(said.length).toBeGreaterThan(6);
  expect(
    said.filter((words) => /[0-9a-f]{8}-[0-9a-f]{4}|resourceType|T\d\d:|[A-Z]\w+\//.test(words)),
  ).toEqual([]);
  const asking = both.fields.filter((field) => field.asks).map((field) => field.field);
  const mixed = Object.fromEntries(asking.map((field, at) => [field, at === 0 ? 'theirs' : 'mine'] as const));
  const seenVersion = both.decidedVersion;
  const mixing = await engine.call('resolveConflict', { entry: conflict.id, choices: mixed, seenVersion });
  expect(mixing).toMatchObject({ ok: false, fault: { kind: 'not-possible' } });
  const words = 'takes 10 mg at night; told Sam Pritchard';
  expect(
    await engine.call('resolveNeither', { entry: conflict.id, words, seenVersion: 'another' }),
  ).toMatchObject({ ok: false, fault: { kind: 'changed-meanwhile' } });
  value(await engine.call('resolveNeither', { entry: conflict.id, words, seenVersion }));
  const after = value(await engine.call('openCase', { patient: conflict.patient }));
  expect(after.progress.addenda.map((said) => said.value)).toEqual([expect.stringContaining(words)]);
  const lists = await sandbox.control.dump(smr, 'List');
  expect(JSON.stringify(lists)).toContain('Sam Pritchard');
  await engine.stop();
});

test('what we wrote, read back, opens nothing again; an allergy a source has anew does, on screen and on paper', async () => {
  const { engine, patient, view } = await ready('Rowbottom');
  await sign(engine, view);
  await drained(engine);
  const read = async () => value(await engine.call('refreshCase', { patient, source: null }));
  expect([(await read()).stage, (await read()).progress.changedSince]).toEqual(['signed-off', []]);
  const { ids } = must(
    (await sandbox.control.patients()).find((one) => one.name.toLowerCase().includes('rowbottom')),
    'Rowbottom',
  );
  const subject = { reference: `Patient/${must(ids[smr], 'known there')}` };
  await sandbox.control.add(smr, {
    resourceType: 'AllergyIntolerance',
    clinicalStatus: {
      coding: [
        { system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical', code: 'active' },
      ],
    },
    code: { text: 'Trimethoprim' },
    patient: subject,
  });
  expect(await read()).toMatchObject({ stage: 're-opened', progress: { changedSince: ['allergies'] } });
  const { record } = value(await engine.call('openRecord', { patient, case: null }));
  expect(record.changedSince).toEqual(['allergies']);
  await engine.stop();
});

test('two windows on one case: the one that is behind is told, and nothing of either is lost', async () => {
  const { engine, patient, view } = await ready('Tremlett');
  const row = must(
    view.rows.find((one) => one.decision.needsDecision),
    'a row',
  ).id;
  await say(engine, view, { kind: 'noted', words: 'from the first window' });
  const behind = await engine.call('decide', {
    patient,
    seen: view.progress.seen,
    sayings: [{ kind: 'history', row, fact: { kind: 'unable-to-establish', why: 'x' } }],
  });
  expect(behind).toMatchObject({ ok: false, fault: { kind: 'changed-meanwhile' } });
  expect(value(await engine.call('openCase', { patient })).progress.notes.length).toBe(1);
  expect(await engine.call('signOff', { patient, pin, seen: view.progress.seen })).toMatchObject({
    ok: false,
    fault: { kind: 'changed-meanwhile' },
  });
  await engine.stop();
});

test('a wrong PIN signs nothing', async () => {
  const { engine, patient, view } = await ready('Jessop');
  expect(await engine.call('signOff', { patient, pin: '000111', seen: view.progress.seen })).toMatchObject({
    ok: false,
    fault: { kind: 'wrong-pin' },
  });
  expect(value(await engine.call('openCase', { patient })).progress.signed).toBe(null);
  await engine.stop();
});
