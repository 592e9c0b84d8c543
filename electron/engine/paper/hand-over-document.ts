import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { RecordView } from '../../../shared/ipc/decision-views.ts';
import { banner, heading, medicines, page, paragraphs, patientBlock, sources, type Words } from './blocks.ts';

/** The hand-over sheet: first what is left to do, then what a colleague must know of; medicines that are decided are counted. */
export function handOverDocument(record: RecordView, words: Words): TDocumentDefinitions {
  const open = record.rows.filter((row) => row.toFollow);
  const settled = record.rows.length - open.length;
  const lines = (heading: string, of: readonly string[]) => paragraphs(heading, of, words);
  return page(record, words, {
    title: 'Medicines reconciliation: hand-over',
    content: [
      banner(record, words),
      ...patientBlock(record, words, `Hand-over: medicines reconciliation on ${record.reason}`),
      ...lines(
        'Left to do',
        record.outstanding.length === 0 ? ['Nothing blocks the signature.'] : record.outstanding,
      ),
      ...lines('Handed over to', record.handedOver),
      heading('Medicines to look at', words),
      medicines(open, 'None: every row is decided.', words),
      {
        text: words(`${settled} of ${record.rows.length} medicines are decided; they are in the record.`),
        margin: [0, 4, 0, 0],
      },
      ...sources(record, words),
      ...lines('About the sources and allergies', record.aboutCase),
      ...lines('Could not be shown as a medicine', record.notShown),
      ...lines('About the patient', record.facts),
      ...lines('Drug-history checklist', record.checklist),
      ...lines('Patient’s own drugs', record.ownDrugs),
      ...lines('Notes', record.notes),
      { text: words(record.caveats), margin: [0, 12, 0, 0] },
    ],
  });
}
