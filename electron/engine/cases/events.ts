import { brand } from '../../../shared/core/brand.ts';
import { fromMillis, type Instant } from '../../../shared/core/instant.ts';
import {
  actorSchema,
  caseEventBodySchema,
  type Actor,
  type CaseEvent,
  type CaseEventBody,
} from '../../../shared/cases/cases.ts';
import type { User } from '../context.ts';
import { appendEvent, eventsOfCase, lastEventSeq } from '../db/queries/case-events.ts';
import type { ReadDb, WriteTx } from '../db/store.ts';
import type { Host } from '../host.ts';

/** The events of a person's case, in order. Stored payloads are parsed, never cast. */
export const readEvents = (db: ReadDb, person: string): readonly CaseEvent[] =>
  db.all(eventsOfCase, { person }).map((row) => ({
    id: row.event,
    at: brand<Instant>(row.at),
    by: actorSchema.parse(JSON.parse(row.actor)),
    body: caseEventBodySchema.parse(JSON.parse(row.body)),
  }));

export const actorOf = (user: User): Actor => ({
  user: user.id,
  name: user.name,
  role: user.role,
  registration: user.registration,
});

/** Appends inside the caller's transaction. */
export function append(
  tx: WriteTx,
  host: Pick<Host, 'now' | 'randomUuid'>,
  person: string,
  user: User,
  body: CaseEventBody,
): void {
  const seq = (tx.get(lastEventSeq, { person })?.seq ?? 0) + 1;
  tx.run(appendEvent, {
    event: host.randomUuid(),
    person,
    seq,
    at: fromMillis(host.now()),
    actor: JSON.stringify(actorOf(user)),
    body: JSON.stringify(body),
  });
}
