import type { Compared } from '../../../shared/discrepancy/discrepancy.ts';
import type { Matching } from '../../../shared/match/match.ts';
import type { TypedInSource } from '../../../shared/typed-in/typed-in.ts';
import type { EngineContext } from '../context.ts';
import { lastEventSeq } from '../db/queries/case-events.ts';
import { sourceReadsOfPerson } from '../db/queries/source-reads.ts';
import { typedInCount } from '../db/queries/typed-in.ts';
import { stayOfPerson } from '../db/queries/wards.ts';
import type { Store } from '../db/store.ts';
import { readPerson, type PersonCopy } from '../sync/sync.ts';
import type { Column } from './columns.ts';
import { readWords } from './directions.ts';
import { readCurrent, type CurrentCase } from './events.ts';
import { gatherColumns, stampOf } from './gather.ts';
import { readTypedIn, typedInEndpoints } from '../typed-in/typed-in.ts';
import { lastAnswer, type LastAnswer } from './last-answer.ts';

/**
 * What was read and worked out of one person's case, each part kept until what it was made from changes: a decision reads
 * no source again, and matches again only when it pairs or parts something.
 */
export type KeptCase = {
  readonly copy: LastAnswer<PersonCopy>;
  readonly typedIn: LastAnswer<readonly TypedInSource[]>;
  readonly columns: LastAnswer<readonly Column[]>;
  readonly current: LastAnswer<CurrentCase>;
  readonly matching: LastAnswer<Matching>;
  readonly compared: LastAnswer<Compared>;
};

/** For a case looked at in passing, of which nothing is kept. */
export const nothingKept = (): KeptCase => ({
  copy: lastAnswer(),
  typedIn: lastAnswer(),
  columns: lastAnswer(),
  current: lastAnswer(),
  matching: lastAnswer(),
  compared: lastAnswer(),
});

/** The cases somebody is at. */
const mostKept = 6;

/** By the opening of the store: after a lock there is another one, and nothing of these can be reached. */
const kept = new WeakMap<Store, Map<string, KeptCase>>();

export function keptCase(store: Store, person: string): KeptCase {
  const ofStore = kept.get(store) ?? new Map<string, KeptCase>();
  kept.set(store, ofStore);
  const own = ofStore.get(person) ?? nothingKept();
  // The one asked for last is forgotten last.
  ofStore.delete(person);
  ofStore.set(person, own);
  const [oldest] = ofStore.keys();
  if (ofStore.size > mostKept && oldest !== undefined) ofStore.delete(oldest);
  return own;
}

/** What the store holds of a person now, read or typed in, and the columns of their case. */
export function readColumns(
  known: KeptCase,
  context: EngineContext,
  store: Store,
  person: string,
): {
  readonly copy: PersonCopy;
  readonly columns: readonly Column[];
  readonly typedIn: readonly TypedInSource[];
} {
  const reads = JSON.stringify(store.read.all(sourceReadsOfPerson, { person }));
  const versions = store.read.get(typedInCount, { person })?.versions ?? 0;
  const typedIn = known.typedIn([versions], () => readTypedIn(store.read, person));
  const copy = known.copy([context.config, store.resourcesVersion(), reads, versions], () => {
    const read = readPerson(context.config, store, person);
    return { ...read, endpoints: [...read.endpoints, ...typedInEndpoints(context.config, typedIn)] };
  });
  return { copy, columns: known.columns([stampOf(copy)], () => gatherColumns(copy, readWords)), typedIn };
}

/** What was said so far; events are only ever added to a case, and another stay may begin another case. */
export function readState(known: KeptCase, store: Store, person: string): CurrentCase {
  const seq = store.read.get(lastEventSeq, { person })?.seq ?? 0;
  const stay = store.read.get(stayOfPerson, { person })?.encounter ?? '';
  return known.current([seq, stay], () => readCurrent(store.read, person));
}
