import { textReader } from '../../../shared/dosage/dosage.ts';
import type { DirectionsReader } from '../../../shared/fhir/fhir.ts';

/** Free-text directions read once each: a ward says the same few hundred things again and again. */
const read = new Map<string, ReturnType<DirectionsReader>>();
const remembered = 2_000;

export const readWords: DirectionsReader = (text) => {
  const before = read.get(text);
  if (before !== undefined) return before;
  if (read.size >= remembered) read.clear();
  const now = textReader(text);
  read.set(text, now);
  return now;
};
