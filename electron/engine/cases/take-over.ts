import { fromMillis } from '../../../shared/core/instant.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import { answerFor, handOverFor, type PlannedWrite } from '../../../shared/cases/cases.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { appendEvent, lastEventSeq } from '../db/queries/case-events.ts';
import type { ReadDb } from '../db/store.ts';
import { readVersions, takeOverVersions } from '../typed-in/typed-in.ts';
import type { Unlocked } from './unlocked.ts';
import { append, readCases, readCurrent } from './events.ts';
import { handedOverData, readHandedOver } from './handed-over.ts';
import { homeStoreOf } from './home-copy.ts';
import { gatherCase, type OpenCase } from './open-case.ts';
import { queue } from './queue.ts';
import { writeContext } from './write-context.ts';
import { uuidOf } from './write-uuid.ts';

/** What handing an unsigned case over writes, beside the event itself: to the trust's own store only. */
export function handOverWrites(
  here: Unlocked,
  db: ReadDb,
  person: string,
  opened: OpenCase,
  said: { readonly to: string; readonly words: string },
): readonly PlannedWrite[] {
  const data = handedOverData(readCases(db, person), readVersions(db, person));
  const number = opened.seen;
  return handOverFor(data, { number, ...said }, writeContext({ ...here, person, open: opened, rows: [] }));
}

/**
 * Takes over an unsigned case that was handed over on another computer: its events and what was typed in, under their authors'
 * names and at their times. One that was handed over from here and comes back is gone on with where it was left there.
 */
export function takeOver(here: Unlocked, person: string, document: string): Result<void, Fault> {
  const { context, store, user } = here;
  const home = homeStoreOf(context, store, person);
  const found = home.handedOver.find((one) => one.id === document);
  if (found === undefined) return err({ kind: 'not-found', what: 'case' });
  const handedOver = readHandedOver(found.data);
  const taken = newEvents(store.read, person, handedOver.cases);
  if (!taken.ok) return taken;
  const cases = taken.value;
  const gathered = gatherCase(context, store, person);
  const task = home.asked.find(({ body }) => JSON.stringify(body['focus'] ?? {}).includes(found.uuid));
  const answer =
    task === undefined
      ? null
      : answerFor(
          task,
          { status: 'completed', words: 'Taken over' },
          writeContext({ ...here, person, open: gathered, rows: [] }),
        );
  const at = fromMillis(context.host.now());
  store.inTransaction('take over', { user: user.id, action: 'case-taken-over', subject: person }, (tx) => {
    let seq = tx.get(lastEventSeq, { person })?.seq ?? 0;
    for (const one of cases)
      for (const event of one.events) {
        seq += 1;
        tx.run(appendEvent, {
          event: event.id,
          case_id: one.id,
          person,
          seq,
          at: event.at,
          actor: JSON.stringify(event.by),
          body: JSON.stringify(event.body),
        });
      }
    const apart = takeOverVersions(tx, person, handedOver.typedIn, uuidOf);
    const words = `Taken over from ${found.by}${apart === 0 ? '' : `. ${apartWords(apart)}`}`;
    append(tx, context.host, person, user, { kind: 'noted', words });
    queue(tx, { user, person, open: gathered, rows: [] }, answer === null ? [] : [answer], at);
  });
  context.emit({ event: 'case-changed', patient: person });
  context.emit({ event: 'outbox-changed' });
  return ok(undefined);
}

type Cases = ReturnType<typeof readHandedOver>['cases'];

/** What this computer has not of the cases that were handed over; a fault where the two cannot be one case. */
function newEvents(db: ReadDb, person: string, arrived: Cases): Result<Cases, Fault> {
  const no = (why: string): Result<Cases, Fault> => err({ kind: 'not-possible', why });
  const current = readCurrent(db, person);
  const here = readCases(db, person);
  const isUnsigned = current.id !== null && current.state.signedOff === null && current.events.length > 1;
  if (isUnsigned && !arrived.some(({ id }) => id === current.id))
    return no('this computer has an unsigned case of its own for the patient');
  const known = new Set(here.flatMap(({ events }) => events.map(({ id }) => id)));
  const cases = arrived
    .map(({ id, events }) => ({ id, events: events.filter((event) => !known.has(event.id)) }))
    .filter(({ events }) => events.length > 0);
  if (cases.length === 0) return no('the case is here already, or cannot be read');
  for (const { id } of cases) {
    const mine = here.find((one) => one.id === id)?.events ?? [];
    const theirs = new Set(arrived.find((one) => one.id === id)?.events.map((event) => event.id));
    if (current.all.some((one) => one.id === id && one.state.signedOff !== null))
      return no('the case was signed at this computer meanwhile');
    // A note decides nothing, and stands wherever it was made.
    if (mine.some((event) => event.body.kind !== 'noted' && !theirs.has(event.id)))
      return no(
        'this computer went on with the case after it was handed over: two people’s decisions are not mixed',
      );
  }
  return ok(cases);
}

const apartWords = (sources: number): string =>
  `${sources === 1 ? 'A source somebody gave was' : `${sources} sources people gave were`} corrected at both computers: both stand until one is withdrawn`;
