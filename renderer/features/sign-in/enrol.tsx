import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { SessionView } from '../../../shared/ipc/session-views.ts';
import { enrol, sessionStore } from '../../stores/session.ts';
import { roleWords } from '../../text/common.ts';
import { signInText } from '../../text/sign-in.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { PinBox } from '../../ui/pin-box.tsx';
import { RecordsList } from '../../ui/records-list.tsx';
import { RecordsSide } from './records-side.tsx';

type State = Extract<SessionView['state'], { kind: 'enrolling' }>;

/** Choosing a PIN after the first sign-in; on a computer that others use, one of them lets the newcomer in. */
export function Enrol({ session, state }: { readonly session: SessionView; readonly state: State }) {
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [colleague, setColleague] = useState(session.users[0]?.id ?? '');
  const [colleaguePin, setColleaguePin] = useState('');
  const [unlike, setUnlike] = useState(false);
  const busy = useStore(sessionStore, (store) => store.busy);
  const [saving, setSaving] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    first.current?.focus();
  }, []);
  const submit = async (): Promise<void> => {
    if (busy || pin === '') return;
    setUnlike(pin !== again);
    if (pin !== again) return;
    const admittedBy = state.admissionNeeded ? { user: colleague, pin: colleaguePin } : null;
    setSaving(true);
    if (!(await enrol({ pin, admittedBy }))) setColleaguePin('');
    setSaving(false);
  };
  return (
    <>
      <section className="sign-in-person" aria-labelledby="enrol">
        <h1 id="enrol">{signInText.enrol}</h1>
        <p className="lead">
          {signInText.enrolLead} <strong>{state.name}</strong>, {roleWords[state.role]}.
        </p>
        <p>{signInText.enrolWhy}</p>
        <form
          className="enrol-form"
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <PinBox id="new-pin" label={signInText.newPin} value={pin} onChange={setPin} inputRef={first} />
          <PinBox
            id="new-pin-again"
            label={signInText.newPinAgain}
            value={again}
            onChange={setAgain}
            describedBy={unlike ? 'unlike' : undefined}
          />
          {unlike ? (
            <p id="unlike" role="alert" className="pin-wrong">
              <strong>{signInText.notSame}</strong>
            </p>
          ) : null}
          {state.admissionNeeded ? (
            <Admission
              session={session}
              colleague={colleague}
              onColleague={setColleague}
              pin={colleaguePin}
              onPin={setColleaguePin}
            />
          ) : null}
          <button type="submit" className="button button-main">
            <KeyCap name="Enter" />
            {saving ? signInText.savingPin : signInText.savePin}
          </button>
        </form>
      </section>
      <RecordsSide>
        <RecordsList records={session.records} closed={signInText.closedUntilPin} />
      </RecordsSide>
    </>
  );
}

type AdmissionProps = {
  readonly session: SessionView;
  readonly colleague: string;
  readonly onColleague: (id: string) => void;
  readonly pin: string;
  readonly onPin: (pin: string) => void;
};

function Admission({ session, colleague, onColleague, pin, onPin }: AdmissionProps) {
  return (
    <fieldset className="admission">
      <legend>{signInText.admission}</legend>
      <p>{signInText.admissionWhy}</p>
      <label htmlFor="colleague">{signInText.colleague}</label>
      <select
        id="colleague"
        className="text-box"
        value={colleague}
        onChange={(event) => onColleague(event.target.value)}
      >
        {session.users.map((user) => (
          <option key={user.id} value={user.id}>
            {user.name}
          </option>
        ))}
      </select>
      <PinBox id="colleague-pin" label={signInText.colleaguePin} value={pin} onChange={onPin} />
    </fieldset>
  );
}
