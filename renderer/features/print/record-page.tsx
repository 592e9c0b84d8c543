import type { RecordView } from '../../../shared/ipc/decision-views.ts';
import { identityLine, madeLine, recordText, signedLine, whereLine } from '../../text/record.ts';
import { statusOfRecord } from '../../text/signing.ts';
import { Unbroken } from '../../ui/unbroken.tsx';
import { RecordRows } from './record-rows.tsx';

/** The paper: status and "Not a prescription" on top, patient, allergies, sources, every row, what is not resolved, notes. */
export function RecordPage({ record }: { readonly record: RecordView }) {
  const status = statusOfRecord(record.status);
  const differing = record.rows.filter((row) => !row.agrees);
  const agreeing = record.rows.filter((row) => row.agrees);
  return (
    <article className="paper">
      <div className="paper-top">
        <p>
          <strong>{status.word}</strong> {signedLine(record)} {status.more}
        </p>
        <strong className="not-prescription">{recordText.notAPrescription}</strong>
      </div>
      {record.changedSince.length === 0 ? null : (
        <p className="paper-top">
          <strong>
            {recordText.changedSince}: {record.changedSince.join(', ')}. {recordText.check}
          </strong>
        </p>
      )}
      <h2 className="page-title">{recordText.title(record.reason)}</h2>
      <p>
        <Unbroken text={whereLine(record)} />
      </p>
      <Patient record={record} />
      <Allergies record={record} />
      <Sources record={record} />
      {differing.length === 0 ? null : <RecordRows title={recordText.differences} rows={differing} />}
      {agreeing.length === 0 ? null : <RecordRows title={recordText.agrees} rows={agreeing} />}
      {record.changedFrom.length === 0 ? null : (
        <List title={recordText.changedFrom} items={record.changedFrom} none="" />
      )}
      <List title={recordText.unresolved} items={record.unresolved} none={recordText.nothingUnresolved} />
      <List title={recordText.notCurrent} items={record.notCurrent} none={recordText.none} />
      <List title={recordText.checklist} items={record.checklist} none={recordText.none} />
      <List title={recordText.ownDrugs} items={record.ownDrugs} none={recordText.noOwnDrugs} />
      <List title={recordText.notes} items={record.notes} none={recordText.none} />
      <List title={recordText.addenda} items={record.addenda} none={recordText.none} />
      <p className="paper-caveats">{record.caveats}</p>
      <p className="paper-foot">
        <strong>{identityLine(record)}</strong>
        <br />
        {madeLine(record)}
      </p>
    </article>
  );
}

function Patient({ record: { patient } }: { readonly record: RecordView }) {
  const facts = [
    [recordText.name, patient.name],
    [recordText.born, patient.born],
    [recordText.gender, patient.gender],
    [recordText.nhsNumber, patient.nhsNumber],
  ] as const;
  return (
    <dl className="paper-patient">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Allergies({ record }: { readonly record: RecordView }) {
  const none = record.allergies.length === 0 && record.intolerances.length === 0;
  return (
    <dl className="paper-allergies">
      <dt>{recordText.allergies}</dt>
      <dd>
        {record.allergies.map((allergy) => (
          <p key={allergy}>{allergy}</p>
        ))}
        {none ? <p>{recordText.noneStated}</p> : null}
      </dd>
      {record.intolerances.length === 0 ? null : (
        <>
          <dt>{recordText.intolerances}</dt>
          <dd>
            {record.intolerances.map((intolerance) => (
              <p key={intolerance}>{intolerance}</p>
            ))}
          </dd>
        </>
      )}
      <dd className="paper-notes">
        {record.allergyNotes.map((note) => (
          <p key={note}>
            <Unbroken text={note} />
          </p>
        ))}
      </dd>
    </dl>
  );
}

function Sources({ record }: { readonly record: RecordView }) {
  return (
    <section>
      <h3>{recordText.sources}</h3>
      <table className="paper-table">
        <thead>
          <tr>
            <th scope="col">{recordText.source}</th>
            <th scope="col">{recordText.asOf}</th>
            <th scope="col">{recordText.state}</th>
            <th scope="col">{recordText.meaning}</th>
          </tr>
        </thead>
        <tbody>
          {record.sources.map((source) => (
            <tr key={`${source.name} ${source.system}`}>
              <th scope="row">
                <strong>{source.name}</strong>, {source.system}
              </th>
              <td className="nowrap">{source.asOf}</td>
              <td>
                <strong>{source.state}</strong>
              </td>
              <td>{source.meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function List({
  title,
  items,
  none,
}: {
  readonly title: string;
  readonly items: readonly string[];
  readonly none: string;
}) {
  return (
    <section>
      <h3>{title}</h3>
      {items.length === 0 ? <p>{none}</p> : null}
      {items.map((item) => (
        <p key={item}>
          <Unbroken text={item} />
        </p>
      ))}
    </section>
  );
}
