import { table } from '../core/table.ts';

/** What FHIR XML does not say about itself: which elements repeat, and which primitives are not text. R4 and STU3. */

const list = (words: string): readonly string[] => words.split(/\s+/).filter((word) => word !== '');

/** Elements that repeat wherever they stand in the resources about medicines, people and lists. */
const always = new Set(
  list(`extension modifierExtension contained coding note dosageInstruction doseAndRate prefix suffix given telecom line reaction manifestation derivedFrom
    additionalInstruction dayOfWeek timeOfDay reasonReference issue expression profile tag security agent entity basedOn section supportingInformation insurance
    detectedIssue eventHistory authorizingPrescription qualification generalPractitioner communication photo participant classHistory statusHistory diagnosis
    account episodeOfCare appointment specialty availableTime notAvailable alias signature input output relevantHistory parameter part component referenceRange
    hasMember attester relatesTo securityLabel ingredient instantiatesCanonical instantiates focus reasonNotTaken reasonNotGiven responsibleParty entry link
    interpretation performerType policyRule`),
);

const people = list('Patient Practitioner RelatedPerson Person');

/** Elements that repeat under these parents only. */
const under = table<readonly string[]>({
  name: people,
  address: [...people, 'Organization'],
  contact: ['Patient', 'Organization'],
  category: list(
    'AllergyIntolerance MedicationRequest Observation Condition DocumentReference Flag Composition DiagnosticReport CarePlan',
  ),
  type: list('Encounter Organization Location HealthcareService'),
  code: ['PractitionerRole'],
  role: ['agent'],
  location: list('Encounter issue PractitionerRole'),
  performer: list(
    'MedicationDispense MedicationAdministration Observation Procedure DiagnosticReport Immunization',
  ),
  author: list('Composition DocumentReference'),
  partOf: list('MedicationStatement MedicationDispense MedicationAdministration Observation Procedure Task'),
  statusReason: list('MedicationStatement MedicationAdministration'),
  reasonCode: list(
    'MedicationStatement MedicationRequest MedicationAdministration Encounter Procedure Immunization',
  ),
  reason: list('Encounter substitution Provenance'),
  dosage: ['MedicationStatement'],
  target: ['Provenance'],
  policy: ['Provenance'],
  receiver: ['MedicationDispense'],
  destination: ['MessageHeader'],
  device: list('MedicationAdministration'),
  instantiatesUri: ['MedicationRequest'],
  definition: list('MedicationRequest MedicationAdministration'),
  content: ['DocumentReference'],
  endpoint: list('Organization Location PractitionerRole'),
  bodySite: ['Condition', 'Procedure'],
  event: ['timing', 'Composition'],
  when: ['repeat'],
  item: list('QuestionnaireResponse Questionnaire item answer'),
  answer: ['item'],
});

/** Identifiers repeat on resources; a reference has one, and so have these. */
const oneIdentifier = list('Bundle Composition QuestionnaireResponse');

export function isRepeating(name: string, parent: string): boolean {
  if (name === 'identifier') return /^[A-Z]/.test(parent) && !oneIdentifier.includes(parent);
  // Every Timing repeats its events, whatever the element that holds it is called.
  if (name === 'event' && parent.endsWith('Timing')) return true;
  return always.has(name) || (under[name]?.includes(parent) ?? false);
}

const booleans = new Set(
  'userSelected asNeededBoolean doNotPerform isActive isBrand active deceasedBoolean multipleBirthBoolean preferred valueBoolean allowedBoolean wasSubstituted deleted reported reportedBoolean experimental primary patientInstructionBoolean allDay notGiven wasNotGiven inactive'.split(
    ' ',
  ),
);
const numbers = new Set(
  'value sequence frequency frequencyMax period periodMax duration durationMax count countMax offset numberOfRepeatsAllowed valueInteger valueDecimal valuePositiveInt valueUnsignedInt total rank multipleBirthInteger size'.split(
    ' ',
  ),
);
/** `value` is a number only in quantities; in identifiers, contact points and extensions it is text. */
const numericValueParents =
  /(Quantity|quantity|numerator|denominator|low|high|boundsDuration|duration|Duration|SimpleQuantity|maxDosePerAdministration|maxDosePerLifetime|rateQuantity|expectedSupplyDuration|daysSupply|valueAge|onsetAge|amount|initialFill|valueMoney|dose)$/;

export function kindOfPrimitive(name: string, parent: string): 'boolean' | 'number' | 'text' {
  if (booleans.has(name)) return 'boolean';
  if (name === 'value') return numericValueParents.test(parent) ? 'number' : 'text';
  if (name === 'count' || name === 'period' || name === 'duration' || name === 'frequency')
    return parent === 'repeat' ? 'number' : 'text';
  return numbers.has(name) ? 'number' : 'text';
}
