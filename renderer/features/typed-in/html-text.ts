const ends = new Set(['TR', 'P', 'DIV', 'LI', 'H1', 'H2', 'H3', 'H4', 'TABLE', 'UL', 'OL', 'SECTION']);

/** The words of pasted HTML: a line a row or paragraph, a tab between cells. It is parsed by the browser and never shown or run. */
export function textOfHtml(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  return wordsOf(page.body)
    .replace(/[ \u00a0]*\n[ \u00a0\n]*/g, '\n')
    .trim();
}

function wordsOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? '').replace(/\s+/g, ' ');
  if (['STYLE', 'SCRIPT', 'TITLE'].includes(node.nodeName)) return '';
  if (node.nodeName === 'BR') return '\n';
  const inside = [...node.childNodes].map(wordsOf).join('');
  if (node.nodeName === 'TD' || node.nodeName === 'TH') return `${inside.trim()}\t`;
  return ends.has(node.nodeName) ? `${inside.replace(/\t+$/, '')}\n` : inside;
}
