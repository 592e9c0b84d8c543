import type { Resource } from '@medplum/fhirtypes';
import type { Clock } from '../clock.ts';
import { type FhirStore, openStore } from '../fhir/store.ts';
import { type Listener, openListener } from '../http/listener.ts';
import { Faults } from './faults.ts';
import type { Introspect } from './introspection.ts';
import { type Notice, notices } from './notices.ts';
import { RequestLog } from './request-log.ts';
import { answerHttp, type Serving } from './server.ts';
import type { StoreSpec } from './spec.ts';

/** What a store starts with. */
export type StoreContents = { readonly resources: readonly Resource[]; readonly notices: readonly Notice[] };

export type RunningStore = {
  readonly spec: StoreSpec;
  readonly serving: Serving;
  readonly listener: Listener;
  /** Back to what it started with, everything normal. */
  reset(): Promise<void>;
  change(switches: unknown): Promise<object>;
};

/** What is peculiar to one server: how its store answers, and what stands in front of it. */
export type Peculiar = {
  readonly store?: (store: FhirStore) => FhirStore;
  readonly answer?: typeof answerHttp;
  /** The path of its base; `/fhir` where nothing is said. */
  readonly path?: string;
};

type Surroundings = {
  readonly clock: Clock;
  readonly introspect: Introspect;
  readonly issuer: string;
  readonly elsewhere: () => string;
};

/** A store with a listener of its own on loopback. */
export async function runStore(
  spec: StoreSpec,
  contents: StoreContents,
  port: number,
  around: Surroundings,
  { store: made = (store) => store, answer = answerHttp, path = '/fhir' }: Peculiar = {},
): Promise<RunningStore> {
  const byPatient = new Map(contents.notices.map((notice) => [notice.patientId, notice]));
  const address = { base: '' };
  const base = (): string => address.base;
  const store = made(openStore(around.clock, base, [notices((id) => byPatient.get(id))]));
  const serving: Serving = { spec, store, faults: new Faults(), log: new RequestLog(), base, ...around };
  await store.seed(contents.resources);
  const listener = await openListener(port, (message, response) => {
    answer(serving, message, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  address.base = `${listener.origin}${path}`;
  return {
    spec,
    serving,
    listener,
    reset: async () => {
      serving.faults.reset();
      serving.log.clear();
      await store.seed(contents.resources);
      await listener.reopen();
    },
    change: async (switches) => {
      const now = serving.faults.change(switches);
      await (now.outage === 'refuse' ? listener.close() : listener.reopen());
      return now;
    },
  };
}
