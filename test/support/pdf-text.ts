import { extractText } from 'unpdf';

/** The words of each page of a PDF in base64, as whoever searches or hears it read out gets them. */
export async function pdfPages(base64: string): Promise<readonly string[]> {
  const { text } = await extractText(new Uint8Array(Buffer.from(base64, 'base64')), { mergePages: false });
  return text.map((page) => page.replaceAll(/\s+/g, ' '));
}
