import { groupBy } from '../../../shared/core/compare.ts';
import type { FindingView } from '../../../shared/ipc/case-views.ts';
import { isTop } from './finding-view.ts';
import type { DecidedRow } from './rows-state.ts';
import { linesGoingOn } from './situation.ts';

/**
 * Something that was found and stands although its rows are decided: a medicine goes on beside another of its kind, in one row
 * or two, or although the patient is allergic to it. Telling somebody of it mends nothing; taking one away does, or saying
 * that it is intended.
 */
export type GoesOn = {
  readonly finding: FindingView;
  /** The rows that show it. */
  readonly rows: readonly DecidedRow[];
  /** By which each of these rows names it. */
  readonly ids: readonly string[];
  /** Who said that it is intended, and when; null where nobody did. */
  readonly intended: FindingView['said']['intent'];
};

const duplicates: readonly string[] = ['duplicate-class', 'duplicate-substance', 'duplicate-product'];
const going: readonly string[] = ['continue', 'change', 'start', 'own-supply'];

export function goesOn(rows: readonly DecidedRow[]): readonly GoesOn[] {
  const left = rows.filter(isGoing);
  const lines = new Set(left.flatMap(({ row }) => row.lines.map((placed) => placed.key)));
  const found = left.flatMap((row) =>
    row.view.findings.filter((finding) => stands(finding, row, lines)).map((finding) => ({ row, finding })),
  );
  const each = groupBy(found, ({ finding }) => `${finding.class} ${finding.lines.toSorted().join(' ')}`);
  return [...each.values()].flatMap((same) => {
    const [first] = same;
    return first === undefined
      ? []
      : [
          {
            finding: first.finding,
            rows: same.map(({ row }) => row),
            ids: same.map(({ finding }) => finding.id),
            intended:
              same.map(({ finding }) => finding.said.intent).find((said) => said?.value === 'intended') ??
              null,
          },
        ];
  });
}

function isGoing({ needsDecision, standing }: DecidedRow): boolean {
  const action = standing.decision.recommendation?.value.action ?? '';
  const taken = standing.decision.history?.value.kind !== 'not-taking';
  return needsDecision && standing.decided && going.includes(action) && (taken || action !== 'continue');
}

function stands(finding: FindingView, row: DecidedRow, goingLines: ReadonlySet<string>): boolean {
  if (finding.class === 'allergy-conflict') return isTop(finding);
  if (!duplicates.includes(finding.class)) return false;
  const others = finding.lines.filter((key) => row.row.lines.every((placed) => placed.key !== key));
  // The other medicine of a pair that is taken away leaves this one alone.
  return others.length > 0 ? others.every((key) => goingLines.has(key)) : bothOfOneRow(finding, row);
}

/** "apixaban and warfarin: two medicines of one class. Both are of the group anticoagulant" */
export const goesOnWords = ({ finding, rows }: GoesOn): string =>
  `${rows.map(({ view }) => view.generic).join(' and ')}: ${finding.words.toLowerCase()}. ${finding.why}`;

/** Two lines of one row both go on where their source is followed as it stands; a dose that somebody said takes their place. */
function bothOfOneRow({ lines }: FindingView, { row, standing: { decision } }: DecidedRow): boolean {
  const said = decision.recommendation?.value;
  const fact = decision.history?.value;
  if (said === undefined || said.action === 'change') return false;
  const side = said.side === 'chart-not-seen' ? 'as-taken' : said.side;
  if (side !== 'as-charted' && fact?.kind === 'taking-differently') return false;
  const followed = new Set(linesGoingOn(row, side, fact).map((placed) => placed.key));
  return lines.every((key) => followed.has(key));
}
