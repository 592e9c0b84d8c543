import type { ReactNode } from 'react';
import type { CellLineView } from '../../../shared/ipc/case-views.ts';
import { caseText, statusWords } from '../../text/case.ts';
import { capitalised } from '../../text/common.ts';
import { KnownValue } from '../../ui/known-value.tsx';
import { Unbroken } from '../../ui/unbroken.tsx';

type Props = { readonly line: CellLineView; readonly several: boolean; readonly same: boolean };
type Field = CellLineView['differs'][number];

/** What one source says in one line: dose and route, how often, dates; then whatever was not understood, always. */
export function CellLine({ line, several, same }: Props) {
  const named =
    several || line.differs.some((field) => field === 'medicine' || field === 'strength' || field === 'form');
  return (
    <div className="source-line">
      {named ? (
        <span className="cell-line">
          <Marked line={line} fields={['medicine', 'strength', 'form']}>
            {line.term}
          </Marked>
        </span>
      ) : null}
      {line.brand.kind === 'not-recorded' ||
      (line.brand.kind === 'known' && !line.differs.includes('brand')) ? null : (
        <span className="cell-line">
          <Marked line={line} fields={['brand']}>
            <KnownValue value={line.brand} show={(brand) => brand.toUpperCase()} />
          </Marked>
        </span>
      )}
      {same ? <span className="cell-line quiet">{caseText.same}</span> : <Directions line={line} />}
      <Remainder line={line} />
      <Around line={line} />
    </div>
  );
}

/** A field that differs is bold and underlined, and said to a screen reader. */
function Marked({
  line,
  fields,
  children,
}: {
  readonly line: CellLineView;
  readonly fields: readonly Field[];
  readonly children: ReactNode;
}) {
  if (!fields.some((field) => line.differs.includes(field))) return <>{children}</>;
  return (
    <span className="differs">
      {children}
      <span className="only-read"> ({caseText.differs})</span>
    </span>
  );
}

function Directions({ line }: { readonly line: CellLineView }) {
  const unread = line.dose.kind === 'not-recorded' && line.frequency.kind === 'not-recorded';
  if (unread && line.textAgainstStructure === null) return <Unstructured line={line} />;
  return (
    <>
      <span className="cell-line">
        {line.dose.kind === 'not-recorded' ? (
          caseText.doseNotRecorded
        ) : (
          <>
            <span className="dose-word">{caseText.dose}</span>{' '}
            <Marked line={line} fields={['dose']}>
              <span className="amount">
                <KnownValue value={line.dose} />
              </span>
            </Marked>
          </>
        )}{' '}
        – <Route line={line} />
      </span>
      <HowOften line={line} />
    </>
  );
}

function Route({ line }: { readonly line: CellLineView }) {
  if (line.route.kind === 'not-recorded') return <span className="quiet">{caseText.routeNotRecorded}</span>;
  return (
    <Marked line={line} fields={['route']}>
      <KnownValue value={line.route} />
    </Marked>
  );
}

function HowOften({ line }: { readonly line: CellLineView }) {
  if (line.textAgainstStructure !== null) {
    return (
      <>
        <span className="cell-line">
          {caseText.text} <span className="differs">{line.textAgainstStructure.text}</span>
        </span>
        <span className="cell-line">
          {caseText.structure} <span className="differs">{line.textAgainstStructure.structure}</span>
        </span>
      </>
    );
  }
  if (line.frequency.kind === 'not-recorded')
    return <span className="cell-line quiet">{caseText.oftenNotRecorded}</span>;
  return (
    <span className="cell-line">
      <Marked line={line} fields={['frequency', 'timing', 'duration']}>
        <KnownValue value={line.frequency} />
      </Marked>
    </span>
  );
}

/** Nothing was read from the directions: they stand as the source wrote them. */
function Unstructured({ line }: { readonly line: CellLineView }) {
  if (line.directions.kind === 'not-recorded')
    return <span className="cell-line quiet">{caseText.doseNotRecorded}</span>;
  return (
    <span className="cell-line">
      {caseText.directions} <KnownValue value={line.directions} show={(text) => `“${text}”`} />
    </span>
  );
}

function Remainder({ line }: { readonly line: CellLineView }) {
  if (line.remainder === '') return null;
  const whole =
    line.directions.kind === 'known' &&
    line.directions.value === line.remainder &&
    line.dose.kind === 'not-recorded';
  return (
    <span className="cell-line remainder">
      {caseText.notUnderstood} {whole ? caseText.allOfIt : `“${line.remainder}”`}
    </span>
  );
}

function Around({ line }: { readonly line: CellLineView }) {
  const status = line.status.kind === 'known' ? statusWords(line.status.value) : null;
  const category =
    line.category.kind === 'known' ? capitalised(line.category.value.replaceAll('-', ' ')) : null;
  return (
    <>
      {status === '' ? null : (
        <span className="cell-line">
          <Marked line={line} fields={['status']}>
            {status ?? (
              <>
                {caseText.status} <KnownValue value={line.status} show={String} />
              </>
            )}
          </Marked>
        </span>
      )}
      {category === null ? null : <span className="cell-line quiet">{category}</span>}
      {[...new Set(line.dates)].map((date) => (
        <span key={date} className="cell-line quiet">
          <Unbroken text={date} />
        </span>
      ))}
      {line.notes.map((note) => (
        <span key={note} className="cell-line">
          {caseText.note} {note}
        </span>
      ))}
    </>
  );
}
