import { memo } from 'react';
import { useStore } from 'zustand';
import type { CaseView, CellView, RowView } from '../../../shared/ipc/case-views.ts';
import { caseStore, setActiveRow } from '../../stores/case.ts';
import { goToRow } from '../../stores/screen.ts';
import { absenceWords, caseText, differsWords, findingsInOrder, notComparedWords } from '../../text/case.ts';
import { productWords } from '../../text/product.ts';
import { severityWord } from '../../text/severity.ts';
import { ClockMark, NotComparedMark, SeverityMark, StateMark } from '../../ui/marks.tsx';
import type { Bracket, Neighbour } from './linked-rows.ts';
import { CellLine } from './cell-line.tsx';
import { DecisionBar } from './decision-bar.tsx';
import { DecisionCell } from './decision-cell.tsx';
import { NeighbourKeys, NeighbourWords } from './neighbours.tsx';
import { sameAsFirst, saidOnce, spans } from './order.ts';
import { notesOf, RowNotes } from './row-notes.tsx';
import { spanOf, type RowColumn, type ShownColumns } from './shown-columns.ts';

type Props = {
  readonly row: RowView;
  readonly columns: readonly RowColumn[];
  readonly shown: ShownColumns;
  readonly active: boolean;
  readonly neighbours: readonly Neighbour[];
  readonly bracket: Bracket;
  /** More of the row follows under it: notes, or the decision bar. */
  readonly continues: boolean;
};

function open(row: string): void {
  const { patient } = caseStore.getState();
  if (patient !== null) goToRow(patient, row);
}

/** Mark, medicine with what was found, a cell a source, and the decision. */
const CaseRow = memo(function CaseRow(props: Props) {
  const { row, columns, shown, active, neighbours, bracket, continues } = props;
  const marked = useStore(caseStore, (state) => state.marked === row.id);
  const selected = useStore(caseStore, (state) => state.selected.includes(row.id));
  const classes = [active ? 'active' : '', continues ? 'continues' : ''].filter((name) => name !== '');
  return (
    <tr
      className={classes.length === 0 ? undefined : classes.join(' ')}
      data-row-id={row.id}
      onClick={() => setActiveRow(row.id)}
    >
      <td className={`mark-cell bracket-${bracket.place} bracket-${bracket.look}`}>
        {row.severity === null ? null : <SeverityMark severity={row.severity} />}
      </td>
      <th scope="row" className="medicine-cell">
        <button
          type="button"
          className="opener"
          data-row-opener={row.id}
          tabIndex={active ? 0 : -1}
          onFocus={() => setActiveRow(row.id)}
          onClick={() => open(row.id)}
        >
          <span className="generic">{row.generic}</span> {row.brand === '' ? null : <span>{row.brand} </span>}
          <span className="product-words">{productWords(row.product, row.brand)}</span>
        </button>
        <Findings row={row} alone={neighbours.length === 0} />
        <NeighbourWords neighbours={neighbours} />
      </th>
      {spans(row.cells, shown.wide).map((span) => (
        <td key={span.from} colSpan={span.span}>
          <Cell row={row} cell={span.cell} at={span.from} column={columns[span.from]} bracket={bracket} />
        </td>
      ))}
      {shown.folded.length === 0 ? null : (
        <td className="folded-cell quiet">{absenceWords('patient-not-known')}</td>
      )}
      <td className="decision-cell">
        <DecisionCell row={row} active={active} marked={marked} selected={selected} />
        <NeighbourKeys row={row} neighbours={neighbours} />
      </td>
    </tr>
  );
});

type WithBar = Pick<Props, 'row' | 'columns' | 'shown' | 'bracket' | 'neighbours'> & {
  /** For the row with the yellow edge, the case that is decided about: no other row is drawn again when the rest changes. */
  readonly deciding: CaseView | null;
};

