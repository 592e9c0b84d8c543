import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { useStore } from 'zustand';
import type { SessionView, UserView } from '../shared/ipc/session-views.ts';
import { must } from '../shared/core/must.ts';
import { CaseScreen } from './features/case/case.tsx';
import { Shell } from './features/shell/shell.tsx';
import { SignInScreen } from './features/sign-in/sign-in.tsx';
import { WardScreen } from './features/ward/ward.tsx';
import { announceStore } from './stores/announce.ts';
import { startListening } from './stores/events.ts';
import { screenStore } from './stores/screen.ts';
import { refreshSession, sessionStore } from './stores/session.ts';
import { notices, product } from './text/common.ts';
import { ErrorWall } from './ui/error-wall.tsx';
import { FaultNotice } from './ui/fault-notice.tsx';
import { LiveRegion } from './ui/live-region.tsx';
import { startClock, syncNow } from './ui/now.ts';
import { SingleKeys } from './ui/use-keys.ts';

/** Starts the screen: clock, events, and the page. */
export function start(): void {
  startClock();
  sessionStore.subscribe((now, before) => {
    if (now.view !== null && now.view !== before.view) syncNow(now.view.now);
  });
  startListening();
  const root = must(document.getElementById('root'), 'the page has a root');
  createRoot(root).render(
    <StrictMode>
      <ErrorWall>
        <App />
      </ErrorWall>
    </StrictMode>,
  );
}

function App() {
  const session = useStore(sessionStore, (state) => state.view);
  const singleKeys = useStore(screenStore, (state) => state.singleKeys);
  const said = useStore(announceStore);
  return (
    <SingleKeys value={singleKeys}>
      {session === null ? <Starting /> : <Here session={session} />}
      <LiveRegion words={said.words} count={said.count} />
    </SingleKeys>
  );
}

/** Before the engine's first answer. */
function Starting() {
  const fault = useStore(sessionStore, (state) => state.fault);
  return (
    <main className="waiting">
      <h1>{product}</h1>
      {fault === null ? (
        <output>{notices.starting}</output>
      ) : (
        <FaultNotice fault={fault} onRetry={() => void refreshSession()} />
      )}
    </main>
  );
}

function Here({ session }: { readonly session: SessionView }) {
  if (session.state.kind === 'unlocked') return <Unlocked session={session} user={session.state.user} />;
  return <SignInScreen session={session} />;
}

function Unlocked({ session, user }: { readonly session: SessionView; readonly user: UserView }) {
  const screen = useStore(screenStore, (state) => state.screen);
  return (
    <Shell session={session} user={user}>
      {screen.kind === 'ward' ? (
        <WardScreen />
      ) : (
        <CaseScreen screen={screen} network={session.network} waiting={session.waitingEntries} />
      )}
    </Shell>
  );
}
