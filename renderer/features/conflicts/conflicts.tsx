import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import type { ConflictView } from '../../../shared/ipc/decision-views.ts';
import { announce } from '../../stores/announce.ts';
import {
  choose,
  chooseAll,
  conflictStore,
  openConflict,
  sendChoices,
  setActiveField,
  unchoose,
  unchooseAll,
  type Choice,
} from '../../stores/conflict.ts';
import { goToOutbox, openOverlay, screenStore } from '../../stores/screen.ts';
import { notices } from '../../text/common.ts';
import {
  comparedFields,
  conflictHeadline,
  conflictText,
  fieldsWords,
  ifLeaveWords,
  ifSendWords,
  leadOf,
  leftWords,
  wholeLeftWords,
} from '../../text/conflict.ts';
import { neitherWords, wholeWords } from '../../text/conflict-choice.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { useFocusOnce } from '../../ui/fold.ts';
import { Footer, type Hint } from '../../ui/footer.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { conflictKeys } from '../../ui/key-maps.ts';
import { StateMark } from '../../ui/marks.tsx';
import { focusRow, stepFrom } from '../../ui/rows.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { answered, undecided } from './fields.ts';
import { FieldTable } from './field-table.tsx';
import { NeitherDialog } from './neither-dialog.tsx';

const oneForEach: readonly Hint[] = [
  { caps: ['J', 'K'], words: 'next field' },
  { caps: ['M'], words: 'mine' },
  { caps: ['T'], words: 'theirs' },
];
/** What M and T do of a whole stands beside them. */
const oneForAll: readonly Hint[] = [{ caps: ['M', 'T'], words: 'one answer for all' }];

/** An entry somebody else changed meanwhile: both versions, field by field. Nothing is chosen for anybody. */
export function ConflictScreen({ view, entry }: { readonly view: CaseView; readonly entry: string }) {
  const { entry: of, conflict: loaded } = useStore(conflictStore);
  const overlay = useStore(screenStore, (state) => state.overlay);
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
          <Compared conflict={mine} busy={loaded.busy} />
        )}
      </main>
      <Footer
        hints={[
          ...(mine?.whole === true ? oneForAll : oneForEach),
          { caps: ['E'], words: 'neither' },
          { caps: ['Z'], words: 'undo' },
        ]}
      >
        <strong>{mine === null ? conflictText.label : fieldsWords(mine)}</strong>
      </Footer>
      {overlay === 'neither' && mine !== null ? (
        <NeitherDialog view={view} entry={entry} conflict={mine} />
      ) : null}
    </>
  );
}

function Compared({ conflict, busy }: { readonly conflict: ConflictView; readonly busy: boolean }) {
  const { choices, active } = useStore(conflictStore);
  const fields = comparedFields(conflict).flatMap(({ field, asks }) => (asks ? [field] : []));
  const current = active !== null && fields.includes(active) ? active : (fields[0] ?? null);
  const left = undecided(conflict, choices).length;
  useConflictKeys({ conflict, fields, current, left, busy });
  useFocusOnce(current);
  return (
    <>
      <Banner label={conflictText.label} mark={<StateMark state="conflict" />}>
        <span className="page-title">{conflictHeadline(conflict)}</span>
        <br />
        {leadOf(conflict)}
      </Banner>
      <div className="conflict-body">
        <div className="conflict-head">
          <h2>
            <span className="generic">{conflict.medicine}</span>{' '}
            <span className="quiet small">{conflict.record}</span>
          </h2>
          <strong>{fieldsWords(conflict)}</strong>
        </div>
        {conflict.whole ? <WholeChoice conflict={conflict} choices={choices} /> : null}
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
          <span className="quiet">{leftOf(conflict, left)}</span>
          <span className="far">
            <Button keyCap="E" onPress={() => openOverlay('neither')}>
              {conflictText.neither}
            </Button>{' '}
            <Button keyCap="L" onPress={goToOutbox}>
              {conflictText.leave}
            </Button>
          </span>
        </div>
        <div className="conflict-what">
          <What heading={conflictText.ifSend} words={ifSendWords(conflict)} />
          <What heading={conflictText.ifNeither} words={neitherWords(conflict).what} />
          <What heading={conflictText.ifLeave} words={ifLeaveWords(conflict)} />
        </div>
      </div>
    </>
  );
}

const leftOf = (conflict: ConflictView, left: number): string =>
  conflict.whole ? wholeLeftWords(left) : leftWords(left);

function What({ heading, words }: { readonly heading: string; readonly words: string }) {
  return (
    <section>
      <h3>{heading}</h3>
      <p>{words}</p>
    </section>
  );
}

type WholeProps = {
  readonly conflict: ConflictView;
  readonly choices: Readonly<Record<string, Choice>>;
};

/** Theirs is another entry: one answer for all of it, since a mixture would be neither. */
function WholeChoice({ conflict, choices }: WholeProps) {
  const fields = answered(conflict);
  const chosen = choices[fields[0] ?? ''];
  const chip = (side: Choice, cap: string, words: string) => (
    <button
      type="button"
      className={chosen === side ? 'chip chip-chosen' : 'chip'}
      aria-pressed={chosen === side}
      onClick={() => chooseAll(fields, side)}
    >
      <KeyCap name={cap} />
      {words}
    </button>
  );
  const words = wholeWords(conflict);
  return (
    <div className="whole-choice">
      <p>{words.lead}</p>
      <span className="chips">
        {chip('mine', 'M', words.mine)}
        {chip('theirs', 'T', words.theirs)}
      </span>
    </div>
  );
}

async function send(): Promise<void> {
  if (await sendChoices()) goToOutbox();
  else announce(conflictText.changed);
}

type Keyed = {
  readonly conflict: ConflictView;
  readonly fields: readonly string[];
  readonly current: string | null;
  readonly left: number;
  readonly busy: boolean;
};

function useConflictKeys({ conflict, fields, current, left, busy }: Keyed): void {
  const move = (steps: number): void => {
    const to = stepFrom(fields, current, steps);
    setActiveField(to);
    if (to !== null) focusRow(to);
  };
  const take = (choice: 'mine' | 'theirs') => (): void => {
    if (conflict.whole) {
      chooseAll(answered(conflict), choice);
      return;
    }
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
      if (conflict.whole) unchooseAll();
      else if (current !== null) unchoose(current);
    },
    neither: () => openOverlay('neither'),
    leave: goToOutbox,
    back: goToOutbox,
    send: () => {
      if (left === 0 && !busy) void send();
      else announce(leftOf(conflict, left));
    },
  });
}
