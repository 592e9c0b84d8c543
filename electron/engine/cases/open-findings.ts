import type { z } from 'zod';
import type { FindingView } from '../../../shared/ipc/case-views.ts';
import type { findingsCountSchema } from '../../../shared/ipc/ward-views.ts';
import { caseFindings, isTop } from './finding-view.ts';
import type { OpenCase } from './open-case.ts';
import type { DecidedRow } from './rows-state.ts';
import { wasRead, type Judged } from './sign-off.ts';

type Counts = z.infer<typeof findingsCountSchema>;

/** Classes that stay as they are where the medicine goes on: deciding about it alone mends nothing. */
const goesOnBeside: readonly string[] = [
  'duplicate-class',
  'duplicate-substance',
  'duplicate-product',
  'allergy-conflict',
];

const goesOn: readonly string[] = ['continue', 'change', 'start', 'own-supply'];

type Standing = { readonly row: DecidedRow; readonly finding: FindingView };

/**
 * Findings of the top two severities that stand although their rows are decided: two medicines of one class both go on, or one
 * the patient is allergic to. Telling somebody of it mends nothing; taking one away does, or saying that it is intended.
 */
export function standsOn({ rows }: Pick<Judged, 'rows'>): readonly Standing[] {
  const going = rows.filter(({ needsDecision, standing }) => {
    const action = standing.decision.recommendation?.value.action ?? '';
    const taken = standing.decision.history?.value.kind !== 'not-taking';
    return needsDecision && standing.decided && goesOn.includes(action) && (taken || action !== 'continue');
  });
  const goingLines = new Set(going.flatMap(({ row }) => row.lines.map((placed) => placed.key)));
  return going.flatMap((row) =>
    row.view.findings
      .filter(
        (finding) =>
          isTop(finding) &&
          goesOnBeside.includes(finding.class) &&
          finding.said.intent?.value !== 'intended' &&
          // The other medicine of a pair that is taken away leaves this one alone.
          (finding.class === 'allergy-conflict' || others(row, finding).every((key) => goingLines.has(key))),
      )
      .map((finding) => ({ row, finding })),
  );
}

const others = ({ row }: DecidedRow, { lines }: FindingView): readonly string[] =>
  lines.filter((key) => row.lines.every((placed) => placed.key !== key));

/**
 * What is still open, by severity, for the case and for the ward list alike: rows that nobody has decided, each under its worst
 * finding, rows that go on although a top finding stands, and findings about the case that nobody was told of. Where no source was read nothing was compared, which is no zero.
 */
export function openFindings(open: OpenCase, judged: Judged): Counts {
  if (!open.columns.some(wasRead)) return { kind: 'not-compared' };
  const rows = judged.rows.filter((row) => row.needsDecision && !row.standing.decided);
  const standing = standsOn(judged);
  const about = caseFindings(open).filter((finding) => finding.said.handedOver === null);
  const count = (severity: FindingView['severity']): number =>
    rows.filter((row) => row.view.severity === severity).length +
    new Set(standing.filter(({ finding }) => finding.severity === severity).map(({ row }) => row.view.id))
      .size +
    about.filter((finding) => finding.severity === severity).length;
  return {
    kind: 'compared',
    potentiallyLethal: count('potentially-lethal'),
    serious: count('serious'),
    significant: count('significant'),
    minor: count('minor'),
  };
}
