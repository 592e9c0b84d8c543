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

/** Why an item of the checklist was not asked. "None" is never among them: nothing is known of the item. */
export const notAskedReasons = ['too-unwell', 'could-not-say', 'declined', 'does-not-apply'] as const;
export type NotAskedReason = (typeof notAskedReasons)[number];

/** Three answers to an item of the drug-history checklist; what was never answered is a fourth thing. */
export type ChecklistAnswer =
  | { readonly answer: 'asked-and-none' }
  /** There are lines of it; `details` by name where the item asks for more. */
  | { readonly answer: 'lines'; readonly details: Readonly<Record<string, string>> }
  | { readonly answer: 'not-asked'; readonly reason: NotAskedReason };

/** One of the patient's own drugs as somebody held it in their hand. */
export type OwnDrug = {
  /** Name and strength as on the label. */
  readonly label: string;
  /** Whose name the label bears. Somebody else's is a hazard, and is shown as one. */
  readonly labelledFor: 'patient' | 'somebody-else' | 'no-name';
  readonly otherName: string;
  /** As on the label; null where it bears none. */
  readonly dispensed: string | null;
  readonly quantity: string;
  readonly suitability: 'suitable' | 'not-suitable' | 'not-assessed';
  readonly whyNotSuitable: string;
  readonly where:
    | 'locker'
    | 'ward-cupboard'
    | 'controlled-cupboard'
    | 'pharmacy'
    | 'at-home'
    | 'with-patient';
  /** What becomes of it: kept for the patient, sent home, or destroyed with the patient's agreement. */
  readonly fate: 'kept' | 'sent-home' | 'returned' | 'destroyed';
  readonly controlled: boolean;
};

/** A finding is one of these only when a person says so. */
export const intents = ['unintentional', 'intended', 'undocumented-intentional'] as const;
export type Intent = (typeof intents)[number];

/** EQUIP words for how bad it is, as a person sees it. */
export const severityWords = ['minor', 'significant', 'serious', 'potentially-lethal'] as const;
export type SaidSeverity = (typeof severityWords)[number];

/** An allergy or intolerance the clinician recorded, in words: what was told is never coded by guessing. */
export type RecordedAllergy = {
  readonly kind: 'allergy' | 'intolerance';
  readonly substance: string;
  /** What happened; empty where the person asked does not know. */
  readonly reaction: string;
  readonly severity: 'mild' | 'moderate' | 'severe' | 'not-known';
  /** Year, month or day, as told; null where it is not known. */
  readonly onset: string | null;
};

/** What leaves with the patient, in words: how much, who goes on prescribing it, when it is looked at again. */
export type Supply = {
  readonly quantity: string;
  readonly continuing: string;
  readonly review: string;
  /** A substitution made in hospital: put back, or kept on purpose; null where there is none or nobody said. */
  readonly restored: boolean | null;
};

export type CaseReason = 'admission' | 'transfer' | 'discharge';

export type CaseEventBody =
  | { readonly kind: 'opened'; readonly encounter: string | null; readonly reason: CaseReason }
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
  | {
      readonly kind: 'supply';
      readonly row: string;
      readonly covers: readonly Cover[];
      readonly supply: Supply;
    }
  | { readonly kind: 'reason-said'; readonly reason: CaseReason }
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
  | { readonly kind: 'checklist'; readonly item: string; readonly said: ChecklistAnswer }
  /** A pack, beside the row it belongs to, or by itself. `pack` names it, so that it can be said again. */
  | {
      readonly kind: 'own-drug';
      readonly pack: string;
      readonly row: string | null;
      readonly covers: readonly Cover[];
      readonly drug: OwnDrug;
    }
  | { readonly kind: 'finding-judged'; readonly finding: string; readonly intent: Intent }
  /** Beside the suggestion, never in its place. */
  | {
      readonly kind: 'severity-said';
      readonly finding: string;
      readonly severity: SaidSeverity;
      readonly why: string;
    }
  | { readonly kind: 'allergy-recorded'; readonly allergy: RecordedAllergy }
  /** The unfinished case is somebody else's now, by name, with what they need to know. */
  | { readonly kind: 'passed-on'; readonly to: string; readonly words: string }
  | { readonly kind: 'handed-over'; readonly finding: string; readonly handOver: HandOver }
  /** Lines somebody decided about are gone from every source: seen, with what is known of it. The decision stays. */
  | { readonly kind: 'gone-seen'; readonly gone: string; readonly why: string }
  | { readonly kind: 'noted'; readonly words: string }
  | { readonly kind: 'history-checked' }
  | { readonly kind: 'undone'; readonly event: string }
  | { readonly kind: 'redone'; readonly event: string }
  /** `allergies` is a digest of what every source said about allergies then; absent in cases signed before it was kept. */
  | {
      readonly kind: 'signed-off';
      readonly snapshot: string;
      readonly level: 1 | 2 | 3;
      readonly allergies?: string | undefined;
    }
  | { readonly kind: 'addendum'; readonly words: string };

export type CaseEvent = {
  readonly id: string;
  readonly at: Instant;
  readonly by: Actor;
  readonly body: CaseEventBody;
};
