import { fromMillis } from '../../../shared/core/instant.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import type { EngineContext } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import { personById } from '../db/queries/people.ts';
import { bugLine } from '../log/log.ts';
import { pullPerson, outboxSenderOf } from '../sync/sync.ts';
import { viewCase, viewRow } from './cases.ts';
import type { Unlocked } from './unlocked.ts';
import { addend } from './addendum.ts';
import { answerTask } from './answer-task.ts';
import { correctPatient } from './correct-patient.ts';
import { takeOver } from './take-over.ts';
import { say, undoOrRedo } from './decide.ts';
import { beginNext, reopen } from './next-case.ts';
import { readsBehind } from './reading-behind.ts';
import { watchHome } from './watch-home.ts';
import { readHandOver, readPatientList, readRecord, signNow, viewSigning } from './signing.ts';

type CaseCalls =
  | 'openCase'
  | 'lookAgain'
  | 'refreshCase'
  | 'openRow'
  | 'decide'
  | 'undo'
  | 'redo'
  | 'openSignOff'
  | 'signOff'
  | 'addAddendum'
  | 'reopenCase'
  | 'beginNextCase'
  | 'takeOverCase'
  | 'answerTask'
  | 'correctPatient'
  | 'openRecord'
  | 'openPatientList'
  | 'openHandOver';

/** What each handler starts from: who is here, and the case as it is. */
type CaseTools = {
  readonly here: () => Result<Unlocked, Fault>;
  readonly view: (patient: string) => Result<CaseView, Fault>;
  /** Does something, then shows the case as it is after it. */
  readonly after: (
    patient: string,
    act: (now: Unlocked) => Result<void, Fault> | Promise<Result<void, Fault>>,
  ) => Promise<Result<CaseView, Fault>>;
};

/** Opening, deciding and signing. Every look at a patient is audited. */
export function caseHandlers(context: EngineContext): Pick<Handlers, CaseCalls> {
  const here = (): Result<Unlocked, Fault> => {
    const [store, user] = [context.session.store(), context.session.user()];
    if (!store.ok) return store;
    return user.ok ? ok({ context, store: store.value, user: user.value }) : user;
  };
  const view = (patient: string): Result<CaseView, Fault> => {
    const now = here();
    return now.ok ? seen(viewCase(now.value, patient), 'patient') : now;
  };
  const after: CaseTools['after'] = async (patient, act) => {
    const now = here();
    if (!now.ok) return now;
    const done = await act(now.value);
    return done.ok ? view(patient) : done;
  };
  const tools: CaseTools = { here, view, after };
  return {
    ...lookingHandlers(context, tools),
    ...sayingHandlers(context, tools),
    ...signingHandlers(context, tools),
    correctPatient: async (request) => {
      const now = here();
      if (!now.ok) return now;
      const done = correctPatient(now.value, request);
      // Whether a record knows them now; without a network the next look asks.
      if (done.ok && done.value.here === null) await pullPerson(context, request.patient, { full: true });
      return done;
    },
  };
}

const seen = <T>(view: T | undefined, what: 'patient' | 'row'): Result<T, Fault> =>
  view === undefined ? err({ kind: 'not-found', what }) : ok(view);

function lookingHandlers(
  context: EngineContext,
  { here, view }: CaseTools,
): Pick<Handlers, 'openCase' | 'lookAgain' | 'refreshCase' | 'openRow'> {
  const readBehind = readsBehind(context);
  const watch = watchHome(context);
  const opened = new Set<string>();
  context.session.onLock(() => opened.clear());
  const auditView = (patient: string): void => {
    const now = here();
    if (!now.ok) return;
    audit(now.value, 'open-case', patient);
    opened.add(patient);
  };
  return {
    openCase: async ({ patient }) => {
      const now = here();
      if (!now.ok) return now;
      if (now.value.store.read.get(personById, { person: patient }) === undefined) return view(patient);
      auditView(patient);
      watch(patient);
      // Begun before the case is shown, which says of each source whether it is being read.
      const reading = readBehind(patient);
      reading?.catch((error: unknown) => context.host.log(bugLine('pull', error)));
      const cached = view(patient);
      if (!cached.ok) return cached;
      if (reading === undefined) return cached;
      const unread = cached.value.columns.every(
        (column) => column.state.kind === 'unavailable' && column.state.reason.kind === 'not-read-yet',
      );
      // What is cached is shown at once and brought up to date behind it; a first look waits for the first reading.
      return unread ? reading.then((read) => (read.ok ? view(patient) : read)) : cached;
    },
    lookAgain: async ({ patient }) => {
      const cached = view(patient);
      // Whoever has not opened it since the unlock sees it for the first time, whatever the call.
      if (cached.ok && !opened.has(patient)) auditView(patient);
      if (cached.ok) watch(patient);
      return cached;
    },
    refreshCase: async ({ patient, source }) => {
      const cached = view(patient);
      if (!cached.ok) return cached;
      const endpoints = source === null ? {} : { endpoints: [endpointOf(context, source)] };
      const read = await pullPerson(context, patient, { full: true, ...endpoints });
      return read.ok ? view(patient) : read;
    },
    openRow: async ({ patient, row }) => {
      const now = here();
      return now.ok ? seen(viewRow(now.value, patient, row), 'row') : now;
    },
  };
}

