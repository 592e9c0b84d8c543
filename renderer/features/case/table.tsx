import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import type { ColumnView } from '../../../shared/ipc/source-views.ts';
import { typedInWords } from '../../../shared/typed-in/typed-in.ts';
import { caseStore, refreshCase, toggleNotCurrent } from '../../stores/case.ts';
import { goToTypedIn, openOverlay } from '../../stores/screen.ts';
import {
  caseText,
  groupWords,
  leftOutWords,
  packWords,
  readAgainLabel,
  readingWords,
  rowsWords,
} from '../../text/case.ts';
import { decisionText, progressWords } from '../../text/decision.ts';
import { columnAsOf } from '../../text/sources.ts';
import { typedInText } from '../../text/typed-in.ts';
import { Button } from '../../ui/button.tsx';
import { RefreshMark, StateMark } from '../../ui/marks.tsx';
import { useNow } from '../../ui/now.ts';
import { SourceStatus } from '../../ui/source-status.tsx';

import { NoBreak } from '../../ui/no-break.tsx';
import { BeginSource } from './begin-source.tsx';
import { neighboursOf, noBracket, noNeighbours } from './linked-rows.ts';
import type { RowGroup } from './order.ts';
import { RowWithBar } from './row.tsx';
import { rowColumns, shownColumns, spanOf, type RowColumn, type ShownColumns } from './shown-columns.ts';
import { useUnchanged } from './use-unchanged.ts';

type Props = {
  readonly view: CaseView;
  readonly groups: readonly RowGroup[];
  readonly notCurrentOpen: boolean;
  readonly active: string | null;
};

/** One row a medicine, one column a source, in groups by what they need. */
export function CaseTable({ view, groups, notCurrentOpen, active }: Props) {
  const shown = useUnchanged(shownColumns(view.columns));
  const columns = useUnchanged(rowColumns(view.columns));
  const width = spanOf(shown) + 1;
  const folded = view.columns.filter((_, at) => shown.folded.includes(at));
  return (
    <table
      className={folded.length > 0 ? 'case-table with-folded' : 'case-table'}
      data-columns={shown.wide.length}
    >
      <caption className="only-read">{caseText.table}</caption>
      <thead>
        <tr>
          <th scope="col" className="mark-cell">
            <span className="only-read">{caseText.mark}</span>
          </th>
          <th scope="col" className="medicine-cell">
            <span className="column-name">
              {caseText.medicine} <span className="column-beside quiet">{rowsWords(view)}</span>
            </span>
            <span className="column-line quiet">{view.currentRule}</span>
            <span className="column-line quiet">{packWords(view.dmdPack)}</span>
          </th>
          {view.columns.map((column, at) =>
            shown.folded.includes(at) ? null : (
              <ColumnHeading key={column.id} column={column} patient={view.banner.patient} />
            ),
          )}
          {folded.length === 0 ? null : <FoldedHeading columns={folded} />}
          <th scope="col" className="decision-cell">
            <span className="column-name">{decisionText.decision}</span>
            <span className="column-line">
              {progressWords(view.progress.decided, view.progress.toDecide)}
            </span>
            <span className="column-line quiet">{decisionText.nothingAnOrder}</span>
          </th>
        </tr>
      </thead>
      {groups.map((group, at) => (
        <Group
          key={group.group}
          group={group}
          first={at === 0}
          width={width}
          shown={shown}
          columns={columns}
          view={view}
          active={active}
          open={group.group !== 'not-current' || notCurrentOpen}
        />
      ))}
      {groups.length === 0 ? (
        <tbody>
          <tr>
            <td colSpan={width} className="no-rows">
              {caseText.noRows} <BeginSource patient={view.banner.patient} />
            </td>
          </tr>
        </tbody>
      ) : null}
    </table>
  );
}

/** When it was read; of what somebody typed in, who and when it was said. */
const asOfWords = (column: ColumnView, now: number): string =>
  column.typedIn === null ? columnAsOf(column, now) : typedInWords(column.typedIn);

/** From the press on, before the engine says that the source is being read. */
const isAskedAgain = (refreshing: readonly (string | null)[], { id }: ColumnView): boolean =>
  refreshing.includes(id) || refreshing.includes(null);

