import type { Instant } from '../core/instant.ts';

/**
 * A case is what people said about it, in order. Events are appended and never changed; undo is an event too.
 * Everything shown, counted, signed and written is folded from them (`fold.ts`).
 */

/** Who did it: kept with each event, because a case passes through several hands. */
export type Actor = {
  readonly user: string;
  readonly name: string;
  readonly role: 'technician' | 'pharmacist' | 'prescriber' | 'read-only';
  /** GPhC number or another professional id, where the record gave one. */
  readonly registration: string | null;
};

/**
 * A line as it stood when somebody decided about it. The decision is asked again when version or hash differ.
 * `key` is `source#Type/id`; `hash` is of the clinical content, not of the whole resource.
 */
export type Cover = { readonly key: string; readonly version: string; readonly hash: string };

/** What the patient really takes. */
export type HistoryFact =
  | { readonly kind: 'taking-as-directed' }
  | { readonly kind: 'taking-differently'; readonly asTaken: string; readonly difference: string }
  | {
      readonly kind: 'not-taking';
      readonly never: boolean;
      readonly since: string | null;
      readonly why: string;
    }
  | { readonly kind: 'unable-to-establish'; readonly why: string };

export const actions = [
  'continue',
  'change',
  'withhold',
  'stop',
  'complete',
  'start',
  'substitute',
  'own-supply',
  'not-current',
  'refer',
] as const;
export type Action = (typeof actions)[number];

/** Actions that need a coded reason and words. */
export const needsReason: readonly Action[] = ['change', 'withhold', 'stop', 'substitute'];

/** Coded reasons offered by the picker; nothing is chosen for anybody. */
export const reasonCodes = [
  'adverse-reaction',
  'allergy',
  'interaction',
  'renal-function',
  'hepatic-function',
  'acute-illness',
  'procedure',
  'no-longer-needed',
  'not-effective',
  'duplicate',
  'patient-choice',
  'swallowing',
  'formulary',
  'monitoring-result',
  'transcription-error',
  'other',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** What is put to the prescriber. Never an order. */
export type Recommendation = {
  readonly action: Action;
  readonly reason: ReasonCode | null;
  /** Free text; mandatory where `needsReason` says so. */
  readonly words: string;
  /** What it should be instead (change, start, substitute), in words. */
  readonly proposed: string;
  /** When to give it again (withhold). */
  readonly restartWhen: string;
  /** Substitutions are restored at discharge unless somebody says otherwise. */
  readonly restoreAtDischarge: boolean | null;
};

/** How a finding of the top two severities reached a named person. A queued message is not a hand-over. */
export type HandOver = {
  readonly to: string;
  readonly how: 'in-person' | 'telephone' | 'bleep';
  readonly at: Instant;
};

export type CaseEventBody =
  | {
      readonly kind: 'opened';
      readonly encounter: string | null;
      readonly reason: 'admission' | 'transfer' | 'discharge';
    }
  | {
      readonly kind: 'history';
      readonly row: string;
      readonly covers: readonly Cover[];
      readonly fact: HistoryFact;
    }
  | {
      readonly kind: 'recommended';
      readonly row: string;
      readonly covers: readonly Cover[];
      readonly recommendation: Recommendation;
    }
  | {
      readonly kind: 'confirmed';
      readonly row: string;
      readonly covers: readonly Cover[];
      readonly by: string;
      readonly how: 'told-me' | 'chart-shows-it';
    }
  | {
      readonly kind: 'last-taken';
      readonly row: string;
      readonly covers: readonly Cover[];
      readonly when: string | null;
    }
  | {
      readonly kind: 'indication';
      readonly row: string;
      readonly covers: readonly Cover[];
      readonly words: string;
    }
  | { readonly kind: 'paired' | 'unpaired' | 'linked' | 'unlinked'; readonly lines: readonly string[] }
  | {
      readonly kind: 'identity-checked';
      readonly identifiers: readonly ('name' | 'born' | 'nhs-number' | 'address' | 'wristband')[];
    }
  | {
      readonly kind: 'patient-asked';
      readonly who: 'patient' | 'carer' | 'nobody';
      readonly name: string;
      readonly why: string;
    }
  | { readonly kind: 'allergies-confirmed'; readonly withWhom: string }
  | { readonly kind: 'origins-accepted'; readonly why: string }
  | {
      readonly kind: 'checklist';
      readonly item: string;
      readonly answer: 'asked-and-none' | 'lines' | 'not-asked';
    }
  | { readonly kind: 'handed-over'; readonly finding: string; readonly handOver: HandOver }
  | { readonly kind: 'noted'; readonly words: string }
  | { readonly kind: 'history-checked' }
  | { readonly kind: 'undone'; readonly event: string }
  | { readonly kind: 'redone'; readonly event: string }
  | { readonly kind: 'signed-off'; readonly snapshot: string; readonly level: 1 | 2 | 3 }
  | { readonly kind: 'addendum'; readonly words: string };

export type CaseEvent = {
  readonly id: string;
  readonly at: Instant;
  readonly by: Actor;
  readonly body: CaseEventBody;
};
