import { extractText } from 'unpdf';

/** The words of each page of a PDF in base64, as whoever searches or hears it read out gets them. */
export async function pdfPages(base64: string): Promise<readonly string[]> {
  const { text } = await extractText(new Uint8Array(Buffer.from(base64, 'base64')), { mergePages: false });
  return text.map((page) => page.replaceAll(/\s+/g, ' '));
}

/** Letters and digits alone: where a line ends, and how a font writes a letter, says nothing. */
export const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\u00AD]+/gu, '');

/** What of these texts cannot be found in the pages; the foot of a page may stand in the middle of a text. */
export function missingFrom(
  pages: readonly string[],
  texts: readonly string[],
  foot: string,
): readonly string[] {
  const cut = lettersOf(foot);
  const bodies = pages.map((page) => {
    const letters = lettersOf(page);
    const at = letters.lastIndexOf(cut);
    return at < 0 ? letters : letters.slice(0, at);
  });
  const whole = bodies.join('');
  return texts.filter((text) => !whole.includes(lettersOf(text)));
}
