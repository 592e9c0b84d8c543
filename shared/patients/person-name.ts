/** A person's name in two parts as a record states them; either is empty where it states none. */
export type StatedName = { readonly family: string; readonly given: string };

/** "PENHALIGON, Dorothy". A part that is not stated has a word, as every absence has. */
export function personName({ family, given }: StatedName): string {
  const [last, first] = [family.trim().toUpperCase(), given.trim()];
  if (last === '' && first === '') return 'Name not recorded';
  if (last === '') return `${first}, family name not recorded`;
  return first === '' ? `${last}, given name not recorded` : `${last}, ${first}`;
}
