import type { ConflictView } from '../../../shared/ipc/decision-views.ts';
import { choose, setActiveField, type Choice } from '../../stores/conflict.ts';
import { comparedFields, conflictText, mineLead } from '../../text/conflict.ts';
import { showMoment } from '../../text/dates.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { NoBreak } from '../../ui/no-break.tsx';

type Props = {
  readonly conflict: ConflictView;
  readonly choices: Readonly<Record<string, Choice>>;
  readonly active: string | null;
};

/** Base, mine, theirs. A field in which the two disagree is marked in both, and asks. */
export function FieldTable({ conflict, choices, active }: Props) {
  const { mine, theirs } = conflict;
  return (
    <table className="conflict-table">
      <caption className="only-read">
        {conflict.signature ? conflictText.medicines : conflictText.table}
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="only-read">
              {conflict.signature ? conflictText.medicine : conflictText.field}
            </span>
          </th>
          {conflict.whole ? null : <Heading name={conflictText.base} more={[conflictText.baseLead]} />}
          <Heading
            name={conflictText.mine}
            more={[`${mine.by}, ${showMoment(mine.at)}`, ...[mineLead(conflict) ?? []].flat()]}
          />
          <Heading
            name={conflictText.theirs}
            more={[`${theirs.by}, ${theirs.at === '' ? conflictText.notTimed : showMoment(theirs.at)}`]}
          />
          {conflict.whole ? null : <Heading name={conflictText.decide} more={[]} />}
        </tr>
      </thead>
      <tbody>
        {comparedFields(conflict).map((field) => (
          <FieldRow
            key={field.field}
            field={field}
            choice={choices[field.field]}
            active={field.field === active}
            whole={conflict.whole}
          />
        ))}
      </tbody>
    </table>
  );
}

function Heading({ name, more }: { readonly name: string; readonly more: readonly string[] }) {
  return (
    <th scope="col">
      <span className="column-name">{name}</span>
      {more.map((line) => (
        <span key={line} className="column-line quiet">
          <NoBreak text={line} />
        </span>
      ))}
    </th>
  );
}

type RowProps = {
  readonly field: ConflictView['fields'][number];
  readonly choice: Choice | undefined;
  readonly active: boolean;
  readonly whole: boolean;
};

/** What answers all at once is chosen above: in a row nothing is decided, and the mark of a difference stands on both sides. */
function FieldRow({ field, choice, active, whole }: RowProps) {
  const weight = field.asks ? 'differs' : undefined;
  return (
    <tr
      className={active ? 'active' : undefined}
      data-row-id={field.field}
      onClick={() => (field.asks ? setActiveField(field.field) : undefined)}
    >
      <th scope="row">
        {field.asks ? (
          <span tabIndex={-1} data-row-opener={field.field} className="strong">
            {field.label}
            {whole ? <span className="only-read">{conflictText.differs}</span> : null}
          </span>
        ) : (
          field.label
        )}
      </th>
      {whole ? null : (
        <td className="quiet">
          <NoBreak text={field.base} />
        </td>
      )}
      <td>
        <span className={weight}>
          <NoBreak text={field.mine} />
        </span>
      </td>
      <td>
        <span className={weight}>
          <NoBreak text={field.theirs} />
        </span>
      </td>
      {whole ? null : (
        <td className="decide">
          {field.asks ? (
            <span className="chips">
              <Keep field={field} side="mine" cap="M" words={conflictText.keepMine} choice={choice} />
              <Keep field={field} side="theirs" cap="T" words={conflictText.keepTheirs} choice={choice} />
            </span>
          ) : (
            <span className="quiet">{field.note === '' ? conflictText.same : field.note}</span>
          )}
        </td>
      )}
    </tr>
  );
}

function Keep({
  field,
  side,
  cap,
  words,
  choice,
}: {
  readonly field: RowProps['field'];
  readonly side: Choice;
  readonly cap: string;
  readonly words: string;
  readonly choice: Choice | undefined;
}) {
  return (
    <button
      type="button"
      className={choice === side ? 'chip chip-chosen' : 'chip'}
      aria-pressed={choice === side}
      onFocus={() => setActiveField(field.field)}
      onClick={() => choose(field.field, side)}
    >
      <KeyCap name={cap} />
      {words}
      <span className="only-read">: {field.label}</span>
    </button>
  );
}
