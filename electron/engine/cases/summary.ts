import type { FindingView } from '../../../shared/ipc/case-views.ts';
import { known, notRecorded } from '../../../shared/core/known.ts';
import type { EngineContext } from '../context.ts';
import { lastEventSeq } from '../db/queries/case-events.ts';
import { sourceReadsOfPerson } from '../db/queries/source-reads.ts';
import type { Store } from '../db/store.ts';
import type { CaseSummary } from '../wards/wards.ts';
import { forgetColumns } from './gather.ts';
import { gatherCase, type OpenCase } from './open-case.ts';
import { readOutbox } from '../sync/sync.ts';
import { judge, type Judged } from './sign-off.ts';

/** What the ward list shows of each case, made anew only when its sources, its events or its entries changed. */
export function caseSummaries(context: EngineContext): (person: string) => CaseSummary | undefined {
  const made = new Map<string, { readonly stamp: string; readonly summary: CaseSummary | undefined }>();
  context.session.onLock(() => {
    made.clear();
    forgetColumns();
  });
  return (person) => {
    const [store, user] = [context.session.store(), context.session.user()];
    if (!store.ok || !user.ok) return undefined;
    const stamp = stampOf(store.value, person);
    const before = made.get(person);
    if (before?.stamp === stamp) return before.summary;
    const summary = stamp === '' ? undefined : summarise(context, store.value, person, user.value);
    made.set(person, { stamp, summary });
    return summary;
  };
}

/** Empty for a patient of whom nothing was read. */
function stampOf(store: Store, person: string): string {
  const reads = store.read.all(sourceReadsOfPerson, { person });
  if (reads.length === 0) return '';
  const entries = readOutbox(store.read).filter((entry) => entry.person === person);
  const seq = store.read.get(lastEventSeq, { person })?.seq ?? 0;
  return [
    seq,
    ...reads.map((read) => `${read.endpoint} ${read.as_of ?? ''} ${read.state}`),
    ...entries.map((entry) => entry.state.kind),
  ].join('\n');
}

function summarise(
  context: EngineContext,
  store: Store,
  person: string,
  user: Parameters<typeof judge>[3],
): CaseSummary {
  const open = gatherCase(context, store, person);
  const judged = judge(open, store, person, user);
  const signed = open.state.signedOff;
  const shared = readOutbox(store.read).every(
    (entry) =>
      entry.person !== person || entry.state.kind === 'acknowledged' || entry.state.kind === 'withdrawn',
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
