import { assertNever } from '../core/must.ts';
import type { TreeFault } from './tree.ts';

/** Why an answer could not be taken as a record, by the layer it broke at. */
export type ReadFault =
  | TreeFault
  | { readonly kind: 'not-a-resource' }
  | { readonly kind: 'other-version'; readonly version: string };

/** A fault in plain words, naming what is wrong with the answer and never what it says. */
export function faultText(fault: ReadFault): string {
  switch (fault.kind) {
    case 'empty':
      return 'The answer is empty.';
    case 'too-large':
      return 'The answer is larger than 50 MB.';
    case 'not-json-or-xml':
      return `The answer could not be read: ${fault.detail}.`;
    case 'too-deep':
      return 'The answer is nested deeper than any FHIR record.';
    case 'too-many':
      return 'The answer holds more than the record of any one patient.';
    case 'forbidden-key':
      return 'The answer holds a name that no FHIR record has (such as __proto__).';
    case 'not-a-resource':
      return 'The answer is not a FHIR resource: it does not say its type.';
    case 'other-version':
      return `The answer is FHIR ${fault.version}. Concord reads R4 and STU3.`;
    default:
      return assertNever(fault);
  }
}
