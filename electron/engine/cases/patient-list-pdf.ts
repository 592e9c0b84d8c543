import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { showDateTime } from '../../../shared/core/instant.ts';
import { patientListText as text } from '../../../shared/ipc/patient-list-text.ts';
import type { PatientListView, TakenView } from '../../../shared/ipc/patient-list-views.ts';
import { printPdf } from './pdf-printer.ts';

/** Black on white, 16 points and more: large print (NHS Accessible Information Standard). */
const size = { body: 16, name: 18, heading: 20, title: 26, foot: 11 };

/** The patient's own list as PDF, with whose it is on every page. The same list gives the same bytes. */
export const patientListPdf = (list: PatientListView): Promise<Uint8Array> => printPdf(definitionOf(list));

function definitionOf(list: PatientListView): TDocumentDefinitions {
  const made = new Date(list.madeAt);
  return {
    pageSize: 'A4',
    pageMargins: [42, 42, 42, 70],
    info: { title: text.title, creator: 'Concord', creationDate: made, modDate: made },
    language: 'en-GB',
    defaultStyle: { font: 'Roboto', fontSize: size.body, lineHeight: 1.2 },
    footer: (page: number, pages: number) => foot(list, page, pages),
    content: [
      ...(text.draftOf(list) === '' ? [] : [boxed(text.draftOf(list))]),
      { text: text.title, fontSize: size.title, bold: true },
      { text: text.whose(list), bold: true, margin: [0, 4, 0, 2] },
      { text: text.madeBy(list) },
      { text: text.howToUse, margin: [0, 8, 0, 0] },
      ...section(
        text.allergies,
        list.allergies.map((words): Content => ({ text: words, bold: true })),
      ),
      ...text.sections.flatMap(({ change, heading }) =>
        section(heading, list.taken.filter((one) => one.change === change).map(taken)),
      ),
      ...(list.taken.length === 0 ? section(text.take, [{ text: text.takesNothing }]) : []),
      ...section(text.notTaken, list.notTaken.map(notTaken)),
      ...section(
        text.unsettled,
        list.unsettled.map((one) => block(one.name, [one.words])),
      ),
      ...(list.notRead.length === 0 ? [] : [{ text: text.notRead, margin: [0, 14, 0, 0] } satisfies Content]),
      { text: text.ask, margin: [0, 14, 0, 0] },
    ],
  };
}

function section(heading: string, content: readonly Content[]): Content[] {
  const [first, ...rest] = content;
  if (first === undefined) return [];
  const head: Content = { text: heading, fontSize: size.heading, bold: true, margin: [0, 16, 0, 4] };
  // A heading is never left alone at the foot of a page.
  return [{ stack: [head, first], unbreakable: true }, ...rest];
}

/** One medicine: never parted by a page. */
const block = (name: string, lines: readonly (string | Content)[]): Content => ({
  unbreakable: true,
  margin: [0, 0, 0, 10],
  stack: [
    { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 511, y2: 0, lineWidth: 0.8 }], margin: [0, 0, 0, 4] },
    { text: name, fontSize: size.name, bold: true },
    ...lines,
  ],
});

const taken = (one: TakenView): Content =>
  block(one.name, [
    { text: one.how, bold: true, margin: [0, 2, 0, 2] },
    ...text
      .linesOf(one)
      .map(([label, words]): Content => ({ text: [{ text: `${label} `, bold: true }, words] })),
  ]);

const notTaken = (one: PatientListView['notTaken'][number]): Content =>
  block(`${one.name}: ${text.changes[one.change]}`, text.whyNot(one));

const boxed = (words: string): Content => ({
  table: { widths: ['*'], body: [[{ text: words, bold: true, margin: [6, 4, 6, 4] }]] },
  margin: [0, 0, 0, 10],
});

const foot = (list: PatientListView, page: number, pages: number): Content => ({
  margin: [42, 10, 42, 0],
  fontSize: size.foot,
  columns: [
    { text: [{ text: `${text.whose(list)}\n`, bold: true }, `Made ${showDateTime(list.madeAt)}`] },
    { text: `Page ${page} of ${pages}`, alignment: 'right', bold: true, width: 90 },
  ],
});
