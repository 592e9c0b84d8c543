import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import type { TypedSource } from '../../../shared/typed-in/typed-in.ts';
import { desktopAt, drained, findPatient, say, signedIn, takesIt, value } from '../../support/case-work.ts';
import type { EngineClient } from '../../support/engine-client.ts';
import { tempFolder } from '../../support/temp.ts';
import { interview, typedLine } from '../../support/typed-in.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true });
});
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.control.reset());

const desk = (name: string, username: string) =>
  signedIn(desktopAt(tempFolder(name), username), sandbox.config);

const save = async (
  engine: EngineClient,
  patient: string,
  content: TypedSource,
  source: string | null = null,
  base = 0,
) => value(await engine.call('saveTypedIn', { patient, source, base, content }));

const told = interview([typedLine('told-1', 'St John’s wort 300mg tablets', 'one a day')], {
  kind: 'carer-interview',
  informant: 'Joan Osei',
  how: 'telephone',
  incomplete: 'she is at work',
  allergies: [
    { id: 'a-1', kind: 'allergy', substance: 'penicillin', reaction: 'rash', severity: 'mild', onset: null },
  ],
});
const boxes = interview(
  [
    typedLine('box-1', 'Methotrexate 10mg tablets', 'one once a week', {
      pack: { gtin: '05012345678900', batch: 'AB12', expires: '2026-01-31' },
      original: '(01)05012345678900(17)260131(10)AB12',
    }),
  ],
  { kind: 'own-drugs' },
);
const pasted = interview([typedLine('p-1', 'Zopiclone 3.75mg tablets', 'one at night')], {
  kind: 'gp-summary',
  organisation: 'Ashdown Surgery',
  how: 'on-screen',
  pasted: 'Repeat\nZopiclone 3.75mg tablets - one at night',
});

/** Hands the case over, and takes it over at the other desk. */
async function passOn(from: EngineClient, to: EngineClient, there: string): Promise<string> {
  const patient = await findPatient(from, 'Osei');
  const view = value(await from.call('openCase', { patient }));
  await say(from, view, { kind: 'passed-on', to: 'whoever is next', words: '' });
  await drained(from);
  const read = value(await to.call('refreshCase', { patient: there, source: null }));
  return must(read.elsewhere.handedOver, 'handed over').document;
}

test('sources people gave travel with a case that is handed over: every column, who typed it and when, its versions, pasted text, boxes and allergies', async () => {
  const laptop = await desk('laptop', 'tolu');
  const patient = await findPatient(laptop, 'Osei');
  await save(laptop, patient, boxes);
  await save(laptop, patient, pasted);
  const before = await save(laptop, patient, told);
  const source = must(
    before.typedIn.find(({ kind }) => kind === 'carer-interview'),
    'the interview',
  );
  const corrected = await save(laptop, patient, { ...told, incomplete: null }, source.id, 1);
  const row = must(
    corrected.rows.find((one) => JSON.stringify(one).includes('Methotrexate 10mg')),
    'the box',
  );
  const decided = await say(laptop, corrected, { kind: 'history', row: row.id, fact: takesIt(row) });

  const pharmacist = await desk('desk', 'ruth');
  const there = await findPatient(pharmacist, 'Osei');
  const document = await passOn(laptop, pharmacist, there);
  const taken = value(await pharmacist.call('takeOverCase', { patient: there, document }));
  expect(taken.typedIn).toEqual(decided.typedIn);
  const typedColumns = ({ columns }: typeof taken) => columns.filter((column) => column.typedIn !== null);
  expect(typedColumns(taken)).toEqual(typedColumns(decided));
  expect(typedColumns(taken).every((column) => column.typedIn?.by.startsWith('Tolu') === true)).toBe(true);
  expect(taken.rows.find((one) => one.id === row.id)?.decision).toMatchObject({
    historyStanding: 'stands',
    history: { by: expect.stringContaining('Tolu') },
  });
  expect(taken.allergies.items).toEqual(decided.allergies.items);
  for (const { id } of decided.typedIn)
    expect(value(await pharmacist.call('openTypedIn', { patient: there, source: id })).source).toEqual(
      value(await laptop.call('openTypedIn', { patient, source: id })).source,
    );
  // Corrected here, it goes on from the version that was handed over.
  const again = await save(pharmacist, there, { ...told, incomplete: 'asked again' }, source.id, 2);
  expect(again.typedIn.find(({ id }) => id === source.id)).toMatchObject({ version: 3 });
  await Promise.all([laptop.stop(), pharmacist.stop()]);
});

test('what was only typed in, and nothing decided yet, is handed over too, beside the sources that the other desk has of its own', async () => {
  const pharmacist = await desk('own-sources', 'ruth');
  const there = await findPatient(pharmacist, 'Osei');
  await save(pharmacist, there, boxes);
  const laptop = await desk('other-laptop', 'tolu');
  await save(laptop, await findPatient(laptop, 'Osei'), told);
  const document = await passOn(laptop, pharmacist, there);
  const taken = value(await pharmacist.call('takeOverCase', { patient: there, document }));
  expect(taken.typedIn.map(({ kind }) => kind)).toEqual(['own-drugs', 'carer-interview']);
  await Promise.all([laptop.stop(), pharmacist.stop()]);
});
