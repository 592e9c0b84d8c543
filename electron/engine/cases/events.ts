import { brand } from '../../../shared/core/brand.ts';
import { fromMillis, type Instant } from '../../../shared/core/instant.ts';
import {
  actorSchema,
  carriedOver,
  caseEventBodySchema,
  foldCase,
  type Actor,
  type CaseEvent,
  type CaseEventBody,
  type CaseState,
} from '../../../shared/cases/cases.ts';
import type { User } from '../context.ts';
import { appendEvent, currentCase, eventsOfPerson, lastEventSeq } from '../db/queries/case-events.ts';
import { stayOfPerson } from '../db/queries/wards.ts';
import type { ReadDb, WriteTx } from '../db/store.ts';
import type { Host } from '../host.ts';

/** A case with its events, in order. Stored payloads are parsed, never cast. */
export type KeptCase = { readonly id: string; readonly events: readonly CaseEvent[] };

/** Every case of a person, in the order in which they were begun; the last is the one that is worked on. */
export function readCases(db: ReadDb, person: string): readonly KeptCase[] {
  const cases = new Map<string, CaseEvent[]>();
  for (const row of db.all(eventsOfPerson, { person }))
    cases.set(row.case_id, [
      ...(cases.get(row.case_id) ?? []),
      {
        id: row.event,
        at: brand<Instant>(row.at),
        by: actorSchema.parse(JSON.parse(row.actor)),
        body: caseEventBodySchema.parse(JSON.parse(row.body)),
      },
    ]);
  return [...cases].map(([id, events]) => ({ id, events }));
}

const openedOf = ({ events }: KeptCase) => {
  const body = events.find((event) => event.body.kind === 'opened')?.body;
  return body?.kind === 'opened' ? body : undefined;
};

/** The state of each case, begun from the one it names; what none names begins afresh. */
export function statesOf(cases: readonly KeptCase[]): readonly CaseState[] {
  const states = new Map<string, CaseState>();
  for (const one of cases) {
    const opened = openedOf(one);
    const from = opened?.from ?? null;
    const before = from === null ? undefined : states.get(from);
    const start = before === undefined || opened === undefined ? undefined : carriedOver(before, opened);
    states.set(one.id, foldCase(one.events, start));
  }
  return [...states.values()];
}

/** The case that is worked on, with its key, the cases before it, and what it goes on from. */
export type CurrentCase = {
  /** Null where nothing was said yet, or the last case was signed on another stay. */
  readonly id: string | null;
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
  readonly all: readonly { readonly id: string; readonly state: CaseState }[];
  /** All of them, event by event. */
  readonly kept: readonly KeptCase[];
  /** The case before the one that is worked on, where that goes on from it. */
  readonly before: CaseState | undefined;
  /** Events of all of them: two windows notice each other by it. */
  readonly seen: number;
};

/** `next` is something about to be said. A case signed on an earlier stay is not the case of this one. */
export function readCurrent(db: ReadDb, person: string, next?: CaseEvent): CurrentCase {
  const kept = readCases(db, person);
  const all = statesOf(kept).map((state, at) => ({ id: kept[at]?.id ?? '', state }));
  const seen = kept.reduce((sum, one) => sum + one.events.length, 0);
  const last = all.at(-1);
  const stay = db.get(stayOfPerson, { person })?.encounter;
  const wasOn = last?.state.opened?.value.encounter ?? null;
  const isOver =
    (last?.state.signedOff ?? null) !== null && wasOn !== null && stay !== undefined && stay !== wasOn;
  if (last === undefined || isOver)
    return {
      id: null,
      state: foldCase(next === undefined ? [] : [next]),
      events: [],
      all,
      kept,
      before: undefined,
      seen,
    };
  const events = kept.at(-1)?.events ?? [];
  const before = all.find((one) => one.id === last.state.opened?.value.from)?.state;
  const start =
    before === undefined ? undefined : carriedOver(before, last.state.opened?.value ?? { version: 1 });
  const state = next === undefined ? last.state : foldCase([...events, next], start);
  return { id: last.id, state, events, all, kept, before, seen };
}

export const actorOf = (user: User): Actor => ({
  user: user.id,
  name: user.name,
  role: user.role,
  registration: user.registration,
});

/** Appends to the case that is worked on, inside the caller's transaction; `opened` begins the next one, with a key of its own. */
export function append(
  tx: WriteTx,
  host: Pick<Host, 'now' | 'randomUuid'>,
  person: string,
  user: User,
  body: CaseEventBody,
): void {
  const seq = (tx.get(lastEventSeq, { person })?.seq ?? 0) + 1;
  const event = host.randomUuid();
  const current = body.kind === 'opened' ? undefined : tx.get(currentCase, { person })?.case_id;
  tx.run(appendEvent, {
    event,
    case_id: current ?? event,
    person,
    seq,
    at: fromMillis(host.now()),
    actor: JSON.stringify(actorOf(user)),
    body: JSON.stringify(body),
  });
}
