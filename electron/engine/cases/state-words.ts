import { typeWords } from '../../../shared/medicines/resource-words.ts';
import type { PartialReason, SourceState, UnavailableReason } from '../../../shared/medicines/source.ts';
import type { Column } from './columns.ts';

/** What a source's completeness means for whoever reads the paper, in plain words. */
export function stateWords(state: SourceState): { readonly state: string; readonly meaning: string } {
  switch (state.kind) {
    case 'complete':
      return { state: 'Complete', meaning: 'Answered in full.' };
    case 'partial':
      return {
        state: 'Partial',
        meaning: `${state.reasons.map(partialWords).join(' ')} A medicine missing here may still exist.`,
      };
    case 'unavailable':
      return {
        state: 'Unavailable',
        meaning: `${unavailableWords(state.reason)} Its medicines are not known.`,
      };
    case 'withheld':
      return { state: 'Withheld', meaning: `Withheld by ${state.by}. Its medicines are not known.` };
    case 'patient-not-known':
      return { state: 'Patient not known', meaning: 'This source does not know the patient.' };
  }
}

/** Why a copy could not be brought up to date, naming the layer; nothing where the last read went well. */
export const sinceWords = (failedSince: SourceState | undefined): string =>
  failedSince?.kind === 'unavailable'
    ? `It could not be read again since. ${unavailableWords(failedSince.reason)}`
    : '';

/** "Complete, offline copy" */
export const answered = ({ list, offlineCopy }: Pick<Column, 'list' | 'offlineCopy'>): string =>
  `${stateWords(list.state).state}${offlineCopy ? ', offline copy' : ''}`;

/** What a signature and a paper say of a source that is not complete and as of now; nothing of one that is. */
export const caveatOf = ({ list, since }: Pick<Column, 'list' | 'since'>): readonly string[] =>
  list.state.kind === 'complete' && since === ''
    ? []
    : [[`${list.name}:`, stateWords(list.state).meaning, since].filter((part) => part !== '').join(' ')];

function partialWords(reason: PartialReason): string {
  switch (reason.kind) {
    case 'provider-not-answering':
      return `Part of it did not answer: ${reason.detail}.`;
    case 'items-withheld':
      return 'Some items are withheld.';
    case 'data-in-transit':
      return 'Some of the record is still on its way from another practice.';
    case 'data-awaiting-filing':
      return 'Some of the record is not filed yet.';
    case 'page-unreadable':
      return `Page ${reason.page} could not be read.`;
    case 'paging-stopped':
      return 'Not every page could be fetched.';
    case 'too-large':
      return 'Part of it was too large to take.';
    case 'type-not-read':
      return `Its ${typeWords(reason.type)} were not read (${reason.detail}).`;
    case 'fewer-than-said':
      return `It announced ${reason.said} ${typeWords(reason.type)} and gave ${reason.came}.`;
    case 'another-patient':
      return `${reason.count} entries of another patient were refused.`;
    case 'still-reading':
      return 'Reading it was cut off before its end.';
    case 'not-all-given':
      return `Not all of it was given: ${reason.detail}.`;
  }
}

function unavailableWords(reason: UnavailableReason): string {
  switch (reason.kind) {
    case 'not-answering':
      // What a machine says of it (ECONNREFUSED) is for the list of records, not for paper.
      return `It did not answer (${reason.layer.replaceAll('-', ' ')}).`;
    case 'sign-in-needed':
      return 'Nobody was signed in to it.';
    case 'not-permitted':
      return 'Reading it was not permitted.';
    case 'identity-disagrees':
      return 'It holds somebody whose identity disagrees.';
    case 'restricted':
      return 'The record is restricted.';
    case 'store-not-found':
      return 'The record locator names no store for this patient.';
    case 'several-stores':
      return `The record locator names more than one store for this patient (${reason.detail}).`;
    case 'no-practice':
      return 'No GP practice is recorded for this patient.';
    case 'not-offered':
    case 'refused':
    case 'record-not-given':
      return `It gave no record: ${reason.detail}.`;
    case 'not-read-yet':
      return 'It has not been read yet.';
  }
}
