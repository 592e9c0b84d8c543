import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { must } from '../../../shared/core/must.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import { startTestEngine, type EngineClient } from '../../support/engine-client.ts';
import {
  decideAll,
  desktopAt,
  drained,
  findPatient,
  pin,
  sign,
  signedIn,
  value,
  written,
} from '../../support/case-work.ts';
import { tempFolder } from '../../support/temp.ts';
import { interview, typedLine } from '../../support/typed-in.ts';
import type { TypedInDraft } from '../../../shared/ipc/typed-in-views.ts';
import type { TypedSource } from '../../../shared/typed-in/typed-in.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true });
});
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.control.reset());

const ready = async (): Promise<{ engine: EngineClient; patient: string; folder: string }> => {
  const folder = tempFolder('typed-in');
  const engine = await signedIn(desktopAt(folder), sandbox.config);
  return { engine, patient: await findPatient(engine, 'Penhaligon'), folder };
};

const save = (
  engine: EngineClient,
  patient: string,
  content: TypedSource,
  source: string | null = null,
  base = 0,
) => engine.call('saveTypedIn', { patient, source, base, content });

const told = (substance: string, reaction: string): TypedSource['allergies'][number] => ({
  id: `allergy-${substance}`,
  kind: 'not-stated',
  substance,
  reaction,
  severity: 'not-known',
  onset: null,
});

const tenMg = interview([typedLine('box-1', 'Methotrexate 10mg tablets', 'ONE to be taken once a week')], {
  kind: 'own-drugs',
});

test('a box of methotrexate 10 mg beside rows of 2.5 mg is a finding at once, with no network, and outlives the process', async () => {
  const { engine, patient, folder } = await ready();
  value(await engine.call('openCase', { patient }));
  for (const store of ['northmoor-smr', 'eastvale'])
    await sandbox.control.change(store, { outage: 'refuse' });
  const view = value(await save(engine, patient, tenMg));
  const column = view.columns.findIndex((one) => one.typedIn !== null);
  const rows = view.rows.filter((row) => row.generic === 'methotrexate');
  expect(view.columns[column]).toMatchObject({
    name: 'Patient’s own drugs',
    lines: 1,
    state: { kind: 'complete' },
  });
  expect(rows.flatMap((row) => row.findings.map((finding) => finding.class))).toContain('strength-or-form');
  expect(rows.filter((row) => row.cells[column]?.kind === 'lines')).toHaveLength(1);
  await engine.stop();
  const again = await startTestEngine(desktopAt(folder), sandbox.config);
  const { users } = value(await again.call('getSession', {}));
  value(await again.call('unlock', { user: must(users[0], 'a user').id, pin }));
  const later = value(await again.call('openCase', { patient }));
  expect(later.columns.filter((one) => one.typedIn !== null).map((one) => one.name)).toEqual([
    'Patient’s own drugs',
  ]);
  await again.stop();
});

test('two people correcting one source at once never overwrite each other, and what was withdrawn stays in sight', async () => {
  const { engine, patient } = await ready();
  const first = value(await save(engine, patient, tenMg));
  const [source] = first.typedIn;
  const id = must(source, 'a typed-in source').id;
  const corrected = {
    ...tenMg,
    lines: [typedLine('box-1', 'Methotrexate 2.5mg tablets', 'FOUR once a week')],
  };
  expect(value(await save(engine, patient, corrected, id, 1)).typedIn).toMatchObject([
    { version: 2, lines: 1 },
  ]);
  expect(await save(engine, patient, tenMg, id, 1)).toEqual({
    ok: false,
    fault: { kind: 'changed-meanwhile', what: 'source' },
  });
  const gone = value(
    await engine.call('withdrawTypedIn', { patient, source: id, base: 2, why: 'a neighbour’s box' }),
  );
  expect(gone.columns.filter((column) => column.typedIn !== null)).toEqual([]);
  expect(gone.typedIn).toMatchObject([{ version: 3, withdrawn: { why: 'a neighbour’s box' } }]);
  await engine.stop();
});

