import type { ReactNode } from 'react';
import type { CaseView, RowDetailView } from '../../../shared/ipc/case-views.ts';
import { absenceWords } from '../../text/case.ts';
import { capitalised } from '../../text/common.ts';
import { rowText } from '../../text/row.ts';
import { KnownValue } from '../../ui/known-value.tsx';
import { SourceStatus } from '../../ui/source-status.tsx';
import { NoBreak } from '../../ui/no-break.tsx';
import { columnsOf, type DetailColumn, type DetailLine } from './detail-columns.ts';

type Property = { readonly name: string; readonly show: (line: DetailLine) => ReactNode };

const listOrNone = (items: readonly string[]): ReactNode =>
  items.length === 0 ? (
    <span className="quiet">{rowText.none}</span>
  ) : (
    items.map((item) => (
      <p key={item}>
        <NoBreak text={item} />
      </p>
    ))
  );

const textOrNone = (text: string): ReactNode =>
  text === '' ? <span className="quiet">{rowText.unknownField}</span> : <NoBreak text={text} />;

function leftOver(line: DetailLine): ReactNode {
  if (line.notUnderstood !== '') return <strong>“{line.notUnderstood}”</strong>;
  return line.original.kind === 'known' ? (
    rowText.nothingLeft
  ) : (
    <span className="quiet">{rowText.nothingToRead}</span>
  );
}

/** Original words first, then what was read from them, then what was left over; then where it came from. */
const properties: readonly Property[] = [
  {
    name: rowText.original,
    show: (line) => (
      <strong>
        <KnownValue value={line.original} show={(text) => `“${text}”`} />
      </strong>
    ),
  },
  { name: rowText.readAs, show: (line) => <KnownValue value={line.readAs} /> },
  { name: rowText.notUnderstood, show: leftOver },
  { name: rowText.product, show: (line) => textOrNone(line.term) },
  { name: rowText.code, show: (line) => <KnownValue value={line.code} /> },
  { name: rowText.status, show: (line) => <KnownValue value={line.status} show={capitalised} /> },
  { name: rowText.saidBy, show: (line) => listOrNone(line.saidBy) },
  { name: rowText.cameBy, show: (line) => textOrNone(line.cameBy) },
  { name: rowText.entry, show: (line) => textOrNone(line.entry) },
  { name: rowText.notes, show: (line) => listOrNone(line.notes) },
  { name: rowText.evidence, show: (line) => listOrNone(line.evidence) },
  {
    name: rowText.more,
    show: (line) => listOrNone(line.more.map(({ name, words }) => `${name}: ${words}`)),
  },
];

/** A column a source; a source with several lines has a column for each; a source with none says why. */
export function SourceDetails({ view, detail }: { readonly view: CaseView; readonly detail: RowDetailView }) {
  const columns = columnsOf(view, detail);
  return (
    <section className="sources-say" aria-labelledby="sources-say">
      <h2 id="sources-say">{rowText.heading}</h2>
      <table className="detail-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="only-read">{rowText.property}</span>
            </th>
            {columns.map((column) => (
              <th key={column.id} scope="col" colSpan={Math.max(1, column.lines.length)}>
                <span className="column-name">{column.name}</span>
                {column.source === undefined ? null : <SourceStatus column={column.source} detailed />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {properties.map((property, at) => (
            <tr key={property.name}>
              <th scope="row">{property.name}</th>
              {columns.map((column) => (
                <DetailCells key={column.id} column={column} property={property} first={at === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function DetailCells({
  column,
  property,
  first,
}: {
  readonly column: DetailColumn;
  readonly property: Property;
  readonly first: boolean;
}) {
  if (column.lines.length > 0)
    return column.lines.map((line) => <td key={line.key}>{property.show(line)}</td>);
  if (!first) return null;
  return (
    <td rowSpan={properties.length} className="quiet">
      {absenceWords(column.absence)}
    </td>
  );
}
