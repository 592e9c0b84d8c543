import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import type { EngineClient } from '../../support/engine-client.ts';
import { desktopAt, findPatient, say, signedIn, takesIt, value } from '../../support/case-work.ts';
import { tempFolder } from '../../support/temp.ts';
import { interview, typedLine } from '../../support/typed-in.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true });
});
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.control.reset());

const dorothy = {
  family: 'Penhaligon',
  given: 'Dorothy',
  born: '1948-03-04',
  nhsNumber: '999 034 7522',
};
const why = 'seen in the emergency department';

const stores = ['northmoor-smr', 'northmoor-epma', 'northmoor-home', 'eastvale'] as const;
const network = async (outage: 'refuse' | 'off'): Promise<void> => {
  for (const store of stores) await sandbox.control.change(store, { outage });
};

const blockersOf = async (engine: EngineClient, patient: string): Promise<readonly string[]> =>
  value(await engine.call('openSignOff', { patient })).blockers.map((blocker) => blocker.kind);

test('offline a case is begun from what the patient says; it is signed only once a record agreed, and what the records bring asks again', async () => {
  const engine = await signedIn(desktopAt(tempFolder('begun')), sandbox.config);
  await network('refuse');
  const begun = value(await engine.call('beginPatient', { ...dorothy, why }));
  expect(begun.here).toBeNull();
  const { patient } = begun;
  let view = value(await engine.call('openCase', { patient }));
  expect(view.banner).toMatchObject({ family: 'Penhaligon', nhsNumber: { value: '9990347522' } });
  const outside = expect.stringContaining(`because: ${why}`);
  expect(view.banner.warnings).toEqual([
    expect.stringContaining('no record has confirmed who they are'),
    outside,
  ]);
  const lines = [typedLine('a', 'Atorvastatin 20mg tablets', 'ONE at night')];
  view = value(
    await engine.call('saveTypedIn', { patient, source: null, base: 0, content: interview(lines) }),
  );
  view = await say(engine, view, { kind: 'patient-asked', who: 'patient', name: '', why: '' });
  const [row] = view.rows;
  if (row === undefined) throw new Error('no row');
  view = await say(engine, view, { kind: 'history', row: row.id, fact: takesIt(row) });
  expect(view.rows[0]?.decision.historyStanding).toBe('stands');
  expect(await blockersOf(engine, patient)).toContain('identity-not-in-records');
  await network('off');
  const read = value(await engine.call('refreshCase', { patient, source: null }));
  expect(read.banner.warnings).toEqual([outside]);
  expect(read.rows.length).toBeGreaterThan(3);
  expect(await blockersOf(engine, patient)).not.toContain('identity-not-in-records');
  // The patient’s atorvastatin stands beside the records’ now, so what was said of it alone is asked again.
  const again = read.rows.filter((one) => one.decision.historyStanding === 'confirm-again');
  expect(again.map((one) => one.generic)).toEqual(['atorvastatin']);
  // The ward list, read now for the first time, is about the same person.
  expect(await findPatient(engine, 'Penhaligon')).toBe(patient);
  await engine.stop();
});

test('whoever has that NHS number here already is said, with what differs, and nobody is made twice', async () => {
  const engine = await signedIn(desktopAt(tempFolder('begun')), sandbox.config);
  const patient = await findPatient(engine, 'Penhaligon');
  expect(value(await engine.call('beginPatient', { ...dorothy, why }))).toMatchObject({
    patient,
    here: { family: 'Penhaligon', born: '1948-03-04', differs: [] },
  });
  expect(
    value(await engine.call('beginPatient', { ...dorothy, why, family: 'Smith', born: '1950-01-01' })),
  ).toMatchObject({ patient, here: { differs: ['born', 'family'] } });
  const { found } = value(await engine.call('searchPatients', { typed: '9990347522' }));
  expect(found).toHaveLength(1);
  await engine.stop();
});

test('a wrong check digit, a half date and one to come are refused by their field, and nobody is made', async () => {
  const engine = await signedIn(desktopAt(tempFolder('begun')), sandbox.config);
  await network('refuse');
  const refused = async (over: Partial<typeof dorothy> & { readonly why?: string }): Promise<unknown> =>
    engine.call('beginPatient', { ...dorothy, why, ...over });
  const fault = (path: string) => ({ ok: false, fault: { kind: 'bad-request', call: 'beginPatient', path } });
  expect(await refused({ nhsNumber: '999 034 7523' })).toEqual(fault('nhsNumber'));
  expect(await refused({ nhsNumber: '99903475' })).toEqual(fault('nhsNumber'));
  expect(await refused({ born: '1948-03' })).toEqual(fault('born'));
  expect(await refused({ born: '2948-03-04' })).toEqual(fault('born'));
  expect(await refused({ family: '   ' })).toEqual(fault('family'));
  expect(await refused({ why: '  ' })).toEqual(fault('why'));
  expect(value(await engine.call('searchPatients', { typed: 'Penhaligon' })).found).toEqual([]);
  await engine.stop();
});

