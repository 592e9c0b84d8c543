import { showDate } from '../core/instant.ts';
import type { Known } from '../core/known.ts';
import { typeWords } from './resource-words.ts';
import type { Layer, PartialReason, SourceState, UnavailableReason } from './source.ts';

const layers: Readonly<Record<Exclude<Layer, 'answer' | 'this-computer'>, string>> = {
  network: 'the network',
  'integration-engine': 'the integration engine',
  'identity-server': 'the identity server',
  record: 'the record',
  provider: 'an organisation behind the record',
};

/** Which layer it was that gave nothing to read: "the record did not answer". */
export function silenceWords(layer: Layer): string {
  switch (layer) {
    case 'answer':
      return 'its answer could not be read';
    case 'this-computer':
      return 'reading was stopped on this computer';
    default:
      return `${layers[layer]} did not answer`;
  }
}

export function partialWords(reason: PartialReason): string {
  switch (reason.kind) {
    case 'provider-not-answering':
      return reason.provider === '' ? 'part of it was not given' : `${reason.provider} did not answer`;
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
      return `${reason.count} ${reason.count === 1 ? 'entry' : 'entries'} of another patient left out`;
    case 'still-reading':
      return 'reading was cut off before its end';
    case 'not-all-given':
      return `not all of it was given${reason.detail === '' ? '' : `: ${reason.detail}`}`;
  }
}

export function unavailableWords(reason: UnavailableReason): string {
  switch (reason.kind) {
    case 'not-answering':
      return silenceWords(reason.layer);
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

/** Who withholds it, or in the source's own words why: "by the patient", "“Not shared”". */
export const withheldBy = (by: string): string => (by === '' || by.startsWith('“') ? by : `by ${by}`);

/** One thing that is said of how a source stands: its mark, its word, and what is behind the word. */
export type StatusLine = {
  readonly mark: 'complete' | 'partial' | 'stale' | 'unavailable' | 'withheld' | 'offline' | 'waiting';
  readonly word: string;
  readonly more: string;
};

/** How a source answered, in one word and what is behind it. */
export function stateLine(state: SourceState): StatusLine {
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
      return { mark: 'withheld', word: 'Withheld', more: withheldBy(state.by) };
    case 'patient-not-known':
      return { mark: 'unavailable', word: 'Patient not known here', more: '' };
  }
}

/** How a source answered, whether that is a copy from before, and for how many days nothing new has come into it. */
export type Standing = {
  readonly state: SourceState;
  readonly offlineCopy: boolean;
  /** Days since its newest entry where it is stale, as the finding about it has it; null where it is not. */
  readonly staleDays: number | null;
};

/** All that is said of how a source stands: under its name, at the signature, on paper and in the written list. */
export function standingLines({ state, offlineCopy, staleDays }: Standing): readonly StatusLine[] {
  const offline: readonly StatusLine[] = offlineCopy
    ? [{ mark: 'offline', word: 'Offline copy', more: '' }]
    : [];
  const stale: readonly StatusLine[] =
    staleDays === null ? [] : [{ mark: 'stale', word: 'Stale', more: `${staleDays} days` }];
  return [stateLine(state), ...offline, ...stale];
}

/** "Complete, offline copy, stale: 130 days". What is behind a part or a silence is `standingMeaning`. */
export const standingWords = (standing: Standing): string =>
  standingLines(standing)
    .map(({ mark, word, more }, at) => {
      const said = at === 0 ? word : word.toLowerCase();
      return mark === 'stale' ? `${said}: ${more}` : said;
    })
    .join(', ');

/** "newest 21-Jul-2026": of what a source says, the newest; nothing where that is not known. */
export const newestWords = (newest: Known<string>): string =>
  newest.kind === 'known' ? `newest ${showDate(newest.value)}` : '';

/** What its standing means for whoever reads the paper, in sentences. */
export function standingMeaning({ state, offlineCopy }: Standing): string {
  const copy = offlineCopy ? ['It may have changed since.'] : [];
  return [stateMeaning(state), ...copy].join(' ');
}

/** What its answer means for whoever reads the paper, in sentences. */
export function stateMeaning(state: SourceState): string {
  const { word, more } = stateLine(state);
  switch (state.kind) {
    case 'complete':
      return 'Answered in full.';
    case 'partial':
      return `${sentence(more)} A medicine missing here may still exist.`;
    case 'unavailable':
      return `${sentence(more === '' ? word : more)} Its medicines are not known.`;
    case 'withheld':
      return `${sentence(`${word}${more.startsWith('“') ? ':' : ''} ${more}`.trim())} Its medicines are not known.`;
    case 'patient-not-known':
      return 'This source does not know the patient.';
  }
}

/** Why a copy could not be brought up to date, naming the layer; nothing where the last read went well. */
export const sinceWords = (failedSince: SourceState | undefined): string =>
  failedSince?.kind === 'unavailable'
    ? `It could not be read again since (${unavailableWords(failedSince.reason)}).`
    : '';

const sentence = (words: string): string =>
  `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? '' : '.'}`;
