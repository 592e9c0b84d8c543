import { isObject, type JsonObject } from '../../shared/core/brand.ts';
import { page, search } from './model-search.ts';
import { createModelStore, type Kept, type ModelStore, type Version } from './model-store.ts';

/** How a server is built and where it departs from the textbook, as real ones do. */
export type Traits = {
  /** A persisted copy: entries are added, never changed. */
  readonly appendOnly: boolean;
  /** `If-Match` is not looked at. */
  readonly ignoresIfMatch: boolean;
  /** The status for a version that is no longer the newest. */
  readonly mismatch: 409 | 412;
  /** A write is answered without the resource. */
  readonly answersEmpty: boolean;
  readonly pageSize: number;
  readonly clockSkewMs: number;
  /** A field it does not keep, whatever it answers. */
  readonly drops?: string;
  /** A search parameter it does not look at, and does not say so. */
  readonly ignores?: string;
  /** Each version has a smaller number than the one before. */
  readonly backwards?: boolean;
};

export type Asked = {
  readonly method: string;
  readonly url: URL;
  readonly header: (name: string) => string | undefined;
  readonly body: string;
  /** Which computer asks, by the token. */
  readonly by: string;
  /** Whose token it is. */
  readonly user?: string;
  /** When it went off, which may be long before it gets there. */
  readonly sentMs?: number;
};

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JsonObject | undefined;
};

export type ModelServer = {
  readonly base: string;
  readonly audience: string;
  readonly traits: Traits;
  readonly store: ModelStore;
  /** When versions were first handed out by a search, by `client Type/id version`: what somebody can have seen. */
  readonly shown: Map<string, number>;
  /** When versions were first read by their id, by `client Type/id version` and the server's own clock. */
  readonly read: Map<string, number>;
  readonly answer: (asked: Asked) => Answer;
  /** Somebody else's change, by another system. */
  readonly edit: (type: string, id: string, by: string, change: (resource: JsonObject) => JsonObject) => void;
  readonly put: (resource: JsonObject) => void;
  readonly counts: { existing: number; mismatched: number };
};

const types = [
  'Patient',
  'Encounter',
  'Location',
  'MedicationStatement',
  'AllergyIntolerance',
  'List',
  'Task',
  'Provenance',
  'DocumentReference',
];

const outcome = (code: string, text: string): JsonObject => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code, diagnostics: text }],
});

export function createModelServer(
  base: string,
  audience: string,
  traits: Traits,
  now: () => number,
): ModelServer {
  const store = createModelStore(new URL(base).hostname.split('.')[0] ?? 'server', traits.backwards ?? false);
  const clock = (): number => now() + traits.clockSkewMs;
  const server: ModelServer = {
    base,
    audience,
    traits,
    store,
    shown: new Map(),
    read: new Map(),
    counts: { existing: 0, mismatched: 0 },
    answer: (asked) => {
      const { headers, ...rest } = route(server, asked, clock());
      return { ...rest, headers: { date: new Date(clock()).toUTCString(), ...headers } };
    },
    edit: (type, id, by, change) => {
      const before = store.current(type, id)?.resource;
      if (before !== undefined)
        store.write({ type, id, resource: change(before), by, ifMatch: undefined, atMs: clock() });
    },
    put: (resource) => {
      const [type, id] = [String(resource['resourceType']), String(resource['id'])];
      store.write({ type, id, resource, by: 'source system', ifMatch: undefined, atMs: clock() });
    },
  };
  return server;
}

const plain = (status: number, body: JsonObject | undefined): Answer => ({ status, headers: {}, body });

function route(server: ModelServer, asked: Asked, atMs: number): Answer {
  const [type = '', id, history, version] = asked.url.pathname
    .slice(new URL(server.base).pathname.length + 1)
    .split('/');
  if (type === 'metadata') return plain(200, capabilities(server));
  if (!types.includes(type)) return plain(404, outcome('not-found', 'no such type'));
  if (asked.method === 'GET' && id === undefined)
    return searched(server, asked, type, atMs - server.traits.clockSkewMs);
  if (asked.method === 'GET' && id !== undefined)
    return read(server, asked.by, { type, id, history, version }, atMs);
  if (asked.method === 'POST' && id === undefined) return create(server, asked, type, atMs);
  if (asked.method === 'PUT' && id !== undefined) return update(server, asked, type, id, atMs);
  return plain(405, outcome('not-supported', asked.method));
}

const capabilities = (server: ModelServer): JsonObject => ({
  resourceType: 'CapabilityStatement',
  rest: [
    {
      mode: 'server',
      searchParam: [{ name: '_lastUpdated' }],
      resource: types.map((type) => ({
        type,
        versioning: server.traits.ignoresIfMatch ? 'versioned' : 'versioned-update',
        conditionalCreate: true,
        interaction: ['read', 'search-type', 'create', ...(server.traits.appendOnly ? [] : ['update'])].map(
          (code) => ({ code }),
        ),
      })),
    },
  ],
});

function searched(server: ModelServer, asked: Asked, type: string, atMs: number): Answer {
  const { hits, unknown } = found(server, type, asked.url.searchParams);
  if (unknown !== undefined) return plain(400, outcome('not-supported', unknown));
  const include = asked.url.searchParams.get('_include') === 'Encounter:patient';
  const bundle = page(hits, asked.url, server.traits.pageSize, (hit) =>
    include ? patientOf(server, hit) : [],
  );
  for (const entry of Array.isArray(bundle['entry']) ? bundle['entry'] : []) {
    const resource: unknown = isObject(entry) ? entry['resource'] : undefined;
    const meta = isObject(resource) && isObject(resource['meta']) ? resource['meta'] : {};
    const key = isObject(resource)
      ? `${asked.by} ${type}/${String(resource['id'])} ${server.store.versionOf(String(meta['versionId']))}`
      : '';
    if (!server.shown.has(key)) server.shown.set(key, atMs);
  }
  return plain(200, bundle);
}

