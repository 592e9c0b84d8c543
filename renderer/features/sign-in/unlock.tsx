import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { SessionView, UserView } from '../../../shared/ipc/session-views.ts';
import { sessionStore, signIn, unlock } from '../../stores/session.ts';
import {
  launchWords,
  lockedLead,
  personLine,
  recordsLead,
  safeWords,
  signInText,
  triesWords,
} from '../../text/sign-in.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { lockKeys } from '../../ui/key-maps.ts';
import { useNow } from '../../ui/now.ts';
import { PinBox } from '../../ui/pin-box.tsx';
import { RecordsList } from '../../ui/records-list.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { RecordsSide } from './records-side.tsx';
import { byLastHere } from './people.ts';

type Props = {
  readonly session: SessionView;
  readonly state: Extract<SessionView['state'], { kind: 'locked' }>;
};

/** The lock screen: who was here, their PIN, the others, how the records stand, and what is safe. No patient details. */
export function Unlock({ session, state }: Props) {
  const now = useNow();
  const people = byLastHere(session.users);
  const [chosen, choose] = useState(people[0]?.id ?? '');
  const [elsewhere, setElsewhere] = useState(false);
  const pick = (at: number): void => choose(people[at]?.id ?? chosen);
  useKeys(lockKeys, Object.fromEntries(people.map((_, at) => [`person-${at + 1}`, () => pick(at)])));
  const person = people.find((user) => user.id === chosen);
  return (
    <>
      <section className="sign-in-person" aria-labelledby="unlock">
        <h1 id="unlock">{signInText.unlock}</h1>
        <p className="lead">
          {lockedLead(state, now)} {signInText.noPatients}
        </p>
        {session.launchWaiting === null ? null : (
          <p>
            <output>
              <strong>{launchWords(session.launchWaiting, now)}</strong>
            </output>
          </p>
        )}
        <ul className="people">
          {people.map((user, at) => (
            <li key={user.id}>
              {user.id === chosen ? (
                <Chosen user={user} launched={session.launchWaiting !== null} />
              ) : (
                <Other user={user} cap={`Alt ${at + 1}`} onChoose={() => pick(at)} />
              )}
            </li>
          ))}
        </ul>
        <p className="quiet">
          <Button look="link" onPress={() => setElsewhere(true)}>
            {signInText.someoneElse}
          </Button>{' '}
          {signInText.someoneElseNeeds}
        </p>
      </section>
      <RecordsSide
        lead={`${person === undefined ? '' : `For ${person.name}. `}${recordsLead(session.records, true)}`}
      >
        <RecordsList records={session.records} closed={signInText.closedUntilUnlock} />
        <div className="safe">
          <h2>{signInText.whatIsSafe}</h2>
          <p>{safeWords(session)}</p>
        </div>
      </RecordsSide>
      {elsewhere ? <SomeoneElse session={session} than={chosen} onClose={() => setElsewhere(false)} /> : null}
    </>
  );
}

function Chosen({ user, launched }: { readonly user: UserView; readonly launched: boolean }) {
  const now = useNow();
  const [pin, setPin] = useState('');
  const [unlocking, setUnlocking] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const fault = useStore(sessionStore, (state) => state.fault);
  const busy = useStore(sessionStore, (state) => state.busy);
  const wrong = fault?.kind === 'wrong-pin' ? fault : null;
  useEffect(() => {
    input.current?.focus();
  }, []);
  const submit = async (): Promise<void> => {
    if (pin === '' || busy) return;
    setUnlocking(true);
    if (!(await unlock(user.id, pin))) setPin('');
    setUnlocking(false);
    input.current?.focus();
  };
  return (
    <>
      <div className="person person-chosen">
        <h2>{user.name}</h2>
        <p className="quiet">
          {signInText.chosen} {personLine(user, now)}
        </p>
      </div>
      <form
        className="pin-form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <PinBox
          id="pin"
          label={signInText.pinLabel}
          value={pin}
          onChange={setPin}
          inputRef={input}
          describedBy="pin-help"
        />
        <div className="pin-actions">
          <button type="submit" className="button button-main">
            <KeyCap name="Enter" />
            {unlocking ? signInText.unlocking : signInText.unlock}
          </button>
          {wrong === null ? null : (
            <p className="pin-wrong" role="alert">
              <strong>{signInText.pinWrong}</strong> {triesWords(wrong.triesLeft)}
            </p>
          )}
        </div>
        {fault?.kind === 'sign-in-needed' ? (
          <Button onPress={() => void signIn(fault.audience, { kind: 'user', user: user.id })}>
            {signInText.signInAgainAs(user.name)}
          </Button>
        ) : null}
        <p id="pin-help">{launched ? signInText.launchFirst : signInText.wardFirst}</p>
      </form>
    </>
  );
}

function Other({
  user,
  cap,
  onChoose,
}: {
  readonly user: UserView;
  readonly cap: string;
  readonly onChoose: () => void;
}) {
  const now = useNow();
  return (
    <button type="button" className="person" onClick={onChoose}>
      <span>
        <span className="person-name">{user.name}</span>
        <span className="quiet">{personLine(user, now)}</span>
      </span>
      <KeyCap name={cap} />
    </button>
  );
}

function SomeoneElse({
  session,
  than,
  onClose,
}: {
  readonly session: SessionView;
  readonly than: string;
  readonly onClose: () => void;
}) {
  return (
    <Dialog title={signInText.someoneElseTitle} onClose={onClose}>
      <p>{signInText.someoneElseLead}</p>
      <ul className="choices">
        {session.records.map((record) => (
          <li key={record.audience}>
            <Button
              onPress={() => {
                onClose();
                void signIn(record.audience, than === '' ? { kind: 'anybody' } : { kind: 'not', user: than });
              }}
            >
              {record.name}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
