import type { EntryView, OutboxView } from '../../../shared/ipc/decision-views.ts';
import { setActiveEntry } from '../../stores/outbox.ts';
import { goToCase, goToConflict } from '../../stores/screen.ts';
import { momentOf, showAge, showShortly } from '../../text/dates.ts';
import { showNhsNumber } from '../../text/known.ts';
import { groupOf, groupOrder, groupText, outboxText, stateText } from '../../text/outbox.ts';
import { Button } from '../../ui/button.tsx';
import { KnownValue } from '../../ui/known-value.tsx';
import { StateMark } from '../../ui/marks.tsx';
import { useNow } from '../../ui/now.ts';
import { Unbroken } from '../../ui/unbroken.tsx';

/** Three groups, always all three, so that "nothing" is said. */
export function EntryTable({ view, active }: { readonly view: OutboxView; readonly active: string }) {
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
          const entries = view.entries.filter((entry) => groupOf(entry.state) === group);
          return (
            <tbody key={group}>
              <tr className="band">
                <th scope="rowgroup" colSpan={5}>
                  <span className="band-words">
                    {groupText(group).title} <span className="band-count">{counts[group]}</span>
                  </span>{' '}
                  <span className="quiet">
                    {entries.length === 0 ? outboxText.none : groupText(group).note}
                  </span>
                </th>
              </tr>
              {entries.map((entry) => (
                <EntryRow key={entry.id} entry={entry} active={entry.id === active} />
              ))}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}

function EntryRow({ entry, active }: { readonly entry: EntryView; readonly active: boolean }) {
  const now = useNow();
  const since = momentOf(entry.since);
  const state = stateText(entry.state);
  return (
    <tr
      className={active ? 'active' : undefined}
      data-row-id={entry.id}
      onClick={() => setActiveEntry(entry.id)}
    >
      <td className="mark-cell">
        <StateMark state={state.mark} />
        <span className="only-read">{state.word}</span>
      </td>
      <th scope="row">
        <button
          type="button"
          className="opener"
          data-row-opener={entry.id}
          tabIndex={active ? 0 : -1}
          onFocus={() => setActiveEntry(entry.id)}
          onClick={() => goToCase(entry.patient)}
        >
          <span className="family">{entry.family}</span>, {entry.given}
        </button>
        <span className="cell-line quiet nowrap">
          <KnownValue value={entry.nhsNumber} show={showNhsNumber} />
        </span>
      </th>
      <td>
        <strong>{entry.what}</strong>
        <span className="cell-line quiet">
          {entry.about === '' ? '' : `${entry.about}, `}
          {outboxText.to} {entry.record}
        </span>
      </td>
      <td>
        <Unbroken text={entry.why} /> {entry.attempts === 0 ? '' : `${outboxText.tried(entry.attempts)} `}
        {entry.nextTry.kind === 'known' ? outboxText.nextTry(showShortly(entry.nextTry.value, now)) : ''}
        {entry.state === 'in-conflict' ? (
          <Button look="link" onPress={() => goToConflict(entry.patient, entry.id)}>
            {outboxText.compare}
          </Button>
        ) : null}
      </td>
      <td className="nowrap">
        {showShortly(entry.since, now)}
        {since === undefined || groupOf(entry.state) === 'sent' ? null : (
          <span className="cell-line quiet">{showAge(now - since)}</span>
        )}
      </td>
    </tr>
  );
}
