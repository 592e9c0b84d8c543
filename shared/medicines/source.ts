import type { Known } from '../core/known.ts';
import type { Instant, PartialDate } from '../core/instant.ts';
import type { Allergy } from './allergy.ts';
import type { MedicineLine, NotUnderstood } from './line.ts';
import type { ResourceKey, SourceId } from './keys.ts';

/** What a source is to reconciliation. Chart and discharge are the order side. */
export type SourceRole = 'history' | 'chart' | 'discharge';

/** Which layer failed; every message names it. */
export type Layer =
  | 'network'
  | 'integration-engine'
  | 'identity-server'
  | 'record'
  | 'provider'
  | 'answer'
  | 'this-computer';

export type PartialReason =
  | { readonly kind: 'provider-not-answering'; readonly provider: string; readonly detail: string }
  | { readonly kind: 'items-withheld'; readonly detail: string }
  | { readonly kind: 'data-in-transit' }
  | { readonly kind: 'data-awaiting-filing' }
  | { readonly kind: 'page-unreadable'; readonly page: number; readonly detail: string }
  | { readonly kind: 'paging-stopped'; readonly detail: string }
  | { readonly kind: 'too-large'; readonly detail: string }
  /** One resource type was not answered at all: refused, or not offered. Nothing is known of it. */
  | { readonly kind: 'type-not-read'; readonly type: string; readonly detail: string }
  /** `Bundle.total` promised more than the pages held. */
  | {
      readonly kind: 'fewer-than-said';
      readonly type: string;
      readonly said: number;
      readonly came: number;
    }
  | { readonly kind: 'another-patient'; readonly count: number }
  | { readonly kind: 'still-reading' }
  /** Whoever gave it said, or was noted, not to have given all of it. */
  | { readonly kind: 'not-all-given'; readonly detail: string };

export type UnavailableReason =
  | { readonly kind: 'not-answering'; readonly layer: Layer; readonly detail: string }
  | { readonly kind: 'sign-in-needed' }
  | { readonly kind: 'not-permitted'; readonly detail: string }
  | { readonly kind: 'identity-disagrees'; readonly detail: string }
  | { readonly kind: 'restricted' }
  /** The record locator names no store for this patient, or more than one: which is theirs is not guessed. */
  | { readonly kind: 'store-not-found' }
  | { readonly kind: 'several-stores'; readonly detail: string }
  /** The patient is registered with no practice, or with none that is known. */
  | { readonly kind: 'no-practice' }
  /** The practice does not give its record this way. */
  | { readonly kind: 'not-offered'; readonly detail: string }
  /** The question was refused, for a reason that is not the patient's; `detail` in plain words. */
  | { readonly kind: 'refused'; readonly detail: string }
  /** Whoever must have the record gives none, and does not say whether there is one. */
  | { readonly kind: 'record-not-given'; readonly detail: string }
  | { readonly kind: 'not-read-yet' };

/** Whether a source answered in full. Repeated by every screen, print and written List. */
export type SourceState =
  | { readonly kind: 'complete' }
  | { readonly kind: 'partial'; readonly reasons: readonly PartialReason[] }
  | { readonly kind: 'unavailable'; readonly reason: UnavailableReason }
  | { readonly kind: 'withheld'; readonly by: string }
  | { readonly kind: 'patient-not-known' };

/**
 * What one source says about one patient: its medicine lines and allergies, how complete the answer is, and
 * everything received that no line or allergy came from. Counts in = counts out.
 */
export type SourceList = {
  readonly id: SourceId;
  readonly name: string;
  readonly role: SourceRole;
  /** Sources of equal origin are not independent and count once. */
  readonly origin: string;
  readonly state: SourceState;
  /** When this copy was read from the source, by the source's clock where it gives one. */
  readonly asOf: Known<Instant>;
  readonly lines: readonly MedicineLine[];
  readonly allergies: readonly Allergy[];
  /** A statement that the patient takes nothing (`787481004`), with its date. Not the same as an empty list. */
  readonly noKnownMedications: Known<{ readonly asserted: Known<PartialDate> }>;
  /** A statement that the allergy record is empty because nobody asked, or similar (`List.emptyReason`). */
  readonly allergyListEmpty: Known<string>;
  /** Entered in error: listed as withdrawn, not among the lines. */
  readonly withdrawn: readonly ResourceKey[];
  /** Resources understood as supporting facts (Patient, Organization, Encounter, List ...): accounted for, not shown as lines. */
  readonly supporting: readonly ResourceKey[];
  readonly notUnderstood: readonly (NotUnderstood & { readonly key: ResourceKey })[];
  /** Resources received, counted before reading. */
  readonly received: number;
};
