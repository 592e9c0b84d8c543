import { expect, test } from 'vitest';
import { handOverPdf, recordPdf } from '../../../electron/engine/paper/paper.ts';
import { fontsFor } from '../../../electron/engine/paper/fonts.ts';
import { spell } from '../../../electron/engine/paper/spell.ts';
import { record } from '../../renderer/fixtures/outbox.ts';
import { missingFrom, pdfPages } from '../../support/pdf-text.ts';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const names = [
  'ŁUKASZEWICZ, Żaneta',
  'Ștefan Țepeș',
  'Ελένη Παπαδοπούλου',
  'Щербакова, Ольга',
  '王小明',
  '佐藤さくら',
  '김민준',
];

test('a name in Latin, Greek, Cyrillic, Chinese, Japanese or Korean loses no letter on either paper', async () => {
  const of = { ...record, patient: { ...record.patient, name: names.join(', ') }, notes: [...names] };
  for (const make of [recordPdf, handOverPdf]) {
    const pages = await pdfPages(base64(await make(of)));
    expect(pages.map((page) => missingFrom([page], names, '\u0000'))).toEqual(pages.map(() => []));
  }
}, 120_000);

test('an Arabic name is drawn joined and from the right, word by word, and no letter of it is lost', async () => {
  const name = 'فاطمة الزهراء';
  const of = { ...record, patient: { ...record.patient, name } };
  const pages = await pdfPages(base64(await recordPdf(of)));
  expect(missingFrom(pages, name.split(' '), '\u0000')).toEqual([]);
  expect(spell(name, await fontsFor(name))).toEqual([
    { text: 'فاطمة\u00A0الزهراء', font: 'arabic', noWrap: true },
  ]);
}, 60_000);

test('what runs from the right stands in the order it is read: brackets turned, a number beside its unit', async () => {
  const text = 'Note: الحسيني (السيد), يأخذ 10 mg';
  const drawn = spell(text, await fontsFor(text))
    .map((piece) => piece.text)
    .join('|')
    .replaceAll('\u00A0', ' ');
  expect(drawn).toBe('Note: |يأخذ| ,(|السيد|)|الحسيني | 10 mg');
}, 60_000);

test('a letter that no font holds is given by its number, never left out and never a box', async () => {
  const text = 'রহিম';
  expect(spell(text, await fontsFor(text)).map((piece) => piece.text)).toEqual([
    '[U+09B0][U+09B9][U+09BF][U+09AE]',
  ]);
});

test('the large fonts are read only for a letter that needs them', async () => {
  expect((await fontsFor('Łukasz Щербакова Ελένη')).map((font) => font.name)).toEqual(['latin']);
  expect((await fontsFor('王')).map((font) => font.name)).toEqual(['latin', 'arabic', 'han']);
});

test('the same record gives the same bytes', async () => {
  expect(base64(await recordPdf(record))).toBe(base64(await recordPdf(record)));
});
