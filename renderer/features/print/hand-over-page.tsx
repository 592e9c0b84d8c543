import type { RecordView } from '../../../shared/ipc/decision-views.ts';
import { recordText } from '../../text/record.ts';
import { PaperFoot, PaperList, PaperTop, PatientBlock, Sources } from './paper-parts.tsx';
import { RecordRows } from './record-rows.tsx';

/** The hand-over sheet: first what is left to do, then what a colleague must know of. */
export function HandOverPage({ record }: { readonly record: RecordView }) {
  const rows = record.rows.filter((row) => row.toFollow);
  return (
    <article className="paper">
      <PaperTop record={record} />
      <PatientBlock record={record} title={recordText.handOverTitle(record.reason)} />
      <PaperList title={recordText.outstanding} items={record.outstanding} none={recordText.nothingBlocks} />
      <PaperList title={recordText.handedOver} items={record.handedOver} none={recordText.nobody} />
      {rows.length === 0 ? null : <RecordRows title={recordText.toFollow} rows={rows} />}
      <p>{recordText.settled(record.rows.length - rows.length, record.rows.length)}</p>
      <Sources record={record} />
      <PaperList title={recordText.aboutCase} items={record.aboutCase} none={recordText.none} />
      <PaperList title={recordText.notShown} items={record.notShown} none={recordText.none} />
      <PaperList title={recordText.facts} items={record.facts} none={recordText.none} />
      <PaperList title={recordText.checklist} items={record.checklist} none={recordText.none} />
      <PaperList title={recordText.ownDrugs} items={record.ownDrugs} none={recordText.noOwnDrugs} />
      <PaperList title={recordText.notes} items={record.notes} none={recordText.none} />
      <PaperFoot record={record} />
    </article>
  );
}