test('a source of another patient is not found, and one that lacks what it needs is not saved', async () => {
  const { engine, patient } = await ready();
  const other = await findPatient(engine, 'Osei');
  const id = must(value(await save(engine, patient, tenMg)).typedIn[0], 'a source').id;
  expect(await save(engine, other, tenMg, id, 1)).toEqual({
    ok: false,
    fault: { kind: 'not-found', what: 'source' },
  });
  expect(await save(engine, patient, { ...tenMg, lines: [] })).toMatchObject({
    ok: false,
    fault: { kind: 'bad-request', path: 'lines' },
  });
  await engine.stop();
});

test('what is being typed outlives a lock for whoever typed it, and is gone once it is saved', async () => {
  const { engine, patient } = await ready();
  const draft: TypedInDraft = {
    base: 0,
    saidAt: 'yesterday 14:00',
    entry: 'ramipril 5',
    allergy: 'latex',
    paste: '',
    pasting: { text: 'Aspirin 75mg tablets', theirs: true, looked: [[0, 'left']] },
    complete: 'no',
    waiting: {
      pack: { gtin: '05012345678900', batch: '', expires: null },
      name: '',
      words: 'no list names it',
    },
    content: tenMg,
  };
  value(await engine.call('keepTypedInDraft', { patient, source: null, draft }));
  value(await engine.call('lock', { why: 'asked' }));
  const { users } = value(await engine.call('getSession', {}));
  value(await engine.call('unlock', { user: must(users[0], 'a user').id, pin }));
  expect(value(await engine.call('openTypedIn', { patient, source: null }))).toEqual({ source: null, draft });
  value(await save(engine, patient, tenMg));
  expect(value(await engine.call('openTypedIn', { patient, source: null }))).toEqual({
    source: null,
    draft: null,
  });
  await engine.stop();
});

test('a typed-in interview is one of two independent origins, and a Summary Care Record beside the GP record is none', async () => {
  const { engine, patient } = await ready();
  const origins = async (): Promise<number> => {
    const signOff = value(await engine.call('openSignOff', { patient }));
    return signOff.blockers.filter((blocker) => blocker.kind === 'too-few-origins').length;
  };
  const line = [typedLine('l1', 'Paracetamol 500mg tablets', '2 four times a day')];
  value(await engine.call('openCase', { patient }));
  const before = await origins();
  value(await save(engine, patient, interview(line, { kind: 'summary-care-record' })));
  expect(await origins()).toBe(before);
  value(await save(engine, patient, interview(line)));
  expect(await origins()).toBe(0);
  await engine.stop();
});

const medicineById = ({ id, medicationCodeableConcept }: JsonObject): string =>
  `${String(id)} ${JSON.stringify(medicationCodeableConcept)}`;

