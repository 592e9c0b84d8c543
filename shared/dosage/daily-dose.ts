import type { Decimal } from '../core/decimal.ts';
import type { NotDaily } from './per-day.ts';

/** Why a daily dose is not computed. */
export type CannotCompute =
  | NotDaily
  | 'no-dose'
  | 'schedule'
  | 'cyclic'
  | 'infusion'
  | 'uncountable'
  | 'several-ingredients'
  | 'mixed-units'
  | 'words-not-understood';

export type Total = { readonly amount: Decimal; readonly unit: string };

/**
 * `also` holds the same total in other units, where the dose or the product gives them. `instead` is what may be said where
 * a daily dose may not: the maximum, the total of seven days, the schedule.
 */
export type DailyDose =
  | ({ readonly kind: 'computed'; readonly also: readonly Total[]; readonly working: string } & Total)
  | { readonly kind: 'cannot'; readonly why: CannotCompute; readonly instead?: string };

/** What is taken in a day, in each unit it is known in. */
export type Day = { readonly totals: readonly Total[]; readonly working: string };
