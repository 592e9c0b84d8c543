import { fromMillis } from '../../../shared/core/instant.ts';
import { textDigest } from '../../../shared/core/hash.ts';
import type { z } from 'zod';
import { wardPatientSchema } from '../../../shared/ipc/ward-views.ts';
import type { EngineContext, User } from '../context.ts';
import { lastEventSeq } from '../db/queries/case-events.ts';
import { keptSummary, keepSummary } from '../db/queries/case-summaries.ts';
import { outboxStanding } from '../db/queries/outbox.ts';
import { sourceReadsOfPerson } from '../db/queries/source-reads.ts';
import { stayOfPerson } from '../db/queries/wards.ts';
import { typedInCount } from '../db/queries/typed-in.ts';
import type { Store } from '../db/store.ts';
import type { Http } from '../http/http.ts';
import { bugLine } from '../log/log.ts';
import { packOf } from '../dmd/dmd.ts';
import { smartOf } from '../smart/smart.ts';
import type { CaseSummary } from '../wards/wards.ts';
import { summarise, summariseBegun } from './summary.ts';

const summarySchema: z.ZodType<CaseSummary> = wardPatientSchema.pick({
  stage: true,
  findings: true,
  timeCritical: true,
  doneAt: true,
  elsewhere: true,
});

/** A summary with what it was made from; of another stamp it is only the last that was known. */
type Stamped = { readonly stamp: string; readonly summary: CaseSummary };

/** One opening of the store. */
type Visit = {
  readonly store: Store;
  readonly user: User;
  readonly made: Map<string, Stamped>;
  /** Asked for and not yet made, with how much hangs on it. */
  readonly wanted: Map<string, number>;
  readonly toKeep: Map<string, Stamped>;
  making: boolean;
};

/** Made together before the screen is asked to look again. */
const lot = 12;

/**
 * What the ward list shows of each case, kept in the store. It answers at once with what is known: a summary whose sources,
 * events or entries changed since is made again behind it, one patient at a time and the worst known risk first, and until
 * then its findings are not compared.
 */
export function caseSummaries(context: EngineContext): (person: string) => CaseSummary | undefined {
  let visit: Visit | undefined;
  context.session.onLock(() => {
    visit = undefined;
  });
  return (person) => {
    const [store, user] = [context.session.store(), context.session.user()];
    if (!store.ok || !user.ok) return undefined;
    if (visit?.store !== store.value || visit.user.id !== user.value.id)
      visit = {
        store: store.value,
        user: user.value,
        made: new Map(),
        wanted: new Map(),
        toKeep: new Map(),
        making: false,
      };
    return answer(context, visit, person);
  };
}

function answer(context: EngineContext, visit: Visit, person: string): CaseSummary | undefined {
  const stamp = stampOf(context, visit, person);
  // Nothing was read of this patient: there is nothing to compare.
  if (stamp === undefined) return undefined;
  const before = visit.made.get(person) ?? readKept(visit.store, person);
  if (before !== undefined) visit.made.set(person, before);
  if (before?.stamp === stamp.text) return before.summary;
  visit.wanted.set(person, before === undefined ? 0 : riskOf(before.summary));
  startMaking(context, visit);
  if (before !== undefined) return { ...before.summary, findings: { kind: 'not-compared' } };
  // A case under way is not shown as not begun, not even for a moment.
  return stamp.events > 0 ? summariseBegun(context, visit.store, person) : undefined;
}

