/** A string of the style language: quotes, backslashes and line ends can end it early and are taken out of its way. */
const cssText = (text: string): string =>
  `"${text.replaceAll(/[\\"\n\r\f]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;

/**
 * The foot of every printed page: who it is about, when it was made, page n of m. Written into a style sheet made in the
 * page itself, because only there can a margin box carry a patient's name; the page's policy allows that and no inline style.
 */
export function pageFoot(whose: string, made: string): string {
  return `@page {
    size: A4;
    margin: 12mm 12mm 20mm;
    @bottom-left {
      content: ${cssText(`${whose}\n${made}`)};
      white-space: pre-line;
      font: 9pt sans-serif;
      text-align: left;
      width: 75%;
    }
    @bottom-right {
      content: "Page " counter(page) " of " counter(pages) "\\a Concord";
      white-space: pre-line;
      font: bold 9pt sans-serif;
      text-align: right;
    }
  }`;
}
