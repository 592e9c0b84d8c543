import { Fragment } from 'react';
import type { Saying } from '../../../shared/cases/cases.ts';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import { announce } from '../../stores/announce.ts';
import { inTurn, say, showDecideFault } from '../../stores/decide.ts';
import { openOverlay, type CaseDialog } from '../../stores/screen.ts';
import { caseText } from '../../text/case.ts';
import { whoWhen } from '../../text/decision.ts';
import { askedWords, identityWords } from '../../text/checks.ts';
import { refusal } from '../../text/deciding.ts';
import { historyForm } from '../../text/forms.ts';
import { historyText } from '../../text/history.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/now.ts';
import { NoBreak } from '../../ui/no-break.tsx';

/** What was checked with the patient, who was asked, and the notes that pass between the people of a case. */
export function Checks({ view }: { readonly view: CaseView }) {
  const { identity, asked, allergies, notes, addenda, signed, mayDecide } = view.progress;
  const may = signed === null && mayDecide.history;
  return (
    <>
      <section>
        <h2>{caseText.checks}</h2>
        <ReasonOfCase view={view} may={may && mayDecide.recommend} />
        <Check
          name={caseText.checkIdentity}
          said={identity === null ? null : { ...identity, words: identityWords(identity.value) }}
          none={caseText.notChecked}
          dialog={may ? 'identity' : null}
          keyCap="E"
        />
        <Check
          name={caseText.checkAsked}
          said={asked === null ? null : { ...asked, words: askedWords(asked.value) }}
          none={caseText.notAsked}
          dialog={may ? 'asked' : null}
          keyCap="Q"
        />
        <Check
          name={caseText.checkAllergies}
          said={allergies === null ? null : { ...allergies, words: `With ${allergies.value}` }}
          none={caseText.notConfirmed}
          dialog={may ? 'allergies' : null}
          keyCap="Y"
        />
        <TakesNothing view={view} may={may} />
        <HistoryChecked view={view} may={may && mayDecide.recommend} />
        <WhoseCase view={view} may={may} />
      </section>
      <section>
        <div className="rail-head">
          <h2>{caseText.notes}</h2>
          {may ? (
            <Button look="link" keyCap="A" onPress={() => openOverlay('note')}>
              {caseText.add}
              <span className="only-read"> {caseText.notes}</span>
            </Button>
          ) : null}
        </div>
        {notes.length === 0 ? <p className="quiet">{caseText.noNotes}</p> : <Said items={notes} />}
      </section>
      {signed === null ? null : (
        <section>
          <h2>{caseText.addenda}</h2>
          {addenda.length === 0 ? <p className="quiet">{caseText.noAddenda}</p> : <Said items={addenda} />}
        </section>
      )}
    </>
  );
}

type Part = { readonly view: CaseView; readonly may: boolean };

/** A pharmacist has been over what was collected. */
function HistoryChecked({ view, may }: Part) {
  const now = useNow();
  const said = view.progress.historyChecked;
  return (
    <div className="check-line">
      <p>
        <strong>{historyText.historyChecked}</strong>
        <br />
        <span className="quiet">{said === null ? historyText.notHistoryChecked : whoWhen(said, now)}</span>
      </p>
      {may && said === null ? (
        <Button look="link" keyCap="0" onPress={() => historyChecked(view)}>
          {caseText.say}
          <span className="only-read"> {historyText.historyChecked}</span>
        </Button>
      ) : null}
    </div>
  );
}

/** Says that the history was checked, with one key; Z takes it back. */
export const historyChecked = (view: CaseView): void =>
  sayAtOnce(view, 'recommend', { kind: 'history-checked' }, historyText.historyChecked);

function sayAtOnce(view: CaseView, part: 'history' | 'recommend', said: Saying, words: string): void {
  const refused = refusal(view.progress, part);
  if (refused !== null) {
    announce(refused);
    return;
  }
  inTurn(async () => {
    const result = await say(view.banner.patient, said);
    if (result.ok) announce(`${words}.`);
    else showDecideFault(result.fault);
    return result.ok;
  });
}

