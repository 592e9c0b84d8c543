import type { CaseView } from '../../../shared/ipc/case-views.ts';
import { openOverlay } from '../../stores/screen.ts';
import { caseText, worstFirst } from '../../text/case.ts';
import { refusal } from '../../text/deciding.ts';
import { severityWord } from '../../text/severity.ts';
import { Button } from '../../ui/button.tsx';
import { SeverityMark } from '../../ui/marks.tsx';

/**
 * What the counts above hold beside rows that are not decided: findings about the case as a whole that nobody was told of, and
 * what goes on doubled or against an allergy. No row stands for either.
 */
export function AboutCase({ view }: { readonly view: CaseView }) {
  const findings = worstFirst(view.findings).filter((finding) => finding.said.handedOver === null);
  if (view.open.kind === 'not-compared' || findings.length + view.goesOn.length === 0) return null;
  const may = refusal(view.progress, 'recommend') === null;
  return (
    <section className="facts-line about-case" aria-label={caseText.alsoCounted}>
      <span className="quiet">{caseText.alsoCounted}</span>
      {findings.map((finding) => (
        <span key={finding.id}>
          <SeverityMark severity={finding.severity} /> <strong>{finding.words}</strong>{' '}
          {severityWord(finding.severity).toLowerCase()}: {finding.why}
        </span>
      ))}
      {view.goesOn.map(({ ids, words }) => (
        <strong key={ids.join(' ')}>{words}</strong>
      ))}
      {may && findings.length > 0 ? (
        <Button look="link" onPress={() => openOverlay('hand-over')}>
          {caseText.whoWasTold}
        </Button>
      ) : null}
      {may && view.goesOn.length > 0 ? (
        <Button look="link" onPress={() => openOverlay('goes-on')}>
          {caseText.whyGoesOn}
        </Button>
      ) : null}
    </section>
  );
}
