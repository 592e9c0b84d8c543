/** Why a file could not be opened as a dm+d pack. */
export type PackFault = {
  readonly kind: 'no-pack' | 'not-a-pack' | 'from-the-future' | 'from-the-past' | 'damaged';
};
