import { useStore } from 'zustand';
import type { WardView } from '../../../shared/ipc/ward-views.ts';
import { announce } from '../../stores/announce.ts';
import { openOverlay } from '../../stores/screen.ts';
import { refreshWard, setFilter, setSearch, wardStore, type WardFilter } from '../../stores/ward.ts';
import { beginText } from '../../text/typed-patient.ts';
import {
  announceFilter,
  censusWords,
  countWords,
  wasRead,
  filterWords,
  sortWords,
  wardText,
} from '../../text/ward.ts';
import { Button } from '../../ui/button.tsx';
import { RefreshMark } from '../../ui/marks.tsx';
import { useNow } from '../../ui/now.ts';
import { passes } from './order.ts';
import { Preparation } from './preparation.tsx';
import { Share24Chart } from './share-chart.tsx';

/** Which ward, what is shown of it, how it is sorted; the preparation; the ward's measure. */
export function WardHead({ ward }: { readonly ward: WardView }) {
  const now = useNow();
  const busy = useStore(wardStore, (state) => state.ward.busy);
  return (
    <div className="ward-head">
      <section className="ward-title" aria-label={ward.name}>
        <div className="ward-name">
          <h1>{ward.name}</h1>
          <Search />
        </div>
        <p className="quiet">
          {censusWords(ward, now)}{' '}
          <button
            type="button"
            className="icon-button"
            aria-label={wardText.readCensus}
            aria-busy={busy}
            onClick={() => void refreshWard()}
          >
            <RefreshMark />
          </button>{' '}
          <Button look="link" onPress={() => openOverlay('wards')}>
            {wardText.change}
          </Button>{' '}
          <Button look="link" keyCap="N" onPress={() => openOverlay('begin-patient')}>
            {beginText.title}
          </Button>
        </p>
        <Filters ward={ward} />
        <Sorted />
      </section>
      <Preparation ward={ward} />
      <Share24Chart days={ward.within24Hours} anyRead={ward.patients.some(wasRead)} />
    </div>
  );
}

const filters: readonly WardFilter[] = ['all', 'to-do', 'under-6-hours', 'time-critical'];

function Filters({ ward }: { readonly ward: WardView }) {
  const now = useNow();
  const chosen = useStore(wardStore, (state) => state.filter);
  const count = (filter: WardFilter): string =>
    countWords(ward, filter, ward.patients.filter((patient) => passes(patient, filter, now)).length);
  return (
    <fieldset className="filters" aria-label={wardText.filters}>
      {filters.map((filter) => (
        <button
          key={filter}
          type="button"
          className="filter"
          aria-pressed={filter === chosen}
          onClick={() => {
            setFilter(filter);
            announce(announceFilter(filterWords[filter], count(filter)));
          }}
        >
          {filterWords[filter]} {count(filter)}
        </button>
      ))}
    </fieldset>
  );
}

function Search() {
  const search = useStore(wardStore, (state) => state.search);
  return (
    <input
      id="ward-search"
      className="text-box"
      type="search"
      aria-label={wardText.search}
      placeholder={wardText.searchShort}
      value={search}
      onChange={(event) => setSearch(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' && event.key !== 'Enter') return;
        event.preventDefault();
        if (event.key === 'Escape') setSearch('');
        document.querySelector<HTMLElement>('tr.active [data-row-opener]')?.focus();
      }}
    />
  );
}

function Sorted() {
  const sort = useStore(wardStore, (state) => state.sort);
  const words = sortWords[sort];
  return (
    <p className="sorted">
      {wardText.sortedBy} <strong>{words.by}</strong> {words.more}
    </p>
  );
}
