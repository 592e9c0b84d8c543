import { memo } from 'react';
import { useStore } from 'zustand';
import type { CaseView, CellView, RowView } from '../../../shared/ipc/case-views.ts';
import type { ColumnView } from '../../../shared/ipc/source-views.ts';
import { caseStore, setActiveRow } from '../../stores/case.ts';
import { goToRow } from '../../stores/screen.ts';
import { absenceWords, caseText, differsWords } from '../../text/case.ts';
import { severityRank, severityWord } from '../../text/severity.ts';
import { ClockMark, SeverityMark, StateMark } from '../../ui/marks.tsx';
import { CellLine } from './cell-line.tsx';
import { DecisionBar } from './decision-bar.tsx';
import { DecisionCell } from './decision-cell.tsx';
import { sameAsFirst, spans } from './order.ts';

type Props = {
  readonly row: RowView;
  readonly columns: readonly ColumnView[];
  readonly active: boolean;
  /** Whether it is the upper or the lower of two linked rows that stand together. */
  readonly link: 'none' | 'start' | 'end';
};

function open(row: string): void {
  const { patient } = caseStore.getState();
  if (patient !== null) goToRow(patient, row);
}

/** Mark, medicine with what was found, a cell a source, and the decision. */
const CaseRow = memo(function CaseRow({ row, columns, active, link }: Props) {
  const marked = useStore(caseStore, (state) => state.marked === row.id);
  return (
    <tr className={active ? 'active' : undefined} data-row-id={row.id} onClick={() => setActiveRow(row.id)}>
      <td className={`mark-cell link-${link}`}>
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
          <span className="product-words">{row.product}</span>
        </button>
        <Findings row={row} link={link} />
        {link === 'end' ? (
          <span className="cell-line quiet">
            <StateMark state="linked" /> {caseText.linked}
          </span>
        ) : null}
      </th>
      {spans(row.cells).map((span) => (
        <td key={span.from} colSpan={span.span}>
          <Cell row={row} cell={span.cell} at={span.from} column={columns[span.from]} link={link} />
        </td>
      ))}
      <td className="decision-cell">
        <DecisionCell row={row} active={active} marked={marked} />
      </td>
    </tr>
  );
});

/** The row with the yellow edge is followed by its decision bar. */
export function RowWithBar({ view, ...props }: Props & { readonly view: CaseView }) {
  return (
    <>
      <CaseRow {...props} />
      {props.active ? (
        <tr className="active bar-row">
          <td className="mark-cell">
            <span className="only-read">{caseText.decideHere}</span>
          </td>
          <td colSpan={props.columns.length + 2}>
            <DecisionBar view={view} row={props.row} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

function Findings({ row, link }: Pick<Props, 'row' | 'link'>) {
  const worst = row.findings.toSorted((a, b) => severityRank(a.severity) - severityRank(b.severity))[0];
  const differs = row.findings.length === 0 && link === 'none' ? differsWords(row) : '';
  return (
    <>
      {worst === undefined ? null : (
        <span className="cell-line strong">
          {worst.words}
          {row.findings.length === 1 ? null : (
            <span className="quiet"> {caseText.andMore(row.findings.length - 1)}</span>
          )}
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
  readonly column: ColumnView | undefined;
  readonly link: Props['link'];
};

function Cell({ row, cell, at, column, link }: CellProps) {
  if (cell.kind === 'absent') return <Absent row={row} absence={cell.absence} column={column} link={link} />;
  const same = sameAsFirst(row, at);
  return cell.lines.map((line) => (
    <CellLine key={line.key} line={line} several={cell.lines.length > 1} same={same} />
  ));
}

type AbsentProps = Pick<CellProps, 'row' | 'column' | 'link'> & {
  readonly absence: Extract<CellView, { kind: 'absent' }>['absence'];
};

/** An absence always has a word. Where it is itself the finding it is marked like a field that differs. */
function Absent({ row, absence, column, link }: AbsentProps) {
  if (absence === 'linked-row') {
    return (
      <span className="quiet">
        <StateMark state="linked" /> {absenceWords(absence)} {link === 'end' ? 'above' : 'below'}
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
