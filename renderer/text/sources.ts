import type { ColumnView, SourceStateView } from '../../shared/ipc/source-views.ts';
import { typeWords } from '../../shared/medicines/resource-words.ts';
import { daysBetween, showDate } from '../../shared/core/instant.ts';
import { showShortly, wallClock } from './dates.ts';
import { layerWords } from './layers.ts';
import { plural } from './known.ts';

type Partial = Extract<SourceStateView, { kind: 'partial' }>['reasons'][number];
type Unavailable = Extract<SourceStateView, { kind: 'unavailable' }>['reason'];

/** A source without an update for this long is stale, and that is a finding (`1-product`). */
export const staleDays = 115;

export function partialWords(reason: Partial): string {
  switch (reason.kind) {
    case 'provider-not-answering':
      return `${reason.provider} did not answer`;
    case 'items-withheld':
      return 'items withheld';
    case 'data-in-transit':
      return 'data still on its way between practices';
    case 'data-awaiting-filing':
      return 'data waiting to be filed';
    case 'page-unreadable':
      return `page ${reason.page} could not be read`;
    case 'paging-stopped':
      return 'not all pages were received';
    case 'too-large':
      return 'too large to receive in full';
    case 'type-not-read':
      return `${typeWords(reason.type)} not read (${reason.detail})`;
    case 'fewer-than-said':
      return `${reason.said} ${typeWords(reason.type)} announced, ${reason.came} received`;
    case 'another-patient':
      return `${plural(reason.count, 'entry', 'entries')} of another patient left out`;
    case 'still-reading':
      return 'reading was cut off before its end';
    case 'not-all-given':
      return 'not all of it was given';
  }
}

export function unavailableWords(reason: Unavailable): string {
  switch (reason.kind) {
    case 'not-answering':
      return `${layerWords(reason.layer)} did not answer`;
    case 'sign-in-needed':
      return 'sign-in needed';
    case 'not-permitted':
      return 'your sign-in does not allow it';
    case 'identity-disagrees':
      return 'identity disagrees, so nothing is shown';
    case 'restricted':
      return 'restricted record';
    case 'store-not-found':
      return 'the record locator names no store for this patient';
    case 'several-stores':
      return `the record locator names more than one store (${reason.detail})`;
    case 'no-practice':
      return 'no GP practice is recorded for this patient';
    case 'not-offered':
    case 'refused':
    case 'record-not-given':
      return reason.detail;
    case 'not-read-yet':
      return 'not read yet';
  }
}

/** Technical detail of a state, safe to show; empty where there is none. */
export function stateDetail(state: SourceStateView): string {
  const detailOf = (part: Partial | Unavailable): string => ('detail' in part ? part.detail : '');
  switch (state.kind) {
    case 'partial':
      return state.reasons
        .map(detailOf)
        .filter((text) => text !== '')
        .join('; ');
    case 'unavailable':
      return detailOf(state.reason);
    case 'complete':
    case 'withheld':
    case 'patient-not-known':
      return '';
  }
}

export type StatusLine = {
  readonly mark: 'complete' | 'partial' | 'stale' | 'unavailable' | 'withheld' | 'offline' | 'waiting';
  readonly word: string;
  readonly more: string;
};

/** How a source answered, in one word and what is behind it. */
export function stateLine(state: SourceStateView): StatusLine {
  switch (state.kind) {
    case 'complete':
      return { mark: 'complete', word: 'Complete', more: '' };
    case 'partial':
      return { mark: 'partial', word: 'Partial', more: state.reasons.map(partialWords).join('; ') };
    case 'unavailable':
      return state.reason.kind === 'not-read-yet'
        ? { mark: 'waiting', word: 'Not read yet', more: '' }
        : { mark: 'unavailable', word: 'Unavailable', more: unavailableWords(state.reason) };
    case 'withheld':
      return { mark: 'withheld', word: 'Withheld', more: state.by === '' ? '' : `by ${state.by}` };
    case 'patient-not-known':
      return { mark: 'unavailable', word: 'Patient not known here', more: '' };
  }
}

/** Days since the newest thing the source says; `undefined` where that is not known to the day. */
export function daysSinceUpdate(column: ColumnView, nowMillis: number): number | undefined {
  const { newestAssertion } = column;
  if (newestAssertion.kind !== 'known' || newestAssertion.value.length < 10) return undefined;
  return daysBetween(newestAssertion.value.slice(0, 10), wallClock(nowMillis).day);
}

/** What stands under the name of a source: how it answered, that it is stale, that it is an offline copy. */
export function columnLines(column: ColumnView, nowMillis: number): readonly StatusLine[] {
  const state = stateLine(column.state);
  const days = daysSinceUpdate(column, nowMillis);
  const stale: readonly StatusLine[] =
    days !== undefined && days >= staleDays ? [{ mark: 'stale', word: 'Stale', more: `${days} days` }] : [];
  const offline: readonly StatusLine[] = column.offlineCopy
    ? [{ mark: 'offline', word: 'Offline copy', more: '' }]
    : [];
  const added = [...offline, ...stale];
  return state.mark === 'complete' && added.length > 0 ? added : [state, ...added];
}

/** "Read 10:48" and, for a stale source, the newest thing in it; empty where it never was. */
export function columnAsOf(column: ColumnView, nowMillis: number): string {
  const days = daysSinceUpdate(column, nowMillis);
  const newest =
    days !== undefined && days >= staleDays && column.newestAssertion.kind === 'known'
      ? `newest ${showDate(column.newestAssertion.value)}`
      : '';
  const { asOf } = column;
  const read = asOf.kind === 'known' ? `Read ${showShortly(asOf.value, nowMillis)}` : '';
  return [read, newest].filter((part) => part !== '').join(', ');
}
