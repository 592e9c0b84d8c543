import type { CaseView } from '../../../shared/ipc/case-views.ts';
import { announce } from '../../stores/announce.ts';
import { inTurn, showDecideFault, takeOver } from '../../stores/decide.ts';
import { addendumWords, elsewhereText } from '../../text/elsewhere.ts';
import { showMoment } from '../../text/dates.ts';
import { Button } from '../../ui/button.tsx';
import { NoBreak } from '../../ui/no-break.tsx';
import { Asked } from './asked.tsx';

type Props = { readonly view: CaseView };

/** What is known of the case beyond this computer: signed, handed over, asked of the prescriber and answered. */
export function Elsewhere({ view }: Props) {
  const { home, begun, takenOver, signed, handedOver, asked } = view.elsewhere;
  const nothing = [begun, signed, asked].every((all) => all.length === 0) && handedOver === null;
  if (home.kind === 'read' && nothing && takenOver === null) return null;
  return (
    <section>
      <h2>{elsewhereText.title}</h2>
      <HowKnown home={home} />
      {begun.map((one) => (
        <Begun key={`${one.at} ${one.by}`} begun={one} />
      ))}
      {takenOver === null ? null : (
        <p>
          <strong>{elsewhereText.takenOverBy(takenOver.by)}</strong>{' '}
          <span className="quiet">
            {showMoment(takenOver.at)}. {elsewhereText.goesOnElsewhere}
          </span>
        </p>
      )}
      {signed.map((one) => (
        <p key={`${one.at} ${one.words}`}>
          <strong>{one.addendum ? elsewhereText.addendumBy(one.by) : elsewhereText.signedBy(one.by)}</strong>{' '}
          <span className="quiet">{showMoment(one.at)}</span>
          {one.addendum ? (
            <>
              <br />
              <NoBreak text={addendumWords(one.words)} />
            </>
          ) : null}
        </p>
      ))}
      <HandedOver view={view} />
      <Asked view={view} />
    </section>
  );
}

/** Where other computers cannot be known of, or only as they were, that is said before anything else. */
function HowKnown({ home }: Pick<CaseView['elsewhere'], 'home'>) {
  if (home.kind === 'read') return null;
  return <p className="quiet">{howKnown(home)}</p>;
}

function howKnown(home: Exclude<CaseView['elsewhere']['home'], { kind: 'read' }>): string {
  if (home.kind === 'none') return elsewhereText.noHome;
  return home.last.kind === 'known'
    ? elsewhereText.lastRead(showMoment(home.last.value))
    : elsewhereText.notRead;
}

/** Somebody is at it already, at another desk. */
function Begun({ begun }: { readonly begun: CaseView['elsewhere']['begun'][number] }) {
  const { by, at, computer, takenOverBy } = begun;
  return (
    <p>
      <strong>{elsewhereText.begunBy(by)}</strong>{' '}
      <span className="quiet">
        {showMoment(at)} {elsewhereText.at(computer)}.{' '}
        {takenOverBy === null ? elsewhereText.beginsToo : elsewhereText.takenOverBy(takenOverBy)}
      </span>
    </p>
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
          <NoBreak text={handedOver.words} />
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
