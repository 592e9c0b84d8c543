import type { ReactNode } from 'react';
import { patientListText as text } from '../../../shared/ipc/patient-list-text.ts';
import type { PatientListView, TakenView } from '../../../shared/ipc/patient-list-views.ts';
import { recordText } from '../../text/record.ts';

/** The patient's own list: large, plain, what changed and why. What only staff need stands above the sheet and is not printed. */
export function PatientListPage({ list }: { readonly list: PatientListView }) {
  const draft = text.draftOf(list);
  return (
    <>
      <ForStaff list={list} />
      <article className="paper patient-list">
        {draft === '' ? null : (
          <p className="paper-top">
            <strong>{draft}</strong>
          </p>
        )}
        <h2>{text.title}</h2>
        <p>
          <strong>{text.whose(list)}</strong>
          <br />
          {text.madeBy(list)}
        </p>
        <p>{text.howToUse}</p>
        <Section heading={text.allergies}>
          {list.allergies.map((allergy) => (
            <p key={allergy}>
              <strong>{allergy}</strong>
            </p>
          ))}
        </Section>
        <Taken list={list} />
        <Section heading={text.notTaken}>
          {list.notTaken.map((one) => (
            <div className="patient-medicine" key={`${one.name} ${one.why}`}>
              <h4>
                {one.name}: {text.changes[one.change]}
              </h4>
              {text.whyNot(one).map((words) => (
                <p key={words}>{words}</p>
              ))}
            </div>
          ))}
        </Section>
        <Section heading={text.unsettled}>
          {list.unsettled.map((one) => (
            <div className="patient-medicine" key={one.name}>
              <h4>{one.name}</h4>
              <p>{one.words}</p>
            </div>
          ))}
        </Section>
        {list.notRead.length === 0 ? null : <p>{text.notRead}</p>}
        <p>{text.ask}</p>
      </article>
    </>
  );
}

/** What has to be seen to before the paper is handed over. */
function ForStaff({ list }: { readonly list: PatientListView }) {
  const quoted = list.taken.filter((one) => one.quoted).map((one) => one.name);
  const lines: readonly (readonly [string, readonly string[]])[] = [
    [recordText.notFinal, list.notFinal],
    [recordText.quoted, quoted],
    [recordText.noPurpose, list.taken.filter((one) => one.purpose === '').map((one) => one.name)],
    [recordText.notReadFrom, list.notRead],
    [recordText.leftOut, list.leftOut],
  ];
  const shown = lines.filter(([, items]) => items.length > 0);
  if (shown.length === 0) return null;
  return (
    <section className="for-staff" aria-label={recordText.forStaff}>
      <h2>{recordText.forStaff}</h2>
      {shown.map(([heading, items]) => (
        <p key={heading}>
          <strong>{heading}:</strong> {joinedItems(items)}
        </p>
      ))}
    </section>
  );
}

function Taken({ list }: { readonly list: PatientListView }) {
  if (list.taken.length === 0)
    return (
      <Section heading={text.take}>
        <p>{list.unsettled.length === 0 ? text.takesNothing : text.nothingSettled}</p>
      </Section>
    );
  return text.sections.map(({ change, heading }) => (
    <Section key={change} heading={heading}>
      {list.taken
        .filter((one) => one.change === change)
        .map((one) => (
          <Medicine key={`${one.name} ${one.how}`} one={one} />
        ))}
    </Section>
  ));
}

function Medicine({ one }: { readonly one: TakenView }) {
  return (
    <div className="patient-medicine">
      <h4>{one.name}</h4>
      <p>
        <strong>{one.how}</strong>
      </p>
      {text.linesOf(one).map(([label, words]) => (
        <p key={label}>
          {label === '' ? null : <strong>{label} </strong>}
          {words}
        </p>
      ))}
    </div>
  );
}

/** A part of the list; nothing at all where it holds nothing. */
function Section({
  heading,
  children,
}: {
  readonly heading: string;
  readonly children: readonly ReactNode[] | ReactNode;
}) {
  if (Array.isArray(children) && children.length === 0) return null;
  return (
    <section>
      <h3>{heading}</h3>
      {children}
    </section>
  );
}

/** Sentences stand after one another; names are a list. */
const joinedItems = (items: readonly string[]): string =>
  items.join(items.every((item) => item.endsWith('.')) ? ' ' : ', ');
