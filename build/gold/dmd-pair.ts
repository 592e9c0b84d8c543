import { createHash } from 'node:crypto';

/** Two names with what dm+d and the BNF's codes say of them; no reader of ours has a say in the label. */
export type DmdPair = {
  readonly kind:
    | 'brand and generic'
    | 'another medicine'
    | 'another release'
    | 'release, form left out'
    | 'written otherwise'
    | 'with another substance';
  readonly label: 'same' | 'apart';
  readonly a: string;
  readonly b: string;
  /** In the part that nobody looks at while working on the reader. */
  readonly held: boolean;
};

/** Words of four letters and more, lower case. */
export const wordsOf = (name: string): readonly string[] => name.toLowerCase().match(/\p{L}{4,}/gu) ?? [];

/** One in four brands, by its first word. */
export const isHeld = (name: string): boolean =>
  (createHash('sha256')
    .update(wordsOf(name)[0] ?? name)
    .digest()[0] ?? 0) %
    4 ===
  0;

/** A name as wards write it: without the words of its form. */
export const withoutForm = (name: string): string =>
  name.replace(/\s(?:modified-release |gastro-resistant )?(?:tablets|capsules|granules|caplets).*$/i, '');
