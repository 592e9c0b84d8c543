import { isLocated } from '../../../shared/records/records.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import type { Found } from './find-patient.ts';

/**
 * The key under which something of a source is kept. Stores behind one record locator give the same id to different things: theirs
 * carries the store's base, behind a sign that no id has, and whoever reads it gets the id alone.
 */
export const keyOf = (source: SourceConfig, id: string): string =>
  isLocated(source) ? `${id}@${source.fhirBase}` : id;

/** Somebody found at a source, as they are kept. */
export const keyedFound = (source: SourceConfig, found: Found): Found => ({
  ...found,
  entry: { ...found.entry, id: keyOf(source, found.entry.id) },
  decision: {
    ...found.decision,
    patient: { ...found.decision.patient, id: keyOf(source, found.decision.patient.id) },
  },
});
