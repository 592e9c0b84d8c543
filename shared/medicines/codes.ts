/**
 * A code as sent, with the display the source gave. dm+d arrives under `https://dmd.nhs.uk` and under
 * `http://snomed.info/sct`: one code space (see `isDmdSpace`).
 */
export type Code = { readonly system: string; readonly code: string; readonly display?: string };

export const dmdSystem = 'https://dmd.nhs.uk';
export const snomedSystem = 'http://snomed.info/sct';

export const isDmdSpace = (code: Code): boolean => code.system === dmdSystem || code.system === snomedSystem;

/** A coded or textual thing: what the source called it, and the codes it gave. `text` is the original term. */
export type Concept = { readonly text: string; readonly codes: readonly Code[] };

/** dm+d levels: substance, generic product, branded product, and their packs. */
export type DmdLevel = 'VTM' | 'VMP' | 'AMP' | 'VMPP' | 'AMPP';
