import { assertNever } from '../../shared/core/must.ts';
import type { Known } from '../../shared/core/known.ts';
import type { PreparationView, WardPatientView, WardView } from '../../shared/ipc/ward-views.ts';
import { ageYears, showAge, showWhen, momentOf } from './dates.ts';
import { showDate } from '../../shared/core/instant.ts';
import { listed, plural, sayKnown } from './known.ts';
import { stateLine } from '../../shared/medicines/source-words.ts';
import { storeWords } from './store-refusals.ts';

export const wardText = {
  change: 'Change ward',
  choose: 'Choose a ward',
  noWards:
    'No ward is known on this computer yet. The ward lists come from the census; sign in to its record first.',
  notOpen: 'This ward could not be opened.',
  filters: 'Show',
  search: 'Filter by name, bed, NHS number or medicine',
  searchShort: 'Filter',
  sortedBy: 'Sorted by',
  noneMatch: 'No patient on this ward matches. Clear the filter to see all.',
  clear: 'Clear the filter',
  elsewhere: 'Elsewhere on this computer',
  elsewhereFailed: 'The other wards could not be searched. Type on to try again.',
  moreElsewhere: 'There are more. Type more of the name, the NHS number or the birth date.',
  onNoWard: 'on no ward now',
  born: 'born',
  bed: 'bed',
  empty: 'The census has nobody on this ward.',
  prepare: 'Prepare ward for offline',
  prepareStart: 'Prepare this ward',
  prepareAgain: 'Prepare again',
  pause: 'Pause',
  resume: 'Go on',
  cancel: 'Cancel, keep what is ready',
  prepareLead:
    'Reads every source of every patient on this ward, so that the ward can be worked on without the network.',
  chart: 'Reconciled within 24 hours',
  chartRule: 'NICE QS120',
  chartEmpty: 'No admission of this ward has been reconciled yet, nor have the 24 hours of any passed.',
  chartNotKnown: 'Not known yet: nothing of this ward was read on this computer.',
  chartFrom: 'From the cases on this computer.',
  legend: 'Open discrepancies:',
  notCompared: 'Not compared yet',
  noneOpen: 'None open',
  notKnownYet: 'Not known yet',
  noneOnList: 'None on the list',
  readCensus: 'Read the ward list again',
  othersNotKnown: 'What was begun at other computers cannot be known: the trust has no store of its own',
  columns: {
    bed: 'Bed',
    patient: 'Patient',
    born: 'Born',
    nhsNumber: 'NHS number',
    clock: '24-hour clock',
    stage: 'Stage',
    timeCritical: 'Time-critical medicines',
    sources: 'Sources read',
    offline: 'Offline',
  },
  invalidNumber: 'check digit wrong',
} as const;

export const filterWords = {
  all: 'All',
  'to-do': 'To do',
  'under-6-hours': 'Under 6 hours',
  'time-critical': 'Time-critical',
} as const;

/** Whether any source of the patient was read, so that something is known of their medicines. */
export const wasRead = ({ timeCritical }: WardPatientView): boolean => timeCritical.kind === 'known';

/** "2", "2, 16 not known" or "not known yet": whose medicines nobody read is in no count of them. */
export function countWords({ patients }: WardView, filter: keyof typeof filterWords, count: number): string {
  const unread = filter === 'time-critical' ? patients.filter((one) => !wasRead(one)).length : 0;
  if (unread === 0) return String(count);
  return count === 0 && unread === patients.length ? 'not known yet' : `${count}, ${unread} not known`;
}

export const sortWords = {
  risk: { by: 'risk', more: 'worst first, then time left. Not compared ranks as serious' },
  'time-left': { by: 'time left', more: 'least first' },
  bed: { by: 'bed', more: '' },
  name: { by: 'name', more: 'surname first' },
} as const;

/** "18 patients. Census from Northmoor PAS, 10:44 today" */
export function censusWords(ward: WardView, nowMillis: number): string {
  const { census } = ward;
  const read = census.readAt.kind === 'known' ? `, ${showWhen(census.readAt.value, nowMillis)}` : '';
  const state = stateLine(census.state);
  const trouble =
    census.state.kind === 'complete' ? '' : `. ${state.word}${state.more === '' ? '' : `: ${state.more}`}`;
  const others = ward.othersKnown ? '' : `. ${wardText.othersNotKnown}`;
  return `${plural(ward.patients.length, 'patient')}. Census from ${census.name}${read}${trouble}${others}`;
}

/** "04-Mar-1948 (78 y)" */
export const showBorn =
  (nowMillis: number) =>
  (born: string): string => {
    const age = ageYears(born, nowMillis);
    return age === undefined ? showDate(born) : `${showDate(born)} (${age} y)`;
  };

export const similarWords = (beds: readonly string[]): string =>
  `Similar name: ${beds.length === 1 ? 'bed' : 'beds'} ${listed(beds)}`;

