import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { CaseView, RowView } from '../../../shared/ipc/case-views.ts';
import { announce } from '../../stores/announce.ts';
import {
  caseStore,
  clearSelected,
  markRow,
  refreshCase,
  setActiveRow,
  showRail,
  tellInCase,
  toggleNotCurrent,
} from '../../stores/case.ts';
import { draftAt, draftKey } from '../../stores/drafts.ts';
import {
  goToImport,
  goToHandOver,
  goToPatientList,
  goToRecord,
  goToRow,
  goToSignOff,
  goToTypedIn,
  goToWard,
  openOverlay,
  type CaseDialog,
} from '../../stores/screen.ts';
import { caseText, lookAheadWords } from '../../text/case.ts';
import { useFocusOnce, useFold } from '../../ui/fold.ts';
import { Footer } from '../../ui/footer.tsx';
import { besideKeys, caseKeys, historyKeys, recommendKeys, type DecideAction } from '../../ui/key-maps.ts';
import { useNow } from '../../ui/now.ts';
import { focusRow, stepFrom } from '../../ui/rows.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { useMedia } from '../../ui/use-media.ts';
import { historyChecked, takesNoMedicines } from './checks.tsx';
import { leaveForm, decide, goToNext, select, takeBack } from './decide-keys.ts';
import { link, pair } from './pair-keys.ts';
import { AboutCase } from './about-case.tsx';
import { DraftNotice } from './begin-source.tsx';
import { FactsLine } from './facts-line.tsx';
import { groupRows, type RowGroup } from './order.ts';
import { refusal } from '../../text/deciding.ts';
import { currentOf, shownRows } from './progress.ts';
import { Rail } from './rail.tsx';
import { shownColumns } from './shown-columns.ts';
import { StageBar } from './stage-bar.tsx';
import { CaseTable } from './table.tsx';

const hints = [
  { caps: ['J', 'K'], words: 'move' },
  { caps: ['.'], words: 'next to decide' },
  { caps: ['P'], words: 'pair' },
  { caps: ['Z'], words: 'undo' },
];

/** The table of one case: stage and counts above, the rail beside, and what lies outside the window below. */
export function CaseTableScreen({ view }: { readonly view: CaseView }) {
  const { active, notCurrentOpen, rail } = useStore(caseStore);
  const scroller = useRef<HTMLDivElement>(null);
  const groups = useMemo(() => groupRows(view.rows), [view.rows]);
  const shown = shownRows(view, notCurrentOpen);
  const ids = shown.map((row) => row.id);
  const current = currentOf(shown, active)?.id ?? null;
  const fold = useFold(scroller, ids.join(' '));
  const rowsOf = (some: readonly string[]): readonly RowView[] =>
    shown.filter((row) => some.includes(row.id));
  const roomy = useMedia('(min-width: 1400px)') && shownColumns(view.columns).wide.length <= 4;
  const railShown = rail === 'auto' ? roomy : rail === 'open';
  useCaseKeys({ view, ids, current, railShown });
  useFocusOnce(current);
  useEffect(() => {
    // From the first look on it is this medicine that has the edge, not whatever comes first when another source arrives.
    if (active === null && current !== null) setActiveRow(current);
  }, [active, current]);
  useEffect(() => {
    // What had the keys went with its row.
    if (current !== null && document.activeElement === document.body) focusRow(current);
  }, [current]);
  return (
    <>
      <StageBar view={view} />
      <AboutCase view={view} />
      {view.typedInDraft ? <DraftNotice patient={view.banner.patient} /> : null}
      {railShown ? null : <FactsLine view={view} />}
      <div className={railShown ? 'case-body with-rail' : 'case-body'}>
        <main className="case-main">
          <div className="case-scroll" ref={scroller}>
            <CaseTable view={view} groups={groups} notCurrentOpen={notCurrentOpen} active={current} />
          </div>
          {fold.cut ? <div className="fold-edge" aria-hidden="true" /> : null}
        </main>
        {railShown ? <Rail view={view} /> : null}
      </div>
      <Footer hints={hints}>
        <strong>
          <span aria-hidden="true">{fold.below.length > 0 ? '↓ ' : ''}</span>
          {lookAheadWords(rowsOf(fold.above), rowsOf(fold.below), notCurrentOpen ? 0 : foldedRows(groups))}
        </strong>
      </Footer>
    </>
  );
}

