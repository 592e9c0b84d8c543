import { useStore } from 'zustand';
import type { SessionView } from '../../../shared/ipc/session-views.ts';
import { cancelSignIn, forgetSessionFault, sessionStore, signIn, signOut } from '../../stores/session.ts';
import { actions } from '../../text/common.ts';
import { shellText } from '../../text/shell.ts';
import { recordsLead, signInText } from '../../text/sign-in.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { RecordsList } from '../../ui/records-list.tsx';

/** How every record stands, with the way to sign in again while at work. */
export function RecordsDialog({
  session,
  onClose,
}: {
  readonly session: SessionView;
  readonly onClose: () => void;
}) {
  const fault = useStore(sessionStore, (state) => state.fault);
  const waiting = session.records.find((record) => record.access.kind === 'signing-in');
  return (
    <Dialog title={shellText.recordsTitle} onClose={onClose} wide>
      <p className="quiet">{recordsLead(session.records, false)}</p>
      {fault === null ? null : <FaultNotice fault={fault} onClose={forgetSessionFault} />}
      {waiting?.access.kind === 'signing-in' ? (
        <div className="safe">
          <h3>
            {shellText.waitingTitle}: {waiting.name}
          </h3>
          <p>{signInText.address}</p>
          <input
            className="text-box address"
            readOnly
            aria-label={signInText.address}
            value={waiting.access.url}
          />
          <Button onPress={() => void cancelSignIn()}>{actions.cancel}</Button>
        </div>
      ) : null}
      <RecordsList records={session.records} onSignIn={(audience) => void signIn(audience)} />
      <p className="dialog-foot">
        <Button onPress={() => void signOut()}>{actions.signOut}</Button>{' '}
        <span className="quiet">{shellText.signOutWhy}</span>
      </p>
    </Dialog>
  );
}
