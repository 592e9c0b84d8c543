import type { PartialReason } from '../medicines/source.ts';

type Issue = { readonly severity: string; readonly code: string; readonly text: string };

/** Words by which a server says that somebody behind it could not be asked. */
const away = /answer|respond|reach|time.?out|timed out|unavailable|not available/i;

/** GP Connect's warning codes and FHIR's own issue types, as reasons why an answer is not the whole record. */
const withheldCodes: ReadonlySet<string> = new Set([
  'suppressed',
  'forbidden',
  'security',
  'confidential-items',
]);

/**
 * What the OperationOutcome entries of a searchset mean for completeness. Information and anything that only praises is
 * left out; an issue of an unknown kind counts against completeness, never for it.
 */
export function partialReasonsOf(issues: readonly Issue[]): readonly PartialReason[] {
  return issues
    .filter((issue) => issue.severity !== 'information' && issue.severity !== 'success')
    .map(reasonOf);
}

function reasonOf(issue: Issue): PartialReason {
  const text = `${issue.code} ${issue.text}`;
  if (/data-in-transit|data in transit/i.test(text)) return { kind: 'data-in-transit' };
  if (/data-awaiting-filing|awaiting filing/i.test(text)) return { kind: 'data-awaiting-filing' };
  if (withheldCodes.has(issue.code) || /withheld|confidential/i.test(text))
    return { kind: 'items-withheld', detail: issue.text };
  // FHIR's `incomplete` says only that something is left out; the text says whether it could not be had.
  if (issue.code === 'incomplete' && !away.test(issue.text))
    return { kind: 'items-withheld', detail: issue.text };
  return { kind: 'provider-not-answering', provider: providerIn(issue.text), detail: issue.text };
}

/** The provider's name where the server quotes one; the whole text is kept beside it. */
const providerIn = (text: string): string => /["'“‘]([^"'”’]{2,80})["'”’]/.exec(text)?.[1] ?? '';
