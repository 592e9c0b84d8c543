import { sourceById } from '../../../shared/records/records.ts';
import type { CaseView, RowDetailView } from '../../../shared/ipc/case-views.ts';
import { groupBy } from '../../../shared/core/compare.ts';
import { settings } from '../policy/policy.ts';
import { personById } from '../db/queries/people.ts';
import { stayOfPerson, wardById } from '../db/queries/wards.ts';
import { viewAllergies } from './allergies.ts';
import { viewBanner } from './banner.ts';
import { comparedOf } from './compared.ts';
import { viewColumn, viewTypedIn } from './columns.ts';
import { viewFacts } from './facts.ts';
import { viewElsewhere } from './elsewhere.ts';
import { caseFindings } from './finding-view.ts';
import { goesOnWords } from './goes-on.ts';
import { inRecords } from './in-records.ts';
import { outsideWarning } from './outside-ward.ts';
import { isOnlyTyped } from './correct-patient.ts';
import { identityDoubts, identityInRecords } from './identity-checked.ts';
import { hasDraft } from '../typed-in/typed-in.ts';
import { gatherCase } from './open-case.ts';
import { openFindings } from './open-findings.ts';
import { packOf, viewPack } from '../dmd/dmd.ts';
import { isBeingRead } from '../sync/sync.ts';
import { viewProgress } from './progress.ts';
import { viewRowDetail } from './row-detail.ts';
import { viewRows } from './rows.ts';
import { viewDecision } from './rows-state.ts';
import { judge } from './sign-off.ts';
import { stageShown } from './summary.ts';
import type { Unlocked } from './unlocked.ts';

export { caseSummaries } from './summaries.ts';
export { readyWords, type Ready } from './addendum.ts';
export { keptTheirs, neitherRight } from './given-up.ts';
export { homeSource } from './home-copy.ts';
export { actorOf, append, readCurrent } from './events.ts';
export { isOver, isUnanswered, putToPrescriber } from './put-to-prescriber.ts';
export { theirRequests, withdrawRequests, type TheirRequest } from './their-requests.ts';
export type { Unlocked } from './unlocked.ts';

/** The whole screen of a case, or `undefined` for a person who is not on this computer. */
export function viewCase({ context, store, user }: Unlocked, person: string): CaseView | undefined {
  const row = store.read.get(personById, { person });
  if (row === undefined) return undefined;
  const stay = store.read.get(stayOfPerson, { person });
  const ward = stay === undefined ? undefined : store.read.get(wardById, { ward: stay.ward });
  const open = gatherCase(context, store, person);
  const { copy, columns } = open;
  const banner = viewBanner(
    row,
    stay,
    ward,
    (endpoint) => sourceById(context.config, endpoint)?.name ?? endpoint,
  );
  const judged = judge(open, store, person, user);
  const lists = columns.map((column) => column.list);
  const identity = identityInRecords(store, person, copy);
  const elsewhere = viewElsewhere(context, store, person, open.current);
  const ours = groupBy(inRecords({ context, store, person, open, rows: judged.rows }), (one) => one.row);
  const progress = viewProgress(context, open, judged, store, person, user);
  return {
    banner: {
      ...banner,
      warnings: [
        ...(identity === 'known-nowhere' && stay !== undefined ? [] : identityDoubts[identity]),
        ...(stay === undefined ? outsideWarning(store, person) : []),
        ...banner.warnings,
      ],
      mayCorrect: identity !== 'confirmed' && isOnlyTyped(store, person),
    },
    allergies: viewAllergies(lists, open.state),
    stage: stageShown(judged.stage, progress.signed?.shared === true, elsewhere),
    progress,
    columns: columns.map((column) =>
      viewColumn(column, open.typedIn, isBeingRead(context, person, column.endpoint)),
    ),
    typedIn: open.typedIn.map(viewTypedIn),
    typedInDraft: hasDraft(context, person),
    rows: judged.rows.map((row) => ({
      ...row.view,
      decision: viewDecision(row, open.columns, ours.get(row.view.id) ?? []),
    })),
    goesOn: judged.goesOn.flatMap((one) =>
      one.intended === null ? [{ ids: [...one.ids], words: goesOnWords(one) }] : [],
    ),
    findings: caseFindings(open),
    open: openFindings(open, judged),
    elsewhere,
    facts: viewFacts(copy),
    currentRule: `Current by ${settings.currentRule.say(context.policy.currentRule)}`,
    dmdPack: viewPack(packOf(context)),
    notUnderstood: lists.flatMap((list) =>
      list.notUnderstood.map((item) => ({
        source: list.name,
        key: `${item.key.type}/${item.key.id}`,
        why: item.why,
        raw: item.raw,
      })),
    ),
  };
}

/** One row opened, or `undefined` when there is no such row any more. */
export function viewRow({ context, store }: Unlocked, person: string, id: string): RowDetailView | undefined {
  const open = gatherCase(context, store, person);
  const row = open.matching.rows.find((candidate) => candidate.id === id);
  const view = viewRows(open).find((candidate) => candidate.id === id);
  return row === undefined || view === undefined
    ? undefined
    : viewRowDetail(row, view, open.columns, open.copy, comparedOf(open, id));
}
