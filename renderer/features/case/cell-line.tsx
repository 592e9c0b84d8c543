import type { ReactNode } from 'react';
import type { CellLineView } from '../../../shared/ipc/case-views.ts';
import { caseText, statusWords } from '../../text/case.ts';
import { capitalised } from '../../text/common.ts';
import { spacedUnits } from '../../text/product.ts';
import { KnownValue } from '../../ui/known-value.tsx';
import { NoBreak } from '../../ui/no-break.tsx';

type Props = {
  readonly line: CellLineView;
  /** Names of the lines this is said of, where a source has several. */
  readonly names: readonly string[];
  readonly same: boolean;
};
type Field = CellLineView['differs'][number];

/** What one source says in one line: dose and route, how often, dates; then whatever was not understood, always. */
export function CellLine({ line, names, same }: Props) {
  const named = line.differs.some(
    (field) => field === 'medicine' || field === 'strength' || field === 'form',
  );
  const shown = names.length === 0 && named ? [line.term] : names;
  return (
    <div className="source-line">
      {shown.map((name, at) => (
        // Two lines of one name are two lines.
        <span key={at} className="cell-line">
          <Marked line={line} fields={['medicine', 'strength', 'form']}>
            {spacedUnits(name)}
          </Marked>
        </span>
      ))}
      {shown.length < 2 ? null : <span className="cell-line small quiet">{caseText.each(shown.length)}</span>}
      {line.brand.kind === 'not-recorded' ||
      (line.brand.kind === 'known' && !line.differs.includes('brand')) ? null : (
        <span className="cell-line">
          <Marked line={line} fields={['brand']}>
            <KnownValue value={line.brand} show={(brand) => brand.toUpperCase()} />
          </Marked>
        </span>
      )}
      {same ? (
        <span className="cell-line cell-flow">
          <span className="quiet">{caseText.same}</span>
          <Around line={line} />
        </span>
      ) : (
        <Directions line={line} />
      )}
      <Remainder line={line} />
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
  if (line.steps.length > 0 && line.textAgainstStructure === null) return <Steps line={line} />;
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

/** Several doses, each with its time, in the order they are taken. */
function Steps({ line }: { readonly line: CellLineView }) {
  return (
    <>
      <span className="cell-line">
        <span className="dose-word">{caseText.dose}</span>{' '}
        <Marked line={line} fields={['dose', 'frequency', 'timing', 'duration']}>
          <NoBreak text={line.steps.join(', ')} />
        </Marked>{' '}
        – <Route line={line} />
      </span>
      <span className="cell-line cell-flow">
        <Around line={line} />
      </span>
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
        <span className="cell-line cell-flow">
          <span>
            {caseText.structure} <span className="differs">{line.textAgainstStructure.structure}</span>
          </span>
          <Around line={line} />
        </span>
      </>
    );
  }
  return (
    <span className="cell-line cell-flow">
      {line.frequency.kind === 'not-recorded' ? (
        <span className="quiet">{caseText.oftenNotRecorded}</span>
      ) : (
        <span>
          <Marked line={line} fields={['frequency', 'timing', 'duration']}>
            <KnownValue value={line.frequency} />
          </Marked>
        </span>
      )}
      <Around line={line} />
    </span>
  );
}

/** Nothing was read from the directions: they stand as the source wrote them. */
function Unstructured({ line }: { readonly line: CellLineView }) {
  return (
    <span className="cell-line cell-flow">
      {line.directions.kind === 'not-recorded' ? (
        <span className="quiet">{caseText.doseNotRecorded}</span>
      ) : (
        <span>
          <span className="only-read">{caseText.directions} </span>
          <KnownValue value={line.directions} show={(text) => `“${text}”`} />
        </span>
      )}
      <Around line={line} />
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

/** Status where it is not plainly active, category and dates: on the line of the directions where they fit, else under it. */
function Around({ line }: { readonly line: CellLineView }) {
  const status = line.status.kind === 'known' ? statusWords(line.status.value) : null;
  const saidByDate = status !== null && line.dates.some((date) => date.startsWith(`${status} `));
  const category =
    line.category.kind === 'known' ? capitalised(line.category.value.replaceAll('-', ' ')) : null;
  return (
    <>
      {status === '' || saidByDate ? null : (
        <span>
          <Marked line={line} fields={['status']}>
            {status ?? (
              <>
                {caseText.status} <KnownValue value={line.status} show={String} />
              </>
            )}
          </Marked>
        </span>
      )}
      {line.indication.kind === 'not-recorded' ? null : (
        <span className="small">
          {caseText.indication} <KnownValue value={line.indication} />
        </span>
      )}
      {category === null ? null : <span className="small quiet">{category}</span>}
      {[...new Set(line.dates)].map((date) => (
        <span key={date} className="small quiet">
          <NoBreak text={date} />
        </span>
      ))}
    </>
  );
}
