import { mapKnown, notRecorded, known, valueOf } from '../../../shared/core/known.ts';
import { keyText } from '../../../shared/medicines/keys.ts';
import type { MedicineLine } from '../../../shared/medicines/line.ts';
import type { MatchRow } from '../../../shared/match/match.ts';
import type { RowDetailView } from '../../../shared/ipc/case-views.ts';
import type { PersonCopy } from '../sync/sync.ts';
import { columnOf, type Column } from './columns.ts';
import { entryOf, evidenceOf, fieldName, forReading, roleOf, spelled } from './detail-words.ts';
import { cellLine, dates, directions, termOf } from './lines.ts';
import type { PlainRow } from './rows.ts';
import { showDate, showDateTime } from '../../../shared/core/instant.ts';
import { alsoSent, type AlsoSent } from '../../../shared/fhir/fhir.ts';

type LineDetail = RowDetailView['sources'][number]['lines'][number];

/** A row opened: each source's own words first, then what was read, what was not, where it came from, and the raw resource. */
export function viewRowDetail(
  row: MatchRow,
  view: PlainRow,
  columns: readonly Column[],
  copy: PersonCopy,
  compared: RowDetailView['compared'],
): RowDetailView {
  return {
    id: view.id,
    generic: view.generic,
    product: view.product,
    match: { ...view.match, level: spelled(view.match.level) },
    findings: view.findings,
    compared,
    sources: columns.map((column) => ({
      column: column.list.id,
      lines: row.lines
        .filter((placed) => placed.source === column.list.id)
        .map((placed) => lineDetail(placed.line, column, copy)),
    })),
  };
}

function lineDetail(line: MedicineLine, column: Column, copy: PersonCopy): LineDetail {
  const cell = cellLine(line, true);
  const { system, endpoint: id, list } = columnOf([column], line.key) ?? column;
  const endpoint = copy.endpoints.find((one) => one.source.id === id);
  const resource = endpoint?.resources.find((one) => one.type === line.key.type && one.id === line.key.id);
  // Several doses each with its own time: what is beside one stands beside no other.
  const parts =
    cell.steps.length > 0
      ? [known(cell.steps.join('; ')), cell.route]
      : [cell.dose, cell.route, cell.frequency];
  const readAs = parts.flatMap((part) => (part.kind === 'known' ? [part.value] : []));
  const detail: Omit<LineDetail, 'more'> = {
    key: keyText(line.key),
    term: termOf(line),
    original: directions(line.dosages),
    readAs: readAs.length === 0 ? notRecorded : known(readAs.join(' – ')),
    notUnderstood: [cell.remainder, ...line.notUnderstood.map((item) => `${item.path}: ${item.raw}`)]
      .filter((words) => words !== '')
      .join('; '),
    code:
      line.medicine.codes.length === 0
        ? notRecorded
        : known(line.medicine.codes.map((code) => `${code.code} ${code.display ?? ''}`.trim()).join(', ')),
    status: mapKnown(cell.status, (status) => [spelled(status), ...dates(line)].join('. ')),
    saidBy: line.said.map((said) => `${said.name} (${roleOf(said.role)})`),
    cameBy: `${system}${list.asOf.kind === 'known' ? `, read ${showDateTime(list.asOf.value)}` : ''}`,
    entry: entryOf(line.key.type, valueOf(line.version)),
    notes: [...line.notes, ...extras(line)],
    evidence: line.evidence.map(
      (item) =>
        `${evidenceOf(item.kind)}${item.when.kind === 'known' ? ` ${showDate(item.when.value)}` : ''}${item.term.kind === 'known' ? `: ${item.term.value}` : ''}`,
    ),
    raw: resource?.text ?? '',
  };
  const more = sentBeside(line, { ...detail, raw: '' }, endpoint).flatMap(({ name, parts }) => {
    const words = forReading(parts);
    return words === '' ? [] : [{ name: fieldName(name), words }];
  });
  return { ...detail, more };
}

/** What the resources of a line say that the opened row shows nowhere else. */
function sentBeside(
  line: MedicineLine,
  shown: object,
  endpoint: PersonCopy['endpoints'][number] | undefined,
): readonly AlsoSent[] {
  const words = JSON.stringify(shown);
  const keys = [line.key, ...line.evidence.map(({ key }) => key), ...line.mergedFrom, ...line.replaced];
  const names = new Set(keys.map(({ type, id }) => `${type}/${id}`));
  return (endpoint?.resources ?? [])
    .filter(({ type, id }) => names.has(`${type}/${id}`))
    .flatMap(({ body }) => alsoSent(body, words));
}

/** What a source says beside the fields: whether a pharmacist verified it. */
const extras = ({ pharmacistVerified }: MedicineLine): readonly string[] =>
  pharmacistVerified.kind !== 'known'
    ? []
    : [pharmacistVerified.value ? 'Verified by a pharmacist' : 'Not verified by a pharmacist'];
