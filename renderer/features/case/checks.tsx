import { Fragment } from 'react';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import { openOverlay, type CaseDialog } from '../../stores/screen.ts';
import { caseText } from '../../text/case.ts';
import { whoWhen } from '../../text/decision.ts';
import { askedWords, identityWords } from '../../text/checks.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/now.ts';
import { Unbroken } from '../../ui/unbroken.tsx';

/** What was checked with the patient, who was asked, and the notes that pass between the people of a case. */
export function Checks({ view }: { readonly view: CaseView }) {
  const { identity, asked, allergies, notes, addenda, signed, mayDecide } = view.progress;
  const may = signed === null && mayDecide.history;
  return (
    <>
      <section>
        <h2>{caseText.checks}</h2>
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
        <Unbroken text={item.value} />
      </p>
    </Fragment>
  ));
}
