import type { Vtm } from './vtm.ts';

/** One medicine in one source. Days and hours count back from the sandbox's "now". */
export type Line = {
  /** The product as this source names it. */
  readonly term: string;
  /** Its dm+d moiety where there is one; otherwise the line is text only. */
  readonly vtm?: Vtm;
  /** Structured dose in the notation of `dose.ts`; without it the directions are free text only. */
  readonly dose?: string;
  /** Directions as written; without them they are put into words from the structure. */
  readonly text?: string;
  readonly kind?: 'acute' | 'repeat';
  readonly status?: 'active' | 'stopped' | 'completed' | 'on-hold' | 'intended' | 'not-taken' | 'cancelled';
  readonly why?: string;
  readonly startedDaysAgo?: number;
  readonly endedDaysAgo?: number;
  readonly issuedDaysAgo?: number;
  readonly brand?: string;
  readonly indication?: string;
  readonly note?: string;
  /** Tablets, capsules, millilitres supplied and for how many days. */
  readonly supplied?: readonly [quantity: number, days: number];
  /** On the chart: given so many hours ago. */
  readonly givenHoursAgo?: readonly number[];
  /** In a persisted copy: the term of an earlier entry of the same source that this one supersedes. */
  readonly supersedes?: string;
  /** A key that makes the business identifier equal across sources. */
  readonly shared?: string;
};

export type AllergySpec = {
  /** `nka` no known allergies; `nkda` no known drug allergies; otherwise the substance in words. */
  readonly to: string;
  readonly code?: readonly [code: string, display: string];
  readonly kind?: 'allergy' | 'intolerance';
  readonly reaction?: string;
  readonly severity?: 'mild' | 'moderate' | 'severe';
  readonly high?: boolean;
  readonly recorded?: string;
  readonly ended?: string;
  readonly state?: 'active' | 'inactive' | 'resolved';
  readonly verification?: 'confirmed' | 'unconfirmed' | 'refuted' | 'entered-in-error';
};

export type NoticeSpec = { readonly kind: 'partial' | 'withheld' | 'unavailable'; readonly text: string };

/** What one system says about a patient. A system that is not there does not know the patient. */
export type SourceSpec = {
  readonly lines: readonly Line[];
  readonly allergies?: readonly AllergySpec[];
  readonly notice?: NoticeSpec;
  /** How long ago the system last asserted its lines. */
  readonly assertedDaysAgo?: number;
  /** A birth date that disagrees with the census. */
  readonly born?: string;
};

export type Fact = 'weight' | 'height' | 'egfr' | 'creatinine' | 'potassium' | 'inr';

export type PatientSpec = {
  readonly key: string;
  readonly name: readonly [prefix: string, given: string, family: string];
  readonly gender: 'female' | 'male';
  readonly born: string;
  readonly nhs: string;
  readonly ward: '7B' | '9A';
  readonly bed: number;
  readonly admittedHoursAgo: number;
  readonly reason: string;
  readonly facts?: Partial<Record<Fact, readonly [value: number, daysAgo: number]>>;
  readonly gp?: SourceSpec;
  readonly chart?: SourceSpec;
  readonly pharmacy?: SourceSpec;
  readonly tto?: SourceSpec;
};

type More = Omit<Line, 'term' | 'vtm' | 'dose'>;

/** A medicine with its dm+d moiety: `med('metformin', 'Metformin 500mg tablets', '1 g po 2/d')`. */
export const med = (vtm: Vtm, term: string, dose?: string, more: More = {}): Line => ({
  term,
  vtm,
  ...(dose === undefined ? {} : { dose }),
  ...more,
});

/** A medicine in words only: no code, and directions as written. */
export const plain = (term: string, text: string, more: More = {}): Line => ({ term, text, ...more });

/** On repeat at the surgery, started and last issued so many days ago. */
export const repeat = (startedDaysAgo: number, issuedDaysAgo: number): More => ({
  kind: 'repeat',
  startedDaysAgo,
  issuedDaysAgo,
});
export const acute = (startedDaysAgo: number, more: More = {}): More => ({
  kind: 'acute',
  startedDaysAgo,
  issuedDaysAgo: startedDaysAgo,
  ...more,
});

export const noKnownAllergies: AllergySpec = { to: 'nka' };
export const noKnownDrugAllergies: AllergySpec = { to: 'nkda' };