function found(server: ModelServer, type: string, asked: URLSearchParams): ReturnType<typeof search> {
  const heard = new URLSearchParams([...asked].filter(([name]) => name !== server.traits.ignores));
  return search(server.store.list(type), heard);
}

function patientOf(server: ModelServer, hit: JsonObject): readonly JsonObject[] {
  const subject = hit['subject'];
  const id = isObject(subject) ? String(subject['reference']).replace('Patient/', '') : '';
  const found = server.store.current('Patient', id)?.resource;
  return found === undefined ? [] : [found];
}

function read(
  server: ModelServer,
  by: string,
  {
    type,
    id,
    history,
    version,
  }: {
    readonly type: string;
    readonly id: string;
    readonly history: string | undefined;
    readonly version: string | undefined;
  },
  atMs: number,
): Answer {
  const kept = server.store.get(type, id);
  if (kept === undefined) return plain(404, outcome('not-found', id));
  if (history === '_history' && version === undefined) return plain(200, historyOf(kept));
  const found =
    history === '_history'
      ? kept.versions.find((one) => server.store.told(one.id) === version)
      : kept.versions.at(-1);
  if (found === undefined) return plain(404, outcome('not-found', id));
  const key = `${by} ${type}/${id} ${found.id}`;
  if (!server.read.has(key)) server.read.set(key, atMs);
  return found.resource === undefined
    ? plain(410, outcome('deleted', id))
    : { status: 200, headers: etag(server, found), body: found.resource };
}

const historyOf = (kept: Kept): JsonObject => ({
  resourceType: 'Bundle',
  type: 'history',
  entry: kept.versions
    .toReversed()
    .map((version) => (version.resource === undefined ? {} : { resource: version.resource })),
});

const etag = ({ store }: ModelServer, version: Version): Record<string, string> => ({
  etag: `W/"${store.told(version.id)}"`,
});

function create(server: ModelServer, asked: Asked, type: string, atMs: number): Answer {
  const resource = bodyOf(asked, type);
  if (resource === undefined) return plain(400, outcome('structure', 'not a resource of this type'));
  const condition = asked.header('if-none-exist');
  if (condition !== undefined) {
    const { hits, unknown } = found(server, type, new URLSearchParams(condition.replace(/^\?/, '')));
    if (unknown !== undefined) return plain(412, outcome('not-supported', unknown));
    if (hits.length > 1) return plain(412, outcome('multiple-matches', `${hits.length} match`));
    const existing = server.store.current(type, String(hits[0]?.['id']));
    if (existing !== undefined) {
      server.counts.existing += 1;
      return written(server, type, String(hits[0]?.['id']), existing, 200);
    }
  }
  const { id, version } = server.store.write({
    type,
    id: undefined,
    resource: keptOf(server, resource),
    ...writerOf(server, asked),
    ifMatch: undefined,
    atMs,
  });
  return written(server, type, id, version, 201);
}

function update(server: ModelServer, asked: Asked, type: string, id: string, atMs: number): Answer {
  if (server.traits.appendOnly)
    return plain(405, outcome('not-supported', 'entries are added, never changed'));
  const resource = bodyOf(asked, type);
  if (resource?.['id'] !== id)
    return plain(400, outcome('structure', 'the id of the address is not the id of the body'));
  const now = server.store.current(type, id);
  if (now === undefined) return plain(404, outcome('not-found', id));
  if (now.resource === undefined) return plain(410, outcome('deleted', id));
  const match = /^(?:W\/)?"(\d+)"$/.exec(asked.header('if-match') ?? '')?.[1];
  if (!server.traits.ignoresIfMatch && match !== undefined && match !== server.store.told(now.id)) {
    server.counts.mismatched += 1;
    return plain(
      server.traits.mismatch,
      outcome('conflict', `the newest version is ${server.store.told(now.id)}`),
    );
  }
  const ifMatch = match === undefined ? undefined : server.store.versionOf(match);
  const { version } = server.store.write({
    type,
    id,
    resource: keptOf(server, resource),
    ...writerOf(server, asked),
    ifMatch,
    atMs,
  });
  return written(server, type, id, version, 200);
}

function keptOf({ traits }: ModelServer, resource: JsonObject): JsonObject {
  const { [traits.drops ?? '']: _dropped, ...kept } = resource;
  return kept;
}

/** Who wrote, and when they sent it by the server's own clock. */
const writerOf = (
  { traits }: ModelServer,
  { by, user, sentMs }: Asked,
): Pick<Version, 'by' | 'user' | 'sentMs'> => ({
  by,
  ...(user === undefined ? {} : { user }),
  ...(sentMs === undefined ? {} : { sentMs: sentMs + traits.clockSkewMs }),
});

function written(server: ModelServer, type: string, id: string, version: Version, status: number): Answer {
  const told = server.store.told(version.id);
  const headers = { ...etag(server, version), location: `${server.base}/${type}/${id}/_history/${told}` };
  return { status, headers, body: server.traits.answersEmpty ? undefined : version.resource };
}

function bodyOf(asked: Asked, type: string): JsonObject | undefined {
  const value: unknown = JSON.parse(asked.body);
  return isObject(value) && value['resourceType'] === type ? value : undefined;
}
