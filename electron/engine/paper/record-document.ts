import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { RecordView } from '../../../shared/ipc/decision-views.ts';
import { banner, heading, medicines, page, paragraphs, patientBlock, sources, type Words } from './blocks.ts';

/** The reconciliation record: every row with its decision, whatever is not decided, and what was asked. */
export function recordDocument(record: RecordView, words: Words): TDocumentDefinitions {
  const version = record.version === 1 ? '' : `, version ${record.version}`;
  const title = `Medicines reconciliation on ${record.reason}${version}`;
  const lines = (heading: string, of: readonly string[]) => paragraphs(heading, of, words);
  return page(record, words, {
    title: 'Medicines reconciliation',
    content: [
      banner(record, words),
      ...lines('Changed in a source since it was signed', record.changedSince),
      ...patientBlock(record, words, title),
      ...lines('About the patient', record.facts),
      ...sources(record, words),
      ...lines('About the sources and allergies', record.aboutCase),
      ...lines('Could not be shown as a medicine', record.notShown),
      heading('Differences and recommendations', words),
      medicines(
        record.rows.filter((row) => !row.agrees),
        'None: every current line agrees.',
        words,
      ),
      heading('Medicines that agree', words),
      medicines(
        record.rows.filter((row) => row.agrees),
        'None.',
        words,
      ),
      ...lines('Not current', record.notCurrent),
      ...lines('Decided otherwise than before', record.changedFrom),
      ...lines('Unresolved', record.unresolved),
      ...lines('Handed over to', record.handedOver),
      ...lines('Drug-history checklist', record.checklist),
      ...lines('Patient’s own drugs', record.ownDrugs),
      ...lines('Notes', record.notes),
      ...lines('Addenda', record.addenda),
      { text: words(record.caveats), margin: [0, 12, 0, 0] },
    ],
  });
}
