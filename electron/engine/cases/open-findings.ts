import type { z } from 'zod';
import type { FindingView } from '../../../shared/ipc/case-views.ts';
import type { findingsCountSchema } from '../../../shared/ipc/ward-views.ts';
import { caseFindings } from './finding-view.ts';
import type { OpenCase } from './open-case.ts';
import { wasRead, type Judged } from './sign-off.ts';

type Counts = z.infer<typeof findingsCountSchema>;

/**
 * What is still open, by severity, for the case and for the ward list alike: rows that nobody has decided, each under its worst
 * finding, rows that go on doubled or against an allergy, and findings about the case that nobody was told of. Where no source
 * was read nothing was compared, which is no zero.
 */
export function openFindings(open: OpenCase, judged: Judged): Counts {
  if (!open.columns.some(wasRead)) return { kind: 'not-compared' };
  const rows = judged.rows.filter((row) => row.needsDecision && !row.standing.decided);
  const unsettled = judged.goesOn.filter((one) => one.intended === null);
  const about = caseFindings(open).filter((finding) => finding.said.handedOver === null);
  const count = (severity: FindingView['severity']): number =>
    rows.filter((row) => row.view.severity === severity).length +
    new Set(
      unsettled
        .filter(({ finding }) => finding.severity === severity)
        .flatMap((one) => one.rows.map(({ view }) => view.id)),
    ).size +
    about.filter((finding) => finding.severity === severity).length;
  return {
    kind: 'compared',
    potentiallyLethal: count('potentially-lethal'),
    serious: count('serious'),
    significant: count('significant'),
    minor: count('minor'),
  };
}
