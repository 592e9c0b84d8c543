import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { showDateTime } from '../../../shared/core/instant.ts';
import type { RecordView } from '../../../shared/ipc/decision-views.ts';
import { printPdf } from './pdf-printer.ts';

const grey = '#4c6272';
const line = '#d8dde0';

const statusWords: Readonly<Record<RecordView['status'], string>> = {
  draft: 'Draft, not signed.',
  'signed-not-shared': 'Signed, not yet shared.',
  shared: 'Signed and shared.',
  'in-conflict': 'Signed; in conflict with another entry.',
};

/** The signed record as PDF: identity on every page, page n of m, "Not a prescription" on top. The same record gives the same bytes. */
export const recordPdf = (record: RecordView): Promise<Uint8Array> => printPdf(definitionOf(record));

function definitionOf(record: RecordView): TDocumentDefinitions {
  const made = new Date(record.signedAt ?? record.madeAt);
  return {
    pageSize: 'A4',
    pageMargins: [36, 36, 36, 60],
    info: { title: 'Medicines reconciliation', creator: 'Concord', creationDate: made, modDate: made },
    defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.15 },
    footer: (page: number, pages: number) => footer(record, page, pages),
    content: [
      banner(record),
      {
        text: `Medicines reconciliation on ${record.reason}${record.version === 1 ? '' : `, version ${record.version}`}`,
        fontSize: 14,
        bold: true,
        margin: [0, 12, 0, 2],
      },
      {
        text: `${record.trust}. ${record.patient.ward}, bed ${record.patient.bed}. Admitted ${record.patient.admitted}.`,
        color: grey,
      },
      rule(),
      patient(record),
      rule(),
      allergies(record),
      heading('Sources'),
      table(
        ['Source', 'As of', 'State', 'What it means'],
        [130, 90, 80, '*'],
        record.sources.map((source) => [
          `${source.name}, ${source.system}`,
          source.asOf,
          source.state,
          source.meaning,
        ]),
      ),
      heading('Differences and recommendations'),
      rows(
        record.rows.filter((row) => !row.agrees),
        'None: every current line agrees.',
      ),
      heading('Medicines that agree'),
      rows(
        record.rows.filter((row) => row.agrees),
        'None.',
      ),
      ...paragraphs('Not current', record.notCurrent),
      ...paragraphs('Decided otherwise than before', record.changedFrom),
      ...paragraphs('Unresolved', record.unresolved),
      ...paragraphs('Drug-history checklist', record.checklist),
      ...paragraphs('Patient’s own drugs', record.ownDrugs),
      ...paragraphs('Notes', record.notes),
      ...paragraphs('Addenda', record.addenda),
      { text: record.caveats, margin: [0, 12, 0, 0] },
    ],
  };
}

function banner(record: RecordView): Content {
  const who =
    record.signedBy === null
      ? ''
      : ` ${record.signedBy}${record.registration === null ? '' : `, GPhC ${record.registration}`}, ${at(record.signedAt ?? '')}.`;
  return {
    table: {
      widths: ['*', 'auto'],
      body: [
        [
          { text: [{ text: statusWords[record.status], bold: true }, who] },
          { text: 'Not a prescription', bold: true, fontSize: 11 },
        ],
      ],
    },
    layout: {
      hLineWidth: () => 1,
      vLineWidth: (i: number, node: { table: { widths?: unknown } }) =>
        i === 0 || i === (Array.isArray(node.table.widths) ? node.table.widths.length : 2) ? 1 : 0,
      paddingTop: () => 6,
      paddingBottom: () => 6,
      paddingLeft: () => 8,
      paddingRight: () => 8,
    },
  };
}

const at = showDateTime;

function footer(record: RecordView, page: number, pages: number): Content {
  const { name, born, nhsNumber } = record.patient;
  return {
    margin: [36, 8, 36, 0],
    columns: [
      {
        text: [
          { text: name, bold: true },
          `, born ${born}, NHS number ${nhsNumber}\n`,
          {
            text: `Made ${at(record.madeAt)}. Check the case before acting: it may have changed.`,
            color: grey,
          },
        ],
        fontSize: 8,
      },
      {
        text: [{ text: `Page ${page} of ${pages}\n`, bold: true }, 'Concord'],
        alignment: 'right',
        fontSize: 8,
        width: 80,
      },
    ],
  };
}

const rule = (): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: 523, y2: 0, lineWidth: 0.8 }],
  margin: [0, 6, 0, 6],
});
const heading = (text: string): Content => ({ text, bold: true, fontSize: 11, margin: [0, 12, 0, 4] });

function patient(record: RecordView): Content {
  const field = (label: string, value: string): Content => ({
    text: [
      { text: `${label}\n`, color: grey },
      { text: value, bold: true, fontSize: 10 },
    ],
  });
  const { name, born, gender, nhsNumber } = record.patient;
  return {
    columns: [
      { ...stack(field('Name', name)), width: 200 },
      stack(field('Born', born)),
      stack(field('Gender', gender)),
      stack(field('NHS number', nhsNumber)),
    ],
  };
}

const stack = (content: Content): { stack: Content[] } => ({ stack: [content] });

function allergies(record: RecordView): Content {
  const none = 'None stated by any source that was read';
  return {
    stack: [
      {
        text: [
          { text: 'Allergies  ', bold: true },
          record.allergies.length === 0 ? none : record.allergies.join('\n'),
        ],
      },
      {
        text: [
          { text: 'Intolerances  ', bold: true },
          record.intolerances.length === 0 ? none : record.intolerances.join('\n'),
        ],
      },
      { text: record.allergyNotes.join('\n'), color: grey },
    ],
  };
}

function table(
  head: readonly string[],
  widths: (number | '*')[],
  body: readonly (readonly TableCell[])[],
): Content {
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths,
      body: [head.map((text) => ({ text, color: grey, bold: true })), ...body.map((cells) => [...cells])],
    },
    layout: {
      hLineColor: () => line,
      hLineWidth: () => 0.7,
      vLineWidth: () => 0,
      paddingTop: () => 3,
      paddingBottom: () => 3,
    },
  };
}

function rows(of: RecordView['rows'], otherwise: string): Content {
  if (of.length === 0) return { text: otherwise };
  return table(
    ['What the patient takes', 'Inpatient chart', 'Difference', 'Recommendation and reason'],
    [165, 100, 100, '*'],
    of.map((row) => [
      { text: [{ text: row.medicine, bold: true }, ` ${row.product}\n`, row.takes] },
      row.chart,
      { text: [row.difference, row.severity === null ? '' : `\n${row.severity.replaceAll('-', ' ')}`] },
      { text: [{ text: row.decision, bold: true }, row.reason === '' ? '' : `\n${row.reason}`] },
    ]),
  );
}

const paragraphs = (title: string, lines: readonly string[]): Content[] =>
  lines.length === 0 ? [] : [heading(title), { ul: [...lines] }];
