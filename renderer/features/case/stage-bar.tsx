import type { CaseView } from '../../../shared/ipc/case-views.ts';
import type { SeverityView } from '../../../shared/ipc/ward-views.ts';
import { known } from '../../../shared/core/known.ts';
import { admissionClock } from '../../text/admission-clock.ts';
import { goToSignOff } from '../../stores/screen.ts';
import { caseText, nextStageWords } from '../../text/case.ts';
import { historyForm } from '../../text/forms.ts';
import { showMoment } from '../../text/dates.ts';
import { severities, severityWord } from '../../text/severity.ts';
import { sharedWords } from '../../text/signing.ts';
import { stageWord } from '../../text/stages.ts';
import { Button } from '../../ui/button.tsx';
import { ClockMark, SeverityMark } from '../../ui/marks.tsx';
import { useNow } from '../../ui/now.ts';

/** Where the case stands, how long is left, and what is open by severity. */
export function StageBar({ view }: { readonly view: CaseView }) {
  const next = nextStageWords(view.stage);
  return (
    <section className="stage-bar" aria-label={caseText.stageOfCase}>
      <span>
        <span className="quiet">{historyForm[view.progress.reason]}</span>{' '}
        <strong>{stageWord(view.stage)}</strong>{' '}
        {next === undefined ? null : (
          <span className="quiet">
            {caseText.next} {next}
          </span>
        )}
      </span>
      <Admission view={view} />
      {view.elsewhere.words === null ? null : <strong>{view.elsewhere.words}</strong>}
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
  const { signed } = view.progress;
  const doneAt = signed === null ? view.elsewhere.doneAt : known(signed.at);
  const clock = admissionClock(view.banner.admitted, doneAt, useNow());
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

/** What is still open, as the ward list counts it. Before anything was compared there is no count: none would read as "nothing wrong". */
function Counts({ view }: { readonly view: CaseView }) {
  const { open } = view;
  if (open.kind === 'not-compared') return <span className="stage-counts quiet">{caseText.notCompared}</span>;
  const counts: Readonly<Record<SeverityView, number>> = {
    'potentially-lethal': open.potentiallyLethal,
    serious: open.serious,
    significant: open.significant,
    minor: open.minor,
  };
  return (
    <ul className="stage-counts">
      {severities.map((severity) => (
        <li key={severity}>
          <SeverityMark severity={severity} /> <strong>{counts[severity]}</strong>{' '}
          {severityWord(severity).toLowerCase()}
        </li>
      ))}
    </ul>
  );
}
