import type { Known } from '../core/known.ts';
import type { PartialDate } from '../core/instant.ts';
import type { Concept } from './codes.ts';
import type { BusinessIdentifier, ResourceKey } from './keys.ts';
import type { NotUnderstood } from './line.ts';

/** Allergy and intolerance are kept apart; a source that does not say is `not-stated`. */
export type AllergyKind = 'allergy' | 'intolerance' | 'not-stated';

/**
 * What an entry states: an allergy or intolerance to a `substance`; that there is `none` of a kind; that there is
 * `no-information`; or that this one is `not-this-patient`'s: denied ("no known latex allergy") or a relative's.
 */
export type AllergyStatement =
  | { readonly kind: 'substance' }
  | { readonly kind: 'none'; readonly none: NoKnown }
  | { readonly kind: 'no-information' }
  | { readonly kind: 'not-this-patient' };

/** SNOMED CT 716186003, 409137002, 429625007, 428607008: what "none" was said about. */
export type NoKnown =
  | 'no-known-allergies'
  | 'no-known-drug-allergies'
  | 'no-known-food-allergies'
  | 'no-known-environmental-allergies';

export type Reaction = {
  readonly manifestation: Concept;
  /** What set this reaction off, where the source names it apart from the allergy. */
  readonly substance?: Concept;
  readonly severity: Known<string>;
  readonly onset: Known<PartialDate>;
};

/** One allergy, intolerance or no-known statement as one source states it. */
export type Allergy = {
  readonly key: ResourceKey;
  readonly version: Known<string>;
  readonly identifiers: readonly BusinessIdentifier[];
  readonly substance: Concept;
  readonly statement: AllergyStatement;
  readonly kind: AllergyKind;
  readonly categories: readonly string[];
  readonly criticality: Known<'low' | 'high' | 'unable-to-assess'>;
  readonly clinicalStatus: Known<'active' | 'inactive' | 'resolved'>;
  readonly verification: Known<'unconfirmed' | 'confirmed' | 'refuted' | 'entered-in-error' | 'presumed'>;
  readonly reactions: readonly Reaction[];
  readonly onset: Known<PartialDate>;
  readonly recorded: Known<PartialDate>;
  /** Ended (GP Connect, UK Core allergy-end extension), with the reason where given. */
  readonly ended: Known<{ readonly when: Known<PartialDate>; readonly reason: Known<string> }>;
  readonly said: readonly string[];
  readonly notes: readonly string[];
  readonly degraded: boolean;
  /** Things in the resource that no field holds, each with its raw text. */
  readonly notUnderstood: readonly NotUnderstood[];
};
