import { nameOf, type Item } from '../context.ts';
import { dosingOfStructure, dosingOfText, isBare } from '../dosing.ts';
import { productOf } from '../measure.ts';
import type { Rule } from '../rule.ts';

/**
 * A GP Connect (STU3) line whose only number is a count of tablets, or any line whose only coded number bears no unit, and whose
 * mass cannot be derived for certain. Source: GP Connect Access Record: Structured, dosage. Hazard: tablet taken for dose.
 */
export const doseShape: Rule = {
  id: 'dose-shape',
  version: '1',
  hazard: 'tablet-dose-equivalence',
  source: 'GP Connect Access Record: Structured, dose quantity',
  find: ({ items }) =>
    items
      .filter((item) => item.current && isBareCount(item))
      .map((item) => ({
        lines: [item.key],
        rows: [item.row],
        fields: ['dose', 'structure'],
        why: `The only amount of ${nameOf(item)} is a number of pieces, and what a piece holds is not certain`,
      })),
};

/** Some coded amount, and none of the coded or written amounts is a mass, a volume with a known strength, or units. */
function isBareCount({ candidate: { line, identity } }: Item): boolean {
  const coded = line.dosages.flatMap((dosage) =>
    dosage.structured.kind === 'known' ? dosage.structured.value.doses : [],
  );
  const suspect = line.dialect === 'stu3' ? coded : coded.filter(isBare);
  if (suspect.length === 0) return false;
  const product = productOf(identity);
  const parts = line.dosages.flatMap((dosage) => [
    ...(coded.some(isBare) ? [] : dosingOfStructure(dosage, product).parts),
    ...dosingOfText(dosage, product).parts,
  ]);
  const certain = parts.some(
    ({ amount }) => amount?.mg !== undefined || amount?.unit !== undefined || amount?.mL !== undefined,
  );
  return (
    !certain &&
    !writtenMass(
      line.dosages.map((dosage) => (dosage.text.kind === 'known' ? dosage.text.value : '')).join(' '),
    )
  );
}

/** A mass named in the words, even where it describes the tablet ("one 2.5mg tablet"): then the count is not the only number. */
const writtenMass = (text: string): boolean =>
  /\d\s*(?:mg|g|grams?|micrograms?|mcg|units?|nanograms?)\b/i.test(text);
