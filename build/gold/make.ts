import { known, notRecorded } from '../../shared/core/known.ts';
import { textReader } from '../../shared/dosage/dosage.ts';
import { readSource } from '../../shared/fhir/fhir.ts';
import { sourceId } from '../../shared/medicines/keys.ts';
import type { MedicineLine } from '../../shared/medicines/line.ts';
import type { SourceList, SourceRole } from '../../shared/medicines/source.ts';

/** A repeatable choice: the same seed makes the same lists on any machine (mulberry32). */
export function chooser(seed: number): <T>(from: readonly T[]) => T {
  let state = seed >>> 0;
  return (from) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    const share = ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    const found = from[Math.floor(share * from.length)];
    if (found === undefined) throw new RangeError('nothing to choose from');
    return found;
  };
}

/** One read statement, whose fields the made lines share: built by the product's own reader, so no field is forgotten. */
const pattern = readPattern();

function readPattern(): MedicineLine {
  const content = JSON.stringify({
    resourceType: 'MedicationStatement',
    id: 'pattern',
    status: 'active',
    subject: { reference: 'Patient/patient' },
    medicationCodeableConcept: { text: 'pattern' },
  });
  const read = readSource(content, {
    source: sourceId('pattern'),
    name: 'pattern',
    role: 'history',
    origin: 'pattern',
  });
  const line = read.ok ? read.value.lines[0] : undefined;
  if (line === undefined) throw new Error('the pattern line could not be read');
  return line;
}

/** A plain current line of words, as a GP system or a chart states it. */
export const makeLine = (
  source: string,
  id: string,
  term: string,
  words: string,
  more: Partial<MedicineLine> = {},
): MedicineLine => ({
  ...pattern,
  key: { source: sourceId(source), type: 'MedicationStatement', id },
  medicine: { ...pattern.medicine, term },
  dosages:
    words === ''
      ? []
      : [
          {
            text: known(words),
            structured: notRecorded,
            fromText: textReader(words),
            patientInstruction: notRecorded,
          },
        ],
  ...more,
});

/** A complete list of its own origin. */
export function makeList(name: string, role: SourceRole, lines: readonly MedicineLine[]): SourceList {
  return {
    id: sourceId(name),
    name,
    role,
    origin: name,
    state: { kind: 'complete' },
    asOf: notRecorded,
    lines,
    allergies: [],
    noKnownMedications: notRecorded,
    allergyListEmpty: notRecorded,
    withdrawn: [],
    supporting: [],
    notUnderstood: [],
    received: lines.length,
  };
}
