import type { Stage } from '../../../shared/cases/cases.ts';
import { known } from '../../../shared/core/known.ts';
import type { ElsewhereView } from '../../../shared/ipc/case-views.ts';
import type { EngineContext, User } from '../context.ts';
import type { Store } from '../db/store.ts';
import { readOutboxOf } from '../sync/sync.ts';
import type { CaseSummary } from '../wards/wards.ts';
import { viewElsewhere } from './elsewhere.ts';
import { nothingKept } from './kept-case.ts';
import { gatherCase, type OpenCase } from './open-case.ts';
import { openFindings } from './open-findings.ts';
import { judge, type Judged } from './sign-off.ts';

/** What the ward list shows of a case. Some milliseconds' work. */
export function summarise(context: EngineContext, store: Store, person: string, user: User): CaseSummary {
  const open = gatherCase(context, store, person, nothingKept());
  const judged = judge(open, store, person, user);
  const signed = open.state.signedOff;
  const shared = readOutboxOf(store.read, person).every(
    ({ state }) => state.kind === 'acknowledged' || state.kind === 'withdrawn',
  );
  const beyond = viewElsewhere(context, store, person, open.current);
  const findings = openFindings(open, judged);
  const timeCritical = timeCriticalOf(open, judged);
  return {
    stage: stageShown(judged.stage, shared, beyond),
    elsewhere: beyond.words,
    findings,
    timeCritical,
    doneAt: signed === null ? beyond.doneAt : known(signed.at),
  };
}

/** Where nothing was said here, what the records say of another computer's case stands: signed there the clock has stopped, too. */
export function stageShown(here: Stage, shared: boolean, beyond: ElsewhereView): CaseSummary['stage'] {
  if (here === 'signed-off' && !shared) return 'signed-not-shared';
  if (here !== 'not-started') return here;
  if (beyond.handedOver !== null || beyond.begun.length > 0) return 'history-in-progress';
  return beyond.doneAt.kind === 'known' ? 'signed-off' : here;
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
