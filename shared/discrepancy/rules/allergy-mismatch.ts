import { mismatches } from '../allergies.ts';
import type { Rule } from '../rule.ts';

/**
 * Sources disagree about an allergy: present in one, absent, ended or refuted in another that answered in full; or a
 * no-known statement beside an active drug allergy. A source that says nothing about allergies does not disagree.
 * Source: NICE CG183. Hazard: allergy unknown read as none.
 */
export const allergyMismatch: Rule = {
  id: 'allergy-mismatch',
  version: '1',
  hazard: 'allergy-unknown-read-as-none',
  source: 'NICE CG183 (2014)',
  find: ({ sources, knowledge }) =>
    mismatches(sources, knowledge).map((found) => ({
      lines: found.keys,
      rows: [],
      fields: ['allergy'],
      why: found.why,
      circumstances: found.noneKnown ? ['none-known-beside-allergy'] : [],
    })),
};