/** A piece of the "sources read" cell; `trouble` is set in bold. */
export type FreshPart = { readonly words: string; readonly trouble: boolean };

const dayMillis = 86_400_000;

/** A chart older than this is marked on the ward row. */
function ageOf(asOf: Known<string>, nowMillis: number): number | undefined {
  const read = asOf.kind === 'known' ? momentOf(asOf.value) : undefined;
  return read === undefined ? undefined : nowMillis - read;
}

/** Sources that answered in full and lately come last and together; every other one is named with what is wrong. */
export function freshParts(patient: WardPatientView, nowMillis: number): readonly FreshPart[] {
  const parts = patient.sources.map((source) => {
    const age = ageOf(source.asOf, nowMillis);
    const old = age === undefined || age > dayMillis;
    const fine = source.state.kind === 'complete';
    const words = fine
      ? `${source.name} ${age === undefined ? sayKnown(source.asOf, String).toLowerCase() : showAge(age)}`
      : `${source.name} ${stateLine(source.state).word.toLowerCase()}`;
    return { words, trouble: !fine || old, age };
  });
  const trouble = parts.filter((part) => part.trouble);
  const fine = parts.filter((part) => !part.trouble);
  if (parts.length <= 2 || fine.length <= 1) return [...trouble, ...fine];
  const oldest = Math.max(60_000, ...fine.map((part) => part.age ?? 0));
  const rest = trouble.length === 0 ? `All ${fine.length}` : `${fine.length} others`;
  return [...trouble, { words: `${rest} within ${showAge(oldest)}`, trouble: false }];
}

/** The offline cell: a mark and a word. */
export function offlineWords(offline: WardPatientView['offline']): {
  readonly mark: 'ready' | 'partial' | 'waiting' | 'empty';
  readonly word: string;
  readonly trouble: boolean;
} {
  switch (offline.kind) {
    case 'ready':
      return { mark: 'ready', word: 'Ready', trouble: false };
    case 'gaps':
      return { mark: 'partial', word: plural(offline.count, 'gap'), trouble: true };
    case 'reading':
      return { mark: 'waiting', word: 'Reading', trouble: false };
    case 'waiting':
      return { mark: 'empty', word: 'Waiting', trouble: false };
    case 'not-on-this-computer':
      return { mark: 'empty', word: 'Not here', trouble: false };
    default:
      return assertNever(offline);
  }
}

/** " 3 patients not compared yet.", of whom was read; while it runs, those still to be read would be counted as well. */
export function notComparedYet({ preparation, patients }: WardView): string {
  if (preparation.kind !== 'finished') return '';
  const count = patients.filter((one) => wasRead(one) && one.findings.kind === 'not-compared').length;
  return count === 0 ? '' : ` ${plural(count, 'patient')} not compared yet.`;
}

/** What the preparation is doing, beside its bar. */
export function preparationWords(preparation: PreparationView, nowMillis: number): string {
  switch (preparation.kind) {
    case 'idle':
      return wardText.prepareLead;
    case 'running': {
      const beds = preparation.readingBeds;
      const reading =
        beds.length === 0 ? 'Reading' : `Reading ${beds.length === 1 ? 'bed' : 'beds'} ${listed(beds)} now`;
      return `${reading}, ${preparation.waiting} waiting.`;
    }
    case 'paused':
      return `Paused. ${preparation.waiting} waiting.`;
    case 'finished':
      return endedWords(preparation.ended, showWhen(preparation.at, nowMillis));
    default:
      return assertNever(preparation);
  }
}

type Ended = Extract<PreparationView, { kind: 'finished' }>['ended'];

function endedWords(ended: Ended, at: string): string {
  if (ended === 'whole') return `Finished ${at}.`;
  if (ended === 'cancelled') return `Cancelled ${at}.`;
  return ended === 'failed'
    ? `Ended ${at} by an error of Concord, which is in its log. What is ready is kept; prepare again.`
    : `Ended ${at}: ${storeWords(ended).what} What is ready is kept.`;
}

export const keptWords = (kept: Known<string>): string =>
  kept.kind === 'known' ? ` Kept encrypted on this computer until ${showDate(kept.value)}.` : '';

/** "bed 27 GP record unavailable, bed 9 GP record withheld" */
export const gapsWords = (gaps: WardView['gaps']): string =>
  gaps
    .map(
      (gap) =>
        `${gap.bed === '' ? gap.name : `bed ${gap.bed}`} ${gap.source} ${stateLine(gap.state).word.toLowerCase()}`,
    )
    .join(', ');

/** Look-ahead: who lies outside the window. */
export const belowWords = (count: number): string => `↓ ${plural(count, 'patient')} below.`;

export const readOf = (done: number, total: number): string => `${done} of ${total} read`;

export const announceSort = (by: string): string => `Sorted by ${by}`;
export const announceFilter = (words: string, count: string): string =>
  `${words}: ${/^\d+$/.test(count) ? plural(Number(count), 'patient') : count}`;
