import type { HttpMethod } from '@medplum/fhir-router';
import type { OperationOutcome, Resource } from '@medplum/fhirtypes';
import type { Clock } from '../clock.ts';
import { loadDefinitions } from './definitions.ts';
import { meaningOf, Refusal } from './outcomes.ts';
import { StoreRepository } from './repository/repository.ts';
import type { Patch } from './requests/patch.ts';
import { patchedRouter } from './requests/router.ts';
import { WriteQueue } from './write-queue.ts';

export type StoreRequest = {
  readonly method: string;
  /** Relative to the base, with its query: `Patient?name=a`. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
};

export type StoreAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Resource | OperationOutcome;
};

/** One FHIR R4 store: memory, router and the queue that lets its writers in one at a time. */
export type FhirStore = {
  readonly repo: StoreRepository;
  handle(request: StoreRequest): Promise<StoreAnswer>;
  seed(resources: readonly Resource[]): Promise<void>;
  /** Runs a change from outside (somebody else's edit) in its turn among the writers. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
};

export function openStore(clock: Clock, base: () => string, extra: readonly Patch[] = []): FhirStore {
  loadDefinitions();
  const repo = new StoreRepository(clock);
  const router = patchedRouter(base, extra);
  const writers = new WriteQueue();

  const answer = async (request: StoreRequest): Promise<StoreAnswer> => {
    const [outcome, resource] = await router.handleRequest(
      {
        method: request.method as HttpMethod,
        url: request.url,
        pathname: '',
        params: {},
        query: {},
        body: request.body,
        headers: request.headers,
        config: { transactions: true },
      },
      repo,
    );
    return { ...meaningOf(outcome), body: resource ?? outcome };
  };
  return {
    repo,
    handle: (request) =>
      request.method === 'GET' ? catching(answer(request)) : writers.run(() => catching(answer(request))),
    inTurn: (work) => writers.run(work),
    seed: (resources) =>
      writers.run(async () => {
        repo.empty();
        repo.dated = true;
        for (const resource of resources) await repo.seed(resource);
        repo.dated = false;
      }),
  };
}

async function catching(answer: Promise<StoreAnswer>): Promise<StoreAnswer> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Refusal)
      return { status: error.status, headers: error.headers, body: error.outcome };
    throw error;
  }
}
