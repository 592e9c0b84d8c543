import type { SourceState } from '../medicines/source.ts';
import { table } from '../core/table.ts';

/** Words for codes that mean that the question was not as the practice or the Spine wants it. */
const asked = table<string>({
  INVALID_NHS_NUMBER: 'the practice’s system does not take this NHS number as valid',
  INVALID_PATIENT_DEMOGRAPHICS: 'the practice has not verified this patient’s details',
  INVALID_IDENTIFIER_SYSTEM: 'the request names the patient in a way the practice’s system does not know',
  INVALID_IDENTIFIER_VALUE: 'the request names the patient in a way the practice’s system does not know',
  INVALID_PARAMETER: 'the practice’s system does not understand what was asked for',
  INVALID_RESOURCE: 'the practice’s system does not understand what was asked for',
  BAD_REQUEST: 'the practice’s system does not understand what was asked for',
  MISSING_OR_INVALID_HEADER: 'a header that the Spine needs is missing or wrong',
  UNSUPPORTED_MEDIA_TYPE: 'the practice’s system does not speak this format',
  NOT_IMPLEMENTED: 'the practice’s system cannot give its record this way',
  REFERENCE_NOT_FOUND: 'the practice’s system does not have something that the request names',
  ORGANISATION_NOT_FOUND: 'the practice is not known there',
  PRACTITIONER_NOT_FOUND: 'whoever asks is not known there',
});

/** Words for codes by which somebody is not let through. */
const denied = table<string>({
  ACCESS_DENIED: 'the practice does not let this trust read',
  ACCESS_DENIED_SSL: 'the certificate with which the Spine was asked is not accepted',
  ASID_CHECK_FAILED: 'the Spine does not let this trust ask this practice (accredited system id)',
  NO_RELATIONSHIP: 'no legitimate relationship with this patient is recorded',
});

/** Words for codes of a system that could not do what it was asked. */
const failed = table<string>({
  INTERNAL_SERVER_ERROR: 'the practice’s system had an error of its own',
  SERVICE_UNAVAILABLE: 'the practice’s system is not available',
});

/**
 * What an error of GP Connect or of the Spine (its code, as the OperationOutcome's `details.coding` gives it) means for the
 * column. No code means "nothing there": who withholds, who does not let through and what failed are told apart. `undefined`
 * for a code that is not known.
 */
export function stateOfSpineError(code: string): SourceState | undefined {
  switch (code) {
    case 'NO_PATIENT_CONSENT':
      return { kind: 'withheld', by: 'the patient, who does not share the GP record' };
    case 'NO_ORGANISATION_CONSENT':
    case 'NO_ORGANISATIONAL_CONSENT':
      return { kind: 'withheld', by: 'the practice, which does not share its records' };
    case 'PATIENT_SENSITIVE':
      return { kind: 'unavailable', reason: { kind: 'restricted' } };
    case 'PATIENT_NOT_FOUND':
    case 'NO_RECORD_FOUND':
      return {
        kind: 'unavailable',
        reason: {
          kind: 'record-not-given',
          detail: `the practice gives no record: not a regular patient there any more, not verified, or marked sensitive (${code})`,
        },
      };
    default:
      return stateOfOther(code);
  }
}

function stateOfOther(code: string): SourceState | undefined {
  const all = Object.keys({ ...asked, ...denied, ...failed });
  // The Spine puts more after it: `ASID_CHECK_FAILED_MESSAGESENDER_200000000000`.
  const known = all.find((one) => code === one) ?? all.find((one) => code.startsWith(`${one}_`));
  if (known === undefined) return undefined;
  const [question, denial, failure] = [asked[known], denied[known], failed[known]];
  if (denial !== undefined)
    return { kind: 'unavailable', reason: { kind: 'not-permitted', detail: `${denial} (${known})` } };
  if (question !== undefined)
    return { kind: 'unavailable', reason: { kind: 'refused', detail: `${question} (${known})` } };
  return {
    kind: 'unavailable',
    reason: { kind: 'not-answering', layer: 'provider', detail: `${failure ?? ''} (${known})` },
  };
}
