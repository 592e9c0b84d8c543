import { known, notRecorded } from '../../../shared/core/known.ts';
import type { EngineContext, User } from '../context.ts';
import type { Store } from '../db/store.ts';
import { readOutboxOf } from '../sync/sync.ts';
import type { CaseSummary } from '../wards/wards.ts';
import { stayOfPerson } from '../db/queries/wards.ts';
import { elsewhereInWords, viewElsewhere } from './elsewhere.ts';
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
  const beyond = viewElsewhere(context, store, person);
  const elsewhere = elsewhereInWords(beyond);
  // Nothing said here, and signed on another computer during this stay: the clock has stopped all the same.
  const admitted = store.read.get(stayOfPerson, { person })?.admitted ?? '';
  const done = beyond.signed.findLast((one) => one.at > admitted);
  const findings = openFindings(open, judged);
  const timeCritical = timeCriticalOf(open, judged);
  if (judged.stage === 'not-started' && done !== undefined)
    return { stage: 'signed-off', elsewhere, findings, timeCritical, doneAt: known(done.at) };
  return {
    stage: judged.stage === 'signed-off' && !shared ? 'signed-not-shared' : judged.stage,
    elsewhere,
    findings,
    timeCritical,
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
