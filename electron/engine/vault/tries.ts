/** What is remembered about one person's wrong PINs. */
export type Tries = {
  readonly wrong: number;
  /** Milliseconds since 1970; `until` 0 when nothing is blocked. */
  readonly blockedAt: number;
  readonly until: number;
};

/** The same as it is kept: `written` rises with every change, `everWrong` with every wrong PIN, and neither ever falls. */
export type TryCount = Tries & { readonly written: number; readonly everWrong: number };

export const noTries: Tries = { wrong: 0, blockedAt: 0, until: 0 };
export const newTryCount: TryCount = { ...noTries, written: 0, everWrong: 0 };

/**
 * The count is kept twice: in the vault file, and apart from the data folder, written first. A vault file put back holds an
 * older count, and the newer one apart then counts. `undefined` when one of them is missing: no PIN is tried then.
 */
export function countThatHolds(
  inVault: TryCount | undefined,
  apart: TryCount | undefined,
): TryCount | undefined {
  if (inVault === undefined || apart === undefined) return undefined;
  return apart.written > inVault.written ? apart : inVault;
}

/** Tries between blocks. */
export const triesAllowed = 5;

const minuteMs = 60_000;
/** Each block is longer than the one before; after the last, only a full sign-in at the identity server gives tries again. */
const blocksMs = [5 * minuteMs, 15 * minuteMs, 60 * minuteMs];

export type Standing =
  | { readonly kind: 'may-try' }
  | { readonly kind: 'blocked'; readonly untilMs: number; readonly tries: Tries }
  | { readonly kind: 'sign-in-first' };

/**
 * Whether a PIN may be tried now. A clock set back does not lengthen a block beyond its own length, and a clock set back
 * to before the block began does not end it either.
 */
export function standing(tries: Tries, nowMs: number): Standing {
  if (tries.wrong >= triesAllowed * (blocksMs.length + 1)) return { kind: 'sign-in-first' };
  if (nowMs >= tries.until) return { kind: 'may-try' };
  if (nowMs >= tries.blockedAt) return { kind: 'blocked', untilMs: tries.until, tries };
  const moved = { ...tries, blockedAt: nowMs, until: nowMs + (tries.until - tries.blockedAt) };
  return { kind: 'blocked', untilMs: moved.until, tries: moved };
}

/** One more wrong PIN. */
export function afterWrong(tries: Tries, nowMs: number): Tries {
  const wrong = tries.wrong + 1;
  if (wrong % triesAllowed !== 0) return { ...noTries, wrong };
  const blockMs = blocksMs[wrong / triesAllowed - 1] ?? 0;
  return { wrong, blockedAt: nowMs, until: nowMs + blockMs };
}

export const triesLeft = (tries: Tries): number => triesAllowed - (tries.wrong % triesAllowed);
