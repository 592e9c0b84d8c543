import type { FindingView } from '../../../shared/ipc/case-views.ts';
import { known, notRecorded } from '../../../shared/core/known.ts';
import type { EngineContext, User } from '../context.ts';
import type { Store } from '../db/store.ts';
import { readOutboxOf } from '../sync/sync.ts';
import type { CaseSummary } from '../wards/wards.ts';
import { nothingKept } from './kept-case.ts';
import { gatherCase, type OpenCase } from './open-case.ts';
import { judge, type Judged } from './sign-off.ts';

/** What the ward list shows of a case. Some milliseconds' work. */
export function summarise(context: EngineContext, store: Store, person: string, user: User): CaseSummary {
  const open = gatherCase(context, store, person, nothingKept());
  const judged = judge(open, store, person, user);
  const signed = open.state.signedOff;
  const shared = readOutboxOf(store.read, person).every(
    ({ state }) => state.kind === 'acknowledged' || state.kind === 'withdrawn',
  );
  return {
    stage: judged.stage === 'signed-off' && !shared ? 'signed-not-shared' : judged.stage,
    findings: findingsOf(judged),
    timeCritical: timeCriticalOf(open, judged),
    doneAt: signed === null ? notRecorded : known(signed.at),
  };
}

/** Names on the trust's list, from every source that was read; nothing read is "not known yet". */
function timeCriticalOf(open: OpenCase, judged: Judged): CaseSummary['timeCritical'] {
  const read = open.columns.some(
    ({ list }) => list.state.kind === 'complete' || list.state.kind === 'partial',
  );
  if (!read) return { kind: 'not-known-yet' };
  const listed = judged.rows.filter((row) => row.needsDecision && open.timeCritical.has(row.view.id));
  return { kind: 'known', names: [...new Set(listed.map((row) => row.view.generic))] };
}

/** Rows that nobody has decided yet, each under its worst finding, as the case counts them. */
function findingsOf(judged: Judged): CaseSummary['findings'] {
  const open = judged.rows.filter((row) => row.needsDecision && !row.standing.decided);
  const count = (severity: FindingView['severity']): number =>
    open.filter((row) => row.view.severity === severity).length;
  return {
    kind: 'compared',
    potentiallyLethal: count('potentially-lethal'),
    serious: count('serious'),
    significant: count('significant'),
    minor: count('minor'),
  };
}
