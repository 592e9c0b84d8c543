import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import type { Entry } from '../../../shared/fhir/fhir.ts';
import { mustHold } from '../../../shared/core/must.ts';
import type { SourceState } from '../../../shared/medicines/source.ts';
import {
  aboutSource,
  allSources,
  capabilitiesOf,
  isClinical,
  isRead,
} from '../../../shared/records/records.ts';
import type { RecordConfig, SourceConfig, TrustConfig } from '../../../shared/records/config.ts';
import { resourceByKey, resourcesOfPerson, type ResourceRow } from '../db/queries/resources.ts';
import { sourceReadsOfPerson, type SourceReadRow } from '../db/queries/source-reads.ts';
import type { ReadDb, Store } from '../db/store.ts';
import { locatedBase, locatedStoreName } from '../records/records.ts';
import { keyOf } from './key-in-store.ts';
import { readState } from './state-json.ts';

/** A resource of the cache: `text` exactly as received, `body` parsed from it. */
export type CachedResource = {
  readonly type: string;
  readonly id: string;
  readonly versionId: string | undefined;
  readonly text: string;
  readonly body: JsonObject;
  readonly hash: string;
  /** When it came, by this computer's clock. */
  readonly fetchedAt: string;
  /** How it came, where it came in a file: its address there, and whether that says it was deleted. */
  readonly came?: Omit<Entry, 'resource'>;
};

export type EndpointCopy = {
  readonly source: SourceConfig;
  /** The record the source belongs to, "Eastvale Shared Record". */
  readonly record: string;
  /** Somebody else's copies of other systems' entries. */
  readonly copied: boolean;
  /** What the way its record is kept means for whoever reads it, in sentences. */
  readonly about: readonly string[];
  /** Of the copy that is held; `unavailable: not-read-yet` where there is none. */
  readonly state: SourceState;
  readonly asOf: string | undefined;
  readonly attemptedAt: string | undefined;
  /** The last attempt failed after this copy was made: how. */
  readonly failedSince: SourceState | undefined;
  readonly offlineCopy: boolean;
  /** What the source holds. */
  readonly resources: readonly CachedResource[];
  /** What it held once and no longer does. */
  readonly gone: readonly CachedResource[];
};

export type PersonCopy = {
  readonly person: string;
  /** What says something about the patient's medicines. */
  readonly endpoints: readonly EndpointCopy[];
  /** The trust's own store, where it is read at all: what was written there is no source, and must be found again. */
  readonly home: EndpointCopy | undefined;
};

/** Everything cached of a person, source by source in the order configured. */
export function readPerson(config: TrustConfig, store: Pick<Store, 'read'>, person: string): PersonCopy {
  const reads = store.read.all(sourceReadsOfPerson, { person });
  const copies = allSources(config)
    .filter(({ source }) => isRead(source))
    .map(({ source, record }) =>
      endpointCopy(
        store.read,
        { source, record, config },
        person,
        reads.find((one) => one.endpoint === source.id),
      ),
    );
  return {
    person,
    endpoints: copies.filter(({ source }) => isClinical(source)),
    home: copies.find(({ source }) => !isClinical(source)),
  };
}

type Configured = {
  readonly source: SourceConfig;
  readonly record: RecordConfig;
  readonly config: TrustConfig;
};

function endpointCopy(
  db: ReadDb,
  { source, record, config }: Configured,
  person: string,
  read: SourceReadRow | undefined,
): EndpointCopy {
  const rows = db.all(resourcesOfPerson, { person, source: source.id });
  const present = rows.filter((row) => row.gone_at === null);
  const state = read === undefined ? notReadYet : readState(read.state);
  const failed = read !== undefined && read.outcome !== read.state && read.as_of !== null;
  const store = locatedStoreName(db, source, person);
  return {
    source,
    record: record.name,
    copied: source.providers !== undefined && capabilitiesOf(record.architecture, source).copiesLag,
    about: [
      ...aboutSource(
        record,
        source,
        allSources(config).map((one) => one.source),
      ),
      ...(store === undefined ? [] : [`Kept in ${store}.`]),
    ],
    state,
    asOf: read?.as_of ?? undefined,
    attemptedAt: read?.attempted_at,
    failedSince: failed ? readState(read.outcome) : undefined,
    offlineCopy: failed,
    resources: [
      ...present,
      ...companions(db, { ...source, fhirBase: locatedBase(db, source, person) }, present),
    ].map(cached),
    gone: rows.filter((row) => row.gone_at !== null).map(cached),
  };
}

const notReadYet: SourceState = { kind: 'unavailable', reason: { kind: 'not-read-yet' } };

/** Resources that belong to nobody and that these refer to, e.g. `Medication/x`. */
function companions(db: ReadDb, source: SourceConfig, rows: readonly ResourceRow[]): readonly ResourceRow[] {
  const found = new Map<string, ResourceRow>();
  for (const row of rows) {
    for (const [, type = '', id = ''] of row.body.matchAll(
      /"reference"\s*:\s*"(?:https?:[^"]*\/)?([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64})"/g,
    )) {
      if (type === 'Patient' || found.has(`${type}/${id}`)) continue;
      const other = db.get(resourceByKey, { source: source.id, type, id: keyOf(source, id) });
      const isHere = rows.some((one) => one.type === type && one.id === id);
      if (other !== undefined && !isHere && ownerless.has(type)) found.set(`${type}/${id}`, other);
    }
  }
  return [...found.values()];
}

const ownerless: ReadonlySet<string> = new Set([
  'Medication',
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'Location',
]);

function cached(row: ResourceRow): CachedResource {
  const body: unknown = JSON.parse(row.body);
  mustHold(isObject(body), 'a cached resource is a JSON object');
  return {
    type: row.type,
    id: row.id,
    versionId: row.version_id ?? undefined,
    text: row.body,
    body,
    hash: row.hash,
    fetchedAt: row.fetched_at,
  };
}
