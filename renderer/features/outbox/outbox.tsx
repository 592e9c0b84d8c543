import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { EntryView } from '../../../shared/ipc/decision-views.ts';
import type { UserView } from '../../../shared/ipc/session-views.ts';
import { announce } from '../../stores/announce.ts';
import { forgetOutboxFault, openOutbox, outboxStore, retry, setActiveEntry } from '../../stores/outbox.ts';
import {
  closeOverlay,
  goToCase,
  goToConflict,
  goToWard,
  openOverlay,
  screenStore,
} from '../../stores/screen.ts';
import { notices } from '../../text/common.ts';
import { groupOf, groupOrder, mayRetry, mayWithdraw, outboxText, stateText } from '../../text/outbox.ts';
import { Button } from '../../ui/button.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { useFocusOnce } from '../../ui/fold.ts';
import { Footer } from '../../ui/footer.tsx';
import { outboxKeys } from '../../ui/key-maps.ts';
import { StateMark } from '../../ui/marks.tsx';
import { focusRow, stepFrom } from '../../ui/rows.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { copyReference } from './copy.ts';
import { EntryPanel } from './entry-panel.tsx';
import { EntryTable } from './entry-table.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';

/** What other systems have not confirmed: what needs a person first, then what waits, then what arrived. */
export function OutboxScreen({ user }: { readonly user: UserView }) {
  const { outbox: loaded, active } = useStore(outboxStore);
  const overlay = useStore(screenStore, (state) => state.overlay);
  useEffect(() => void openOutbox(), []);
  const entries = groupOrder.flatMap((group) =>
    (loaded.view?.entries ?? []).filter((entry) => groupOf(entry.state) === group),
  );
  const entry = entries.find((one) => one.id === active) ?? entries[0];
  useOutboxKeys(entries, entry);
  useFocusOnce(entry?.id ?? null);
  return (
    <>
      <main className="outbox">
        <header className="outbox-head">
          <div>
            <h1>{outboxText.title}</h1>
            <p className="quiet">{outboxText.lead(user.name)}</p>
          </div>
          <Button keyCap="Shift R" onPress={() => void retry(null)}>
            {outboxText.tryAll}
          </Button>
        </header>
        {loaded.fault === null ? null : (
          <FaultNotice fault={loaded.fault} onRetry={() => void openOutbox()} onClose={forgetOutboxFault} />
        )}
        {loaded.view === null ? <output>{loaded.busy ? notices.loading : ''}</output> : null}
        {loaded.view !== null && entry === undefined ? <p className="no-rows">{outboxText.empty}</p> : null}
        {loaded.view === null || entry === undefined ? null : (
          <div className="outbox-body">
            <EntryTable view={loaded.view} active={entry.id} />
            <EntryPanel entry={entry} />
          </div>
        )}
      </main>
      <Footer
        hints={[
          { caps: ['J', 'K'], words: 'move' },
          { caps: ['Enter'], words: 'open case' },
          { caps: ['R'], words: 'try again' },
        ]}
      >
        <Legend />
      </Footer>
      {overlay === 'withdraw' && entry !== undefined ? (
        <WithdrawDialog entry={entry} onClose={closeOverlay} />
      ) : null}
    </>
  );
}

function Legend() {
  return (
    <span className="legend">
      {(['parked', 'in-conflict', 'waiting', 'received'] as const).map((state) => (
        <span key={state} className="nowrap">
          <StateMark state={stateText(state).mark} /> {stateText(state).word}
        </span>
      ))}
    </span>
  );
}

function useOutboxKeys(entries: readonly EntryView[], entry: EntryView | undefined): void {
  const ids = entries.map((one) => one.id);
  const move = (steps: number): void => {
    const to = stepFrom(ids, entry?.id ?? null, steps);
    setActiveEntry(to);
    if (to !== null) focusRow(to);
  };
  const withEntry = (may: (entry: EntryView) => boolean, act: (entry: EntryView) => void) => (): void => {
    if (entry !== undefined && may(entry)) act(entry);
    else announce(outboxText.notPossible);
  };
  useKeys(outboxKeys, {
    down: () => move(1),
    up: () => move(-1),
    first: () => move(-ids.length),
    last: () => move(ids.length),
    open: withEntry(
      () => true,
      (one) => goToCase(one.patient),
    ),
    compare: withEntry(
      (one) => one.state === 'in-conflict',
      (one) => goToConflict(one.patient, one.id),
    ),
    retry: withEntry(mayRetry, (one) => void retry(one.id)),
    'retry-all': () => void retry(null),
    withdraw: withEntry(mayWithdraw, () => openOverlay('withdraw')),
    copy: withEntry(
      () => true,
      (one) => void copyReference(one.reference),
    ),
    back: goToWard,
  });
}
