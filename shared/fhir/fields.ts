import { table } from '../core/table.ts';

/** The fields FHIR R4 and STU3 define for what is read here. Anything else that arrives is listed as not understood. */

const list = (words: string): ReadonlySet<string> =>
  new Set(words.split(/\s+/).filter((word) => word !== ''));

const everywhere = list(
  'resourceType id meta implicitRules language text contained extension modifierExtension identifier',
);

const byType = table<ReadonlySet<string>>({
  MedicationStatement:
    list(`instantiatesCanonical basedOn partOf context status statusReason category medicationCodeableConcept medicationReference subject
    effectiveDateTime effectivePeriod dateAsserted informationSource derivedFrom reasonCode reasonReference note dosage taken reasonNotTaken`),
  MedicationRequest:
    list(`definition basedOn groupIdentifier status statusReason intent category priority doNotPerform reportedBoolean reportedReference
    medicationCodeableConcept medicationReference subject encounter context supportingInformation authoredOn requester performer performerType recorder
    reasonCode reasonReference instantiatesCanonical instantiatesUri courseOfTherapyType insurance note dosageInstruction dispenseRequest substitution
    priorPrescription detectedIssue eventHistory`),
  MedicationDispense:
    list(`partOf status statusReasonCodeableConcept statusReasonReference category medicationCodeableConcept medicationReference subject context
    supportingInformation performer location authorizingPrescription type quantity daysSupply whenPrepared whenHandedOver destination receiver note
    dosageInstruction substitution detectedIssue eventHistory notDone notDoneReasonCodeableConcept notDoneReasonReference`),
  MedicationAdministration:
    list(`definition instantiates partOf status statusReason category medicationCodeableConcept medicationReference subject context
    supportingInformation effectiveDateTime effectivePeriod performer reasonCode reasonReference request prescription device note dosage eventHistory
    notGiven reasonNotGiven`),
  Medication: list(
    'code status manufacturer form amount ingredient batch isBrand isOverTheCounter package image',
  ),
  AllergyIntolerance:
    list(`clinicalStatus verificationStatus type category criticality code patient encounter onsetDateTime onsetAge onsetPeriod onsetRange
    onsetString recordedDate assertedDate recorder asserter lastOccurrence note reaction`),
});

const byElement = table<ReadonlySet<string>>({
  dosage:
    list(`id extension modifierExtension sequence text additionalInstruction patientInstruction timing asNeededBoolean asNeededCodeableConcept site route
    method doseAndRate doseRange doseQuantity doseSimpleQuantity rateRatio rateRange rateQuantity rateSimpleQuantity maxDosePerPeriod maxDosePerAdministration
    maxDosePerLifetime dose`),
  doseAndRate: list('id extension type doseRange doseQuantity rateRatio rateRange rateQuantity'),
  timing: list('id extension modifierExtension event repeat code'),
  repeat:
    list(`id extension boundsDuration boundsRange boundsPeriod count countMax duration durationMax durationUnit frequency frequencyMax period periodMax
    periodUnit dayOfWeek timeOfDay when offset`),
  dispenseRequest: list(
    `id extension modifierExtension initialFill dispenseInterval validityPeriod numberOfRepeatsAllowed quantity expectedSupplyDuration performer`,
  ),
  reaction: list(
    'id extension modifierExtension substance manifestation description onset severity exposureRoute note',
  ),
});

/** Whether FHIR knows the field of a resource type, or of an element named so. Elements not listed are not judged. */
export function isField(
  place: { readonly type?: string | undefined; readonly element?: string | undefined },
  name: string,
): boolean {
  const plain = name.startsWith('_') ? name.slice(1) : name;
  if (place.type !== undefined) {
    const known = byType[place.type];
    return known === undefined || everywhere.has(plain) || known.has(plain);
  }
  const element = place.element === 'dosageInstruction' ? 'dosage' : (place.element ?? '');
  return byElement[element]?.has(plain) ?? true;
}
