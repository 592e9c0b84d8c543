import type { CaseState } from './fold.ts';

/** What still stops a case from being signed off, each with what it is about so that the screen can go there. */
export type Blocker =
  | { readonly kind: 'identity-not-checked' }
  | { readonly kind: 'patient-not-asked' }
  | { readonly kind: 'allergies-not-confirmed' }
  | { readonly kind: 'too-few-origins'; readonly origins: readonly string[] }
  | { readonly kind: 'rows-not-decided'; readonly rows: readonly string[] }
  | { readonly kind: 'rows-to-confirm-again'; readonly rows: readonly string[] }
  | { readonly kind: 'findings-not-handed-over'; readonly findings: readonly string[] }
  | { readonly kind: 'checklist-not-complete'; readonly items: readonly string[] }
  | { readonly kind: 'in-conflict'; readonly entries: readonly string[] }
  | { readonly kind: 'decisions-without-lines'; readonly rows: readonly string[] }
  | { readonly kind: 'may-not-sign'; readonly role: string };

/** What sign-off is judged on. Rows that are not current need no decision unless policy says so. */
export type SignOffFacts = {
  readonly state: CaseState;
  /** Independent origins of the sources that answered (complete or partial) and of typed-in sources. */
  readonly origins: readonly string[];
  readonly rows: readonly {
    readonly id: string;
    readonly needsDecision: boolean;
    readonly decided: boolean;
    readonly confirmAgain: boolean;
  }[];
  /** Ids of findings of the top two severities. */
  readonly topFindings: readonly string[];
  readonly checklist: readonly string[];
  readonly conflicts: readonly string[];
  readonly orphans: readonly string[];
  readonly role: string;
};

const mayIdentifyBy = 3;

/** Everything that blocks sign-off, in the order a person would mend it. Empty means it may be signed. */
export function blockers(facts: SignOffFacts): readonly Blocker[] {
  const { state } = facts;
  const undecided = facts.rows
    .filter((row) => row.needsDecision && !row.decided && !row.confirmAgain)
    .map((row) => row.id);
  const again = facts.rows.filter((row) => row.confirmAgain).map((row) => row.id);
  const notTold = facts.topFindings.filter((finding) => !state.handOvers.has(finding));
  const notAsked = facts.checklist.filter(
    (item) => (state.checklist.get(item)?.value ?? 'not-asked') === 'not-asked',
  );
  const found: (Blocker | false)[] = [
    (state.identity?.value.length ?? 0) < mayIdentifyBy && { kind: 'identity-not-checked' },
    !wasAsked(state) && { kind: 'patient-not-asked' },
    state.allergies === null && { kind: 'allergies-not-confirmed' },
    new Set(facts.origins).size < 2 &&
      state.originsAccepted === null && { kind: 'too-few-origins', origins: facts.origins },
    undecided.length > 0 && { kind: 'rows-not-decided', rows: undecided },
    again.length > 0 && { kind: 'rows-to-confirm-again', rows: again },
    notTold.length > 0 && { kind: 'findings-not-handed-over', findings: notTold },
    notAsked.length > 0 && { kind: 'checklist-not-complete', items: notAsked },
    facts.conflicts.length > 0 && { kind: 'in-conflict', entries: facts.conflicts },
    facts.orphans.length > 0 && { kind: 'decisions-without-lines', rows: facts.orphans },
    facts.role !== 'pharmacist' && { kind: 'may-not-sign', role: facts.role },
  ];
  return found.filter((blocker) => blocker !== false);
}

/** Asked, or a stated reason why nobody could be. */
const wasAsked = (state: CaseState): boolean =>
  state.asked !== null && (state.asked.value.who !== 'nobody' || state.asked.value.why.trim() !== '');

/** The stage a case has reached, folded from what was said. */
export type Stage =
  | 'not-started'
  | 'history-in-progress'
  | 'history-checked'
  | 'compared'
  | 'awaiting-prescriber'
  | 'resolved'
  | 'signed-off';

export function stageOf(state: CaseState, rows: SignOffFacts['rows']): Stage {
  if (state.signedOff !== null) return 'signed-off';
  const decisions = [...state.rows.values()];
  if (decisions.length === 0 && state.identity === null && state.asked === null) return 'not-started';
  const waiting = decisions.filter(
    (row) => row.recommendation !== null && row.recommendation.value.action !== 'continue',
  );
  const allDecided = rows.every((row) => !row.needsDecision || row.decided);
  if (allDecided && waiting.every((row) => row.confirmed !== null)) return 'resolved';
  if (allDecided) return 'awaiting-prescriber';
  if (decisions.some((row) => row.recommendation !== null)) return 'compared';
  return state.historyChecked === null ? 'history-in-progress' : 'history-checked';
}
