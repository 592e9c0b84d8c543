import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { useStore } from 'zustand';
import type { SessionView, UserView } from '../shared/ipc/session-views.ts';
import type { CaseView } from '../shared/ipc/case-views.ts';
import { assertNever, must } from '../shared/core/must.ts';
import { AuditScreen } from './features/audit/audit.tsx';
import { CaseFrame, CaseScreen } from './features/case/case.tsx';
import { ConflictScreen } from './features/conflicts/conflicts.tsx';
import { ImportScreen } from './features/import-file/import-file.tsx';
import { OutboxScreen } from './features/outbox/outbox.tsx';
import { HandOverScreen, PatientListScreen, RecordScreen } from './features/print/print.tsx';
import { SettingsScreen } from './features/settings/settings.tsx';
import { Shell } from './features/shell/shell.tsx';
import { SignOffScreen } from './features/sign-off/sign-off.tsx';
import { SignInScreen } from './features/sign-in/sign-in.tsx';
import { PatientDialogs } from './features/typed-patient/typed-patient.tsx';
import { TypedInScreen } from './features/typed-in/typed-in.tsx';
import { WardScreen } from './features/ward/ward.tsx';
import { announceStore } from './stores/announce.ts';
import { tellInCase } from './stores/case.ts';
import { startListening } from './stores/events.ts';
import { watchPresence } from './stores/presence.ts';
import { forgetScansElsewhere, takeScan } from './stores/scanned.ts';
import { screenStore, type PatientScreen } from './stores/screen.ts';
import { refreshSession, sessionStore } from './stores/session.ts';
import { notices, product } from './text/common.ts';
import { deciding } from './text/deciding.ts';
import { ErrorWall } from './ui/error-wall.tsx';
import { FaultNotice } from './ui/fault-notice.tsx';
import { LiveRegion } from './ui/live-region.tsx';
import { stopHeldKeys } from './ui/held-keys.ts';
import { startClock, syncNow } from './ui/now.ts';
import { stopScans } from './ui/scanner-keys.ts';
import { stopStrayKeys } from './ui/stray-keys.ts';
import { SingleKeys } from './ui/use-keys.ts';

/** Starts the screen: clock, events, and the page. */
export function start(): void {
  startClock();
  sessionStore.subscribe((now, before) => {
    if (now.view !== null && now.view !== before.view) syncNow(now.view.now);
  });
  startListening();
  stopHeldKeys();
  stopStrayKeys(() => tellInCase(deciding.lettersLeftOut));
  stopScans(takeScan);
  forgetScansElsewhere();
  watchPresence();
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
      {screen.kind === 'ward' ? <WardScreen /> : null}
      {screen.kind === 'outbox' ? <OutboxScreen user={user} /> : null}
      {screen.kind === 'audit' ? <AuditScreen patient={screen.of} /> : null}
      {screen.kind === 'settings' ? <SettingsScreen /> : null}
      {'patient' in screen ? (
        <CaseFrame patient={screen.patient} network={session.network} waiting={session.waitingEntries ?? 0}>
          {(view) => <UnderBand screen={screen} view={view} offline={session.network === 'down'} />}
        </CaseFrame>
      ) : null}
      <PatientDialogs />
    </Shell>
  );
}

/** What stands under the band of one patient. */
function UnderBand({
  screen,
  view,
  offline,
}: {
  readonly screen: PatientScreen;
  readonly view: CaseView;
  readonly offline: boolean;
}) {
  switch (screen.kind) {
    case 'case':
      return <CaseScreen view={view} row={null} />;
    case 'row':
      return <CaseScreen view={view} row={screen.row} />;
    case 'typed-in':
      return <TypedInScreen view={view} source={screen.source} />;
    case 'import-file':
      return <ImportScreen view={view} />;
    case 'sign-off':
      return <SignOffScreen view={view} offline={offline} />;
    case 'record':
      return <RecordScreen view={view} />;
    case 'hand-over':
      return <HandOverScreen view={view} />;
    case 'patient-list':
      return <PatientListScreen view={view} />;
    case 'conflict':
      return <ConflictScreen view={view} entry={screen.entry} />;
    default:
      return assertNever(screen);
  }
}
