import { groupBy } from '../../../shared/core/compare.ts';
import { known, type Known } from '../../../shared/core/known.ts';
import { showDateTime } from '../../../shared/core/instant.ts';
import type { CellLineView, CellView, FindingView } from '../../../shared/ipc/case-views.ts';
import type { RowStanding } from '../../../shared/cases/cases.ts';

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
  if (groups.length < 2) return groups[0]?.[0] ?? '';
  return groups.map(([words, same]) => `${same.map((one) => one.source).join(', ')}: ${words}`).join('. ');
}

/** The lines of a cell as they are on screen; text and structure that disagree both stand. Empty where there are none. */
export const cellWords = (cell: CellView): string =>
  cell.kind === 'absent' ? '' : cell.lines.map((line) => lineWords(line)).join('; ');

function lineWords(line: CellLineView): string {
  const { textAgainstStructure: both, remainder } = line;
  if (both !== null) return `Text: “${both.text}”. Structure: ${both.structure}`;
  const parts =
    line.steps.length > 0
      ? [known(line.steps.join(', ')), line.route]
      : [line.dose, line.route, line.frequency];
  const read = parts.flatMap((part) => (part.kind === 'known' ? [part.value] : []));
  if (read.length === 0) return `“${saidOrAbsent(line.directions)}”`;
  return `DOSE ${read.join(' – ')}${remainder === '' ? '' : ` – not understood: “${remainder}”`}`;
}

const saidOrAbsent = (value: Known<string>): string => {
  switch (value.kind) {
    case 'known':
      return value.value;
    case 'not-recorded':
      return 'Not recorded';
    case 'unreadable':
      return `Could not be read: “${value.raw}”`;
    case 'withheld':
      return `Withheld by ${value.by}`;
  }
};

/** What it is for and when it was last taken, where somebody said so. */
export const saidBesideHistory = ({ indication, lastTaken }: RowStanding['decision']): readonly string[] => [
  ...(indication === null ? [] : [`For: ${indication.value}`]),
  ...(lastTaken === null
    ? []
    : [
        lastTaken.value === null
          ? 'Last taken: asked, not known'
          : `Last taken ${lastTaken.value.length > 10 ? showDateTime(lastTaken.value) : lastTaken.value}`,
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
