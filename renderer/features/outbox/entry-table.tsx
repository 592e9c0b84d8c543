import type { EntryView, OutboxView } from '../../../shared/ipc/decision-views.ts';
import { setActiveEntry, toggleBundle } from '../../stores/outbox.ts';
import { goToCase, goToConflict } from '../../stores/screen.ts';
import { momentOf, showAge, showShortly } from '../../text/dates.ts';
import { showNhsNumber } from '../../text/known.ts';
import {
  bundleWords,
  earlierWords,
  groupOf,
  groupOrder,
  groupText,
  outboxText,
  stateText,
  toldWords,
  type EntryGroup,
} from '../../text/outbox.ts';
import { Button } from '../../ui/button.tsx';
import { KnownValue } from '../../ui/known-value.tsx';
import { StateMark } from '../../ui/marks.tsx';
import { useNow } from '../../ui/now.ts';
import { NoBreak } from '../../ui/no-break.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { headOf, reasonsOf, type OutboxLine } from './lines.ts';

type Props = {
  readonly view: OutboxView;
  readonly lines: ReadonlyMap<EntryGroup, readonly OutboxLine[]>;
  readonly active: string;
};

/** Three groups, always all three, so that "nothing" is said. */
export function EntryTable({ view, lines, active }: Props) {
  const counts = { person: view.needsPerson, waiting: view.waiting, sent: view.sent };
  return (
    <div className="table-scroll">
      <table className="entry-table">
        <caption className="only-read">{outboxText.table}</caption>
        <thead>
          <tr>
            <th scope="col" className="mark-cell">
              <span className="only-read">{outboxText.mark}</span>
            </th>
            <th scope="col">{outboxText.patient}</th>
            <th scope="col">{outboxText.what}</th>
            <th scope="col">{outboxText.why}</th>
            <th scope="col">{outboxText.since}</th>
          </tr>
        </thead>
        {groupOrder.map((group) => {
          const own = lines.get(group) ?? [];
          return (
            <tbody key={group}>
              <tr className="band">
                <th scope="rowgroup" colSpan={5}>
                  <span className="band-words">
                    {groupText(group).title} <span className="band-count">{counts[group]}</span>
                  </span>{' '}
                  <span className="quiet">{own.length === 0 ? outboxText.none : noteOf(view, group)}</span>
                </th>
              </tr>
              {own.map((line) =>
                line.kind === 'entry' ? (
                  <EntryRow key={line.id} line={line} active={line.id === active} />
                ) : (
                  <BundleRow key={line.id} line={line} active={line.id === active} />
                ),
              )}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}

function noteOf({ entries, earlier }: OutboxView, group: EntryGroup): string {
  const listed = entries.filter(({ state }) => groupOf(state) === 'sent').length;
  return `${groupText(group).note}${group === 'sent' ? earlierWords(listed, earlier) : ''}`;
}

type RowProps<Kind extends OutboxLine['kind']> = {
  readonly line: Extract<OutboxLine, { kind: Kind }>;
  readonly active: boolean;
};

function EntryRow({ line: { entry, inside }, active }: RowProps<'entry'>) {
  const now = useNow();
  const told = toldWords(entry, now);
  return (
    <tr
      className={active ? 'active' : undefined}
      data-row-id={entry.id}
      onClick={() => setActiveEntry(entry.id)}
    >
      <State of={entry} />
      <Patient id={entry.id} entry={entry} active={active} inside={inside} />
      <td>
        <strong>{entry.what}</strong>
        <span className="cell-line quiet">
          {entry.about === '' ? '' : `${entry.about}, `}
          {outboxText.to} {entry.record}
        </span>
      </td>
      <td>
        <NoBreak text={entry.why} /> {entry.attempts === 0 ? '' : `${outboxText.tried(entry.attempts)} `}
        {entry.nextTry.kind === 'known' ? outboxText.nextTry(showShortly(entry.nextTry.value, now)) : ''}
        {told === '' ? null : (
          <strong className="cell-line">
            <NoBreak text={told} />
          </strong>
        )}
        {entry.state === 'in-conflict' ? (
          <Button look="link" onPress={() => goToConflict(entry.patient, entry.id)}>
            {outboxText.compare}
          </Button>
        ) : null}
      </td>
      <Since of={entry} />
    </tr>
  );
}

/** Entries of one patient to one record in one line, so that one patient's many do not hide another's one. */
function BundleRow({ line: { id, entries, open }, active }: RowProps<'bundle'>) {
  const [first] = entries;
  return (
    <tr className={active ? 'active' : undefined} data-row-id={id} onClick={() => setActiveEntry(id)}>
      <State of={headOf(entries)} />
      <Patient id={id} entry={first} active={active} inside={false} />
      <td>
        <strong>{outboxText.entries(entries.length)}</strong>
        <span className="cell-line quiet">
          {outboxText.to} {first.record}: {bundleWords(entries)}
        </span>
      </td>
      <td>
        {reasonsOf(entries).map((why) => (
          <span key={why} className="cell-line">
            <NoBreak text={why} />
          </span>
        ))}
        <Button look="link" keyCap="F" onPress={() => toggleBundle(id)}>
          {open ? outboxText.foldAgain : outboxText.show(entries.length)}
        </Button>
      </td>
      <Since of={first} />
    </tr>
  );
}

function State({ of }: { readonly of: EntryView }) {
  const state = stateText(of.state);
  return (
    <td className="mark-cell">
      <StateMark state={state.mark} />
      <span className="only-read">{state.word}</span>
    </td>
  );
}

type PatientProps = {
  readonly id: string;
  readonly entry: EntryView;
  readonly active: boolean;
  readonly inside: boolean;
};

function Patient({ id, entry, active, inside }: PatientProps) {
  return (
    <th scope="row" className={inside ? 'inside' : undefined}>
      <button
        type="button"
        className="opener"
        data-row-opener={id}
        tabIndex={active ? 0 : -1}
        onFocus={() => setActiveEntry(id)}
        onClick={() => goToCase(entry.patient)}
      >
        <PersonName name={entry} />
      </button>
      <span className="cell-line quiet nowrap">
        <KnownValue value={entry.nhsNumber} show={showNhsNumber} />
      </span>
    </th>
  );
}

function Since({ of }: { readonly of: EntryView }) {
  const now = useNow();
  const since = momentOf(of.since);
  return (
    <td className="nowrap">
      {showShortly(of.since, now)}
      {since === undefined || groupOf(of.state) === 'sent' ? null : (
        <span className="cell-line quiet">{showAge(now - since)}</span>
      )}
    </td>
  );
}
