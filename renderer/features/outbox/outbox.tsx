import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { EntryView } from '../../../shared/ipc/decision-views.ts';
import type { UserView } from '../../../shared/ipc/session-views.ts';
import { announce, announceHere } from '../../stores/announce.ts';
import {
  beginOutbox,
  exportList,
  forgetOutboxFault,
  leaveOutbox,
  openOutbox,
  outboxStore,
  retry,
  retryEach,
  setActiveEntry,
  toggleBundle,
} from '../../stores/outbox.ts';
import { goToCase, goToConflict, goToWard, openOverlay, screenStore } from '../../stores/screen.ts';
import { notices } from '../../text/common.ts';
import { mayRetry, mayWithdraw, outboxText, stateText } from '../../text/outbox.ts';
import { Button } from '../../ui/button.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { useFocusOnce } from '../../ui/fold.ts';
import { Footer } from '../../ui/footer.tsx';
import { outboxKeys } from '../../ui/key-maps.ts';
import { StateMark } from '../../ui/marks.tsx';
import { focusRow, stepFrom } from '../../ui/rows.ts';
import { saveFile } from '../../ui/save-file.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { copyReference } from './copy.ts';
import { EntryPanel } from './entry-panel.tsx';
import { EntryTable } from './entry-table.tsx';
import { TellDialog, WithdrawDialog } from './entry-dialogs.tsx';
import { outboxLines, type OutboxLine } from './lines.ts';

/** What other systems have not confirmed: what needs a person first, then what waits, then what arrived. */
export function OutboxScreen({ user }: { readonly user: UserView }) {
  const { outbox: loaded, active, opened, isVisited } = useStore(outboxStore);
  const overlay = useStore(screenStore, (state) => state.overlay);
  useEffect(() => {
    void beginOutbox();
    return leaveOutbox;
  }, []);
  const groups = outboxLines(loaded.view?.entries ?? [], opened);
  const lines = [...groups.values()].flat();
  const line = lines.find((one) => one.id === active) ?? lines[0];
  useOutboxKeys(lines, line);
  // What was listed at the last visit may be settled by now, and the yellow edge begins on what needs a person. Taken with the very
  // answer: keys that are pressed once it is shown are not taken back by it.
  useFocusOnce(isVisited && !loaded.busy ? (line?.id ?? null) : null);
  const entry = line?.kind === 'entry' ? line.entry : undefined;
  return (
    <>
      <main className="outbox">
        <Head user={user} />
        {loaded.fault === null ? null : (
          <FaultNotice fault={loaded.fault} onRetry={() => void openOutbox()} onClose={forgetOutboxFault} />
        )}
        {loaded.view === null ? <output>{loaded.busy ? notices.loading : ''}</output> : null}
        {loaded.view !== null && line === undefined ? <p className="no-rows">{outboxText.empty}</p> : null}
        {loaded.view === null || line === undefined ? null : (
          <div className="outbox-body">
            <EntryTable view={loaded.view} lines={groups} active={line.id} />
            <EntryPanel line={line} />
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
      {overlay === 'withdraw' && entry !== undefined ? <WithdrawDialog entry={entry} /> : null}
      {overlay === 'tell' && entry !== undefined ? <TellDialog entry={entry} /> : null}
    </>
  );
}

function Head({ user }: { readonly user: UserView }) {
  return (
    <header className="outbox-head">
      <div>
        <h1>{outboxText.title}</h1>
        <p className="quiet">{outboxText.lead(user.name)}</p>
      </div>
      <div className="outbox-acts">
        <Button keyCap="Shift R" onPress={() => void retry(null)}>
          {outboxText.tryAll}
        </Button>
        <Button keyCap="E" onPress={() => void saveList()}>
          {outboxText.exportList}
        </Button>
      </div>
    </header>
  );
}

async function saveList(): Promise<void> {
  const list = await exportList();
  if (list === null) return;
  saveFile(new Blob([list.text], { type: 'text/csv' }), list.name);
  announce(outboxText.exported(list.name));
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

function useOutboxKeys(lines: readonly OutboxLine[], line: OutboxLine | undefined): void {
  const ids = lines.map((one) => one.id);
  const entry = line?.kind === 'entry' ? line.entry : undefined;
  const move = (steps: number): void => {
    const to = stepFrom(ids, line?.id ?? null, steps);
    setActiveEntry(to);
    if (to !== null) focusRow(to);
  };
  const withEntry = (may: (entry: EntryView) => boolean, act: (entry: EntryView) => void) => (): void => {
    if (entry !== undefined && may(entry)) act(entry);
    else announceHere(line?.kind === 'bundle' ? outboxText.openFirst : outboxText.notPossible);
  };
  const patient = line?.kind === 'bundle' ? line.entries[0].patient : entry?.patient;
  useKeys(outboxKeys, {
    down: () => move(1),
    up: () => move(-1),
    first: () => move(-ids.length),
    last: () => move(ids.length),
    open: () => {
      if (patient !== undefined) goToCase(patient);
    },
    compare: () => {
      const asked = [entry, ...(line?.kind === 'bundle' ? line.entries : [])].find(
        (one) => one?.state === 'in-conflict',
      );
      if (asked === undefined) announceHere(outboxText.notPossible);
      else goToConflict(asked.patient, asked.id);
    },
    retry: () => {
      const again = (line?.kind === 'bundle' ? line.entries : entry === undefined ? [] : [entry]).filter(
        mayRetry,
      );
      if (again.length === 0) announceHere(outboxText.notPossible);
      else void retryEach(again.map((one) => one.id));
    },
    'retry-all': () => void retry(null),
    withdraw:
      entry?.takenBack === true
        ? () => announceHere(outboxText.takenBack)
        : withEntry(mayWithdraw, () => openOverlay('withdraw')),
    tell: withEntry(
      (one) => one.mayTell,
      () => openOverlay('tell'),
    ),
    fold: () => foldAround(lines, line),
    export: () => void saveList(),
    copy: withEntry(
      () => true,
      (one) => void copyReference(one.reference),
    ),
    back: goToWard,
  });
}

/** Shows or folds the bundle with the yellow edge, or folds the one its entry is in and stays on it. */
function foldAround(lines: readonly OutboxLine[], line: OutboxLine | undefined): void {
  const bundle = lines.find(
    (one) =>
      one.kind === 'bundle' &&
      (one.id === line?.id || (line?.kind === 'entry' && line.inside && one.entries.includes(line.entry))),
  );
  if (bundle === undefined) {
    announceHere(outboxText.notPossible);
    return;
  }
  setActiveEntry(bundle.id);
  toggleBundle(bundle.id);
  focusRow(bundle.id);
}
