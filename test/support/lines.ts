import { readResources } from '../../shared/fhir/fhir.ts';
import { sourceId } from '../../shared/medicines/keys.ts';
import type { MedicineLine } from '../../shared/medicines/line.ts';
import type { SourceList } from '../../shared/medicines/source.ts';
import { must } from '../../shared/core/must.ts';

/** A MedicationStatement as a source would send it; `over` adds or replaces fields. */
export const statement = (
  id: string,
  term: string,
  over: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> => ({
  resourceType: 'MedicationStatement',
  id,
  meta: { versionId: '1' },
  status: 'active',
  medicationCodeableConcept: { text: term },
  subject: { reference: 'Patient/p' },
  dosage: [{ text: 'one a day' }],
  ...over,
});

/** A source that answered in full with these resources. */
export const source = (
  name: string,
  resources: readonly Record<string, unknown>[],
  over: Partial<SourceList> = {},
): SourceList => ({
  ...readResources(
    resources.map((resource) => ({ fullUrl: undefined, resource })),
    { source: sourceId(name), name, role: over.role ?? 'history', origin: over.origin ?? name },
  ),
  ...over,
});

/** One line read from a statement. */
export const line = (
  id: string,
  term: string,
  over: Readonly<Record<string, unknown>> = {},
  from = 'gp',
): MedicineLine => must(source(from, [statement(id, term, over)]).lines[0], 'a statement is a line');
