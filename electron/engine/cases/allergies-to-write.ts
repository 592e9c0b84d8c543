import { actorSchema, type AllergyToWrite, type WriteContext } from '../../../shared/cases/cases.ts';
import { valueOf } from '../../../shared/core/known.ts';
import { allergyStatement } from '../../../shared/medicines/allergy-statement.ts';
import { isTypedIn, type TypedInSource } from '../../../shared/typed-in/typed-in.ts';
import type { OpenCase } from './open-case.ts';
import { uuidOf } from './write-uuid.ts';

type About = Pick<OpenCase, 'state' | 'current' | 'columns' | 'typedIn'> & { readonly caseKey: string };

/**
 * The allergies that no record has: those the clinician recorded in this case, and those that patient or carer told in a source
 * typed in. What a pharmacy, a letter or a summary says stands in the records of whoever wrote it.
 */
export function allergiesToWrite(about: About): readonly AllergyToWrite[] {
  const { state, current, caseKey } = about;
  // What the case before this one recorded was written with it.
  const said = new Set(current.events.map((event) => event.id));
  const recorded = state.recordedAllergies
    .filter(({ event }) => said.has(event))
    .map(({ value, at, by, event }) => ({
      uuid: (endpoint: string) => uuidOf(caseKey, `allergy ${endpoint} ${event}`),
      told: value,
      at,
      by,
      informant: null,
    }));
  return [...recorded, ...toldOnly(about)];
}

const words = (substance: string): string => substance.trim().toLowerCase();

function toldOnly({ state, columns, typedIn }: About): readonly AllergyToWrite[] {
  const known = new Set([
    ...state.recordedAllergies.map(({ value }) => words(value.substance)),
    ...columns
      .filter(({ endpoint }) => !isTypedIn(endpoint))
      .flatMap(({ list }) => list.allergies)
      .filter(({ verification }) => valueOf(verification) !== 'entered-in-error')
      .map(({ substance }) => words(substance.text)),
  ]);
  return typedIn
    .filter(({ withdrawn }) => withdrawn === null)
    .flatMap((source) => {
      const informant = informantOf(source);
      if (informant === null) return [];
      return source.content.allergies.flatMap((told): readonly AllergyToWrite[] => {
        const { substance, id } = told;
        if (allergyStatement({ text: substance, codes: [] }).kind !== 'substance') return [];
        if (known.has(words(substance))) return [];
        known.add(words(substance));
        const version = source.changedIn.get(id) ?? source.version;
        return [
          {
            // The same in whichever case it is signed, at whichever desk.
            uuid: (endpoint) => uuidOf(source.id, `allergy ${endpoint} ${id} ${version}`),
            told,
            at: source.at,
            by: actorSchema.parse(source.by),
            informant,
          },
        ];
      });
    });
}

function informantOf({ content }: TypedInSource): WriteContext['informant'] | null {
  if (content.kind === 'carer-interview') return { kind: 'carer', name: content.informant };
  const isPatient = content.kind === 'patient-interview' || content.kind === 'own-drugs';
  return isPatient ? { kind: 'patient', name: '' } : null;
}
