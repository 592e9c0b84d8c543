import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { SessionView, UserView } from '../../../shared/ipc/session-views.ts';
import {
  closeOverlay,
  goToOutbox,
  goToSettings,
  goToWard,
  openOverlay,
  screenStore,
} from '../../stores/screen.ts';
import { forgetSessionFault, lock, sessionStore } from '../../stores/session.ts';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { everywhereKeys } from '../../ui/key-maps.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { AppBar } from './app-bar.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { MissingNotice } from './missing-notice.tsx';
import { Palette } from './palette.tsx';
import { RecordsDialog } from './records-dialog.tsx';
import { ScannedNotice } from './scanned-notice.tsx';

type Props = { readonly session: SessionView; readonly user: UserView; readonly children: ReactNode };

/** What stands round every screen once unlocked: the bar at the top, the keys that work everywhere, and what they open. */
export function Shell({ session, user, children }: Props) {
  const overlay = useStore(screenStore, (state) => state.overlay);
  const fault = useStore(sessionStore, (state) => state.fault);
  useKeys(everywhereKeys, {
    palette: () => openOverlay('palette'),
    keys: () => openOverlay('keys'),
    'go-ward': goToWard,
    'go-outbox': goToOutbox,
    'go-settings': goToSettings,
    lock: () => void lock(),
  });
  return (
    <div className="page">
      <AppBar session={session} user={user} />
      {fault === null || overlay === 'records' ? null : (
        <FaultNotice fault={fault} onClose={forgetSessionFault} />
      )}
      {session.missing === null ? null : (
        <MissingNotice key={session.missing.newest} missing={session.missing} />
      )}
      {children}
      <ScannedNotice />
      {overlay === 'palette' ? <Palette onClose={closeOverlay} /> : null}
      {overlay === 'keys' ? <KeysDialog onClose={closeOverlay} /> : null}
      {overlay === 'records' ? <RecordsDialog session={session} onClose={closeOverlay} /> : null}
    </div>
  );
}
