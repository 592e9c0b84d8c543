import { z } from 'zod';
import { compareText } from '../../../shared/core/compare.ts';
import { isObject } from '../../../shared/core/brand.ts';
import { known, notRecorded } from '../../../shared/core/known.ts';
import { fromMillis, showDateTime } from '../../../shared/core/instant.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import {
  actorSchema,
  answerFor,
  caseEventBodySchema,
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
import type { Store } from '../db/store.ts';
import { readOutboxOf, guardOfEntry, stateOfEntry } from '../sync/sync.ts';
import type { Unlocked } from './unlocked.ts';
import { append, readCases, readCurrent } from './events.ts';
import { gatherCase, type OpenCase } from './open-case.ts';
import { queue } from './sign.ts';
import { writeContext } from './write-context.ts';

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
    .filter((one) => !casesIn(one.data).some(({ id }) => here.has(id)))
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

const handedOverSchema = z.object({
  version: z.literal(1),
  cases: z.array(
    z.object({
      id: z.string(),
      events: z.array(
        z.object({ id: z.string(), at: z.string(), by: actorSchema, body: caseEventBodySchema }),
      ),
    }),
  ),
});

/** The cases of a hand-over; empty where what is kept cannot be read. */
function casesIn(data: string): z.infer<typeof handedOverSchema>['cases'] {
  try {
    const json: unknown = JSON.parse(Buffer.from(data, 'base64').toString('utf8'));
    const read = handedOverSchema.safeParse(json);
    return read.success ? read.data.cases : [];
  } catch (error) {
    // What somebody else's program filed is no reason to show nothing at all.
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** What handing an unsigned case over writes, beside the event itself: to the trust's own store only. */
export function handOverWrites(
  here: Unlocked,
  person: string,
  opened: OpenCase,
  said: { readonly to: string; readonly words: string },
): readonly PlannedWrite[] {
  const cases = readCases(here.store.read, person);
  const data = Buffer.from(JSON.stringify({ version: 1, cases })).toString('base64');
  const number = opened.seen;
  return handOverFor(data, { number, ...said }, writeContext({ ...here, person, open: opened, rows: [] }));
}

/** Takes over an unsigned case that was handed over on another computer: its events, under their authors' names. */
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
  const cases = casesIn(found.data).filter(({ id }) => !known.has(id));
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
    append(tx, context.host, person, user, { kind: 'noted', words: `Taken over from ${found.by}` });
    queue(tx, { user, person, open: gathered, rows: [] }, answer === null ? [] : [answer], at);
  });
  context.emit({ event: 'case-changed', patient: person });
  context.emit({ event: 'outbox-changed' });
  return ok(undefined);
}

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
