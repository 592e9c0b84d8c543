import type { Decimal } from '../core/decimal.ts';
import type { Known } from '../core/known.ts';
import type { Concept } from './codes.ts';

/** An amount with its unit in singular words (`mg`, `microgram`, `tablet`, `mL`, `unit`); `text` is as the source wrote it. */
export type Quantity = { readonly value: Decimal; readonly unit: string; readonly text?: string };

/** An amount or a range. A low-only or high-only range stays one-sided. */
export type DoseAmount = { readonly low?: Quantity; readonly high?: Quantity };

export type DayOfWeek = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';
export type PeriodUnit = 's' | 'min' | 'h' | 'd' | 'wk' | 'mo' | 'a';

/** FHIR Timing as meaning. Numbers are decimals because sources send `1.5`. */
export type Timing = {
  readonly frequency?: Decimal;
  readonly frequencyMax?: Decimal;
  readonly period?: Decimal;
  readonly periodMax?: Decimal;
  readonly periodUnit?: PeriodUnit;
  readonly duration?: Decimal;
  readonly durationMax?: Decimal;
  readonly durationUnit?: PeriodUnit;
  readonly count?: Decimal;
  readonly countMax?: Decimal;
  readonly dayOfWeek: readonly DayOfWeek[];
  /** Clock times `HH:MM`, with seconds only where they are not nought. */
  readonly timeOfDay: readonly string[];
  /** FHIR event-timing codes (`MORN`, `NIGHT`, `AC`, `PC`, `HS`, `CM`, ...). */
  readonly when: readonly string[];
  readonly offsetMinutes?: number;
  /** Explicit dates or date-times. */
  readonly events: readonly string[];
  readonly bounds?: TimingBounds;
  /** `Timing.code` (QD, BD, ...) as sent. */
  readonly code?: Concept;
};

export type TimingBounds =
  | { readonly kind: 'duration'; readonly value: Decimal; readonly unit: PeriodUnit }
  | { readonly kind: 'range'; readonly low?: Decimal; readonly high?: Decimal; readonly unit: PeriodUnit }
  | { readonly kind: 'period'; readonly start?: string; readonly end?: string };

/** As needed: `no`, `yes`, or `for` a reason. */
export type AsNeeded =
  | { readonly kind: 'no' }
  | { readonly kind: 'yes' }
  | { readonly kind: 'for'; readonly reason: Concept };

export type Rate =
  | { readonly kind: 'ratio'; readonly numerator: Quantity; readonly denominator: Quantity }
  | { readonly kind: 'amount'; readonly amount: DoseAmount };

/** The meaning of one dosage instruction, whether it came from structure or was read from words. */
export type DosageMeaning = {
  /** Equal sequence = at the same time; rising = one after another. */
  readonly sequence?: number;
  readonly method?: Concept;
  /** One dose, possibly stated again in other units. */
  readonly doses: readonly DoseAmount[];
  readonly rate?: Rate;
  readonly timing: Timing;
  readonly route?: Concept;
  readonly site?: Concept;
  readonly asNeeded?: AsNeeded;
  /** `implied`: nobody stated a maximum; "every four hours up to four times a day" comes to one. */
  readonly maxPerPeriod?: {
    readonly numerator: Quantity;
    readonly denominator: Quantity;
    readonly implied?: true;
  };
  readonly maxPerAdministration?: Quantity;
  readonly maxPerLifetime?: Quantity;
  readonly additionalInstructions: readonly Concept[];
};

/**
 * What words were read as. Words that hold several doses ("one in the morning and two at night", "2 for a week then 1")
 * have them in `steps`, each whole: rising `sequence` is one after another, none or equal is side by side; `meaning`
 * then holds only what all of them share, so that no dose of it can be taken for the whole.
 */
export type ReadText = {
  readonly meaning: DosageMeaning;
  readonly remainder: string;
  readonly steps?: readonly DosageMeaning[];
};

/** A coded field that could not be read and cost only itself: what it would have been about, where it stood, and its raw text. */
export type UnreadMember = {
  readonly field: 'amount' | 'frequency' | 'as-needed' | 'route' | 'course' | 'other';
  readonly path: string;
  readonly raw: string;
};

/** One dosage of a line: its own words and its structure, each where there is one, and what words were not understood. */
export type Dosage = {
  readonly text: Known<string>;
  /** From the coded fields of the resource. */
  readonly structured: Known<DosageMeaning>;
  /** Coded fields that `structured` is without because they could not be read. */
  readonly unread?: readonly UnreadMember[];
  /** Read from `text`; `remainder` is every word that was not understood, never dropped. */
  readonly fromText: Known<ReadText>;
  readonly patientInstruction: Known<string>;
  /** Where the words came from, where that is not the text of the dosage itself. */
  readonly wordsFrom?: 'patient-instruction' | 'instruction' | 'note';
};
