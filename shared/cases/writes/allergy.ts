import type { JsonObject } from '../../core/brand.ts';
import {
  createOnce,
  person,
  profile,
  subject,
  systems,
  tags,
  type AllergyToWrite,
  type PlannedWrite,
  type WriteContext,
} from './write.ts';

const status = (which: 'clinical' | 'verification', code: string): JsonObject => ({
  coding: [{ system: `http://terminology.hl7.org/CodeSystem/allergyintolerance-${which}`, code }],
});

/** One entry for each allergy that was recorded in the case or told by patient or carer, and none for what a record already says. */
export const allergiesFor = (
  record: WriteContext['records'][number],
  context: WriteContext,
): readonly PlannedWrite[] => context.allergies.map((one) => allergyFor(one, record, context));

function allergyFor(
  { uuid: uuidIn, told, at, by, informant }: AllergyToWrite,
  record: WriteContext['records'][number],
  context: WriteContext,
): PlannedWrite {
  const uuid = uuidIn(record.endpoint);
  const { kind, substance, onset } = told;
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
      ...(kind === 'not-stated' ? {} : { type: kind }),
      code: { text: substance },
      patient: subject(record.patient, context.nhsNumber),
      ...(onset === null ? {} : { onsetDateTime: onset }),
      recordedDate: at,
      recorder: person(by),
      ...asserterOf(informant ?? context.informant, record),
      ...reactionOf(told),
    },
  };
}

function asserterOf(
  { kind, name }: WriteContext['informant'],
  record: WriteContext['records'][number],
): JsonObject {
  if (kind === 'patient') return { asserter: subject(record.patient, null) };
  return kind === 'carer'
    ? { asserter: { type: 'RelatedPerson', display: name || 'Carer or relative' } }
    : {};
}

/** R4 has a severity only beside a reaction; without one it is said in words. */
function reactionOf({ reaction, severity }: AllergyToWrite['told']): JsonObject {
  if (reaction !== '')
    return {
      reaction: [{ manifestation: [{ text: reaction }], ...(severity === 'not-known' ? {} : { severity }) }],
    };
  const words = severity === 'not-known' ? 'not known' : `not known; severity ${severity}`;
  return { note: [{ text: `Reaction: ${words}` }] };
}
