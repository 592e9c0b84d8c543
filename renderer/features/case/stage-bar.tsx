import type { CaseView } from '../../../shared/ipc/case-views.ts';
import type { SeverityView } from '../../../shared/ipc/ward-views.ts';
import { notRecorded } from '../../../shared/core/known.ts';
import { admissionClock } from '../../text/admission-clock.ts';
import { goToSignOff } from '../../stores/screen.ts';
import { caseText, nextStageWords } from '../../text/case.ts';
import { showMoment } from '../../text/dates.ts';
import { severities, severityWord } from '../../text/severity.ts';
import { sharedWords } from '../../text/signing.ts';
import { isBeforeComparing, stageWord } from '../../text/stages.ts';
import { Button } from '../../ui/button.tsx';
import { ClockMark, SeverityMark } from '../../ui/marks.tsx';
import { useNow } from '../../ui/now.ts';

/** Where the case stands, how long is left, and what is open by severity. */
export function StageBar({ view }: { readonly view: CaseView }) {
  const next = nextStageWords(view.stage);
  return (
    <section className="stage-bar" aria-label={caseText.stageOfCase}>
      <span>
        <span className="quiet">{caseText.stage}</span> <strong>{stageWord(view.stage)}</strong>{' '}
        {next === undefined ? null : (
          <span className="quiet">
            {caseText.next} {next}
          </span>
        )}
      </span>
      <Admission view={view} />
      <Counts view={view} />
      <SignOffButton view={view} />
    </section>
  );
}

/** The way to sign-off, with how much is left; once signed, whether it was shared. */
function SignOffButton({ view }: { readonly view: CaseView }) {
  const { signed, blockers } = view.progress;
  return (
    <Button keyCap="G S" onPress={() => goToSignOff(view.banner.patient)}>
      {signed === null ? caseText.signOff(blockers) : sharedWords(signed)}
    </Button>
  );
}

function Admission({ view }: { readonly view: CaseView }) {
  const clock = admissionClock(view.banner.admitted, notRecorded, useNow());
  const { admitted } = view.banner;
  return (
    <span>
      <ClockMark /> <strong className={clock.kind === 'over' ? 'over' : undefined}>{clock.words}</strong>{' '}
      {admitted.kind === 'known' ? (
        <span className="quiet">
          {caseText.of24} {showMoment(admitted.value)}
        </span>
      ) : null}
    </span>
  );
}

/** A row counts once, with the worst that was found in it; what concerns the case as a whole counts by itself. */
const severityCount = (view: CaseView, severity: SeverityView): number =>
  [...view.rows, ...view.findings].filter((one) => one.severity === severity).length;

/** Before anything was compared there is no count: none would read as "nothing wrong". */
function Counts({ view }: { readonly view: CaseView }) {
  const none = severities.every((severity) => severityCount(view, severity) === 0);
  if (none && isBeforeComparing(view.stage))
    return <span className="stage-counts quiet">{caseText.notCompared}</span>;
  return (
    <ul className="stage-counts">
      {severities.map((severity) => (
        <li key={severity}>
          <SeverityMark severity={severity} /> <strong>{severityCount(view, severity)}</strong>{' '}
          {severityWord(severity).toLowerCase()}
        </li>
      ))}
    </ul>
  );
}
