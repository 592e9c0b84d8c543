import type { NeverReason } from '../match/match.ts';

/** The closed set of `4b-definitions`, in the order they are reported. */
export const discrepancyClasses = [
  'weekly-not-weekly',
  'allergy-conflict',
  'allergy-mismatch',
  'omission',
  'addition',
  'only-in-one-source',
  'different-medicine',
  'duplicate-product',
  'duplicate-substance',
  'duplicate-class',
  'brand-critical',
  'strength-or-form',
  'route',
  'dose',
  'frequency',
  'same-daily-dose',
  'timing',
  'as-needed',
  'maximum',
  'duration',
  'not-compared',
  'indication-missing',
  'text-against-structure',
  'dose-shape',
  'code-against-display',
  'degraded-code',
  'status-contradiction',
  'last-dose-unknown',
  'overdue-supply',
  'stale-source',
  'source-incomplete',
  'allergy-not-checked',
] as const;
export type DiscrepancyClass = (typeof discrepancyClasses)[number];

/** EQUIP words; always a suggestion until a person agrees. */
export const severities = ['minor', 'significant', 'serious', 'potentially-lethal'] as const;
export type Severity = (typeof severities)[number];

/** What of a line the finding speaks about. */
export type FindingField =
  | 'medicine'
  | 'brand'
  | 'strength'
  | 'form'
  | 'dose'
  | 'route'
  | 'frequency'
  | 'timing'
  | 'as-needed'
  | 'maximum'
  | 'duration'
  | 'status'
  | 'text'
  | 'structure'
  | 'code'
  | 'allergy'
  | 'indication'
  | 'last-taken'
  | 'supply'
  | 'source';

/** What a rule noticed that the severity table may ask about. */
export const circumstances = [
  'weekly-lethal',
  'anaphylaxis-or-high-criticality',
  'recorded-as-intolerance',
  'two-anticoagulants',
  'ten-fold-high-risk',
  'two-fold-critical',
  'thousand-fold',
  'time-critical',
  'high-risk',
  'two-stated-brands',
  'brand-not-stated',
  'release-not-stated',
  'insulin-strength-or-type',
  'opioid-release',
  'patch-rate-or-wear',
  'stopped-for-harm',
  'steps-lost',
  'on-hold',
  'none-known-beside-allergy',
  'acute-with-indication',
] as const;
export type Circumstance = (typeof circumstances)[number];

/** A finding before the tables have weighed it. `lines` are line keys, allergy keys, or `source#` for a whole source. */
export type Draft = {
  readonly lines: readonly string[];
  readonly fields: readonly FindingField[];
  readonly why: string;
  readonly working?: string;
  readonly circumstances?: readonly Circumstance[];
  /** The rows spoken about; none for a finding about a source or the case. */
  readonly rows: readonly string[];
};

/** One named discrepancy. It is unintentional or intended only when a person says so. */
export type Finding = {
  readonly class: DiscrepancyClass;
  readonly severity: Severity;
  readonly lines: readonly string[];
  readonly fields: readonly FindingField[];
  readonly why: string;
  /** How a calculated figure came about, with both originals. */
  readonly working?: string;
  readonly rule: { readonly id: DiscrepancyClass; readonly version: string };
  readonly hazard: string;
  readonly source: string;
  readonly timeCritical: boolean;
  readonly highRisk: boolean;
};

export type Link = { readonly a: string; readonly b: string; readonly reason: NeverReason | null };
