import type { JsonObject } from '../core/brand.ts';
import { known, notRecorded, type Known } from '../core/known.ts';
import type { Concept } from '../medicines/codes.ts';
import type { Quantity } from '../medicines/dosage.ts';
import { conceptFrom } from './concept.ts';
import { firstRecorded, knownDate, object, text } from './node.ts';
import { quantityAt } from './quantity.ts';

/** One measured fact beside the case: weight, eGFR, INR, with its date and unit. */
type ObservedFact = {
  readonly name: Concept;
  readonly value: Known<string>;
  readonly when: Known<string>;
};

/** UCUM writes "no unit, but it is an INR" as `{INR}`: the name says it already. */
const unitWords = (quantity: Quantity): string =>
  (quantity.text ?? quantity.unit).replace(/\{[^}]*\}/g, '').trim();

export function readObservation(node: JsonObject): ObservedFact {
  const quantity = quantityAt(node, 'valueQuantity');
  const words = conceptFrom(node['valueCodeableConcept']);
  const plain = text(node, 'valueString');
  const name = conceptFrom(node['code']);
  const value: Known<string> =
    quantity.kind === 'known'
      ? known(`${quantity.value.value} ${unitWords(quantity.value)}`.trim())
      : quantity.kind !== 'not-recorded'
        ? quantity
        : plain !== undefined
          ? known(plain)
          : words.kind === 'known'
            ? known(words.value.text)
            : notRecorded;
  return {
    name: name.kind === 'known' ? name.value : { text: '', codes: [] },
    value,
    when: firstRecorded(
      knownDate(node, 'effectiveDateTime'),
      knownDate(object(node, 'effectivePeriod'), 'start'),
      knownDate(node, 'issued'),
    ),
  };
}
