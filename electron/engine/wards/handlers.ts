import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import type { WardView } from '../../../shared/ipc/ward-views.ts';
import type { EngineContext } from '../context.ts';
import { wardSummaries, type WardRow } from '../db/queries/wards.ts';
import type { Store } from '../db/store.ts';
import type { Handlers } from '../handlers.ts';
import type { CaseSummaryOf } from './case-summary.ts';
import { beginPatient } from './begin-patient.ts';
import { inOrder } from './order.ts';
import type { Preparation } from './preparation.ts';
import { preparationsOf } from './preparations.ts';
import { staysOf, typedListSummary, wardOrTypedList } from './typed-list.ts';
import { searchPatients } from './search-patients.ts';
import { viewWard } from './view-ward.ts';
import { createCensusReader } from './wards.ts';

type WardCalls =
  | 'listWards'
  | 'openWard'
  | 'lookAgainAtWard'
  | 'refreshWard'
  | 'prepareWard'
  | 'pausePreparation'
  | 'resumePreparation'
  | 'cancelPreparation'
  | 'searchPatients'
  | 'beginPatient';

/** `caseSummary` says what the ward list shows of a person's case. */
export function wardHandlers(context: EngineContext, caseSummary: CaseSummaryOf): Pick<Handlers, WardCalls> {
  const census = createCensusReader(context);
  const preparationOf = preparationsOf(context);
  const onWard = <T>(id: string, answer: (store: Store, ward: WardRow) => T): Result<T, Fault> => {
    const store = context.session.store();
    if (!store.ok) return store;
    const ward = wardOrTypedList(store.value.read, id);
    return ward === undefined ? err({ kind: 'not-found', what: 'ward' }) : ok(answer(store.value, ward));
  };
  const view = (id: string): Result<WardView, Fault> =>
    onWard(id, (store, ward) =>
      viewWard({ config: context.config, db: store.read, caseSummary, preparation: preparationOf(id) }, ward),
    );
  const act = (
    id: string,
    run: (preparation: Preparation, store: Store) => void,
  ): Result<Record<string, never>, Fault> =>
    onWard(id, (store) => {
      run(preparationOf(id), store);
      return {};
    });

  return {
    listWards: async () => {
      const ready = await census.atLeastOnce();
      if (!ready.ok) return ready;
      const store = context.session.store();
      if (!store.ok) return store;
      const { read } = store.value;
      const wards = read.all(wardSummaries, {}).map(({ ward, ...rest }) => ({ id: ward, ...rest }));
      return ok({ wards: [...wards, ...typedListSummary(read, wards.length)] });
    },
    openWard: async ({ ward }) => {
      census.inTheBackground();
      return view(ward);
    },
    lookAgainAtWard: async ({ ward }) => view(ward),
    refreshWard: async ({ ward }) => {
      const read = await census.read();
      // An earlier census is still shown, with its own time and the reason why it is not newer.
      return read.ok || read.fault.kind !== 'locked' ? view(ward) : read;
    },
    prepareWard: async ({ ward }) =>
      act(ward, (preparation, store) => preparation.start(inOrder(staysOf(store.read, ward), caseSummary))),
    pausePreparation: async ({ ward }) => act(ward, (preparation) => preparation.pause()),
    resumePreparation: async ({ ward }) => act(ward, (preparation) => preparation.resume()),
    cancelPreparation: async ({ ward }) => act(ward, (preparation) => preparation.cancel()),
    ...peopleHandlers(context),
  };
}

/** Finding somebody who is on this computer, and beginning somebody who is not. */
const peopleHandlers = (context: EngineContext): Pick<Handlers, 'searchPatients' | 'beginPatient'> => ({
  beginPatient: async (stated) => {
    const [store, user] = [context.session.store(), context.session.user()];
    if (!store.ok) return store;
    return user.ok ? beginPatient({ context, store: store.value, user: user.value }, stated) : user;
  },
  searchPatients: async ({ typed }) => {
    const store = context.session.store();
    return store.ok ? ok(searchPatients(store.value.read, typed)) : store;
  },
});
