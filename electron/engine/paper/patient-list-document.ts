import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { showDateTime } from '../../../shared/core/instant.ts';
import { patientListText as text } from '../../../shared/ipc/patient-list-text.ts';
import type { PatientListView, TakenView } from '../../../shared/ipc/patient-list-views.ts';
import type { Words } from './blocks.ts';

/** Black on white, 16 points and more: large print (NHS Accessible Information Standard). */
const size = { body: 16, name: 18, heading: 20, title: 26, foot: 11 };

/** The patient's own list, with whose it is on every page. */
export function patientListDocument(list: PatientListView, words: Words): TDocumentDefinitions {
  const made = new Date(list.madeAt);
  return {
    pageSize: 'A4',
    pageMargins: [42, 42, 42, 70],
    info: { title: text.title, creator: 'Concord', creationDate: made, modDate: made },
    language: 'en-GB',
    defaultStyle: { font: 'latin', fontSize: size.body, lineHeight: 1.1 },
    footer: (page: number, pages: number) => foot(list, words, `Page ${page} of ${pages}`),
    content: [
      ...(text.draftOf(list) === '' ? [] : [boxed(text.draftOf(list), words)]),
      { text: words(text.title), fontSize: size.title, bold: true },
      { text: words(text.whose(list)), bold: true, margin: [0, 4, 0, 2] },
      { text: words(text.madeBy(list)) },
      { text: words(text.howToUse), margin: [0, 8, 0, 0] },
      ...section(
        text.allergies,
        list.allergies.map((one): Content => ({ text: words(one), bold: true })),
        words,
      ),
      ...text.sections.flatMap(({ change, heading }) =>
        section(
          heading,
          list.taken.filter((one) => one.change === change).map((one) => taken(one, words)),
          words,
        ),
      ),
      ...(list.taken.length === 0
        ? section(
            text.take,
            [{ text: words(list.unsettled.length === 0 ? text.takesNothing : text.nothingSettled) }],
            words,
          )
        : []),
      ...section(
        text.notTaken,
        list.notTaken.map((one) => notTaken(one, words)),
        words,
      ),
      ...section(
        text.unsettled,
        list.unsettled.map((one) => block(one.name, [{ text: words(one.words) }], words)),
        words,
      ),
      ...(list.notRead.length === 0
        ? []
        : [{ text: words(text.notRead), margin: [0, 14, 0, 0] } satisfies Content]),
      { text: words(text.ask), margin: [0, 14, 0, 0] },
    ],
  };
}

function section(heading: string, content: readonly Content[], words: Words): Content[] {
  const [first, ...rest] = content;
  if (first === undefined) return [];
  const head: Content = { text: words(heading), fontSize: size.heading, bold: true, margin: [0, 16, 0, 4] };
  // A heading is never left alone at the foot of a page.
  return [{ stack: [head, first], unbreakable: true }, ...rest];
}

/** One medicine: never parted by a page. */
const block = (name: string, lines: readonly Content[], words: Words): Content => ({
  unbreakable: true,
  margin: [0, 0, 0, 10],
  stack: [
    { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 511, y2: 0, lineWidth: 0.8 }], margin: [0, 0, 0, 4] },
    { text: words(name), fontSize: size.name, bold: true },
    ...lines,
  ],
});

const taken = (one: TakenView, words: Words): Content =>
  block(
    one.name,
    [
      { text: words(one.how), bold: true, margin: [0, 2, 0, 2] },
      ...text
        .linesOf(one)
        .map(([label, said]): Content => ({ text: [...words(`${label} `, { bold: true }), ...words(said)] })),
    ],
    words,
  );

const notTaken = (one: PatientListView['notTaken'][number], words: Words): Content =>
  block(
    `${one.name}: ${text.changes[one.change]}`,
    text.whyNot(one).map((why) => ({ text: words(why) })),
    words,
  );

const boxed = (draft: string, words: Words): Content => ({
  table: { widths: ['*'], body: [[{ text: words(draft), bold: true, margin: [6, 4, 6, 4] }]] },
  margin: [0, 0, 0, 10],
});

const foot = (list: PatientListView, words: Words, page: string): Content => ({
  margin: [42, 10, 42, 0],
  fontSize: size.foot,
  columns: [
    {
      text: [
        ...words(`${text.whose(list)}\n`, { bold: true }),
        ...words(`Made ${showDateTime(list.madeAt)}`),
      ],
    },
    { text: words(page), alignment: 'right', bold: true, width: 90 },
  ],
});
