import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The fonts of the paper, in the order they are asked for a letter. All are Noto, under the SIL Open Font License. */
export const fontNames = ['latin', 'arabic', 'han', 'hangul'] as const;

export type FontName = (typeof fontNames)[number];

/** A font that was read: its bytes for the PDF, and whether it holds a letter. */
export type PaperFont = {
  readonly name: FontName;
  readonly normal: Buffer;
  readonly bold: Buffer;
  readonly holds: (letter: string) => boolean;
};

const require = createRequire(import.meta.url);

/** Latin, Greek and Cyrillic with their extensions; Arabic; Chinese characters and kana; Korean. */
const files: Readonly<Record<FontName, readonly [besides: string, normal: string, bold: string]>> = {
  latin: [require.resolve('@embedpdf/fonts-latin'), 'NotoSans-Regular.ttf', 'NotoSans-Bold.ttf'],
  arabic: [
    require.resolve('@embedpdf/fonts-arabic'),
    'NotoNaskhArabic-Regular.ttf',
    'NotoNaskhArabic-Bold.ttf',
  ],
  han: [require.resolve('@embedpdf/fonts-sc'), 'NotoSansHans-Regular.otf', 'NotoSansHans-Bold.otf'],
  hangul: [require.resolve('@embedpdf/fonts-kr'), 'NotoSansKR-Regular.otf', 'NotoSansKR-Bold.otf'],
};

const fontsRead = new Map<FontName, PaperFont>();

/** Each font is read once: they do not change while the program runs, and taking one apart costs more than a page. */
async function fontOf(name: FontName): Promise<PaperFont> {
  const font = fontsRead.get(name) ?? (await readFont(name));
  fontsRead.set(name, font);
  return font;
}

async function readFont(name: FontName): Promise<PaperFont> {
  const [besides, normalFile, boldFile] = files[name];
  const folder = join(dirname(dirname(besides)), 'fonts');
  const [normal, bold] = await Promise.all([
    readFile(join(folder, normalFile)),
    readFile(join(folder, boldFile)),
  ]);
  // Loaded with the first font, not with the engine: nobody prints at its start.
  const { default: fontkit } = await import('@foliojs-fork/fontkit');
  const font = fontkit.create(normal);
  return { name, normal, bold, holds: (letter) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0) };
}

/** The fonts that a text needs: the large ones are read only for a letter that none before them holds. */
export async function fontsFor(text: string): Promise<readonly PaperFont[]> {
  const fonts: PaperFont[] = [];
  let left = [...new Set(text.normalize('NFC'))];
  for (const name of fontNames) {
    if (fonts.length > 0 && left.length === 0) break;
    const font = await fontOf(name);
    left = left.filter((letter) => !isInvisible(letter) && !font.holds(letter));
    fonts.push(font);
  }
  return fonts;
}

/** Signs that say which way text runs: they have done their work once it is in the order it is drawn. */
export const isDirection = (letter: string): boolean => /^\p{Bidi_Control}$/u.test(letter);

/** Line ends and signs that steer how text runs; nobody sees them. */
export const isInvisible = (letter: string): boolean =>
  /^[\p{Cc}\p{Cf}\p{Variation_Selector}]$/u.test(letter);
