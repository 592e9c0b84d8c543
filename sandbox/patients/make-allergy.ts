import type { AllergyIntolerance, CodeableConcept } from '@medplum/fhirtypes';
import { localId } from './ids.ts';
import { defined, instantAgo, type MakeContext, meta, subject } from './make-context.ts';
import type { AllergySpec, PatientSpec } from './spec.ts';

const snomed = 'http://snomed.info/sct';

/** The two statements that there is none, each its own code. */
const none: Readonly<Record<string, CodeableConcept>> = {
  nka: { coding: [{ system: snomed, code: '716186003', display: 'No known allergy' }] },
  nkda: { coding: [{ system: snomed, code: '409137002', display: 'No known history of drug allergy' }] },
};

function substance(allergy: AllergySpec): CodeableConcept {
  const { code } = allergy;
  if (code === undefined) return none[allergy.to] ?? { text: allergy.to };
  return { coding: [{ system: snomed, code: code[0], display: code[1] }], text: allergy.to };
}

const clinical = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical';
const verification = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification';
const ended = 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-AllergyIntoleranceEnd';

const endExtension = (allergy: AllergySpec): AllergyIntolerance['extension'] =>
  allergy.ended === undefined
    ? undefined
    : [
        {
          url: ended,
          extension: [
            { url: 'endDate', valueDateTime: allergy.ended },
            { url: 'reasonEnded', valueString: 'Tolerated since; entry ended by the surgery' },
          ],
        },
      ];

/** An allergy, an intolerance, or one of the statements that none is known. */
export function makeAllergy(
  making: MakeContext,
  spec: PatientSpec,
  allergy: AllergySpec,
): AllergyIntolerance {
  const verified = allergy.verification ?? 'confirmed';
  const state = allergy.state ?? 'active';
  return defined<AllergyIntolerance>({
    resourceType: 'AllergyIntolerance',
    id: localId(making.seed, making.store, `${making.system}/allergy/${spec.key}/${allergy.to}`),
    meta: meta(making, 'AllergyIntolerance', 24 * 30),
    extension: endExtension(allergy),
    clinicalStatus:
      verified === 'entered-in-error' ? undefined : { coding: [{ system: clinical, code: state }] },
    verificationStatus: { coding: [{ system: verification, code: verified }] },
    type: none[allergy.to] === undefined ? (allergy.kind ?? 'allergy') : undefined,
    category: none[allergy.to] === undefined ? ['medication'] : undefined,
    criticality: allergy.high === true ? 'high' : undefined,
    code: substance(allergy),
    patient: subject(making, spec),
    recordedDate: allergy.recorded ?? instantAgo(making, 24 * 30).slice(0, 10),
    reaction:
      allergy.reaction === undefined
        ? undefined
        : [defined({ manifestation: [{ text: allergy.reaction }], severity: allergy.severity })],
  });
}