/** Everything a summary is made from; `undefined` for a patient of whom nothing was read. */
function stampOf(
  context: EngineContext,
  { store, user }: Visit,
  person: string,
): { readonly text: string; readonly events: number } | undefined {
  const reads = store.read.all(sourceReadsOfPerson, { person });
  const typedIn = store.read.get(typedInCount, { person })?.versions ?? 0;
  if (reads.length === 0 && typedIn === 0) return undefined;
  const events = store.read.get(lastEventSeq, { person })?.seq ?? 0;
  const text = textDigest(
    JSON.stringify([
      events,
      typedIn,
      reads.map((read) => [read.endpoint, read.as_of, read.state, read.outcome]),
      store.read.get(outboxStanding, { person }),
      store.read.get(stayOfPerson, { person })?.admitted ?? '',
      user.id,
      user.role,
      fromMillis(context.host.now()).slice(0, 10),
      context.host.appVersion,
      context.policy.currentRule,
      context.config.tables ?? null,
      packOf(context)?.release ?? null,
    ]),
  );
  return { text, events };
}

function readKept(store: Store, person: string): Stamped | undefined {
  const row = store.read.get(keptSummary, { person });
  if (row === undefined) return undefined;
  const parsed = summarySchema.safeParse(JSON.parse(row.body));
  return parsed.success ? { stamp: row.stamp, summary: parsed.data } : undefined;
}

function riskOf({ findings, timeCritical }: CaseSummary): number {
  const named = timeCritical.kind === 'known' ? timeCritical.names.length : 0;
  return findings.kind === 'compared'
    ? findings.potentiallyLethal * 10_000 + findings.serious * 100 + named * 10 + findings.significant + 1
    : named * 10 + 1;
}

function make(context: EngineContext, visit: Visit, person: string): Stamped {
  const stamp = stampOf(context, visit, person)?.text ?? '';
  const made = { stamp, summary: summarise(context, visit.store, person, visit.user) };
  visit.made.set(person, made);
  visit.toKeep.set(person, made);
  return made;
}

/**
 * One patient a turn, so that every other call goes first. While answers of servers come in it rests nine times as long as it worked:
 * what is read of a ward makes it ready for a site without a network, and these can be made after.
 */
function startMaking(context: EngineContext, visit: Visit): void {
  if (visit.making) return;
  visit.making = true;
  const isHere = (): boolean => {
    const store = context.session.store();
    return store.ok && store.value === visit.store;
  };
  const next = (): void => {
    if (!isHere()) return;
    const begunMs = context.host.monotonic();
    const [worst] = [...visit.wanted].toSorted(([, a], [, b]) => b - a);
    if (worst !== undefined) {
      visit.wanted.delete(worst[0]);
      quietly(context, 'summary', () => make(context, visit, worst[0]));
    }
    if (visit.wanted.size === 0 || visit.toKeep.size >= lot) keep(context, visit);
    if (visit.wanted.size === 0) visit.making = false;
    else context.host.after(restAfter(smartOf(context).http, context.host.monotonic() - begunMs), next);
  };
  context.host.after(0, next);
}

/** Milliseconds before the next one is made. */
export const restAfter = ({ isBusy }: Pick<Http, 'isBusy'>, workedMs: number): number =>
  isBusy() ? 9 * workedMs : 0;

/** Nobody waits for this: what goes wrong is logged, and the next one is made. */
function quietly(context: EngineContext, what: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    context.host.log(bugLine(what, error));
  }
}

/** What the disk does not take is shown all the same, and made again after the next unlock. */
function keep(context: EngineContext, visit: Visit): void {
  if (visit.toKeep.size === 0) return;
  const { store, user } = visit;
  const made = [...visit.toKeep];
  visit.toKeep.clear();
  const entry = { user: user.id, action: 'summaries-kept', subject: '', detail: { count: made.length } };
  quietly(context, 'keep summaries', () =>
    store.inTransaction('keep summaries', entry, (tx) => {
      for (const [person, { stamp, summary }] of made)
        tx.run(keepSummary, { person, stamp, body: JSON.stringify(summary) });
    }),
  );
  const wards = new Set(made.map(([person]) => store.read.get(stayOfPerson, { person })?.ward));
  for (const ward of wards) if (ward !== undefined) context.emit({ event: 'ward-changed', ward });
}
