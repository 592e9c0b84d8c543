import type { RecordView } from '../../../shared/ipc/decision-views.ts';
import { recordText } from '../../text/record.ts';
import { PaperFoot, PaperList, PaperTop, PatientBlock, Sources } from './paper-parts.tsx';
import { RecordRows } from './record-rows.tsx';

/** The paper: status and "Not a prescription" on top, patient, allergies, sources, every row, what is not resolved, notes. */
export function RecordPage({ record }: { readonly record: RecordView }) {
  const differing = record.rows.filter((row) => !row.agrees);
  const agreeing = record.rows.filter((row) => row.agrees);
  return (
    <article className="paper">
      <PaperTop record={record} />
      {record.changedSince.length === 0 ? null : (
        <p className="paper-top">
          <strong>
            {recordText.changedSince}: {record.changedSince.join(', ')}. {recordText.check}
          </strong>
        </p>
      )}
      <PatientBlock record={record} title={recordText.title(record.reason)} />
      <PaperList title={recordText.facts} items={record.facts} none={recordText.none} />
      <Sources record={record} />
      <PaperList title={recordText.aboutCase} items={record.aboutCase} none={recordText.none} />
      <PaperList title={recordText.notShown} items={record.notShown} none={recordText.none} />
      {differing.length === 0 ? null : <RecordRows title={recordText.differences} rows={differing} />}
      {agreeing.length === 0 ? null : <RecordRows title={recordText.agrees} rows={agreeing} />}
      {record.changedFrom.length === 0 ? null : (
        <PaperList title={recordText.changedFrom} items={record.changedFrom} none="" />
      )}
      <PaperList
        title={recordText.unresolved}
        items={record.unresolved}
        none={recordText.nothingUnresolved}
      />
      <PaperList title={recordText.notCurrent} items={record.notCurrent} none={recordText.none} />
      <PaperList title={recordText.handedOver} items={record.handedOver} none={recordText.nobody} />
      <PaperList title={recordText.checklist} items={record.checklist} none={recordText.none} />
      <PaperList title={recordText.ownDrugs} items={record.ownDrugs} none={recordText.noOwnDrugs} />
      <PaperList title={recordText.notes} items={record.notes} none={recordText.none} />
      <PaperList title={recordText.addenda} items={record.addenda} none={recordText.none} />
      <PaperFoot record={record} />
    </article>
  );
}
