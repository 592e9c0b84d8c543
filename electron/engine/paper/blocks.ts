import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { showDateTime } from '../../../shared/core/instant.ts';
import type { RecordView } from '../../../shared/ipc/decision-views.ts';

type Look = {
  readonly bold?: boolean;
  readonly color?: string;
  readonly fontSize?: number;
};

/** A text as pieces in the fonts that hold its letters. Every text on a paper goes through it. */
export type Words = (text: string, look?: Look) => Content[];

const grey = '#4c6272';
const line = '#d8dde0';

const statusWords: Readonly<Record<RecordView['status'], string>> = {
  draft: 'Draft, not signed.',
  'signed-not-shared': 'Signed, not yet shared.',
  shared: 'Signed and shared.',
  'not-as-signed': 'Signed; not all of it stands as it was signed.',
  'in-conflict': 'Signed; in conflict with another entry.',
};

/** A4 with who it is about, when it was made and page n of m at the foot of every page. */
export function page(
  record: RecordView,
  words: Words,
  { title, content }: { readonly title: string; readonly content: Content[] },
): TDocumentDefinitions {
  const made = new Date(record.signedAt ?? record.madeAt);
  return {
    pageSize: 'A4',
    pageMargins: [36, 36, 36, 60],
    info: { title, creator: 'Concord', creationDate: made, modDate: made },
    defaultStyle: { font: 'latin', fontSize: 8.5, lineHeight: 1.05 },
    footer: (at: number, pages: number) => footer(record, words, `Page ${at} of ${pages}`),
    content,
  };
}

function footer(record: RecordView, words: Words, at: string): Content {
  const { name, born, nhsNumber } = record.patient;
  return {
    margin: [36, 8, 36, 0],
    columns: [
      {
        text: [
          ...words(name, { bold: true }),
          ...words(`, born ${born}, NHS number ${nhsNumber}\n`),
          ...words(
            `Made ${showDateTime(record.madeAt)}. Check the case before acting: it may have changed.`,
            { color: grey },
          ),
        ],
        fontSize: 8,
      },
      {
        text: [...words(`${at}\n`, { bold: true }), ...words('Concord')],
        alignment: 'right',
        fontSize: 8,
        width: 80,
      },
    ],
  };
}

/** What stands on top: whether it is signed and shared, by whom, and what the paper is not. */
export function banner(record: RecordView, words: Words): Content {
  const by =
    record.signedBy === null
      ? ''
      : ` ${record.signedBy}${record.registration === null ? '' : `, GPhC ${record.registration}`}, ${showDateTime(record.signedAt ?? '')}.`;
  return {
    table: {
      widths: ['*', 'auto'],
      body: [
        [
          {
            text: [
              ...words(statusWords[record.status], { bold: true }),
              ...words(by),
              ...record.notAsSigned.flatMap((text) => words(`\n${text}`, { bold: true })),
              ...record.sharing.flatMap((text) => words(`\n${text}`)),
            ],
          },
          { text: words('Not a prescription', { bold: true, fontSize: 11 }) },
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

/** The title, where the patient lies, who it is, and allergies. */
export function patientBlock(record: RecordView, words: Words, title: string): Content[] {
  const { ward, bed, admitted } = record.patient;
  return [
    { text: words(title), fontSize: 14, bold: true, margin: [0, 12, 0, 2] },
    { text: words(`${record.trust}. ${ward}, bed ${bed}. Admitted ${admitted}.`), color: grey },
    rule(),
    patient(record, words),
    ...record.warnings.map((text): Content => ({ text: words(text, { bold: true }), margin: [0, 4, 0, 0] })),
    rule(),
    allergies(record, words),
  ];
}

const rule = (): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: 523, y2: 0, lineWidth: 0.8 }],
  margin: [0, 6, 0, 6],
});

function patient(record: RecordView, words: Words): Content {
  const field = (label: string, value: string): Content => ({
    text: [...words(`${label}\n`, { color: grey }), ...words(value, { bold: true, fontSize: 10 })],
  });
  const { name, born, gender, nhsNumber } = record.patient;
  return {
    columns: [
      { stack: [field('Name', name)], width: 200 },
      { stack: [field('Born', born)] },
      { stack: [field('Gender', gender)] },
      { stack: [field('NHS number', nhsNumber)] },
    ],
  };
}

function allergies(record: RecordView, words: Words): Content {
  const none = 'None stated by any source that was read';
  const stated = (label: string, items: readonly string[]): Content => ({
    text: [...words(`${label}  `, { bold: true }), ...words(items.length === 0 ? none : items.join('\n'))],
  });
  return {
    stack: [
      stated('Allergies', record.allergies),
      stated('Intolerances', record.intolerances),
      { text: words(record.allergyNotes.join('\n')), color: grey },
    ],
  };
}

/** Every source with how old its answer was when the paper was made. */
export const sources = (record: RecordView, words: Words): Content[] => [
  heading('Sources', words),
  table(
    ['Source', 'As of', 'State', 'What it means'],
    [130, 100, 80, '*'],
    record.sources.map((source) => [
      { text: words(`${source.name}, ${source.system}`) },
      { text: words(`${source.asOf}${source.age === '' ? '' : `\n${source.age}`}`) },
      { text: words(source.state) },
      { text: words(source.meaning) },
    ]),
    words,
  ),
];

export const heading = (text: string, words: Words): Content => ({
  text: words(text),
  bold: true,
  fontSize: 11,
  margin: [0, 12, 0, 4],
});

function table(
  head: readonly string[],
  widths: (number | '*')[],
  body: readonly (readonly TableCell[])[],
  words: Words,
): Content {
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths,
      body: [
        head.map((text) => ({ text: words(text, { color: grey, bold: true }) })),
        ...body.map((cells) => [...cells]),
      ],
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

/** One row a medicine: what the patient takes, what is ordered, the difference, what is recommended and why. */
export function medicines(of: RecordView['rows'], otherwise: string, words: Words): Content {
  if (of.length === 0) return { text: words(otherwise) };
  return table(
    ['What the patient takes', 'Inpatient chart', 'Difference', 'Recommendation and reason'],
    [165, 110, 100, '*'],
    of.map((row) => [
      {
        text: [
          ...words(row.medicine, { bold: true }),
          ...words(`${row.product === '' ? '' : ` ${row.product}`}\n${row.takes}`),
        ],
      },
      { text: words(row.chart) },
      {
        text: words(
          `${row.difference}${row.severity === null ? '' : `\n${row.severity.replaceAll('-', ' ')}`}`,
        ),
      },
      {
        text: [...words(row.decision, { bold: true }), ...words(row.reason === '' ? '' : `\n${row.reason}`)],
      },
    ]),
    words,
  );
}

/** A heading with its lines; nothing where there are none. */
export const paragraphs = (title: string, lines: readonly string[], words: Words): Content[] =>
  lines.length === 0 ? [] : [heading(title, words), { ul: lines.map((text) => ({ text: words(text) })) }];
