import { findingId, type CaseState } from '../../../shared/cases/cases.ts';
import type { Finding, Severity } from '../../../shared/discrepancy/discrepancy.ts';
import type { FindingView } from '../../../shared/ipc/case-views.ts';
import { findingWords } from './finding-words.ts';
import type { OpenCase } from './open-case.ts';
import { said } from './said.ts';

/** A finding with what people said of it. Where somebody gave another severity that one counts, and the suggestion stays beside it. */
export function viewFinding(finding: Finding, row: string | null, state: CaseState): FindingView {
  const id = findingId(finding, row);
  const severity = said(state.severities.get(id));
  return {
    id,
    class: finding.class,
    severity: severity?.value.severity ?? finding.severity,
    suggested: finding.severity,
    words: findingWords[finding.class],
    why: finding.working === undefined ? finding.why : `${finding.why} (${finding.working})`,
    rule: `Rule “${findingWords[finding.rule.id]}”, version ${finding.rule.version}`,
    lines: [...finding.lines],
    said: {
      intent: said(state.judged.get(id)),
      severity,
      handedOver: said(state.handOvers.get(id), ({ to, how }) => ({ to, how })),
    },
  };
}

/** Findings about sources and allergies, which stand in no row. */
export const caseFindings = ({ compared, state }: OpenCase): FindingView[] =>
  compared.caseFindings.map((finding) => viewFinding(finding, null, state));

const top: readonly Severity[] = ['potentially-lethal', 'serious'];

/** Of the top two severities: a named person has to be told. */
export const isTop = (finding: FindingView): boolean => top.includes(finding.severity);
