import { reasonOf, type DischargeNeed } from './discharge-needs.ts';
import type { CaseState } from './state.ts';
import type { RowFact } from './stage.ts';

/** What still stops a case from being signed off, each with what it is about so that the screen can go there. */
export type Blocker =
  /** No source of what the patient takes answered: there is nothing that a signature could stand for. */
  | { readonly kind: 'nothing-read'; readonly sources: readonly string[] }
  /** The patient or carer was asked, and the list of what is taken would come out empty without anybody saying so. */
  | { readonly kind: 'empty-list-not-said' }
  | { readonly kind: 'identity-not-checked' }
  /** Begun from what the patient says: no record has agreed to who they are, and not every one was asked. */
  | { readonly kind: 'identity-not-in-records' }
  | { readonly kind: 'patient-not-asked' }
  | { readonly kind: 'allergies-not-confirmed' }
  | { readonly kind: 'too-few-origins'; readonly origins: readonly string[] }
  | { readonly kind: 'checklist-not-complete'; readonly items: readonly string[] }
  | { readonly kind: 'rows-not-decided'; readonly rows: readonly string[] }
  | { readonly kind: 'rows-to-confirm-again'; readonly rows: readonly string[] }
  /** At discharge: what goes home, or changed, and lacks what whoever goes on with it needs. */
  | { readonly kind: 'not-ready-to-leave'; readonly rows: readonly RowNeeds[] }
  /** At transfer: nobody has been named to whom the medicines go with the patient. */
  | { readonly kind: 'receiver-not-named' }
  /** Decided, and still doubled or against an allergy: nobody said that it is intended. */
  | { readonly kind: 'goes-on-unsettled'; readonly findings: readonly string[] }
  | { readonly kind: 'findings-not-handed-over'; readonly findings: readonly string[] }
  | { readonly kind: 'in-conflict'; readonly entries: readonly string[] }
  /** What an earlier case signed has not reached the records: what is signed now would stand beside it. */
  | { readonly kind: 'earlier-not-shared'; readonly entries: readonly string[] }
  | { readonly kind: 'decisions-without-lines'; readonly rows: readonly string[] }
  | { readonly kind: 'may-not-sign'; readonly role: string };

export type RowNeeds = { readonly row: string; readonly needs: readonly DischargeNeed[] };

/** What sign-off is judged on. Rows that are not current need no decision unless somebody began one. */
export type SignOffFacts = {
  readonly state: CaseState;
  /** Sources of what the patient takes that were asked, by name, and how many of them answered, whole or in part. */
  readonly historySources: readonly string[];
  readonly historySourcesRead: number;
  /** Nothing stands as taken: the list of what the patient takes now would be empty. */
  readonly takesNothing: boolean;
  /** Independent origins of the sources that answered (complete or partial) and of typed-in sources. */
  readonly origins: readonly string[];
  readonly rows: readonly RowFact[];
  /** By row, what is wanted before the patient leaves (`dischargeNeeds`). */
  readonly dischargeNeeds: readonly RowNeeds[];
  /** Ids (`findingId`) of findings of the top two severities. */
  readonly topFindings: readonly string[];
  /** Ids of findings that stand although their rows are decided, one for all rows that show it. */
  readonly goesOn: readonly string[];
  /** Ids of the drug-history checklist's items that are still open. */
  readonly checklist: readonly string[];
  readonly conflicts: readonly string[];
  /** Entries of earlier cases that are still on their way. */
  readonly earlierUnsent: readonly string[];
  readonly orphans: readonly string[];
  /** A record agreed to who the patient is, or every record was asked and knows nobody of them. */
  readonly identityInRecords: boolean;
  readonly role: string;
  /** Roles whose holders may sign: policy. */
  readonly signers: readonly string[];
};

const mayIdentifyBy = 3;

/** A finding is named by its class and where it stands: a row, or the lines it is about where it concerns the whole case. */
export const findingId = (
  finding: { readonly class: string; readonly lines: readonly string[] },
  row: string | null,
): string => `${finding.class} ${row ?? finding.lines.toSorted().join(' ')}`;

/** Everything that blocks sign-off, in the order a person would mend it. Empty means it may be signed. */
export function blockers(facts: SignOffFacts): readonly Blocker[] {
  const { state } = facts;
  const undecided = facts.rows
    .filter((row) => row.needsDecision && !row.decided && !row.confirmAgain)
    .map((row) => row.id);
  const again = facts.rows.filter((row) => row.confirmAgain).map((row) => row.id);
  const lacking = facts.dischargeNeeds.filter((row) => row.needs.length > 0);
  const notTold = facts.topFindings.filter((finding) => !state.handOvers.has(finding));
  const found: (Blocker | false)[] = [
    facts.historySourcesRead === 0 && { kind: 'nothing-read', sources: facts.historySources },
    !facts.identityInRecords && { kind: 'identity-not-in-records' },
    new Set(state.identity?.value).size < mayIdentifyBy && { kind: 'identity-not-checked' },
    !wasAsked(state) && { kind: 'patient-not-asked' },
    facts.historySourcesRead > 0 &&
      facts.takesNothing &&
      // Before everything is decided an empty list only means that nobody has come to it yet.
      facts.rows.every((row) => !row.needsDecision || row.historyTaken) &&
      somebodyWasAsked(state) &&
      state.takesNothing === null && { kind: 'empty-list-not-said' },
    state.allergies === null && { kind: 'allergies-not-confirmed' },
    new Set(facts.origins).size < 2 &&
      state.originsAccepted === null && { kind: 'too-few-origins', origins: facts.origins },
    facts.checklist.length > 0 && { kind: 'checklist-not-complete', items: facts.checklist },
    undecided.length > 0 && { kind: 'rows-not-decided', rows: undecided },
    again.length > 0 && { kind: 'rows-to-confirm-again', rows: again },
    lacking.length > 0 && { kind: 'not-ready-to-leave', rows: lacking },
    reasonOf(state) === 'transfer' && state.passedOn === null && { kind: 'receiver-not-named' },
    facts.goesOn.length > 0 && { kind: 'goes-on-unsettled', findings: facts.goesOn },
    notTold.length > 0 && { kind: 'findings-not-handed-over', findings: notTold },
    facts.conflicts.length > 0 && { kind: 'in-conflict', entries: facts.conflicts },
    facts.earlierUnsent.length > 0 && { kind: 'earlier-not-shared', entries: facts.earlierUnsent },
    facts.orphans.length > 0 && { kind: 'decisions-without-lines', rows: facts.orphans },
    !facts.signers.includes(facts.role) && { kind: 'may-not-sign', role: facts.role },
  ];
  return found.filter((blocker) => blocker !== false);
}

/** Asked, or a stated reason why nobody could be. */
const wasAsked = (state: CaseState): boolean =>
  state.asked !== null && (state.asked.value.who !== 'nobody' || state.asked.value.why.trim() !== '');

/** The patient or a carer answered for what is taken. */
export const somebodyWasAsked = (state: Pick<CaseState, 'asked'>): boolean =>
  state.asked !== null && state.asked.value.who !== 'nobody';
