import { useStore } from 'zustand';
import type { SessionView, UserView } from '../../../shared/ipc/session-views.ts';
import { goToCase, goToOutbox, goToWard, openOverlay, screenStore } from '../../stores/screen.ts';
import { lock } from '../../stores/session.ts';
import { actions, notices, product } from '../../text/common.ts';
import { showNow } from '../../text/dates.ts';
import { outboxTab, shellText, userWords } from '../../text/shell.ts';
import { networkState, networkWords } from '../../text/sign-in.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { NetworkMark } from '../../ui/marks.tsx';
import { useNow } from '../../ui/now.ts';

/** Product, screens, network, find or do, who is here, what time it is. */
export function AppBar({ session, user }: { readonly session: SessionView; readonly user: UserView }) {
  const now = useNow();
  const screen = useStore(screenStore, (state) => state.screen);
  const last = useStore(screenStore, (state) => state.lastPatient);
  return (
    <header className="app-bar">
      <span className="product">{product}</span>
      <nav aria-label={shellText.screens}>
        <button
          type="button"
          className="tab"
          aria-current={screen.kind === 'ward' ? 'page' : undefined}
          onClick={goToWard}
        >
          {shellText.ward}
        </button>
        <button
          type="button"
          className="tab"
          disabled={last === null}
          aria-current={'patient' in screen ? 'page' : undefined}
          onClick={() => {
            if (last !== null) goToCase(last);
          }}
        >
          {shellText.case}
        </button>
        <button
          type="button"
          className="tab"
          aria-current={screen.kind === 'outbox' ? 'page' : undefined}
          onClick={goToOutbox}
        >
          {outboxTab(session.waitingEntries ?? 0)}
        </button>
      </nav>
      {session.sandbox ? <span className="sandbox-tag">{notices.sandbox}</span> : null}
      <div className="app-bar-right">
        <button type="button" className="bar-button network" onClick={() => openOverlay('records')}>
          <NetworkMark state={networkState(session)} /> {networkWords(session)}
        </button>
        <button type="button" className="bar-button quiet" onClick={() => openOverlay('palette')}>
          {actions.findOrDo} <KeyCap name="Ctrl K" />
        </button>
        <span>{userWords(user)}</span>
        <button type="button" className="bar-button bar-link" onClick={() => void lock()}>
          {actions.lock}
        </button>
        <time className="quiet">{showNow(now)}</time>
      </div>
    </header>
  );
}
