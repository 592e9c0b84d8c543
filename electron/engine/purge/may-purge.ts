/** What decides whether a person's copy may be removed from this computer. Instants are ISO 8601. */
export type PersonFacts = {
  /** The latest moment at which somebody opened, prepared or wrote about them here; `null`: the audit does not name them. */
  readonly touchedAt: string | null;
  /** Stays that no ward list has ended. */
  readonly stays: number;
  /** When the last stay ended. */
  readonly goneAt: string | null;
  readonly unsent: number;
  readonly acknowledged: number;
  readonly cases: number;
  readonly signed: number;
  /** The case that is worked on was opened again after its signature. */
  readonly openedAgain: boolean;
  readonly typedIn: number;
};

export type PurgeRule = { readonly afterDays: number; readonly afterDischargeDays: number };

export type PurgeDecision =
  | { readonly kind: 'remove'; readonly why: 'age' | 'discharged' }
  | { readonly kind: 'not-due' }
  /** Old enough, and kept because the trust does not hold it yet. */
  | { readonly kind: 'kept'; readonly why: 'unsent' | 'unsigned' };

const dayMs = 86_400_000;

/** Removes what is old or whose patient has left, and never what the trust's own store does not hold. */
export function mayPurge(facts: PersonFacts, rule: PurgeRule, nowMs: number): PurgeDecision {
  const why = whyDue(facts, rule, nowMs);
  if (why === undefined) return { kind: 'not-due' };
  if (facts.unsent > 0) return { kind: 'kept', why: 'unsent' };
  const worked = facts.cases > 0 || facts.typedIn > 0;
  const signed = facts.cases > 0 && facts.signed === facts.cases && !facts.openedAgain;
  if (worked && !signed) return { kind: 'kept', why: 'unsigned' };
  // Signed, and everything taken back again: nothing of it is anywhere but here.
  if (worked && facts.acknowledged === 0) return { kind: 'kept', why: 'unsent' };
  return { kind: 'remove', why };
}

/** Whether a person's copy is old enough, or they have left long enough; not yet whether it may go. */
export function whyDue(
  facts: Pick<PersonFacts, 'touchedAt' | 'stays' | 'goneAt'>,
  rule: PurgeRule,
  nowMs: number,
): 'age' | 'discharged' | undefined {
  // Nothing tells how old it is.
  if (facts.touchedAt === null) return undefined;
  const quietDays = (nowMs - Date.parse(facts.touchedAt)) / dayMs;
  if (quietDays >= rule.afterDays) return 'age';
  const goneDays = facts.goneAt === null ? -1 : (nowMs - Date.parse(facts.goneAt)) / dayMs;
  const left = facts.stays === 0 && goneDays >= rule.afterDischargeDays;
  return left && quietDays >= rule.afterDischargeDays ? 'discharged' : undefined;
}
