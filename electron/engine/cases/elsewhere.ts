import { compareText } from '../../../shared/core/compare.ts';
import { isObject } from '../../../shared/core/brand.ts';
import { known, notRecorded } from '../../../shared/core/known.ts';
import { fromMillis, showDateTime } from '../../../shared/core/instant.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import {
  answerFor,
  handOverFor,
  readHomeStore,
  type HomeResource,
  type HomeStore,
  type PlannedWrite,
} from '../../../shared/cases/cases.ts';
import { readTree } from '../../../shared/fhir/fhir.ts';
import type { ElsewhereView } from '../../../shared/ipc/case-views.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { allSources } from '../../../shared/records/records.ts';
import type { EngineContext } from '../context.ts';
import { appendEvent, lastEventSeq } from '../db/queries/case-events.ts';
import { entriesOfKind } from '../db/queries/outbox.ts';
import { resourcesOfPerson } from '../db/queries/resources.ts';
import { stayOfPerson } from '../db/queries/wards.ts';
import type { ReadDb, Store } from '../db/store.ts';
import { readOutboxOf, guardOfEntry, stateOfEntry } from '../sync/sync.ts';
import { readVersions, takeOverVersions } from '../typed-in/typed-in.ts';
import type { Unlocked } from './unlocked.ts';
import { append, readCases, readCurrent } from './events.ts';
import { handedOverData, readHandedOver } from './handed-over.ts';
import { gatherCase, type OpenCase } from './open-case.ts';
import { queue } from './sign.ts';
import { writeContext } from './write-context.ts';
import { uuidOf } from './write-uuid.ts';

const homeOf = (context: EngineContext): string | undefined =>
  allSources(context.config).find(({ source }) => source.role === 'home')?.source.id;

/** What the trust's own store keeps of a patient's reconciliations, as this computer last read it. */
export function homeStoreOf(context: EngineContext, store: Store, person: string): HomeStore {
  const source = homeOf(context);
  const rows = source === undefined ? [] : store.read.all(resourcesOfPerson, { person, source });
  const resources = rows.flatMap((row) => {
    const tree = readTree(row.body);
    return row.gone_at !== null || !tree.ok || !isObject(tree.value)
      ? []
      : [{ type: row.type, id: row.id, versionId: row.version_id ?? '', body: tree.value }];
  });
  return readHomeStore(withAnswers(resources, store, person), context.config.trust.odsCode);
}

/** What was answered on this computer and is still on its way, or not read back yet, stands as answered. */
function withAnswers(
  resources: readonly HomeResource[],
  store: Store,
  person: string,
): readonly HomeResource[] {
  const answers = store.read.all(entriesOfKind, { person, kind: 'answer' }).flatMap((entry) => {
    const body = readTree(entry.body);
    const isOver = ['withdrawn', 'parked', 'conflicted'].includes(stateOfEntry(entry.state).kind);
    return isOver || !body.ok ? [] : [{ body: body.value, guard: guardOfEntry(entry.guard) }];
  });
  return resources.map((one) => {
    const answer = answers.findLast(
      ({ guard }) => guard.kind === 'if-match' && guard.id === one.id && guard.versionId === one.versionId,
    );
    return answer === undefined || one.type !== 'Task' ? one : { ...one, body: answer.body };
  });
}

/** Asked and not answered yet. */
const isOpen = (status: string): boolean => status === 'requested' || status === 'received';