function ColumnHeading({ column, patient }: { readonly column: ColumnView; readonly patient: string }) {
  const now = useNow();
  const { typedIn } = column;
  const asked = useStore(caseStore, ({ refreshing }) => isAskedAgain(refreshing, column));
  const busy = asked || column.reading;
  const left = leftOutWords(column.notUnderstood, column.withdrawn);
  const leftOut = caseText.leftOut(column.notUnderstood + column.withdrawn);
  return (
    <th scope="col" title={column.system}>
      <span className="column-name">
        {column.name}
        {typedIn === null ? <ReadAgain column={column} busy={busy} /> : null}
      </span>
      <SourceStatus column={column} />
      <span className="column-line quiet">
        {busy && typedIn === null ? <span className="over-words">{readingWords(column)}</span> : null}
        <span className={busy && typedIn === null ? 'room-kept' : undefined}>
          <NoBreak text={asOfWords(column, now)} />
        </span>
        {typedIn === null ? null : (
          <>
            {' '}
            <Button
              look="link"
              label={`${typedInText.correct} ${column.name}`}
              onPress={() => goToTypedIn(patient, typedIn.source)}
            >
              {typedInText.correct}
            </Button>
          </>
        )}
        {left === '' ? null : (
          <>
            {' '}
            <Button
              look="link"
              label={`${leftOut}: ${column.name}, ${left}`}
              onPress={() => openOverlay('not-shown')}
            >
              {leftOut}
            </Button>
          </>
        )}
      </span>
    </th>
  );
}

function ReadAgain({ column, busy }: { readonly column: ColumnView; readonly busy: boolean }) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={readAgainLabel(column.name)}
      aria-busy={busy}
      onClick={() => void refreshCase(column.id)}
    >
      <RefreshMark />
    </button>
  );
}

/**
 * Sources that do not know the patient, each by name and to be read again, in one narrow column. That all are being read stands
 * in place of other words, so that no row moves.
 */
function FoldedHeading({ columns }: { readonly columns: readonly ColumnView[] }) {
  const refreshing = useStore(caseStore, (state) => state.refreshing);
  const isRead = (column: ColumnView): boolean => column.reading || isAskedAgain(refreshing, column);
  const all = columns.every(isRead);
  return (
    <th scope="col" className="folded-cell">
      <span className="column-line">
        <StateMark state={all ? 'waiting' : 'unavailable'} />{' '}
        <strong>{all ? caseText.readingAgain : caseText.notKnownTo}</strong>
      </span>
      {columns.map((column) => (
        <span key={column.id} className="column-line">
          {column.name} <ReadAgain column={column} busy={isRead(column)} />
          {isRead(column) && !all ? <span className="column-line quiet">{caseText.readingAgain}</span> : null}
        </span>
      ))}
    </th>
  );
}

type GroupProps = {
  readonly group: RowGroup;
  readonly shown: ShownColumns;
  readonly columns: readonly RowColumn[];
  readonly first: boolean;
  readonly width: number;
  readonly view: CaseView;
  readonly active: string | null;
  readonly open: boolean;
};

function Group({ group, shown, columns, first, width, view, active, open }: GroupProps) {
  const neighbours = useMemo(
    () => group.rows.map((row) => neighboursOf(row, view.rows)),
    [group.rows, view.rows],
  );
  return (
    <tbody>
      <tr className="band">
        <th scope="rowgroup" colSpan={width}>
          <span className="band-words">
            {groupWords(group.group)} <span className="band-count">{group.rows.length}</span>
          </span>
          {group.group === 'not-current' ? (
            <Button look="link" keyCap="F" onPress={toggleNotCurrent}>
              {open ? caseText.foldNotCurrent : caseText.showNotCurrent}
            </Button>
          ) : null}
          {first ? <span className="band-note quiet">{caseText.worstFirst}</span> : null}
          {group.group === 'agrees' && !first ? (
            <span className="band-note quiet">{caseText.twoKeys}</span>
          ) : null}
        </th>
      </tr>
      {open
        ? group.rows.map((row, at) => (
            <RowWithBar
              key={row.id}
              deciding={row.id === active ? view : null}
              row={row}
              columns={columns}
              shown={shown}
              neighbours={neighbours[at] ?? noNeighbours}
              bracket={group.brackets[at] ?? noBracket}
            />
          ))
        : null}
    </tbody>
  );
}
