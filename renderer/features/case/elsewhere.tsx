import type { CaseView } from '../../../shared/ipc/case-views.ts';
import { announce } from '../../stores/announce.ts';
import { answerTask, inTurn, showDecideFault, takeOver } from '../../stores/decide.ts';
import { elsewhereText, taskStatusWords } from '../../text/elsewhere.ts';
import { showMoment } from '../../text/dates.ts';
import { Button } from '../../ui/button.tsx';
import { Unbroken } from '../../ui/unbroken.tsx';

type Props = { readonly view: CaseView };

/** What is known of the case beyond this computer: signed, handed over, asked of the prescriber and answered. */
export function Elsewhere({ view }: Props) {
  const { home, signed, handedOver, asked } = view.elsewhere;
  if (home && signed.length === 0 && handedOver === null && asked.length === 0) return null;
  return (
    <section>
      <h2>{elsewhereText.title}</h2>
      {home ? null : <p className="quiet">{elsewhereText.noHome}</p>}
      {signed.map((one) => (
        <p key={one.at}>
          <strong>{elsewhereText.signedBy(one.by)}</strong>{' '}
          <span className="quiet">{showMoment(one.at)}</span>
        </p>
      ))}
      <HandedOver view={view} />
      <Asked view={view} />
    </section>
  );
}

function HandedOver({ view }: Props) {
  const { handedOver } = view.elsewhere;
  if (handedOver === null) return null;
  const take = (): void =>
    inTurn(async () => {
      const result = await takeOver(view.banner.patient, handedOver.document);
      if (result.ok) announce(elsewhereText.takenOver);
      else showDecideFault(result.fault);
      return result.ok;
    });
  return (
    <div className="check-line">
      <p>
        <strong>
          <Unbroken text={handedOver.words} />
        </strong>
        <br />
        <span className="quiet">
          {handedOver.by}, {showMoment(handedOver.at)}
        </span>
      </p>
      {view.progress.mayDecide.history ? (
        <Button look="link" onPress={take}>
          {elsewhereText.takeOver}
        </Button>
      ) : null}
    </div>
  );
}

function Asked({ view }: Props) {
  const { patient } = view.banner;
  const answer = (task: string, status: 'accepted' | 'rejected'): void =>
    inTurn(async () => {
      const result = await answerTask(patient, task, status);
      if (result.ok) announce(elsewhereText.answered);
      else showDecideFault(result.fault);
      return result.ok;
    });
  return view.elsewhere.asked.map((one) => (
    <div key={one.task} className="check-line">
      <p>
        <strong>
          <Unbroken text={one.what} />
        </strong>
        <br />
        <span className="quiet">{taskStatusWords(one)}</span>
      </p>
      {one.mayAnswer && view.progress.mayDecide.confirm ? (
        <>
          <Button look="link" onPress={() => answer(one.task, 'accepted')}>
            {elsewhereText.accept}
            <span className="only-read"> {one.what}</span>
          </Button>
          <Button look="link" onPress={() => answer(one.task, 'rejected')}>
            {elsewhereText.decline}
            <span className="only-read"> {one.what}</span>
          </Button>
        </>
      ) : null}
    </div>
  ));
}