test('what a carer said is written as their word, derived from what was typed in, and read back as ours', async () => {
  const { engine, patient } = await ready();
  value(await engine.call('openCase', { patient }));
  value(
    await save(
      engine,
      patient,
      interview([typedLine('ibu', 'Ibuprofen 200mg tablets', '2 when needed')], {
        kind: 'carer-interview',
        informant: 'Joanna Penhaligon, daughter',
        allergies: [told('Elastoplast', 'blisters'), told('penicillins', 'collapse'), told('NKDA', '')],
      }),
    ),
  );
  value(
    await save(
      engine,
      patient,
      interview([typedLine('lax', 'Laxido Orange oral powder sachets', 'one twice a day')], {
        kind: 'community-pharmacy',
        organisation: 'Priory Lane Pharmacy',
        informant: 'Anjali',
      }),
    ),
  );
  await sign(engine, await decideAll(engine, patient));
  expect(new Set(await drained(engine))).toEqual(new Set(['received']));
  const statements = await written(sandbox, 'northmoor-smr', 'MedicationStatement');
  const about = (words: string) => statements.find((one) => JSON.stringify(one).includes(words));
  expect(about('Ibuprofen')).toMatchObject({
    informationSource: { type: 'RelatedPerson', display: 'Joanna Penhaligon, daughter' },
    dateAsserted: '2026-11-18T09:40:00.000Z',
    derivedFrom: [
      {
        type: 'MedicationStatement',
        identifier: { system: 'https://tools.ietf.org/html/rfc4122', value: 'ibu' },
        display: 'Joanna Penhaligon, daughter, 2026-11-18T09:40:00.000Z',
      },
    ],
    dosage: [{ text: '2 when needed' }],
  });
  expect(about('Laxido')).toMatchObject({
    informationSource: { type: 'Organization', display: 'Priory Lane Pharmacy, Anjali' },
  });
  // Of the allergies only what no record has yet; that there is none otherwise is no entry.
  const allergies = await written(sandbox, 'northmoor-smr', 'AllergyIntolerance');
  expect(allergies).toMatchObject([
    {
      code: { text: 'Elastoplast' },
      asserter: { type: 'RelatedPerson', display: 'Joanna Penhaligon, daughter' },
      recorder: { display: expect.stringContaining('Ruth') },
      verificationStatus: { coding: [{ code: 'unconfirmed' }] },
      reaction: [{ manifestation: [{ text: 'blisters' }] }],
    },
  ]);
  const later = value(await engine.call('refreshCase', { patient, source: null }));
  expect(later.columns.filter((column) => column.typedIn !== null)).toHaveLength(2);
  // Opened again and signed anew, it is not written a second time.
  value(await engine.call('reopenCase', { patient, why: 'to look again', seen: later.progress.seen }));
  await sign(engine, await decideAll(engine, patient));
  expect(new Set(await drained(engine))).toEqual(new Set(['received']));
  expect(await written(sandbox, 'northmoor-smr', 'AllergyIntolerance')).toHaveLength(1);
  // Nor is one medicine written over another, as of two strengths of warfarin that one row holds.
  const again = await written(sandbox, 'northmoor-smr', 'MedicationStatement');
  expect(again.map(medicineById).toSorted()).toEqual(statements.map(medicineById).toSorted());
  await engine.stop();
});

test('a typed line comes back taken apart and read, and a box by its number with its date', async () => {
  const { engine } = await ready();
  expect(
    value(await engine.call('readEntry', { text: 'methotrexate 2.5mg tablets 4 once a week on Mondays' })),
  ).toMatchObject({
    kind: 'line',
    name: 'methotrexate 2.5mg tablets',
    directions: '4 once a week on Mondays',
    reading: { recognised: true, medicine: 'methotrexate 2.5 mg tablet', notUnderstood: '' },
  });
  expect(
    value(await engine.call('readEntry', { text: '(01)05012345678900(17)250131(10)AB12' })),
  ).toMatchObject({
    kind: 'pack',
    gtin: '05012345678900',
    batch: 'AB12',
    expires: '2025-01-31',
    expired: true,
    product: null,
  });
  expect(value(await engine.call('readEntry', { text: '5012345678901' }))).toEqual({
    kind: 'unreadable-code',
    why: 'check-digit',
  });
  await engine.stop();
});

test('a pasted list is read beside its original, a name mistyped says which may be meant, and another patient’s number is said', async () => {
  const { engine, patient } = await ready();
  const text =
    'NHS No: 999 044 5577\nBisoprolol 2.5mg tablets\tone each morning\t28 tablet\nAllergies: penicillin (rash)\nBest wishes\nbisporolol';
  const pasted = value(await engine.call('readPasted', { patient, text }));
  expect(pasted.items.map((item) => item.kind)).toEqual([
    'patient',
    'medicine',
    'allergy',
    'other',
    'unsure',
  ]);
  expect(pasted.items.at(-1)).toMatchObject({ reading: { recognised: false, near: ['bisoprolol'] } });
  expect(pasted.others).toEqual([{ what: 'nhs-number', found: '999 044 5577' }]);
  await engine.stop();
});
