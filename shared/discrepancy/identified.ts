import type { Candidate } from '../match/match.ts';

/** What a person writes who does not know the name: how it looks, what it is for, that nobody knows. */
const describing = new Set(
  (
    'unknown unidentified unnamed unsure not known name no nil some other another new old small large big little round oval long square tiny ' +
    'white blue pink red green yellow orange brown purple grey black cream coloured tablet tablets capsule capsules pill pills medicine ' +
    'medicines medication medications drug drugs treatment syrup liquid injection inhaler puffer patch spray drops cream ointment bottle box ' +
    'heart water blood pressure sugar diabetes cholesterol stomach sleeping sleep pain painkiller painkillers nerve thyroid steroid antibiotic ' +
    'antibiotics vitamin something for the a an and of her his their my one two with patient cannot recall remember ?'
  ).split(' '),
);

/** Whether the medicine of a line is known: by name or by a product's code; never where the words only describe a tablet. */
export function namesMedicine({ identity, products, line }: Candidate): boolean {
  if (identity.recognised || products.length > 0) return true;
  const words = line.medicine.term.toLowerCase().match(/[\p{L}\p{N}?]+/gu) ?? [];
  const named = words.some((word) => !describing.has(word) && !/^\d+$/.test(word));
  return named && !/\b(?:unknown|unidentified|unnamed|name not known)\b/i.test(line.medicine.term);
}