/** A row, the notes its sources wrote, and under the row with the yellow edge its decision bar. */
export const RowWithBar = memo(function RowWithBar({ deciding, ...props }: WithBar) {
  const { row, columns, shown, bracket } = props;
  const active = deciding !== null;
  const notes = notesOf(row, columns);
  const { inRecords } = row.decision;
  const hasNotes = notes.length > 0 || inRecords.length > 0;
  const through = bracket.place === 'start' || bracket.place === 'middle';
  const mark = `mark-cell bracket-${through ? 'through' : 'none'} bracket-${bracket.look}`;
  return (
    <>
      <CaseRow {...props} active={active} continues={active || hasNotes} />
      {!hasNotes ? null : (
        <tr className={active ? 'active continues more-row' : 'more-row'}>
          <td className={mark}>
            <span className="only-read">{caseText.notesOfRow}</span>
          </td>
          <td colSpan={spanOf(shown)}>
            <RowNotes notes={notes} inRecords={inRecords} />
          </td>
        </tr>
      )}
      {deciding === null ? null : (
        <tr className="active bar-row">
          <td className={mark}>
            <span className="only-read">{caseText.decideHere}</span>
          </td>
          <td colSpan={spanOf(shown)}>
            <DecisionBar view={deciding} row={row} />
          </td>
        </tr>
      )}
    </>
  );
});

function Findings({ row, alone }: { readonly row: RowView; readonly alone: boolean }) {
  const [worst, ...others] = findingsInOrder(row);
  const differs = worst === undefined && alone ? differsWords(row) : '';
  const unread = notComparedWords(row);
  return (
    <>
      {worst === undefined ? null : (
        <span className="cell-line strong">
          {worst.words}
          {others.length === 0 ? null : (
            <span className="quiet nowrap" title={caseText.andMore(others.length)}>
              {' '}
              <span aria-hidden="true">+{others.length}</span>
              <span className="only-read">{caseText.andMore(others.length)}</span>
            </span>
          )}
        </span>
      )}
      {unread === '' ? null : (
        <span className="cell-line quiet" title={row.notCompared.map(({ because }) => because).join('; ')}>
          <NotComparedMark /> {unread}
        </span>
      )}
      {differs === '' ? null : <span className="cell-line strong">{differs}</span>}
      {row.severity === null && !row.timeCritical ? null : (
        <span className="cell-line row-risk">
          {row.severity === null ? null : (
            <span className={`severity-${row.severity}`}>
              {severityWord(row.severity)}
              {row.timeCritical ? ' – ' : ''}
            </span>
          )}
          {row.timeCritical ? (
            <strong className="nowrap">
              <ClockMark /> {caseText.timeCritical}
            </strong>
          ) : null}
        </span>
      )}
    </>
  );
}

type CellProps = {
  readonly row: RowView;
  readonly cell: CellView;
  readonly at: number;
  readonly column: RowColumn | undefined;
  readonly bracket: Bracket;
};

function Cell({ row, cell, at, column, bracket }: CellProps) {
  if (cell.kind === 'absent')
    return <Absent row={row} absence={cell.absence} column={column} bracket={bracket} />;
  const same = sameAsFirst(row, at);
  return saidOnce(cell.lines).map(({ line, names }) => (
    <CellLine key={line.key} line={line} names={names} same={same} />
  ));
}

type AbsentProps = Pick<CellProps, 'row' | 'column' | 'bracket'> & {
  readonly absence: Extract<CellView, { kind: 'absent' }>['absence'];
};

/** An absence always has a word. Where it is itself the finding it is marked like a field that differs. */
function Absent({ row, absence, column, bracket }: AbsentProps) {
  if (absence === 'linked-row') {
    return (
      <span className="quiet">
        <StateMark state="linked" /> {absenceWords(absence)} {caseText.linkedAt[bracket.place]}
      </span>
    );
  }
  if (absence === 'unavailable' && column?.isUnread === true) {
    return (
      <span className="quiet">
        <StateMark state="waiting" /> {caseText.notReadYet}
      </span>
    );
  }
  const omitted =
    absence === 'not-recorded' &&
    column?.role !== 'history' &&
    row.findings.some((finding) => finding.class === 'omission');
  return (
    <span className={omitted ? 'differs' : 'quiet'}>
      {absence === 'withheld' ? <StateMark state="withheld" /> : null}
      {absence === 'unavailable' ? <StateMark state="unavailable" /> : null} {absenceWords(absence)}
    </span>
  );
}
