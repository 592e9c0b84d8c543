/** What the trust may decide for its computers, with what holds where it has not. */
export type Policy = {
  /** Locked after this long without a call. */
  readonly idleLockMs: number;
};

export const usualPolicy: Policy = { idleLockMs: 5 * 60_000 };
