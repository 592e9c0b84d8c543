import { valueOf } from '../../../shared/core/known.ts';
import { textDigest } from '../../../shared/core/hash.ts';
import { compareText } from '../../../shared/core/compare.ts';
import {
  blockers,
  checklistOf,
  dischargeNeeds,
  orphaned,
  reasonOf,
  stageOf,
  type Blocker,
  type CaseState,
  type Stage,
} from '../../../shared/cases/cases.ts';
import type { User } from '../context.ts';
import { isUnsent } from '../../../shared/sync/sync.ts';
import { readOutboxOf } from '../sync/sync.ts';
import type { Store } from '../db/store.ts';
import { viewAllergies } from './allergies.ts';
import { caseFindings, isTop } from './finding-view.ts';
import { goesOn, type GoesOn } from './goes-on.ts';
import { identityChecked } from './identity-checked.ts';
import type { OpenCase } from './open-case.ts';
import { decidedRows, rowFacts, type DecidedRow } from './rows-state.ts';

/** The case judged: what blocks signing, and the stage it has reached. */
export type Judged = {
  readonly rows: readonly DecidedRow[];
  /** What stands although its rows are decided, said to be intended or not. */
  readonly goesOn: readonly GoesOn[];
  readonly blockers: readonly Blocker[];
  readonly stage: Stage;
  /** Decisions whose lines are gone from every source, which nobody has seen yet. */
  readonly orphans: ReturnType<typeof orphaned>;
  /** What changed in a source since the case was signed: medicines by name, and allergies. */
  readonly changedSince: readonly string[];
};

export function judge(open: OpenCase, store: Store, person: string, user: User): Judged {
  const rows = decidedRows(open);
  const facts = rowFacts(rows);
  const lines = open.matching.rows.flatMap((row) => row.lines.map((placed) => placed.line));
  const orphans = orphaned(open.state, lines);
  const changedSince = changesSince(open, rows, orphans);
  const on = goesOn(rows);
  return {
    rows,
    goesOn: on,
    orphans,
    changedSince,
    stage: stageOf(open.state, facts, changedSince.length > 0),
    blockers: blockers({
      state: open.state,
      historySources: historySources(open).map(({ list }) => list.name),
      historySourcesRead: historySources(open).filter(wasRead).length,
      takesNothing: !rows.some(({ standing }) => standsAsTaken(standing.decision)),
      origins: originsOf(open),
      rows: facts,
      dischargeNeeds: rows.map(({ view, row, standing }) => ({
        row: view.id,
        needs: dischargeNeeds(reasonOf(open.state), standing.decision, statedIndication(row.lines)),
      })),
      topFindings: [
        ...new Set(
          [...rows.flatMap(({ view }) => view.findings), ...caseFindings(open)]
            .filter(isTop)
            .map((finding) => finding.id),
        ),
      ],
      goesOn: on.filter((one) => one.intended === null).flatMap((one) => one.ids.slice(0, 1)),
      checklist: checklistOf(open.state, open.checklist)
        .filter((one) => !one.settled)
        .map((one) => one.item.id),
      conflicts: readOutboxOf(store.read, person)
        .filter((entry) => entry.state.kind === 'conflicted')
        .map((entry) => entry.id),
      earlierUnsent:
        open.state.signedOff === null && open.current.before !== undefined
          ? readOutboxOf(store.read, person)
              .filter((entry) => isUnsent(entry.state) && !ofNoRecord.includes(entry.kind))
              .map((entry) => entry.id)
          : [],
      orphans: orphans.map((row) => row.row),
      identityInRecords: identityChecked(store, person, open.copy),
      role: user.role,
      signers: open.signers,
    }),
  };
}

/** Between the desks of the trust: nothing that is signed would stand beside it. */
const ofNoRecord: readonly string[] = ['begun', 'hand-over', 'answer'];

/** What any source says it is for. */
const statedIndication = (lines: DecidedRow['row']['lines']): string =>
  lines.map(({ line }) => valueOf(line.indication)?.text ?? '').find((text) => text !== '') ?? '';

/** Rows that ask again, came anew or lost their lines after the signature, and allergies that are not what they were. */
function changesSince(
  open: OpenCase,
  rows: readonly DecidedRow[],
  orphans: Judged['orphans'],
): readonly string[] {
  const { signedOff } = open.state;
  if (signedOff === null) return [];
  const medicines = rows
    .filter((row) => row.needsDecision && !row.standing.decided)
    .map((row) => row.view.generic);
  const allergies = signedOff.value.allergies;
  return [
    ...new Set([
      ...medicines,
      ...(orphans.length > 0 ? ['a medicine that is no longer in any source'] : []),
      ...(allergies !== null && allergies !== allergyDigest(open) ? ['allergies'] : []),
    ]),
  ];
}

/** What is stated about allergies by all sources and this case together; the same words from one more source change nothing. */
export function allergyDigest({
  columns,
  state,
}: {
  readonly columns: OpenCase['columns'];
  readonly state: CaseState;
}): string {
  const { items, none } = viewAllergies(
    columns.map((column) => column.list),
    state,
  );
  const stated = [
    ...items.map((item) =>
      [item.substance, item.kind, String(item.active), ...item.reactions.toSorted()].join('|').toLowerCase(),
    ),
    ...none.map((one) => one.what.toLowerCase()),
  ];
  return textDigest([...new Set(stated)].toSorted(compareText).join('\n'));
}

const historySources = ({ columns }: OpenCase): OpenCase['columns'] =>
  columns.filter(({ list }) => list.role === 'history');

export const wasRead = ({ list }: OpenCase['columns'][number]): boolean =>
  list.state.kind === 'complete' || list.state.kind === 'partial';

/** Whether it will stand in the list of what the patient takes, as far as anybody knows. */
const standsAsTaken = ({ history }: DecidedRow['standing']['decision']): boolean =>
  history !== null &&
  ['taking-as-directed', 'taking-differently', 'started-here'].includes(history.value.kind);

/** Independent origins that answered with something, and the patient or carer where somebody asked them. */
function originsOf(open: OpenCase): readonly string[] {
  const answering = open.columns.filter(
    ({ list }) =>
      list.role !== 'chart' &&
      (list.state.kind === 'complete' || list.state.kind === 'partial') &&
      list.lines.length > 0,
  );
  const asked =
    open.state.asked !== null && open.state.asked.value.who !== 'nobody' ? ['patient or carer'] : [];
  return [...new Set([...answering.map(({ list }) => list.origin), ...asked])];
}
