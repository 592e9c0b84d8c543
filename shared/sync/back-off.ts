const firstMs = 2_000;
const longestMs = 300_000;

/**
 * Milliseconds until the next attempt: doubling from 2 s to 5 min, spread over half of it, and never sooner than the
 * server's `Retry-After` (capped at a day, so that a mistaken header cannot silence a record for ever).
 */
export function delayMs(attempt: number, random: number, retryAfterMs: number | null): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(attempt - 1, 20));
  const spread = Math.round(full / 2 + (full / 2) * random);
  return Math.max(spread, Math.min(retryAfterMs ?? 0, 86_400_000));
}
