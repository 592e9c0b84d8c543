import type { Known } from '../core/known.ts';
import type { PartialDate } from '../core/instant.ts';
import type { Code, Concept } from './codes.ts';
import type { Dosage, Quantity } from './dosage.ts';
import type { BusinessIdentifier, ResourceKey } from './keys.ts';

/** Statuses of all medicine resources, kept as sent. */
export type LineStatus =
  | 'active'
  | 'completed'
  | 'entered-in-error'
  | 'intended'
  | 'stopped'
  | 'on-hold'
  | 'unknown'
  | 'not-taken'
  | 'cancelled'
  | 'draft'
  | 'in-progress'
  | 'preparation'
  | 'declined'
  | 'not-done';

export type LineCategory =
  | 'acute'
  | 'repeat'
  | 'repeat-dispensing'
  | 'discharge'
  | 'leave'
  | 'inpatient'
  | 'outpatient'
  | 'community'
  | 'over-the-counter'
  /** Stated by the patient (FHIR `patientspecified`); says nothing about how it was obtained. */
  | 'patient-reported'
  | 'prescribed-elsewhere';

/** The medicine as the source names it. `term` is the original text, shown and passed on. */
export type Medicine = {
  readonly term: string;
  readonly codes: readonly Code[];
  readonly form: Known<Concept>;
  /** Ingredients with strength where the resource states them. */
  readonly ingredients: readonly Ingredient[];
  /** Trade family or brand, where stated apart from the term. */
  readonly brand: Known<string>;
  readonly batch: Known<string>;
};

export type Ingredient = { readonly substance: Concept; readonly strength: Known<Strength> };
export type Strength = { readonly numerator: Quantity; readonly denominator?: Quantity };

/** Who said so: a person, organisation or device, as named by the source. */
export type Said = {
  readonly role: 'asserter' | 'prescriber' | 'recorder' | 'dispenser' | 'performer' | 'owner';
  readonly name: string;
};

/** A dispense or administration that belongs to a line: what was supplied or given, not what is taken. */
export type Evidence = {
  readonly kind: 'dispense' | 'administration' | 'issue';
  readonly key: ResourceKey;
  readonly version: Known<string>;
  readonly when: Known<PartialDate>;
  readonly status: Known<string>;
  readonly statusReason: Known<Concept>;
  readonly term: Known<string>;
  readonly quantity: Known<Quantity>;
  readonly daysSupply: Known<Quantity>;
  readonly dosages: readonly Dosage[];
};

/** One medicine as one source states it. Every field says whether it is known. */
export type MedicineLine = {
  readonly key: ResourceKey;
  readonly version: Known<string>;
  readonly identifiers: readonly BusinessIdentifier[];
  /** The FHIR version the resource was written in, where it shows: GP Connect's single-dose shape is an STU3 matter. */
  readonly dialect?: 'r4' | 'stu3';
  readonly statedAs: 'statement' | 'plan' | 'order' | 'dispense' | 'administration';
  readonly medicine: Medicine;
  readonly dosages: readonly Dosage[];
  readonly status: Known<LineStatus>;
  readonly statusReason: Known<Concept>;
  /** An order not to give this medicine (`MedicationRequest.doNotPerform`). */
  readonly doNotPerform: boolean;
  readonly category: Known<LineCategory>;
  /** How long it is meant for, where stated apart from the setting: an inpatient order may be a short course. */
  readonly course?: Known<'acute' | 'repeat' | 'repeat-dispensing'>;
  readonly indication: Known<Concept>;
  readonly duration: Known<Quantity>;
  readonly quantity: Known<Quantity>;
  readonly daysSupply: Known<Quantity>;
  readonly authorised: Known<PartialDate>;
  readonly start: Known<PartialDate>;
  readonly end: Known<PartialDate>;
  /** When the plan beneath a statement that is active ends or ended: no end of what is taken, and said where it has passed. */
  readonly planEnd?: Known<PartialDate>;
  readonly lastIssued: Known<PartialDate>;
  readonly lastTaken: Known<PartialDate>;
  readonly asserted: Known<PartialDate>;
  readonly repeats: Known<RepeatInformation>;
  readonly prescribingAgency: Known<Concept>;
  readonly said: readonly Said[];
  /** Always shown. */
  readonly notes: readonly string[];
  readonly evidence: readonly Evidence[];
  /** Other resources this one line was read from: the plan beneath a statement. Each is accounted for here. */
  readonly mergedFrom: readonly ResourceKey[];
  /** UK extension: a pharmacist has verified the entry. */
  readonly pharmacistVerified: Known<boolean>;
  readonly dosageLastChanged: Known<PartialDate>;
  /** The quantity in words (`28 tablets`), where the source says it in words. */
  readonly quantityText: Known<string>;
  /** What the source says was changed about this medicine (UK change summary). */
  readonly change: Known<ChangeSummary>;
  /** Earlier plans for the same medicine in the same source that this line replaced, newest first. */
  readonly replaced: readonly ResourceKey[];
  /** A transfer-degraded entry: shown by original text, never paired by code. */
  readonly degraded: boolean;
  /** Written by Concord itself: never counts as a source. */
  readonly ours: boolean;
  /** References to resources this one was made from or supersedes, as sent. */
  readonly derivedFrom: readonly string[];
  /** Things in the resource that no field holds: modifier extensions, unknown codes; each with its raw text. */
  readonly notUnderstood: readonly NotUnderstood[];
};

export type RepeatInformation = {
  readonly issued: Known<number>;
  readonly allowed: Known<number>;
  readonly reviewBy: Known<PartialDate>;
};

/** The UK's summary of a change to a medicine: amended, added, stopped; why, when, and the words. */
export type ChangeSummary = {
  readonly status: Known<Concept>;
  readonly reason: Known<Concept>;
  readonly when: Known<PartialDate>;
  readonly details: Known<string>;
};

/** Something received that was not understood: where it was, and its raw text, so that it can be shown. */
export type NotUnderstood = { readonly path: string; readonly raw: string; readonly why: string };
