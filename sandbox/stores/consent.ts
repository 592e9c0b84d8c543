import type { Bundle, BundleEntry, OperationOutcome, Resource } from '@medplum/fhirtypes';
import { refuse } from '../fhir/outcomes.ts';
import type { StoreSwitches } from '../control/switches.ts';

/** A store whose patients decide what is shared: all of it, only statements of what they take, or nothing any more. */
type Consent = StoreSwitches['consent'];

/** What a patient who narrows their consent still shares. */
const stillShared: readonly string[] = ['Patient', 'MedicationStatement', 'Medication'];

const suppressed = (text: string): OperationOutcome => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'warning', code: 'suppressed', details: { text }, diagnostics: text }],
});

const isShared = (consent: Consent, resource: Resource | undefined): boolean =>
  consent === 'narrowed'
    ? stillShared.includes(resource?.resourceType ?? '')
    : resource?.resourceType === 'Patient';

/** A searchset as consent lets it out: what is kept back is said, never left out in silence. */
export function consented(consent: Consent, bundle: Bundle): Bundle {
  if (consent === 'given') return bundle;
  const entries = bundle.entry ?? [];
  const shared = entries.filter(({ resource }) => isShared(consent, resource));
  const about = new URL(bundle.link?.[0]?.url ?? 'http://127.0.0.1/').pathname.split('/').at(-1);
  if (isShared(consent, { resourceType: about } as Resource)) return bundle;
  const words =
    consent === 'narrowed'
      ? 'The patient does not share this.'
      : 'The patient has withdrawn consent to share.';
  const outcome: BundleEntry = { resource: suppressed(words), search: { mode: 'outcome' } };
  return {
    ...bundle,
    total: shared.length,
    link: bundle.link?.slice(0, 1) ?? [],
    entry: [...shared, outcome],
  };
}

/** Nothing is written against the patient's will. */
export function refuseWithoutConsent(consent: Consent): void {
  if (consent === 'withdrawn') throw refuse(403, 'suppressed', 'The patient has withdrawn consent to share.');
}
