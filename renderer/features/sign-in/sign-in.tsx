import { useStore } from 'zustand';
import type { SessionView } from '../../../shared/ipc/session-views.ts';
import { assertNever } from '../../../shared/core/must.ts';
import { forgetSessionFault, sessionStore, signIn } from '../../stores/session.ts';
import { notices, product } from '../../text/common.ts';
import { showNow } from '../../text/dates.ts';
import { networkState, signInText } from '../../text/sign-in.ts';
import { Footer, type Hint } from '../../ui/footer.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { NetworkMark } from '../../ui/marks.tsx';
import { useNow } from '../../ui/now.ts';
import { RecordsList } from '../../ui/records-list.tsx';
import { Enrol } from './enrol.tsx';
import { Refused } from './refused.tsx';
import { SigningIn } from './signing-in.tsx';
import { StoreUpdate } from './store-update.tsx';
import { Unlock } from './unlock.tsx';
import { RecordsSide } from './records-side.tsx';

/** Everything before the ward: a new computer, signing in, choosing a PIN, unlocking, a store that cannot be used. */
export function SignInScreen({ session }: { readonly session: SessionView }) {
  const fault = useStore(sessionStore, (state) => state.fault);
  const inside = session.state.kind === 'locked' && fault?.kind === 'wrong-pin';
  return (
    <div className="page sign-in-page">
      <Top session={session} />
      <main className="sign-in">
        {fault === null || inside ? null : <FaultNotice fault={fault} onClose={forgetSessionFault} />}
        <StoreUpdate />
        <SignInStep session={session} />
      </main>
      <Footer hints={hintsFor(session)} help={false}>
        {signInText.footer}
      </Footer>
    </div>
  );
}

/** Digits belong to the PIN, so other people are Alt and a number. */
function hintsFor(session: SessionView): readonly Hint[] {
  const others =
    session.state.kind === 'locked' ? session.users.slice(1, 9).map((_, at) => `Alt ${at + 2}`) : [];
  return [
    { caps: ['Tab'], words: signInText.next },
    ...(others.length === 0 ? [] : [{ caps: others, words: signInText.anotherPerson }]),
  ];
}

function SignInStep({ session }: { readonly session: SessionView }) {
  const waiting = session.records.find((record) => record.access.kind === 'signing-in');
  if (waiting?.access.kind === 'signing-in')
    return <SigningIn session={session} record={waiting} url={waiting.access.url} />;
  const { state } = session;
  switch (state.kind) {
    case 'new':
      return <Welcome session={session} />;
    case 'locked':
      return <Unlock session={session} state={state} />;
    case 'enrolling':
      return <Enrol session={session} state={state} />;
    case 'refused':
      return <Refused reason={state.reason} />;
    case 'unlocked':
      return null;
    default:
      return assertNever(state);
  }
}

function Welcome({ session }: { readonly session: SessionView }) {
  return (
    <>
      <section className="sign-in-person" aria-labelledby="welcome">
        <h1 id="welcome">{signInText.welcome}</h1>
        <p className="lead">{signInText.welcomeLead}</p>
        <p>{signInText.firstNeedsNetwork}</p>
        <div className="safe">
          <h2>{signInText.keeps}</h2>
          <p>{signInText.keepsLead}</p>
        </div>
      </section>
      <RecordsSide>
        <RecordsList records={session.records} onSignIn={(audience) => void signIn(audience)} />
      </RecordsSide>
    </>
  );
}

function Top({ session }: { readonly session: SessionView }) {
  const now = useNow();
  return (
    <header className="app-bar">
      <span className="product">{product}</span>
      <span className="quiet">{session.trust}</span>
      {session.sandbox ? <span className="sandbox-tag">{notices.sandbox}</span> : null}
      <span className="app-bar-right">
        <span className="network">
          <NetworkMark state={networkState(session)} /> {signInText.status[networkState(session)]}
        </span>
        <span className="quiet">{session.computer}</span>
        <time className="quiet">{showNow(now)}</time>
      </span>
    </header>
  );
}
