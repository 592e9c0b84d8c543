import { isObject } from '../../../shared/core/brand.ts';
import { compareText } from '../../../shared/core/compare.ts';
import { known, notRecorded } from '../../../shared/core/known.ts';
import { showDateTime } from '../../../shared/core/instant.ts';
import type { HomeStore } from '../../../shared/cases/cases.ts';
import type { ElsewhereView } from '../../../shared/ipc/case-views.ts';
import { sourceStateSchema } from '../../../shared/ipc/source-views.ts';
import type { EngineContext } from '../context.ts';
import { entriesOfKind } from '../db/queries/outbox.ts';
import { sourceRead } from '../db/queries/source-reads.ts';
import { stayOfPerson } from '../db/queries/wards.ts';
import type { Store } from '../db/store.ts';
import { guardOfEntry, readOutboxOf } from '../sync/sync.ts';
import { isUnanswered } from './put-to-prescriber.ts';
import type { CurrentCase } from './events.ts';
import { homeSource, homeStoreOf } from './home-copy.ts';
import { readHandedOver } from './handed-over.ts';
import { uuidOf } from './write-uuid.ts';

type Asked = HomeStore['asked'][number];

/** The state of the patient's reconciliations beyond this computer: begun, handed over, signed, asked and answered. */
export function viewElsewhere(
  context: EngineContext,
  store: Store,
  person: string,
  { kept: cases, all }: Pick<CurrentCase, 'kept' | 'all'>,
): ElsewhereView {
  const home = homeStoreOf(context, store, person);
  const mine = new Set(readOutboxOf(store.read, person).map((entry) => entry.id));
  const here = new Set(cases.flatMap(({ events }) => events.map((event) => event.id)));
  const signed = home.signed.filter((one) => !mine.has(one.uuid));
  const lastSigned = home.signed.findLast((one) => !one.amends)?.at ?? '';
  // Of an earlier stay is history: it neither stops this stay's clock nor is it worked on.
  const admitted = store.read.get(stayOfPerson, { person })?.admitted ?? '';
  const done = signed.findLast((one) => !one.amends && compareText(one.at, admitted) > 0);
  const offered = home.handedOver
    .filter((one) => !mine.has(one.uuid) && compareText(one.at, lastSigned) > 0)
    .findLast((one) =>
      readHandedOver(one.data).cases.some(({ events }) => events.some(({ id }) => !here.has(id))),
    );
  const ofHere = new Set(cases.map(({ id }) => uuidOf(id, 'signed record')));
  const begun = home.begun
    .filter((one) => !ofHere.has(one.signedAs) && compareText(one.at, admitted) > 0)
    .map((one) => ({
      by: one.by,
      at: one.at,
      computer: one.computer,
      takenOverBy: takenOver(home, one.signedAs)?.answeredBy ?? null,
    }));
  const view = {
    home: homeStateOf(context, store, person),
    begun,
    takenOver: takenFromHere(home, store, person, ofHere),
    signed: signed.map(({ by, at, words, amends }) => ({ by, at, words, addendum: amends })),
    doneAt: done === undefined ? notRecorded : known(done.at),
    handedOver:
      offered === undefined
        ? null
        : { document: offered.id, by: offered.by, at: offered.at, words: offered.words },
    asked: home.asked.filter((task) => !isHandOverTask(task)).map(viewAsked),
  };
  // What was signed here since takes the place of what was signed elsewhere before.
  const ownSigned = all.flatMap(({ state }) => state.signedOff?.at ?? []).at(-1) ?? '';
  const news = view.signed.filter((one) => compareText(one.at, ownSigned) > 0);
  return { ...view, words: inWords({ ...view, signed: news }) };
}

const viewAsked = ({ id, what, why, status, answer, answeredBy, at, by }: Asked) => ({
  task: id,
  what,
  why,
  status,
  answer,
  answeredBy,
  by,
  at,
  mayAnswer: isUnanswered(status),
});

/** Whether there is a store that other computers write to, and whether it answered for this patient. */
function homeStateOf(context: EngineContext, store: Store, person: string): ElsewhereView['home'] {
  const endpoint = homeSource(context);
  if (endpoint === undefined) return { kind: 'none' };
  const read = store.read.get(sourceRead, { endpoint, person });
  const last = read === undefined || read.as_of === null ? notRecorded : known(read.as_of);
  if (read === undefined) return { kind: 'not-read', last };
  const { kind } = sourceStateSchema.parse(JSON.parse(read.outcome));
  return kind === 'complete' || kind === 'patient-not-known' ? { kind: 'read' } : { kind: 'not-read', last };
}

const isHandOverTask = ({ body }: Asked): boolean => {
  const code = body['code'];
  return isObject(code) && typeof code['text'] === 'string' && code['text'].includes('handed over');
};

/** The task by which an unsigned case went to somebody who took it over; `signedAs` names the case. */
function takenOver(home: HomeStore, signedAs: string): Asked | undefined {
  const documents = home.handedOver.filter(({ data }) =>
    readHandedOver(data).cases.some(({ id }) => uuidOf(id, 'signed record') === signedAs),
  );
  return home.asked.findLast(
    (task) =>
      task.status === 'completed' &&
      documents.some(({ uuid }) => JSON.stringify(task.body['focus'] ?? {}).includes(uuid)),
  );
}

/** A case of this computer that somebody at another one works on now. */
function takenFromHere(
  home: HomeStore,
  store: Store,
  person: string,
  ofHere: ReadonlySet<string>,
): ElsewhereView['takenOver'] {
  const answered = new Set(
    store.read.all(entriesOfKind, { person, kind: 'answer' }).map((entry) => {
      const guard = guardOfEntry(entry.guard);
      return guard.kind === 'if-match' ? guard.id : '';
    }),
  );
  const tasks = [...ofHere].flatMap((signedAs) => takenOver(home, signedAs) ?? []);
  const last = tasks.filter(({ id }) => !answered.has(id)).at(-1);
  const at = last?.body['lastModified'];
  return last === undefined ? null : { by: last.answeredBy, at: typeof at === 'string' ? at : last.at };
}

/** The latest of what is known, in a line. */
function inWords({
  begun,
  takenOver: taken,
  handedOver,
  signed,
}: Pick<ElsewhereView, 'begun' | 'takenOver' | 'handedOver' | 'signed'>): string | null {
  const [lastBegun, lastSigned] = [begun.at(-1), signed.at(-1)];
  const lines = [
    lastSigned === undefined
      ? null
      : {
          at: lastSigned.at,
          words: `${lastSigned.addendum ? 'Addendum' : 'Signed'} on another computer by ${lastSigned.by}, ${showDateTime(lastSigned.at)}`,
        },
    lastBegun === undefined
      ? null
      : {
          at: lastBegun.at,
          words: `Begun by ${lastBegun.by}, ${showDateTime(lastBegun.at)}, at ${lastBegun.computer}`,
        },
    taken === null ? null : { at: taken.at, words: `Taken over by ${taken.by}, ${showDateTime(taken.at)}` },
    handedOver === null
      ? null
      : {
          at: handedOver.at,
          words: `${handedOver.words}, by ${handedOver.by}, ${showDateTime(handedOver.at)}, on another computer`,
        },
  ];
  return (
    lines
      .filter((line) => line !== null)
      .toSorted((a, b) => compareText(a.at, b.at))
      .at(-1)?.words ?? null
  );
}
