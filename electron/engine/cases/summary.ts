import { stageOf, type CaseState, type Stage } from '../../../shared/cases/cases.ts';
import { known } from '../../../shared/core/known.ts';
import type { ElsewhereView } from '../../../shared/ipc/case-views.ts';
import type { EngineContext, User } from '../context.ts';
import { outboxStanding } from '../db/queries/outbox.ts';
import type { Store } from '../db/store.ts';
import type { CaseSummary } from '../wards/wards.ts';
import { viewElsewhere } from './elsewhere.ts';
import { readCurrent } from './events.ts';
import { nothingKept } from './kept-case.ts';
import { gatherCase, type OpenCase } from './open-case.ts';
import { openFindings } from './open-findings.ts';
import { judge, type Judged } from './sign-off.ts';

/**
 * What is known of a case under way before its sources are compared: that it was begun, or signed, and no more. A fraction of what
 * `summarise` takes.
 */
export function summariseBegun(context: EngineContext, store: Store, person: string): CaseSummary {
  const current = readCurrent(store.read, person);
  const beyond = viewElsewhere(context, store, person, current);
  const reached = stageOf(current.state, [], false);
  const here = reached === 'not-started' || reached === 'signed-off' ? reached : 'history-in-progress';
  return {
    stage: stageShown(here, isShared(store, person), beyond),
    elsewhere: beyond.words,
    findings: { kind: 'not-compared' },
    timeCritical: { kind: 'not-known-yet' },
    doneAt: doneAtOf(current.state, beyond),
  };
}

/** What the ward list shows of a case. Some ten milliseconds' work. */
export function summarise(context: EngineContext, store: Store, person: string, user: User): CaseSummary {
  const open = gatherCase(context, store, person, nothingKept());
  const judged = judge(open, store, person, user);
  const beyond = viewElsewhere(context, store, person, open.current);
  const findings = openFindings(open, judged);
  const timeCritical = timeCriticalOf(open, judged);
  return {
    stage: stageShown(judged.stage, isShared(store, person), beyond),
    elsewhere: beyond.words,
    findings,
    timeCritical,
    doneAt: doneAtOf(open.state, beyond),
  };
}

const isShared = ({ read }: Store, person: string): boolean =>
  (read.get(outboxStanding, { person })?.unsettled ?? null) === null;

const doneAtOf = ({ signedOff }: CaseState, beyond: ElsewhereView): CaseSummary['doneAt'] =>
  signedOff === null ? beyond.doneAt : known(signedOff.at);

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
