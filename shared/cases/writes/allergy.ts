import type { JsonObject } from '../../core/brand.ts';
import type { RecordedAllergy } from '../sayings.ts';
import type { Said } from '../state.ts';
import {
  createOnce,
  person,
  profile,
  subject,
  systems,
  tags,
  type PlannedWrite,
  type WriteContext,
} from './write.ts';

const status = (which: 'clinical' | 'verification', code: string): JsonObject => ({
  coding: [{ system: `http://terminology.hl7.org/CodeSystem/allergyintolerance-${which}`, code }],
});

/** One entry for each allergy the clinician recorded in the case, and none for what a source already says. */
export const allergiesFor = (
  record: WriteContext['records'][number],
  context: WriteContext,
): readonly PlannedWrite[] => context.allergies.map((said) => allergyFor(said, record, context));

function allergyFor(
  said: Said<RecordedAllergy>,
  record: WriteContext['records'][number],
  context: WriteContext,
): PlannedWrite {
  const uuid = context.uuid(`allergy ${record.endpoint} ${said.event}`);
  const { kind, substance, onset } = said.value;
  return {
    uuid,
    endpoint: record.endpoint,
    kind: 'allergy',
    type: 'AllergyIntolerance',
    after: [],
    guard: createOnce(uuid),
    row: null,
    body: {
      resourceType: 'AllergyIntolerance',
      meta: { profile: [profile('UKCore-AllergyIntolerance')], tag: tags(context) },
      identifier: [{ system: systems.uuid, value: uuid }],
      clinicalStatus: status('clinical', 'active'),
      // What was told, not what was tested.
      verificationStatus: status('verification', 'unconfirmed'),
      type: kind,
      code: { text: substance },
      patient: subject(record.patient, context.nhsNumber),
      ...(onset === null ? {} : { onsetDateTime: onset }),
      recordedDate: said.at,
      recorder: person(said.by),
      ...(context.informant.kind === 'patient' ? { asserter: subject(record.patient, null) } : {}),
      ...reactionOf(said.value),
    },
  };
}

/** R4 has a severity only beside a reaction; without one it is said in words. */
function reactionOf({ reaction, severity }: RecordedAllergy): JsonObject {
  if (reaction !== '')
    return {
      reaction: [{ manifestation: [{ text: reaction }], ...(severity === 'not-known' ? {} : { severity }) }],
    };
  const words = severity === 'not-known' ? 'not known' : `not known; severity ${severity}`;
  return { note: [{ text: `Reaction: ${words}` }] };
}
