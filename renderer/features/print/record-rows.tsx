import type { RecordView } from '../../../shared/ipc/decision-views.ts';
import { recordText } from '../../text/record.ts';
import { severities, severityWord } from '../../text/severity.ts';
import { SeverityMark } from '../../ui/marks.tsx';
import { NoBreak } from '../../ui/no-break.tsx';

type Row = RecordView['rows'][number];

/** One row a medicine: what the patient takes, the chart, the difference, what is recommended and why. */
export function RecordRows({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  return (
    <section>
      <h3>
        {title} <span className="quiet">{rows.length}</span>
      </h3>
      <table className="paper-table paper-rows">
        <thead>
          <tr>
            <th scope="col" className="mark-cell">
              <span className="only-read">{recordText.mark}</span>
            </th>
            <th scope="col">{recordText.takes}</th>
            <th scope="col">{recordText.chart}</th>
            <th scope="col">{recordText.difference}</th>
            <th scope="col">{recordText.decision}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // The record is a document: its rows have no identity but their place.
            <OneRow key={at} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function OneRow({ row }: { readonly row: Row }) {
  const severity = severities.find((one) => one === row.severity);
  return (
    <tr>
      <td className="mark-cell">{severity === undefined ? null : <SeverityMark severity={severity} />}</td>
      <th scope="row">
        <strong>{row.medicine}</strong> {row.product}
        <br />
        <NoBreak text={row.takes} />
      </th>
      <td>
        <NoBreak text={row.chart} />
      </td>
      <td>
        <NoBreak text={row.difference} />
        {severity === undefined ? null : (
          <>
            . <strong>{severityWord(severity)}</strong>
          </>
        )}
      </td>
      <td>
        <strong>{row.decision}</strong>
        {row.reason === '' ? null : (
          <>
            <br />
            <NoBreak text={row.reason} />
          </>
        )}
      </td>
    </tr>
  );
}
