import type { RecordView } from '../../../shared/ipc/decision-views.ts';
import { identityLine, madeLine, recordText, signedLine, whereLine } from '../../text/record.ts';
import { statusOfRecord } from '../../text/signing.ts';
import { NoBreak } from '../../ui/no-break.tsx';

type Props = { readonly record: RecordView };

/** On top: whether it is signed and shared, by whom, and what the paper is not. */
export function PaperTop({ record }: Props) {
  const status = statusOfRecord(record.status);
  return (
    <div className="paper-top">
      <div>
        <p>
          <strong>{status.word}</strong> {signedLine(record)} {status.more}
        </p>
        {record.notAsSigned.map((line) => (
          <p key={line}>
            <strong>
              <NoBreak text={line} />
            </strong>
          </p>
        ))}
        {record.sharing.map((line) => (
          <p key={line}>
            <NoBreak text={line} />
          </p>
        ))}
      </div>
      <strong className="not-prescription">{recordText.notAPrescription}</strong>
    </div>
  );
}

/** The title, where the patient lies, who it is, warnings about that, and allergies. */
export function PatientBlock({ record, title }: Props & { readonly title: string }) {
  return (
    <>
      <h2 className="page-title">{title}</h2>
      <p>
        <NoBreak text={whereLine(record)} />
      </p>
      <Patient record={record} />
      {record.warnings.map((warning) => (
        <p key={warning}>
          <strong>{warning}</strong>
        </p>
      ))}
      <Allergies record={record} />
    </>
  );
}

/** What the paper does not say, and who it is about. */
export function PaperFoot({ record }: Props) {
  return (
    <>
      <p className="paper-caveats">{record.caveats}</p>
      <p className="paper-foot">
        <strong>{identityLine(record)}</strong>
        <br />
        {madeLine(record)}
      </p>
    </>
  );
}

function Patient({ record: { patient } }: Props) {
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

function Allergies({ record }: Props) {
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
            <NoBreak text={note} />
          </p>
        ))}
      </dd>
    </dl>
  );
}

/** Every source with how old its answer was when the paper was made. */
export function Sources({ record }: Props) {
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
              <td>
                <NoBreak text={source.asOf} />
                {source.age === '' ? null : (
                  <>
                    <br />
                    <NoBreak text={source.age} />
                  </>
                )}
              </td>
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

/** A heading with its lines, or what it means that there are none. */
export function PaperList({
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
          <NoBreak text={item} />
        </p>
      ))}
    </section>
  );
}
