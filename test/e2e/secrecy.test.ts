import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openCase } from '../../build/tour/person.ts';
import { openAtWork, type Opened } from './support/at-work.ts';

const opened: Opened = await openAtWork();
const { concord, page, sandbox } = opened;
afterAll(opened.close);

/** Every file below the data folder, with its bytes. */
function files(folder: string): readonly { readonly path: string; readonly bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ path, bytes: readFileSync(path) }));
}

/** Families, NHS numbers and a few medicines, however they might be written. */
const planted = [
  ...sandbox.patients.flatMap(({ name, nhsNumber }) => [name.split(',')[0] ?? name, nhsNumber]),
  'methotrexate',
  'apixaban',
];

const spellings = (word: string): readonly Buffer[] =>
  [
    word,
    word.toLowerCase(),
    word.toUpperCase(),
    word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
  ].flatMap((text) => [
    Buffer.from(text, 'utf8'),
    Buffer.from(text, 'utf16le'),
    Buffer.from(Buffer.from(text, 'utf8').toString('base64').slice(0, -4)),
  ]);

function readable(folder: string): readonly string[] {
  const all = files(folder);
  expect(all.length).toBeGreaterThan(0);
  return all.flatMap(({ path, bytes }) =>
    planted
      .filter((word) => spellings(word).some((text) => text.length > 5 && bytes.includes(text)))
      .map((word) => `${word} in ${path}`),
  );
}

test('the search itself finds a planted name', () => {
  expect(spellings('Penhaligon').some((text) => Buffer.from('x PENHALIGON y').includes(text))).toBe(true);
});

test('while a ward is prepared and a case is open, no file holds a readable word about a patient', async () => {
  await openCase(page, 'penhaligon');
  const store = files(concord.dataFolder).toSorted((a, b) => b.bytes.length - a.bytes.length)[0];
  expect(store?.bytes.length).toBeGreaterThan(100_000);
  expect(readable(concord.dataFolder)).toEqual([]);
});

test('nor after a lock, nor after the engine stopped as a crash stops it', async () => {
  await page.keyboard.press('Control+l');
  await page.getByRole('heading', { level: 1, name: 'Unlock' }).waitFor();
  expect(readable(concord.dataFolder)).toEqual([]);
  await concord.restartEngine();
  expect(readable(concord.dataFolder)).toEqual([]);
});

test('the locked page keeps no patient in it either', async () => {
  const html = (await page.content()).toLowerCase();
  expect(planted.filter((word) => html.includes(word.toLowerCase()))).toEqual([]);
});
