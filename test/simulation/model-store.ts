import type { JsonObject } from '../../shared/core/brand.ts';

/** One version of a resource as a server keeps it, with who wrote it and what they had in hand when they did. */
export type Version = {
  readonly id: number;
  /** `undefined`: deleted. */
  readonly resource: JsonObject | undefined;
  readonly by: string;
  /** The person whose token it came with, where it came from one of the program's computers. */
  readonly user?: string;
  /** The version named in `If-Match`, where there was one. */
  readonly ifMatch: number | undefined;
  readonly atMs: number;
  /** When the request that made it went off, by the same clock. */
  readonly sentMs?: number;
};

export type Kept = { readonly type: string; readonly id: string; readonly versions: readonly Version[] };

/** The resources of one server with all their versions. Nothing is ever forgotten, so that a check can look back. */
export type ModelStore = {
  readonly all: () => readonly Kept[];
  readonly get: (type: string, id: string) => Kept | undefined;
  readonly current: (type: string, id: string) => Version | undefined;
  /** Makes or changes a resource; `id` undefined makes a new one. */
  readonly write: (written: Written) => { readonly id: string; readonly version: Version };
  readonly remove: (type: string, id: string, by: string, atMs: number) => void;
  /** Current resources of a type, oldest first. */
  readonly list: (type: string) => readonly JsonObject[];
  /** How it names a version to others. */
  readonly told: (version: number) => string;
  /** The version it names so. */
  readonly versionOf: (told: string) => number;
};

export type Written = {
  readonly type: string;
  readonly id: string | undefined;
  readonly resource: JsonObject;
  readonly by: string;
  readonly user?: string;
  readonly ifMatch: number | undefined;
  readonly atMs: number;
  readonly sentMs?: number;
};

/** More versions than any resource here will have: where they go backwards they are counted down from it. */
const mostVersions = 9_000;

export function createModelStore(name: string, backwards = false): ModelStore {
  const told = (version: number): string => String(backwards ? mostVersions - version : version);
  const versionOf = (named: string): number => (backwards ? mostVersions - Number(named) : Number(named));
  const kept = new Map<string, { type: string; id: string; versions: Version[] }>();
  // Counted by type, so that ids say nothing without it.
  const made = new Map<string, number>();
  const add = (type: string, id: string, version: Omit<Version, 'id'>): Version => {
    const entry = kept.get(`${type}/${id}`) ?? { type, id, versions: [] };
    const next = { ...version, id: entry.versions.length + 1 };
    const stamped =
      next.resource === undefined ? undefined : stamp(next.resource, type, id, told(next.id), next.atMs);
    entry.versions.push({ ...next, resource: stamped });
    kept.set(`${type}/${id}`, entry);
    return { ...next, resource: stamped };
  };
  const current = (type: string, id: string): Version | undefined =>
    kept.get(`${type}/${id}`)?.versions.at(-1);
  return {
    told,
    versionOf,
    all: () => [...kept.values()],
    get: (type, id) => kept.get(`${type}/${id}`),
    current,
    write: ({ type, id, ...version }) => {
      const count = (made.get(type) ?? 0) + (id === undefined ? 1 : 0);
      made.set(type, count);
      const chosen = id ?? `${name}-${count}`;
      return { id: chosen, version: add(type, chosen, version) };
    },
    remove: (type, id, by, atMs) => {
      if (current(type, id)?.resource !== undefined)
        add(type, id, { resource: undefined, by, ifMatch: undefined, atMs });
    },
    list: (type) =>
      [...kept.values()]
        .filter((one) => one.type === type)
        .map((one) => one.versions.at(-1)?.resource)
        .filter((one) => one !== undefined),
  };
}

function stamp(resource: JsonObject, type: string, id: string, version: string, atMs: number): JsonObject {
  const meta = typeof resource['meta'] === 'object' && resource['meta'] !== null ? resource['meta'] : {};
  const stamped = { ...meta, versionId: version, lastUpdated: new Date(atMs).toISOString() };
  return { ...resource, resourceType: type, id, meta: stamped };
}