test('of a number typed wrong the record knows another birth date: nothing of theirs comes in, and nothing can be signed', async () => {
  const engine = await signedIn(desktopAt(tempFolder('begun')), sandbox.config);
  const { patient } = value(await engine.call('beginPatient', { ...dorothy, why, born: '1951-05-05' }));
  const view = value(await engine.call('openCase', { patient }));
  expect(view.rows).toEqual([]);
  expect(JSON.stringify(view.columns.map((column) => column.state))).toContain('identity-disagrees');
  expect(await blockersOf(engine, patient)).toContain('identity-not-in-records');
  await engine.stop();
});

test('a birth date typed wrong is corrected, said in the case with who and when, and the records and whoever checked are asked again', async () => {
  const engine = await signedIn(desktopAt(tempFolder('begun')), sandbox.config);
  const wrong = { ...dorothy, given: 'Doroty', born: '1951-05-05' };
  const { patient } = value(await engine.call('beginPatient', { ...wrong, why }));
  let view = value(await engine.call('openCase', { patient }));
  expect(view.banner.mayCorrect).toBe(true);
  view = value(
    await engine.call('saveTypedIn', {
      patient,
      source: null,
      base: 0,
      content: interview([typedLine('a', 'Atorvastatin 20mg tablets', 'ONE at night')]),
    }),
  );
  await say(engine, view, { kind: 'identity-checked', identifiers: ['name', 'born', 'nhs-number'] });
  expect(await blockersOf(engine, patient)).not.toContain('identity-not-checked');
  expect(value(await engine.call('correctPatient', { patient, ...dorothy }))).toEqual({
    patient,
    here: null,
  });
  const corrected = value(await engine.call('lookAgain', { patient }));
  expect(corrected.banner).toMatchObject({
    given: 'Dorothy',
    born: { value: '1948-03-04' },
    warnings: [expect.stringContaining(`because: ${why}`)],
    mayCorrect: false,
  });
  expect(corrected.rows.length).toBeGreaterThan(3);
  expect(corrected.progress.notes).toMatchObject([
    {
      value: 'Patient corrected: given name Doroty, now Dorothy; birth date 05-May-1951, now 04-Mar-1948',
      by: expect.stringContaining('Ruth'),
    },
  ]);
  expect(await blockersOf(engine, patient)).toContain('identity-not-checked');
  expect(await blockersOf(engine, patient)).not.toContain('identity-not-in-records');
  expect(value(await engine.call('searchPatients', { typed: 'Doroty P' })).found).toEqual([]);
  // A record says who they are now: nobody types over that.
  expect(await engine.call('correctPatient', { patient, ...dorothy, family: 'Smith' })).toMatchObject({
    ok: false,
    fault: { kind: 'not-possible' },
  });
  await engine.stop();
});

test('a number typed wrong, corrected offline, is asked of the records once they answer, and what one knew of the wrong number counts for nothing', async () => {
  const engine = await signedIn(desktopAt(tempFolder('begun')), sandbox.config);
  // A number of nobody: every record was asked and knows nobody, so that nothing would block.
  const { patient } = value(
    await engine.call('beginPatient', { ...dorothy, why, nhsNumber: '999 000 0018' }),
  );
  value(await engine.call('openCase', { patient }));
  expect(await blockersOf(engine, patient)).not.toContain('identity-not-in-records');
  await network('refuse');
  expect(value(await engine.call('correctPatient', { patient, ...dorothy })).here).toBeNull();
  expect(await blockersOf(engine, patient)).toContain('identity-not-in-records');
  await network('off');
  const read = value(await engine.call('refreshCase', { patient, source: null }));
  expect([read.banner.warnings, read.rows.length > 3]).toEqual([
    [expect.stringContaining(`because: ${why}`)],
    true,
  ]);
  await engine.stop();
});

test('somebody else with the corrected number on this computer is said, and nothing is changed', async () => {
  const engine = await signedIn(desktopAt(tempFolder('begun')), sandbox.config);
  const listed = await findPatient(engine, 'Penhaligon');
  const { patient } = value(
    await engine.call('beginPatient', { ...dorothy, why, nhsNumber: '999 000 0018' }),
  );
  expect(value(await engine.call('correctPatient', { patient, ...dorothy }))).toMatchObject({
    patient: listed,
    here: { family: 'Penhaligon', differs: [] },
  });
  expect(value(await engine.call('lookAgain', { patient })).banner.nhsNumber).toEqual({
    kind: 'known',
    value: '9990000018',
  });
  expect(await engine.call('correctPatient', { patient: listed, ...dorothy })).toMatchObject({ ok: false });
  await engine.stop();
});