/** The patient or carer who was asked takes nothing at all: only this makes an empty list. */
function TakesNothing({ view, may }: Part) {
  const now = useNow();
  const { takesNothing, asked } = view.progress;
  const answered = asked !== null && asked.value.who !== 'nobody';
  if (takesNothing === null && !answered) return null;
  return (
    <div className="check-line">
      <p>
        <strong>{historyText.takesNothing}</strong>
        <br />
        <span className="quiet">
          {takesNothing === null ? historyText.notSaid : whoWhen(takesNothing, now)}
        </span>
      </p>
      {may && takesNothing === null ? (
        <Button look="link" keyCap="Shift N" onPress={() => takesNoMedicines(view)}>
          {caseText.say}
          <span className="only-read"> {historyText.takesNothing}</span>
        </Button>
      ) : null}
    </div>
  );
}

export const takesNoMedicines = (view: CaseView): void =>
  sayAtOnce(view, 'history', { kind: 'takes-no-medicines' }, historyText.takesNothing);

/** What the case is for: at transfer and discharge sign-off asks for more. */
function ReasonOfCase({ view, may }: Part) {
  return (
    <div className="check-line">
      <p>
        <strong>{historyForm.caseReason}</strong>
        <br />
        {historyForm[view.progress.reason]}
      </p>
      {may ? (
        <Button look="link" keyCap="Shift A" onPress={() => openOverlay('reason')}>
          {caseText.again}
          <span className="only-read"> {historyForm.caseReason}</span>
        </Button>
      ) : null}
    </div>
  );
}

/** FilePatients the case is, once it was handed to a colleague by name. */
function WhoseCase({ view, may }: Part) {
  const now = useNow();
  const { passedOn } = view.progress;
  return (
    <div className="check-line">
      <p>
        <strong>{historyText.passedOn}</strong>
        <br />
        {passedOn === null ? (
          <span className="quiet">{historyText.nobodyElse}</span>
        ) : (
          <>
            {passedOn.value.to}
            {passedOn.value.words === '' ? null : `: ${passedOn.value.words}`}{' '}
            <span className="quiet small">{whoWhen(passedOn, now)}</span>
          </>
        )}
      </p>
      {may ? (
        <Button look="link" keyCap="Shift H" onPress={() => openOverlay('pass-on')}>
          {caseText.say}
          <span className="only-read"> {historyText.passedOn}</span>
        </Button>
      ) : null}
    </div>
  );
}

type CheckProps = {
  readonly name: string;
  readonly said: { readonly words: string; readonly by: string; readonly at: string } | null;
  readonly none: string;
  readonly dialog: CaseDialog | null;
  readonly keyCap: string;
};

function Check({ name, said, none, dialog, keyCap }: CheckProps) {
  const now = useNow();
  return (
    <div className="check-line">
      <p>
        <strong>{name}</strong>
        <br />
        {said === null ? (
          <span className="quiet">{none}</span>
        ) : (
          <>
            {said.words} <span className="quiet small">{whoWhen(said, now)}</span>
          </>
        )}
      </p>
      {dialog === null ? null : (
        <Button look="link" keyCap={keyCap} onPress={() => openOverlay(dialog)}>
          {said === null ? caseText.say : caseText.again}
          <span className="only-read"> {name}</span>
        </Button>
      )}
    </div>
  );
}

function Said({ items }: { readonly items: CaseView['progress']['notes'] }) {
  const now = useNow();
  return items.map((item) => (
    <Fragment key={`${item.at} ${item.value}`}>
      <p>
        <strong>{item.by}</strong>{' '}
        <span className="quiet small">{whoWhen({ ...item, by: '' }, now).trim()}</span>
      </p>
      <p>
        <NoBreak text={item.value} />
      </p>
    </Fragment>
  ));
}
