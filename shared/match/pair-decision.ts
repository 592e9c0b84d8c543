/** What people decided about lines, by `source#Type/id`; the latest word on a set of lines. */
export type PairDecision = {
  readonly kind: 'paired' | 'unpaired' | 'linked' | 'unlinked';
  readonly lines: readonly string[];
};
