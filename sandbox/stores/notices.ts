import type { Bundle, BundleEntry, OperationOutcome } from '@medplum/fhirtypes';
import { outcome, refuse } from '../fhir/outcomes.ts';
import type { Patch } from '../fhir/requests/patch.ts';

/** What a store says about one patient's record beside, or instead of, what it holds. */
export type Notice = {
  readonly patientId: string;
  /** `partial`: some of it is missing. `withheld`: the patient does not share it. `unavailable`: it cannot be had now. */
  readonly kind: 'partial' | 'withheld' | 'unavailable';
  readonly text: string;
};

const one = (value: string | string[] | undefined): string =>
  Array.isArray(value) ? (value[0] ?? '') : (value ?? '');

const warning = (notice: Notice): OperationOutcome => ({
  ...outcome(notice.kind === 'withheld' ? 'suppressed' : 'incomplete', notice.text),
  issue: [
    {
      severity: 'warning',
      code: notice.kind === 'withheld' ? 'suppressed' : 'incomplete',
      details: { text: notice.text },
      diagnostics: notice.text,
    },
  ],
});

const withOutcome = (bundle: Bundle, notice: Notice): Bundle => {
  const held = notice.kind === 'withheld' ? [] : (bundle.entry ?? []);
  const entry: BundleEntry[] = [...held, { resource: warning(notice), search: { mode: 'outcome' } }];
  const rest =
    notice.kind === 'withheld' ? { ...bundle, total: 0, link: bundle.link?.slice(0, 1) ?? [] } : bundle;
  return { ...rest, entry };
};

/** Searches of a patient with a notice carry it as an OperationOutcome in the searchset; an unavailable one is a 503. */
export const notices =
  (find: (patientId: string) => Notice | undefined): Patch =>
  (next, interaction) =>
  async (request, repo, router, options) => {
    const [, id = ''] =
      /^Patient\/([^,]+)$/.exec(one(request.query['patient']) || one(request.query['subject'])) ?? [];
    const notice = interaction === 'search-type' ? find(id) : undefined;
    if (notice?.kind === 'unavailable') throw refuse(503, 'transient', notice.text);
    const answer = await next(request, repo, router, options);
    const [result, bundle] = answer;
    if (notice === undefined || bundle?.resourceType !== 'Bundle') return answer;
    return [result, withOutcome(bundle, notice)];
  };
