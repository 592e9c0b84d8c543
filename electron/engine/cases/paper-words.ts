import { groupBy } from '../../../shared/core/compare.ts';
import type { Known } from '../../../shared/core/known.ts';
import { showDateTime } from '../../../shared/core/instant.ts';
import type { CellLineView, CellView, FindingView } from '../../../shared/ipc/case-views.ts';
import type { RowStanding } from '../../../shared/cases/cases.ts';
import { withProduct } from './lines.ts';

/** A cell with the name of its source. */
export type NamedCell = { readonly source: string; readonly cell: CellView };

/**
 * What the history sources state of a medicine, on paper: everything that any of them says, once for those that say the same,
 * each with its names where they differ. "Once weekly" in one of them is never left out for what another says.
 */
export function statedOnPaper(cells: readonly NamedCell[]): string {
  const stated = cells.flatMap(({ source, cell }) => {
    const words = cellWords(cell);
    return words === '' ? [] : [{ source, words }];
  });
  const groups = [...groupBy(stated, (one) => one.words)];
  const said =
    groups.length < 2
      ? [groups[0]?.[0] ?? '']
      : groups.map(([words, same]) => `${same.map((one) => one.source).join(', ')}: ${words}`);
  return [...said, ...around(cells)].filter((text) => text !== '').join('. ');
}

/** What stands in a cell besides the directions, source by source: status, what it is for, dates and notes. */
function around(cells: readonly NamedCell[]): readonly string[] {
  const parts = cells.flatMap(({ source, cell }) => {
    if (cell.kind === 'absent') return [];
    const words = cell.lines.flatMap(aroundLine);
    return words.length === 0 ? [] : [{ source, words: [...new Set(words)].join('; ') }];
  });
  return parts.map(({ source, words }) => (cells.length === 1 ? words : `${source}: ${words}`));
}

const aroundLine = (line: CellLineView): readonly string[] => [
  ...(line.status.kind === 'known' && line.status.value === 'active'
    ? []
    : [`status ${knownWords(line.status, (status) => status.replaceAll('-', ' ')).toLowerCase()}`]),
  ...(line.indication.kind === 'not-recorded' ? [] : [`for ${knownWords(line.indication)}`]),
  ...line.dates.map((date) => `${date.charAt(0).toLowerCase()}${date.slice(1)}`),
  ...line.notes.map((note) => `note “${note}”`),
];

/** The lines of a cell as they are on screen; text and structure that disagree both stand. Empty where there are none. */
export const cellWords = (cell: CellView): string =>
  cell.kind === 'absent'
    ? ''
    : cell.lines.map((line) => withProduct(line.product, lineWords(line))).join('; ');

function lineWords(line: CellLineView): string {
  const { textAgainstStructure: both, remainder, steps, dose, frequency } = line;
  const unread = dose.kind === 'not-recorded' && frequency.kind === 'not-recorded' && steps.length === 0;
  if (unread && both === null)
    return `“${knownWords(line.directions)}”${remainder === '' ? '' : ' (not understood)'}`;
  const parts = [
    steps.length > 0 ? steps.join(', ') : partWords(dose, 'not recorded'),
    partWords(line.route, 'route not recorded'),
    ...(steps.length > 0 || both !== null ? [] : [partWords(frequency, 'how often not recorded')]),
    ...(dose.kind === 'known' || steps.length > 0 ? [] : [`“${knownWords(line.directions)}”`]),
    ...(remainder === '' ? [] : [`not understood: “${remainder}”`]),
  ];
  const words = `DOSE ${parts.join(' – ')}`;
  return both === null ? words : `${words}. Text: “${both.text}”. Structure: ${both.structure}`;
}

const partWords = (part: Known<string>, absent: string): string =>
  part.kind === 'not-recorded' ? absent : knownWords(part);

/** A value in words; one that is absent, in the words for why. */
export const knownWords = (
  value: Known<string>,
  show: (value: string) => string = (text) => text,
): string => {
  switch (value.kind) {
    case 'known':
      return show(value.value);
    case 'not-recorded':
      return 'Not recorded';
    case 'unreadable':
      return `Could not be read: “${value.raw}”`;
    case 'withheld':
      return `Withheld by ${value.by}`;
  }
};

/** What it is for and when it was last taken, where somebody said so. */
export const saidBesideHistory = ({
  indication,
  lastTaken,
}: Pick<RowStanding['decision'], 'indication' | 'lastTaken'>): readonly string[] => [
  ...(indication === null ? [] : [`For: ${indication.value}`]),
  ...(lastTaken === null
    ? []
    : [
        lastTaken.value === null
          ? 'Last taken: asked, not known'
          : `Last taken ${showDateTime(lastTaken.value)}`,
      ]),
];

/** Who was told of a finding, how and when: "Told Dr Mehta in person, 18-Nov-2026 10:47". */
export const toldWords = (findings: readonly FindingView[]): readonly string[] => [
  ...new Set(
    findings.flatMap(({ said: { handedOver } }) =>
      handedOver === null
        ? []
        : [
            `Told ${handedOver.value.to} ${handedOver.value.how.replaceAll('-', ' ')}, ${showDateTime(handedOver.at)}`,
          ],
    ),
  ),
];
