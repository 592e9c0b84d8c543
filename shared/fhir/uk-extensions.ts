import type { JsonObject } from '../core/brand.ts';
import type { PartialDate } from '../core/instant.ts';
import { known, mapKnown, notRecorded, type Known } from '../core/known.ts';
import type { Concept } from '../medicines/codes.ts';
import type { ChangeSummary, MedicineLine, RepeatInformation } from '../medicines/line.ts';
import { conceptFrom, referenceWords } from './concept.ts';
import { extension, part } from './extensions.ts';
import { firstRecorded, knownBoolean, knownDate, knownDecimal, knownText } from './node.ts';

/** The UK's extensions, retired ones included, each under every address it was published at. */

export const valueDate = (node: JsonObject | undefined): Known<PartialDate> =>
  firstRecorded(
    ...['valueDateTime', 'valueDate', 'valueInstant', 'valueString'].map((name) => knownDate(node, name)),
  );

/** A coded value, whatever type of value it came as. */
export const valueConcept = (node: JsonObject | undefined): Known<Concept> =>
  firstRecorded(
    conceptFrom(node?.['valueCodeableConcept']),
    conceptFrom(node?.['valueCoding']),
    asConcept(knownText(node, 'valueString')),
    asConcept(knownText(node, 'valueCode')),
    asConcept(knownText({ words: referenceWords(node?.['valueReference']) }, 'words')),
  );

const asConcept = (words: Known<string>): Known<Concept> => mapKnown(words, (text) => ({ text, codes: [] }));

export const lastIssueDate = (node: JsonObject): Known<PartialDate> =>
  valueDate(extension(node, 'MedicationStatementLastIssueDate'));

export const prescribingAgency = (node: JsonObject): Known<Concept> =>
  valueConcept(
    extension(
      node,
      'PrescribingAgency',
      'MedicationPrescribingAgency',
      'MedicationPrescribingOrganizationType',
      'MedicationPrescribingOrganization',
    ),
  );

export const pharmacistVerified = (node: JsonObject): Known<boolean> =>
  knownBoolean(extension(node, 'PharmacistVerifiedIndicator'), 'valueBoolean');

export const dosageLastChanged = (node: JsonObject): Known<PartialDate> =>
  valueDate(
    extension(
      node,
      'MedicationDosageLastChanged',
      'MedicationStatementDosageLastChanged',
      'DosageLastChanged',
    ),
  );

/** Why a request has the status it has, and since when (GP Connect). */
export const statusReasonOf = (
  node: JsonObject,
): { readonly reason: Known<Concept>; readonly since: Known<PartialDate> } => {
  const found = extension(node, 'MedicationStatusReason');
  return {
    reason: firstRecorded(valueConcept(part(found, 'statusReason')), valueConcept(found)),
    since: valueDate(part(found, 'statusChangeDate')),
  };
};

/** The quantity in words, from the resource, its supply request, or the quantity itself. */
export function quantityText(...places: readonly (JsonObject | undefined)[]): Known<string> {
  return firstRecorded(
    ...places.map((place) => knownText(extension(place, 'MedicationQuantityText'), 'valueString')),
  );
}

/** Repeats issued and allowed, and when the authorisation runs out. R4's own count of repeats stands in where no extension is. */
export function readRepeats(
  node: JsonObject,
  dispenseRequest: JsonObject | undefined,
): MedicineLine['repeats'] {
  const found = extension(node, 'MedicationRepeatInformation');
  const own = wholeNumber(knownDecimal(dispenseRequest, 'numberOfRepeatsAllowed'));
  if (found === undefined && own.kind === 'not-recorded') return notRecorded;
  const repeats: RepeatInformation = {
    issued: count(part(found, 'numberOfRepeatPrescriptionsIssued', 'numberOfPrescriptionsIssued')),
    allowed: firstRecorded(
      count(part(found, 'numberOfRepeatPrescriptionsAllowed', 'numberOfPrescriptionsAllowed')),
      own,
    ),
    reviewBy: valueDate(part(found, 'authorisationExpiryDate')),
  };
  return known(repeats);
}

const count = (node: JsonObject | undefined): Known<number> =>
  firstRecorded(
    ...['valuePositiveInt', 'valueUnsignedInt', 'valueInteger', 'valueDecimal', 'valueString'].map((name) =>
      wholeNumber(knownDecimal(node, name)),
    ),
  );

const wholeNumber = (value: ReturnType<typeof knownDecimal>): Known<number> =>
  value.kind === 'known' && !/^\d{1,6}$/.test(value.value)
    ? { kind: 'unreadable', raw: value.value, why: 'not a possible count' }
    : mapKnown(value, Number);

/** What the source says was changed about this medicine: amended, added, stopped. */
export function changeOf(node: JsonObject): Known<ChangeSummary> {
  const found = extension(node, 'MedicationChangeSummary');
  if (found === undefined) return notRecorded;
  return known({
    status: valueConcept(part(found, 'status')),
    reason: valueConcept(part(found, 'indicationForChange')),
    when: valueDate(part(found, 'dateChanged')),
    details: knownText(part(found, 'detailsOfAmendment'), 'valueString'),
  });
}
