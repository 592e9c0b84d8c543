import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import type { ConflictView } from '../../../shared/ipc/decision-views.ts';
import { announce } from '../../stores/announce.ts';
import {
  choose,
  conflictStore,
  openConflict,
  sendChoices,
  setActiveField,
  unchoose,
} from '../../stores/conflict.ts';
import { goToOutbox } from '../../stores/screen.ts';
import { notices } from '../../text/common.ts';
import { conflictHeadline, conflictText, fieldsWords, leftWords } from '../../text/conflict.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { useFocusOnce } from '../../ui/fold.ts';
import { Footer } from '../../ui/footer.tsx';
import { conflictKeys } from '../../ui/key-maps.ts';
import { StateMark } from '../../ui/marks.tsx';
import { focusRow, stepFrom } from '../../ui/rows.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { asking, undecided } from './fields.ts';
import { FieldTable } from './field-table.tsx';

/** An entry somebody else changed meanwhile: both versions, field by field. Nothing is chosen for anybody. */
export function ConflictScreen({ view, entry }: { readonly view: CaseView; readonly entry: string }) {
  const { entry: of, conflict: loaded } = useStore(conflictStore);
  useEffect(() => void openConflict(entry), [entry]);
  const conflict = of === entry ? loaded.view : null;
  const mine = conflict?.patient === view.banner.patient ? conflict : null;
  return (
    <>
      <main className="conflict">
        {of === entry && loaded.fault !== null ? (
          <FaultNotice fault={loaded.fault} onRetry={() => void openConflict(entry)} />
        ) : null}
        {mine === null ? (
          loaded.fault === null ? (
            <output>{notices.loading}</output>
          ) : null
        ) : (
          <Inside conflict={mine} busy={loaded.busy} />
        )}
      </main>
      <Footer
        hints={[
          { caps: ['J', 'K'], words: 'next field' },
          { caps: ['M'], words: 'mine' },
          { caps: ['T'], words: 'theirs' },
          { caps: ['Z'], words: 'undo' },
        ]}
      >
        <strong>
          {mine === null ? conflictText.label : fieldsWords(asking(mine).length, mine.fields.length)}
        </strong>
      </Footer>
    </>
  );
}

function Inside({ conflict, busy }: { readonly conflict: ConflictView; readonly busy: boolean }) {
  const { choices, active } = useStore(conflictStore);
  const fields = asking(conflict).map((field) => field.field);
  const current = active !== null && fields.includes(active) ? active : (fields[0] ?? null);
  const left = undecided(conflict, choices).length;
  useConflictKeys({ fields, current, left, busy });
  useFocusOnce(current);
  return (
    <>
      <Banner label={conflictText.label} mark={<StateMark state="conflict" />}>
        <span className="page-title">{conflictHeadline(conflict)}</span>
        <br />
        {conflictText.lead(conflict.medicine)}
      </Banner>
      <div className="conflict-body">
        <div className="conflict-head">
          <h2>
            <span className="generic">{conflict.medicine}</span>{' '}
            <span className="quiet small">{conflict.record}</span>
          </h2>
          <strong>{fieldsWords(fields.length, conflict.fields.length)}</strong>
        </div>
        <FieldTable conflict={conflict} choices={choices} active={current} />
        <div className="conflict-foot">
          <Button
            look={left === 0 ? 'main' : 'second'}
            keyCap="Ctrl Enter"
            disabled={left > 0 || busy}
            onPress={() => void send()}
          >
            {conflictText.send}
          </Button>
          <span className="quiet">{leftWords(left)}</span>
          <span className="far">
            <Button keyCap="L" onPress={goToOutbox}>
              {conflictText.leave}
            </Button>
          </span>
        </div>
        <div className="conflict-what">
          <section>
            <h3>{conflictText.ifSend}</h3>
            <p>{conflictText.ifSendWords(conflict.theirs.version)}</p>
          </section>
          <section>
            <h3>{conflictText.ifLeave}</h3>
            <p>{conflictText.ifLeaveWords}</p>
          </section>
        </div>
      </div>
    </>
  );
}

async function send(): Promise<void> {
  if (await sendChoices()) goToOutbox();
  else announce(conflictText.changed);
}

type Keyed = {
  readonly fields: readonly string[];
  readonly current: string | null;
  readonly left: number;
  readonly busy: boolean;
};

function useConflictKeys({ fields, current, left, busy }: Keyed): void {
  const move = (steps: number): void => {
    const to = stepFrom(fields, current, steps);
    setActiveField(to);
    if (to !== null) focusRow(to);
  };
  const take = (choice: 'mine' | 'theirs') => (): void => {
    if (current === null) return;
    choose(current, choice);
    move(1);
  };
  useKeys(conflictKeys, {
    down: () => move(1),
    up: () => move(-1),
    first: () => move(-fields.length),
    last: () => move(fields.length),
    mine: take('mine'),
    theirs: take('theirs'),
    undo: () => {
      if (current !== null) unchoose(current);
    },
    leave: goToOutbox,
    back: goToOutbox,
    send: () => {
      if (left === 0 && !busy) void send();
      else announce(leftWords(left));
    },
  });
}
