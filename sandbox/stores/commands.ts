import type { Resource, ResourceType } from '@medplum/fhirtypes';
import { z } from 'zod';
import type { SeenRequest } from './request-log.ts';
import type { RunningStore } from './running.ts';

const key = z.object({ type: z.string(), id: z.string() });
const edit = key.extend({ changes: z.record(z.string(), z.unknown()) });
const dump = z.object({ type: z.string().optional() });

/** What the control listener may ask of one store. */
export const storeCommands: Readonly<
  Record<string, (store: RunningStore, args: unknown) => Promise<unknown>>
> = {
  switches: async (store) => store.serving.faults.now,
  change: (store, args) => store.change(args),
  reset: (store) => store.reset().then(() => ({})),
  requests: async (store): Promise<readonly SeenRequest[]> => store.serving.log.all(),
  dump: async (store, args): Promise<readonly Resource[]> => {
    const { type } = dump.parse(args);
    const all = store.serving.store.repo.everything();
    return type === undefined ? all : all.filter((one) => one.resourceType === type);
  },
  /** Somebody else changes a resource: top-level fields are replaced, `null` removes one. */
  edit: async (store, args): Promise<Resource> => {
    const { type, id, changes } = edit.parse(args);
    const { repo, inTurn } = store.serving.store;
    return inTurn(async () => {
      const before = await repo.readResource<Resource>(type, id);
      const merged = { ...before, ...changes, id, resourceType: type as ResourceType };
      const kept = Object.entries(merged).filter(([, value]) => value !== null);
      return repo.updateResource(Object.fromEntries(kept) as unknown as Resource);
    });
  },
  /** Somebody else adds a resource; a given id is kept. */
  add: (store, args): Promise<Resource> =>
    store.serving.store.inTurn(() => store.serving.store.repo.createResource(args as Resource)),
  remove: async (store, args): Promise<object> => {
    const { type, id } = key.parse(args);
    await store.serving.store.inTurn(() => store.serving.store.repo.deleteResource(type, id));
    return {};
  },
};
