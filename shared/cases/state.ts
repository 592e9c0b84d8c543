import type { Instant } from '../core/instant.ts';
import type { Actor, CaseEvent, Cover, HandOver } from './events.ts';
import type {
  ChecklistAnswer,
  HistoryFact,
  OwnDrug,
  Recommendation,
  RecordedAllergy,
  Supply,
} from './sayings.ts';
import type { CaseReason, Intent, SaidSeverity } from './vocabulary.ts';

/** A thing somebody said, with who and when. */
export type Said<T> = { readonly value: T; readonly by: Actor; readonly at: Instant; readonly event: string };

/** Something said about a row, with the lines as they stood then. */
export type Decided<T> = Said<T> & { readonly covers: readonly Cover[] };

/** What has been said about one row's lines. */
export type RowDecision = {
  readonly row: string;
  readonly history: Decided<HistoryFact> | null;
  /** `bearing`: the findings that stood then; `taken`: what was said then to be taken (`takenText`). */
  readonly recommendation:
    | (Decided<Recommendation> & { readonly bearing: readonly string[] | null; readonly taken: string })
    | null;
  readonly confirmed: Decided<{ readonly by: string; readonly how: 'told-me' | 'chart-shows-it' }> | null;
  readonly lastTaken: Decided<string | null> | null;
  readonly indication: Decided<string> | null;
  readonly supply: Decided<Supply> | null;
  /** What the reconciliation before this one recommended. */
  readonly earlier: Decided<Recommendation> | null;
};

export type OwnDrugSaid = Decided<OwnDrug> & { readonly pack: string; readonly row: string | null };

export type CaseState = {
  readonly opened: Said<{
    readonly encounter: string | null;
    readonly reason: CaseReason;
    /** The case it goes on from, by key; null for the first. */
    readonly from: string | null;
    /** 1, and one more each time it is re-opened. */
    readonly version: number;
    readonly why: string;
  }> | null;
  /** What the case is for, where somebody said so after it was opened. */
  readonly reason: Said<CaseReason> | null;
  readonly rows: ReadonlyMap<string, RowDecision>;
  /** The latest word on each set of lines: paired, unpaired, linked or unlinked. */
  readonly pairs: ReadonlyMap<
    string,
    Said<{ readonly kind: 'paired' | 'unpaired' | 'linked' | 'unlinked'; readonly lines: readonly string[] }>
  >;
  readonly identity: Said<readonly string[]> | null;
  readonly asked: Said<{
    readonly who: 'patient' | 'carer' | 'nobody';
    readonly name: string;
    readonly why: string;
  }> | null;
  readonly allergies: Said<{ readonly withWhom: string }> | null;
  readonly originsAccepted: Said<string> | null;
  /** By item, the latest answer. */
  readonly checklist: ReadonlyMap<string, Said<ChecklistAnswer>>;
  /** By pack, the latest word on each of the patient's own drugs, in the order they were first seen. */
  readonly ownDrugs: ReadonlyMap<string, OwnDrugSaid>;
  /** By finding: what a person says it is. */
  readonly judged: ReadonlyMap<string, Said<Intent>>;
  /** By finding: how bad a person says it is, and why. The suggestion stays what the rule said. */
  readonly severities: ReadonlyMap<string, Said<{ readonly severity: SaidSeverity; readonly why: string }>>;
  readonly recordedAllergies: readonly Said<RecordedAllergy>[];
  /** Whose the case is now, where it was handed to a colleague. */
  readonly passedOn: Said<{ readonly to: string; readonly words: string }> | null;
  /** The patient or carer said: no medicines at all. */
  readonly takesNothing: Said<true> | null;
  readonly handOvers: ReadonlyMap<string, Said<HandOver>>;
  /** By row: decisions whose lines are gone, seen by a person. */
  readonly goneSeen: ReadonlyMap<string, Said<string>>;
  readonly notes: readonly Said<string>[];
  readonly historyChecked: Said<true> | null;
  readonly signedOff: Said<{
    readonly snapshot: string;
    readonly level: 1 | 2 | 3;
    readonly allergies: string | null;
  }> | null;
  readonly addenda: readonly Said<string>[];
  /** The act that undo would take back and the one that redo would bring again, or null. */
  readonly undoable: CaseEvent | null;
  readonly redoable: CaseEvent | null;
};

/** A case nobody has said anything about. */
export const untouched: CaseState = {
  opened: null,
  reason: null,
  rows: new Map(),
  pairs: new Map(),
  identity: null,
  asked: null,
  allergies: null,
  originsAccepted: null,
  checklist: new Map(),
  ownDrugs: new Map(),
  judged: new Map(),
  severities: new Map(),
  recordedAllergies: [],
  passedOn: null,
  takesNothing: null,
  handOvers: new Map(),
  goneSeen: new Map(),
  notes: [],
  historyChecked: null,
  signedOff: null,
  addenda: [],
  undoable: null,
  redoable: null,
};

export const undecided = (row: string): RowDecision => ({
  row,
  history: null,
  recommendation: null,
  confirmed: null,
  lastTaken: null,
  indication: null,
  supply: null,
  earlier: null,
});