/** The state of the patient's reconciliations beyond this computer: signed, handed over, asked and answered. */
export function viewElsewhere(context: EngineContext, store: Store, person: string): ElsewhereView {
  const home = homeStoreOf(context, store, person);
  const mine = new Set(readOutboxOf(store.read, person).map((entry) => entry.id));
  const here = new Set(
    readCases(store.read, person).flatMap(({ events }) => events.map((event) => event.id)),
  );
  const signed = home.signed.filter((one) => !mine.has(one.uuid));
  const lastSigned = home.signed.at(-1)?.at ?? '';
  // Of an earlier stay is history: it does not stop this stay's clock.
  const admitted = store.read.get(stayOfPerson, { person })?.admitted ?? '';
  const done = signed.findLast((one) => compareText(one.at, admitted) > 0);
  const offered = home.handedOver
    .filter((one) => !mine.has(one.uuid) && compareText(one.at, lastSigned) > 0)
    .filter((one) => !readHandedOver(one.data).cases.some(({ id }) => here.has(id)))
    .at(-1);
  const handedOver =
    offered === undefined
      ? null
      : { document: offered.id, by: offered.by, at: offered.at, words: offered.words };
  return {
    home: homeOf(context) !== undefined,
    words: inWords(handedOver, signed.at(-1)),
    signed: signed.map(({ by, at, words }) => ({ by, at, words })),
    doneAt: done === undefined ? notRecorded : known(done.at),
    handedOver,
    asked: home.asked
      .filter((task) => !isHandOverTask(task.body))
      .map(({ id, what, status, answer, answeredBy, at, by }) => ({
        task: id,
        what,
        status,
        answer,
        answeredBy,
        by,
        at,
        mayAnswer: isOpen(status),
      })),
  };
}

const isHandOverTask = (body: Readonly<Record<string, unknown>>): boolean => {
  const code = body['code'];
  return isObject(code) && typeof code['text'] === 'string' && code['text'].includes('handed over');
};

function inWords(
  handedOver: ElsewhereView['handedOver'],
  signed: HomeStore['signed'][number] | undefined,
): string | null {
  if (handedOver !== null)
    return `${handedOver.words}, by ${handedOver.by}, ${showDateTime(handedOver.at)}, on another computer`;
  return signed === undefined
    ? null
    : `Signed on another computer by ${signed.by}, ${showDateTime(signed.at)}`;
}

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
 * names and at their times.
 */
export function takeOver(here: Unlocked, person: string, document: string): Result<void, Fault> {
  const { context, store, user } = here;
  const home = homeStoreOf(context, store, person);
  const found = home.handedOver.find((one) => one.id === document);
  if (found === undefined) return err({ kind: 'not-found', what: 'case' });
  const current = readCurrent(store.read, person);
  if (current.id !== null && current.state.signedOff === null && current.events.length > 1)
    return err({
      kind: 'not-possible',
      why: 'this computer has an unsigned case of its own for the patient',
    });
  const known = new Set(current.all.map((one) => one.id));
  const handedOver = readHandedOver(found.data);
  const cases = handedOver.cases.filter(({ id }) => !known.has(id));
  if (cases.length === 0)
    return err({ kind: 'not-possible', why: 'the case is here already, or cannot be read' });
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

const apartWords = (sources: number): string =>
  `${sources === 1 ? 'A source somebody gave was' : `${sources} sources people gave were`} corrected at both computers: both stand until one is withdrawn`;

/** A prescriber's answer to what was asked, written on the task itself: every desk reads it there. */
export function answerTask(
  here: Unlocked,
  person: string,
  id: string,
  said: { readonly status: 'accepted' | 'rejected'; readonly words: string },
): Result<void, Fault> {
  const { context, store, user } = here;
  const task = homeStoreOf(context, store, person).asked.find((one) => one.id === id);
  if (task === undefined) return err({ kind: 'not-found', what: 'entry' });
  if (!isOpen(task.status)) return err({ kind: 'not-possible', why: `it was answered: ${task.status}` });
  const gathered = gatherCase(context, store, person);
  const write = answerFor(task, said, writeContext({ ...here, person, open: gathered, rows: [] }));
  if (write === null) return err({ kind: 'not-possible', why: 'there is no store of the trust’s own' });
  store.inTransaction(
    'answer',
    { user: user.id, action: 'task-answered', subject: person, detail: { status: said.status } },
    (tx) => queue(tx, { user, person, open: gathered, rows: [] }, [write], fromMillis(context.host.now())),
  );
  context.emit({ event: 'case-changed', patient: person });
  context.emit({ event: 'outbox-changed' });
  return ok(undefined);
}