test('whoever is opened by NHS number and lies on no ward stands on a list of their own, with the reason in the audit', async () => {
  const engine = await signedIn(desktopAt(tempFolder('begun')), sandbox.config);
  const jane = { family: 'Jackson', given: 'Jane', born: '1952-05-31', nhsNumber: '9999999999' };
  const before = value(await engine.call('listWards', {})).wards;
  const { patient } = value(await engine.call('beginPatient', { ...jane, why: 'pre-assessment clinic' }));
  const after = value(await engine.call('listWards', {})).wards;
  expect(after.slice(0, -1)).toEqual(before);
  const list = after.at(-1);
  expect(list).toMatchObject({ name: 'Opened by NHS number', patients: 1 });
  const view = value(await engine.call('openWard', { ward: list?.id ?? '' }));
  expect(view.patients.map((one) => [one.patient, one.family, one.bed.kind])).toEqual([
    [patient, 'Jackson', 'not-recorded'],
  ]);
  const { entries } = value(await engine.call('openAudit', { patient, before: null }));
  expect(JSON.stringify(entries)).toContain('pre-assessment clinic');
  // Somebody who is here already, and on no ward: opened with a reason too.
  value(await engine.call('beginPatient', { ...jane, why: 'telephone call of her surgery' }));
  const again = value(await engine.call('openCase', { patient }));
  expect(again.banner.warnings.join(' ')).toContain('telephone call of her surgery');
  await engine.stop();
}, 60_000);

test('somebody whom every record was asked of and none knows stays in doubt on every screen, may be corrected, and nothing of them is sent', async () => {
  const engine = await signedIn(desktopAt(tempFolder('nowhere')), sandbox.config);
  const nobody = { family: 'Marchetti', given: 'Bruno', born: '1951-02-03', nhsNumber: '999 765 4323' };
  const { patient } = value(await engine.call('beginPatient', { ...nobody, why }));
  value(await engine.call('refreshCase', { patient, source: null }));
  const view = value(await engine.call('openCase', { patient }));
  expect(view.columns.map((column) => column.state.kind)).toEqual(
    view.columns.map(() => 'patient-not-known'),
  );
  expect(view.banner.warnings[0]).toContain('every record was asked, and none knows them');
  expect(view.banner.mayCorrect).toBe(true);
  await say(engine, view, { kind: 'patient-asked', who: 'patient', name: '', why: '' });
  expect(value(await engine.call('openOutbox', {})).entries).toEqual([]);
  await engine.stop();
});

test('somebody without an NHS number is begun, found by name, and unsigned until one is given; whoever has that name and birth date here is said', async () => {
  const engine = await signedIn(desktopAt(tempFolder('no-number')), sandbox.config);
  const nobody = { family: 'Marchetti', given: 'Bruno', born: '1951-02-03', nhsNumber: '' };
  const { patient, here } = value(await engine.call('beginPatient', { ...nobody, why }));
  expect(here).toBeNull();
  const view = value(await engine.call('openCase', { patient }));
  expect(view.banner.nhsNumber.kind).toBe('not-recorded');
  expect(view.banner.mayCorrect).toBe(true);
  expect(await blockersOf(engine, patient)).toContain('identity-not-in-records');
  const again = value(await engine.call('beginPatient', { ...nobody, family: 'MARCHETTI', why }));
  expect(again).toMatchObject({ patient, here: { differs: [] } });
  expect(
    value(await engine.call('searchPatients', { typed: 'march' })).found.map((one) => one.patient),
  ).toEqual([patient]);
  // His number, once somebody finds it, stands on the list as it was typed.
  const nhsNumber = '999 765 4323';
  value(await engine.call('correctPatient', { patient, ...nobody, nhsNumber }));
  const list = value(await engine.call('openWard', { ward: 'typed-nhs-numbers' }));
  expect(list.patients.find((one) => one.patient === patient)?.nhsNumber).toEqual({
    kind: 'known',
    value: '9997654323',
  });
  await engine.stop();
});

test('whoever began a source and left it is told so in the case, until it is saved or thrown away', async () => {
  const engine = await signedIn(desktopAt(tempFolder('draft-said')), sandbox.config);
  const { patient } = value(await engine.call('beginPatient', { ...dorothy, why }));
  const isSaid = async (): Promise<boolean> =>
    value(await engine.call('lookAgain', { patient })).typedInDraft;
  const content = interview([typedLine('a', 'Atorvastatin 20mg tablets', 'ONE at night')]);
  const draft = {
    base: 0,
    saidAt: null,
    entry: '',
    allergy: '',
    paste: '',
    pasting: null,
    waiting: null,
    complete: null,
    content,
  };
  expect(await isSaid()).toBe(false);
  value(await engine.call('keepTypedInDraft', { patient, source: null, draft }));
  expect(await isSaid()).toBe(true);
  value(await engine.call('saveTypedIn', { patient, source: null, base: 0, content }));
  expect(await isSaid()).toBe(false);
  await engine.stop();
});
