import { known, notRecorded, unreadable } from '../core/known.ts';
import { readPartialDate } from '../core/instant.ts';
import { sourceId } from '../medicines/keys.ts';
import type { Allergy } from '../medicines/allergy.ts';
import type { SourceList } from '../medicines/source.ts';
import type { RecordedAllergy } from './sayings.ts';
import type { CaseState, Said } from './state.ts';

const thisCase = sourceId('this-case');

/** What the clinician recorded, as an allergy among those of the sources. Nothing is coded: the words are all that was said. */
export function allergyOf(said: Said<RecordedAllergy>): Allergy {
  const { kind, substance, reaction, severity, onset } = said.value;
  const read = onset === null ? undefined : readPartialDate(onset);
  const began =
    read === undefined ? notRecorded : read.ok ? known(read.value) : unreadable(onset ?? '', 'not a date');
  const at = readPartialDate(said.at);
  return {
    key: { source: thisCase, type: 'AllergyIntolerance', id: said.event },
    version: notRecorded,
    identifiers: [],
    substance: { text: substance, codes: [] },
    statement: { kind: 'substance' },
    kind,
    categories: [],
    criticality: notRecorded,
    clinicalStatus: known('active'),
    verification: known('unconfirmed'),
    reactions:
      reaction === ''
        ? []
        : [
            {
              manifestation: { text: reaction, codes: [] },
              severity: severity === 'not-known' ? notRecorded : known(severity),
              onset: began,
            },
          ],
    onset: began,
    recorded: at.ok ? known(at.value) : notRecorded,
    ended: notRecorded,
    said: [said.by.name],
    notes: [],
    degraded: false,
    notUnderstood: [],
  };
}

/**
 * Allergies recorded in the case, for the comparison to check medicines against. `partial`, so that no medicine and no
 * allergy ever counts as missing from it.
 */
export const recordedList = (state: CaseState): SourceList => ({
  id: thisCase,
  name: 'This case',
  role: 'history',
  origin: 'this case',
  state: { kind: 'partial', reasons: [] },
  asOf: notRecorded,
  lines: [],
  allergies: state.recordedAllergies.map(allergyOf),
  noKnownMedications: notRecorded,
  allergyListEmpty: notRecorded,
  withdrawn: [],
  supporting: [],
  notUnderstood: [],
  received: 0,
});

/** What a finding says of the list above as if it were a source to be read: nothing anybody can mend. */
export const isAboutRecordedList = (finding: { readonly lines: readonly string[] }): boolean =>
  finding.lines.includes(`${thisCase}#`);
