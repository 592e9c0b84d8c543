import bidiFactory from 'bidi-js';
import { isDirection, isInvisible, type FontName, type PaperFont } from './fonts.ts';

/** A piece of a text in one font; one that runs from the right keeps together. */
export type Fragment = { readonly text: string; readonly font: FontName; readonly noWrap?: true };

const bidi = bidiFactory();

/** Longer words from the right are given a line each: pdfmake lays pieces out from the left. Letters that fit a column. */
const lineLetters = 22;

const noBreakSpace = '\u00A0';

/**
 * A text in the order and the fonts in which it is drawn. Arabic is joined by the font, and stands in one piece that is
 * drawn from the right. A letter that no font holds is given by its number, "[U+0995]", never left out and never a box.
 */
export function spell(text: string, fonts: readonly PaperFont[]): readonly Fragment[] {
  const lines = inLines(numbersWithUnits(text.normalize('NFC'))).split('\n');
  return lines.flatMap((line, at) => [
    ...(at === 0 ? [] : [{ text: '\n', font: 'latin' } as const]),
    ...inDrawnOrder(line).flatMap((run) => inFonts(run, fonts)),
  ]);
}

/** A number keeps beside the Latin unit that follows it: a mark before it says that it runs from the left. */
const numbersWithUnits = (text: string): string =>
  rightLetters.test(text)
    ? text.replaceAll(/\p{N}[\p{N}.,/]*\s?(?=[\p{Script=Latin}µ%])/gu, '\u200E$&')
    : text;

const rightLetters = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

type Run = { readonly text: string; readonly level: number; readonly keep: boolean };

const fromRight = (level: number): boolean => level % 2 === 1;

/** The text cut where its direction changes, in the order of reading. */
function runsOf(text: string): readonly Run[] {
  const { levels } = bidi.getEmbeddingLevels(text, 'ltr');
  const runs: { text: string; level: number; keep: boolean }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const level = levels[at] ?? 0;
    const last = runs.at(-1);
    if (last !== undefined && last.level === level) last.text += text.charAt(at);
    else runs.push({ text: text.charAt(at), level, keep: level > 0 });
  }
  return runs;
}

/** Puts line ends into what runs from the right and is too long for a column. */
function inLines(text: string): string {
  const runs = runsOf(text);
  if (runs.every((run) => !fromRight(run.level))) return text;
  return runs.map((run) => (fromRight(run.level) ? wrapped(run.text) : run.text)).join('');
}

function wrapped(text: string): string {
  let length = 0;
  return text.replaceAll(/(\s*)(\S+)/g, (_, space: string, word: string) => {
    const fits = length === 0 || length + space.length + word.length <= lineLetters;
    length = fits ? length + space.length + word.length : word.length;
    return fits ? `${space}${word}` : `\n${word}`;
  });
}

/** Runs as they are drawn from the left: every stretch at or over a level is turned round, from the highest level down. */
function inDrawnOrder(line: string): readonly Run[] {
  const runs = runsOf(line);
  const highest = Math.max(0, ...runs.map((run) => run.level));
  let drawn = runs;
  for (let level = highest; level >= 1; level -= 1) drawn = turned(drawn, level);
  return drawn;
}

function turned(runs: readonly Run[], level: number): readonly Run[] {
  const out: Run[] = [];
  let stretch: Run[] = [];
  for (const run of runs) {
    if (run.level >= level) {
      stretch = [run, ...stretch];
      continue;
    }
    out.push(...stretch, run);
    stretch = [];
  }
  return [...out, ...stretch];
}

function inFonts({ text, level, keep }: Run, fonts: readonly PaperFont[]): readonly Fragment[] {
  const right = fromRight(level);
  const pieces: { text: string; font: FontName }[] = [];
  for (const written of text) {
    const last = pieces.at(-1);
    // A bracket opens towards what it holds, whichever way that runs.
    const letter = right ? (bidi.getMirroredCharacter(written) ?? written) : written;
    const font = fontOf(letter, last?.font, right, fonts);
    if (isDirection(letter) || (font === undefined && isInvisible(letter))) continue;
    const shown =
      font === undefined ? `[U+${hexOf(letter)}]` : keep && letter === ' ' ? noBreakSpace : letter;
    const name = font ?? 'latin';
    if (last !== undefined && last.font === name) last.text += shown;
    else pieces.push({ text: shown, font: name });
  }
  // The font turns Arabic round itself; signs that another font holds are turned here.
  const ordered = right
    ? pieces
        .toReversed()
        .map((piece) => (piece.font === 'arabic' ? piece : { ...piece, text: backwards(piece.text) }))
    : pieces;
  return ordered.map((piece) => (keep ? { ...piece, noWrap: true } : piece));
}

const backwards = (text: string): string => Array.from(text).toReversed().join('');

const hexOf = (letter: string): string =>
  (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');

/** The font before goes on where it holds a sign that belongs to no script; else the first that holds the letter. */
function fontOf(
  letter: string,
  before: FontName | undefined,
  right: boolean,
  fonts: readonly PaperFont[],
): FontName | undefined {
  const stays = right || /^\p{M}$/u.test(letter) || isInvisible(letter);
  const last = stays ? fonts.find((font) => font.name === before) : undefined;
  if (last?.holds(letter) === true) return last.name;
  const order = right
    ? fonts.toSorted((a, b) => Number(b.name === 'arabic') - Number(a.name === 'arabic'))
    : fonts;
  return order.find((font) => font.holds(letter))?.name;
}
