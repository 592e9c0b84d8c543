import { compareText } from '../../../shared/core/compare.ts';
import { readInstant, type Instant } from '../../../shared/core/instant.ts';
import { known, notRecorded, type Known } from '../../../shared/core/known.ts';
import type { SourceState } from '../../../shared/medicines/source.ts';
import type { CachedResource, EndpointCopy } from '../sync/sync.ts';

type Age = { readonly asOf: Known<Instant>; readonly offlineCopy: boolean };

/**
 * How old one part of an answer is. What several organisations were asked for at once is as old as the answer, save what a
 * silent one gave: that is as old as the last that came of it, and was not read where nothing ever did. Where nobody is named
 * as silent, each may have been.
 */
export function ageOfPart(
  endpoint: Pick<EndpointCopy, 'source' | 'asOf' | 'offlineCopy'>,
  state: SourceState,
  own: readonly Pick<CachedResource, 'fetchedAt'>[],
): Age {
  if (endpoint.source.providers === undefined || !isSilent(state))
    return { asOf: instantOf(endpoint.asOf), offlineCopy: endpoint.offlineCopy };
  const last = own
    .map(({ fetchedAt }) => fetchedAt)
    .toSorted(compareText)
    .at(-1);
  return { asOf: instantOf(last), offlineCopy: last !== undefined };
}

const isSilent = (state: SourceState): boolean =>
  state.kind === 'unavailable' ||
  (state.kind === 'partial' && state.reasons.some(({ kind }) => kind === 'provider-not-answering'));

function instantOf(text: string | undefined): Known<Instant> {
  const instant = text === undefined ? undefined : readInstant(text);
  return instant?.ok === true ? known(instant.value) : notRecorded;
}