/** Something may wait in the outbox now. */
const woken = <T>(context: EngineContext, done: Result<T, Fault>): Result<T, Fault> => {
  if (done.ok) outboxSenderOf(context).wake();
  return done;
};

const sayingHandlers = (
  context: EngineContext,
  { after }: CaseTools,
): Pick<
  Handlers,
  'decide' | 'undo' | 'redo' | 'addAddendum' | 'reopenCase' | 'beginNextCase' | 'takeOverCase' | 'answerTask'
> => ({
  decide: async ({ patient, sayings, seen: shown }) =>
    after(patient, (now) => say(now, patient, sayings, shown)),
  undo: async ({ patient }) => after(patient, (now) => undoOrRedo(now, patient, 'undone')),
  redo: async ({ patient }) => after(patient, (now) => undoOrRedo(now, patient, 'redone')),
  addAddendum: async ({ patient, words }) =>
    woken(context, await after(patient, (now) => addend(now, patient, words))),
  takeOverCase: async ({ patient, document }) =>
    woken(context, await after(patient, (now) => takeOver(now, patient, document))),
  answerTask: async ({ patient, task, status, words }) =>
    woken(context, await after(patient, (now) => answerTask(now, patient, task, { status, words }))),
  reopenCase: async ({ patient, why, seen: shown }) =>
    woken(context, await after(patient, (now) => reopen(now, patient, why, shown))),
  beginNextCase: async ({ patient, reason, seen: shown }) =>
    woken(context, await after(patient, (now) => beginNext(now, patient, reason, shown))),
});

function signingHandlers(
  context: EngineContext,
  { here, view }: CaseTools,
): Pick<Handlers, 'openSignOff' | 'signOff' | 'openRecord' | 'openPatientList' | 'openHandOver'> {
  return {
    openSignOff: async ({ patient }) => {
      const now = here();
      return now.ok ? ok(viewSigning(now.value, patient)) : now;
    },
    signOff: async ({ patient, pin, seen: shown }) => {
      const now = here();
      if (!now.ok) return now;
      const confirmed = await context.session.confirm(pin);
      if (!confirmed.ok) return confirmed;
      const signed = await signNow(now.value, patient, shown, fromMillis(context.host.now()));
      if (!signed.ok) return signed;
      outboxSenderOf(context).wake();
      return view(patient);
    },
    openRecord: async ({ patient, case: earlier }) => {
      const now = here();
      if (!now.ok) return now;
      audit(now.value, 'open-record', patient);
      return readRecord(now.value, patient, fromMillis(context.host.now()), earlier);
    },
    openPatientList: async ({ patient }) => {
      const now = here();
      if (!now.ok) return now;
      audit(now.value, 'open-patient-list', patient);
      return readPatientList(now.value, patient, fromMillis(context.host.now()));
    },
    openHandOver: async ({ patient }) => {
      const now = here();
      if (!now.ok) return now;
      audit(now.value, 'open-hand-over', patient);
      return readHandOver(now.value, patient, fromMillis(context.host.now()));
    },
  };
}

function audit({ store, user }: Unlocked, action: string, patient: string): void {
  store.inTransaction(action, { user: user.id, action, subject: patient }, () => undefined);
}

/** A column's source: a provider of a store is read with the store. */
function endpointOf(context: EngineContext, column: string): string {
  const sources = context.config.records.flatMap((record) => record.sources);
  return (
    sources.find(
      (source) => source.id === column || source.providers?.some((provider) => provider.id === column),
    ) ?? { id: column }
  ).id;
}
