/** The gold set as data: what a case holds, and what a right answer to it says. README.md has the written notation. */
export type GoldRole = 'history' | 'chart' | 'discharge';
export type GoldSeverity = 'minor' | 'significant' | 'serious' | 'potentially-lethal';

export const goldClasses = [
  'omission',
  'addition',
  'only-in-one-source',
  'different-medicine',
  'duplicate-product',
  'duplicate-substance',
  'duplicate-class',
  'dose',
  'frequency',
  'same-daily-dose',
  'timing',
  'strength-or-form',
  'route',
  'duration',
  'brand-critical',
  'allergy-conflict',
  'allergy-mismatch',
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
  'weekly-not-weekly',
  'as-needed',
  'maximum',
  'not-compared',
  'allergy-not-checked',
] as const;
export type GoldClass = (typeof goldClasses)[number];

/** One dosage as coded fields. Numbers are decimal text; `unit` absent is a dimensionless quantity. */
export type GoldDose = {
  readonly low?: string;
  readonly high?: string;
  readonly unit?: string;
  readonly frequency?: string;
  readonly frequencyMax?: string;
  readonly period?: string;
  readonly periodUnit?: string;
  readonly timeOfDay: readonly string[];
  readonly dayOfWeek: readonly string[];
  readonly when: readonly string[];
  readonly asNeeded?: { readonly reason?: string };
  readonly route?: string;
  readonly site?: string;
  readonly max?: { readonly value: string; readonly unit: string; readonly periodUnit: string };
  readonly bounds?: { readonly value: string; readonly unit: string };
  readonly count?: string;
  readonly sequence: number;
};

/** One medicine as one source words it. Dates are `YYYY-MM-DD`. */
export type GoldLine = {
  readonly id: string;
  readonly text: string;
  readonly dosageText?: string;
  readonly dosage: readonly GoldDose[];
  readonly code?: {
    readonly system: 'dmd' | 'snomed' | 'read' | 'local';
    readonly code: string;
    readonly display?: string;
  };
  readonly status: string;
  readonly statusReason?: string;
  readonly category?: 'acute' | 'repeat';
  readonly start: string;
  readonly end?: string;
  readonly issued?: string;
  readonly supplyDays?: string;
  readonly asserted: string;
  /** A date, or `asked-not-known`: asked of the patient or carer and not known. R4 has no field for it: see `GoldSpoken`. */
  readonly lastTaken?: string;
  readonly indication?: string;
  readonly identifier?: string;
  readonly note?: string;
};

export type GoldAllergy = {
  readonly id: string;
  readonly text: string;
  readonly code?: string;
  readonly reaction?: string;
  readonly criticality?: 'low' | 'high';
  readonly clinical: 'active' | 'inactive' | 'resolved';
  readonly verification: 'confirmed' | 'unconfirmed' | 'refuted' | 'entered-in-error';
  readonly ended?: string;
  readonly category: 'medication' | 'food' | 'environment';
};

export type GoldSource = {
  readonly name: string;
  readonly role: GoldRole;
  readonly status: 'complete' | 'partial' | 'unavailable';
  /** For `partial` a reason code (`confidential-items`, `incomplete` ...), for `unavailable` an OperationOutcome issue code. */
  readonly reason?: string;
  readonly stu3: boolean;
  readonly origin?: string;
  readonly lines: readonly GoldLine[];
  readonly allergies: readonly GoldAllergy[];
};

export type GoldFinding = {
  readonly class: GoldClass;
  readonly severity: GoldSeverity;
  /** Whether the severity is in the definitions' table or is this set's own reading (README). */
  readonly severityFrom: 'table' | 'reading';
  /** `source#id` of every line compared; `source#` alone for a finding about the source; an allergy's id for allergies. */
  readonly lines: readonly string[];
};

export type GoldCase = {
  readonly id: string;
  readonly asOf: string;
  readonly kind: 'positive' | 'near-miss' | 'whole';
  /** The class whose file it stands in; absent for whole cases. */
  readonly about?: GoldClass;
  readonly sources: readonly GoldSource[];
  readonly expect: {
    readonly rows: readonly (readonly string[])[];
    /** Suggested links: two rows, each named by its first line. */
    readonly links: readonly (readonly [string, string])[];
    readonly findings: readonly GoldFinding[];
  };
  readonly reason: string;
};

/** One direction of `directions.json`. Every word not covered by an attribute stands in `remainder`. */
export type GoldDirection = {
  readonly text: string;
  /** Kept from whoever tunes the reader. */
  readonly held?: boolean;
  readonly expect: {
    readonly doses: readonly { readonly low?: string; readonly high?: string; readonly unit: string }[];
    readonly timing: {
      readonly frequency?: string;
      readonly frequencyMax?: string;
      readonly period?: string;
      readonly periodMax?: string;
      readonly periodUnit?: 'min' | 'h' | 'd' | 'wk' | 'mo';
      readonly when?: readonly string[];
      readonly dayOfWeek?: readonly string[];
      readonly timeOfDay?: readonly string[];
    };
    readonly asNeeded: boolean;
    readonly asNeededFor?: string;
    readonly route?: string;
    readonly site?: string;
    readonly max?: { readonly value: string; readonly unit: string; readonly per: string };
    readonly duration?: { readonly value: string; readonly unit: string };
    readonly remainder: string;
  };
};