const foldedRows = (groups: readonly RowGroup[]): number =>
  groups.find((group) => group.group === 'not-current')?.rows.length ?? 0;

type Keyed = {
  readonly view: CaseView;
  readonly ids: readonly string[];
  readonly current: string | null;
  readonly railShown: boolean;
};

function useCaseKeys({ view, ids, current, railShown }: Keyed): void {
  const { patient } = view.banner;
  const now = useNow();
  const move = (steps: number): void => {
    const to = stepFrom(ids, current, steps);
    setActiveRow(to);
    if (to !== null) focusRow(to);
  };
  const open = (): void => {
    if (current !== null) goToRow(patient, current);
  };
  const ask =
    (dialog: CaseDialog, part: 'history' | 'recommend' = 'history') =>
    (): void => {
      const refused = refusal(view.progress, part);
      if (refused === null) openOverlay(dialog);
      else tellInCase(refused);
    };
  useKeys(caseKeys, {
    ...decideHandlers(now),
    down: () => move(1),
    up: () => move(-1),
    first: () => move(-ids.length),
    last: () => move(ids.length),
    next: goToNext,
    pair,
    link,
    select,
    undo: () => takeBack('undo'),
    redo: () => takeBack('redo'),
    identity: ask('identity'),
    asked: ask('asked'),
    allergies: ask('allergies'),
    note: ask('note'),
    'own-drug': ask('own-drug'),
    finding: ask('finding', 'recommend'),
    checklist: ask('checklist'),
    allergy: ask('allergy'),
    'pass-on': ask('pass-on'),
    ...sourceKeys(view),
    supply: ask('supply', 'recommend'),
    reason: view.progress.signed === null ? ask('reason', 'recommend') : () => openOverlay('next-case'),
    ...atOnce(view),
    open,
    raw: open,
    back: () => back(patient, current),
    rail: () => showRail(!railShown),
    fold: toggleNotCurrent,
    ...screensOf(patient),
    refresh: () => {
      announce(caseText.readingAgain);
      void refreshCase(null);
    },
  });
}

/** The ways to a source that no record gives, for whoever collects the history. */
function sourceKeys({ progress, banner: { patient } }: CaseView) {
  const unless = (go: () => void) => (): void => {
    const refused = refusal(progress, 'history');
    if (refused === null) go();
    else tellInCase(refused);
  };
  return {
    'typed-in': unless(() => goToTypedIn(patient, null)),
    'import-file': unless(() => goToImport(patient)),
  };
}

/** The other screens of the same patient. */
const screensOf = (patient: string) => ({
  'sign-off': () => goToSignOff(patient),
  print: () => goToRecord(patient),
  'patient-list': () => goToPatientList(patient),
  'hand-over-sheet': () => goToHandOver(patient),
});

const atOnce = (view: CaseView) => ({
  'history-checked': () => historyChecked(view),
  'takes-no-medicines': () => takesNoMedicines(view),
});

const decideHandlers = (nowMillis: number): Partial<Record<DecideAction, () => void>> =>
  Object.fromEntries(
    [...historyKeys, ...recommendKeys, ...besideKeys].map(({ action }) => [
      action,
      () => decide(action, nowMillis),
    ]),
  );

/** One step back: out of the open form, then off the mark, then to the ward. */
function back(patient: string, current: string | null): void {
  if (current !== null && draftAt(draftKey(patient, current)) !== undefined) leaveForm(patient, current);
  else if (caseStore.getState().marked !== null) markRow(null);
  else if (caseStore.getState().selected.length > 0) clearSelected();
  else goToWard();
}
