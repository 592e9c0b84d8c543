import { useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { CaseView, RowView } from '../../../shared/ipc/case-views.ts';
import { announce } from '../../stores/announce.ts';
import { caseStore, refreshCase, setActiveRow, showRail, toggleNotCurrent } from '../../stores/case.ts';
import { goToRow, goToWard } from '../../stores/screen.ts';
import { caseText, lookAheadWords } from '../../text/case.ts';
import { useFocusOnce, useFold } from '../../ui/fold.ts';
import { Footer } from '../../ui/footer.tsx';
import { caseKeys } from '../../ui/key-maps.ts';
import { focusRow, stepFrom } from '../../ui/rows.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { useMedia } from '../../ui/use-media.ts';
import { FactsLine } from './facts-line.tsx';
import { groupRows, type RowGroup } from './order.ts';
import { Rail } from './rail.tsx';
import { StageBar } from './stage-bar.tsx';
import { CaseTable } from './table.tsx';

const hints = [
  { caps: ['J', 'K'], words: 'move' },
  { caps: ['Enter'], words: 'open originals' },
  { caps: ['B'], words: 'side rail' },
  { caps: ['Esc'], words: 'ward' },
];

/** The table of one case: stage and counts above, the rail beside, and what lies outside the window below. */
export function CaseTableScreen({ view }: { readonly view: CaseView }) {
  const { active, notCurrentOpen, rail } = useStore(caseStore);
  const scroller = useRef<HTMLDivElement>(null);
  const groups = useMemo(() => groupRows(view.rows), [view.rows]);
  const shown = groups.flatMap((group) =>
    group.group === 'not-current' && !notCurrentOpen ? [] : group.rows,
  );
  const ids = shown.map((row) => row.id);
  const current = active !== null && ids.includes(active) ? active : (ids[0] ?? null);
  const fold = useFold(scroller, ids.join(' '));
  const rowsOf = (some: readonly string[]): readonly RowView[] =>
    shown.filter((row) => some.includes(row.id));
  const roomy = useMedia('(min-width: 1400px)') && view.columns.length <= 4;
  const railShown = rail === 'auto' ? roomy : rail === 'open';
  useCaseKeys({ patient: view.banner.patient, ids, current, railShown });
  useFocusOnce(current);
  return (
    <>
      <StageBar view={view} />
      {railShown ? null : <FactsLine view={view} />}
      <div className={railShown ? 'case-body with-rail' : 'case-body'}>
        <main className="case-main">
          <div className="case-scroll" ref={scroller}>
            <CaseTable view={view} groups={groups} notCurrentOpen={notCurrentOpen} active={current} />
          </div>
          <div className="fold-cover" style={fold.cover} aria-hidden="true" />
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
  readonly patient: string;
  readonly ids: readonly string[];
  readonly current: string | null;
  readonly railShown: boolean;
};

function useCaseKeys({ patient, ids, current, railShown }: Keyed): void {
  const move = (steps: number): void => {
    const to = stepFrom(ids, current, steps);
    setActiveRow(to);
    if (to !== null) focusRow(to);
  };
  const open = (): void => {
    if (current !== null) goToRow(patient, current);
  };
  useKeys(caseKeys, {
    down: () => move(1),
    up: () => move(-1),
    first: () => move(-ids.length),
    last: () => move(ids.length),
    open,
    raw: open,
    back: goToWard,
    rail: () => showRail(!railShown),
    fold: toggleNotCurrent,
    refresh: () => {
      announce(caseText.readingAgain);
      void refreshCase(null);
    },
  });
}
