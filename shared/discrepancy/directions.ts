import { known, notRecorded } from '../core/known.ts';
import { oncePerObject, oncePerPair } from '../core/once-per-object.ts';
import { oncePerText } from '../core/once-per-text.ts';
import type { Identity } from '../dmd/dmd.ts';
import { textReader } from '../dosage/dosage.ts';
import type { Dosage } from '../medicines/dosage.ts';
import type { Medicine, MedicineLine } from '../medicines/line.ts';
import { dosingOf, type Dosing } from './dosing.ts';
import { productOf, type Product } from './measure.ts';
import { unreadOf, type Unread } from './unread.ts';

/** What a line's directions come to, and what they state and nobody understood. */
export type Directions = { readonly dosing: Dosing; readonly unread: readonly Unread[] };

/** The same words of the same kind of product are one reading, in whatever line of whatever source they stand. */
export function directionsOf(line: MedicineLine, identity: Identity): Directions {
  const product = productOf(identity);
  const words = line.medicine.ingredients.length === 0 ? wordsAlone(line.dosages) : undefined;
  return words === undefined ? readLine(line, product) : readOnce(product)(words);
}

const readLine = oncePerPair(({ medicine, dosages }: MedicineLine, product: Product) =>
  read(dosages, medicine.ingredients, product),
);

function read(
  dosages: readonly Dosage[],
  ingredients: Medicine['ingredients'],
  product: Product,
): Directions {
  const dosing = dosingOf(dosages, ingredients, product);
  return { dosing, unread: unreadOf(dosages, dosing) };
}

const readOnce = oncePerObject((product: Product) =>
  oncePerText((words) => {
    const fromText = textReader(words);
    const dosage = { text: known(words), structured: notRecorded, fromText, patientInstruction: notRecorded };
    return read([dosage], [], product);
  }),
);

/** The directions of a line that has nothing but words, read as they always are. */
function wordsAlone(dosages: readonly Dosage[]): string | undefined {
  const [only, ...others] = dosages;
  return only?.text.kind === 'known' &&
    others.length === 0 &&
    only.structured.kind === 'not-recorded' &&
    (only.unread ?? []).length === 0 &&
    only.fromText === textReader(only.text.value)
    ? only.text.value
    : undefined;
}
