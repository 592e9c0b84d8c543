import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { UnavailableReason } from '../../../shared/medicines/source.ts';
import { nhsNumberSystem } from '../../../shared/patients/patients.ts';
import { partialReasonsOf } from '../../../shared/records/records.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import { locatedStore } from '../db/queries/located-stores.ts';
import type { ReadDb } from '../db/store.ts';
import { readPages, type PagesEnd } from '../http/http.ts';
import type { ReadFault } from './read-fault.ts';
import { unavailableBecause } from './reasons.ts';
import type { RecordReader } from './record-reader.ts';

type Located = Result<SourceConfig, UnavailableReason>;

/**
 * Finds the store that holds a patient's record. A source without a locator is that store itself. Otherwise the locator is
 * asked by NHS number, and one configured store must come of it: none, several, or an address nobody configured stops here.
 */
export async function locate(
  reader: RecordReader,
  source: SourceConfig,
  nhsNumber: string,
  correlation: string,
): Promise<Located> {
  if (source.stores === undefined) return ok(source);
  const addresses = new Set<string>();
  const silent: string[] = [];
  const end = await readPages({
    read: (url) => reader.get(source, url, correlation),
    address: (link) => reader.address(source, link),
    first: `DocumentReference?subject:identifier=${encodeURIComponent(`${nhsNumberSystem}|${nhsNumber}`)}`,
    type: 'DocumentReference',
    firstNumber: 1,
    onPage: (page) => {
      silent.push(...partialReasonsOf(page.issues).map((reason) => reason.kind));
      for (const { resource } of page.entries) for (const url of storesIn(resource)) addresses.add(url);
    },
  });
  if (end.kind !== 'end') return err(notAsked(end));
  if (silent[0] !== undefined) return failed(`the record locator did not answer in full: ${silent[0]}`);
  const named = [...addresses].map((url) => ({
    url,
    store: source.stores?.find((one) => one.fhirBase === url),
  }));
  const [only, ...more] = named;
  if (only === undefined) return err({ kind: 'store-not-found' });
  if (more.length > 0)
    return err({
      kind: 'several-stores',
      detail: named.map(({ store }) => store?.name ?? 'one that is not configured').join(', '),
    });
  const { store } = only;
  return store === undefined
    ? failed('the record locator names a store that is not configured')
    : ok(at(source, store));
}

/** A source as it is asked at one of its stores. */
const at = (source: SourceConfig, store: NonNullable<SourceConfig['stores']>[number]): SourceConfig => ({
  ...source,
  fhirBase: store.fhirBase,
  audience: store.audience,
  tieRoute: store.tieRoute,
});

const failed = (detail: string): Located => err({ kind: 'not-answering', layer: 'record', detail });

function notAsked(end: Exclude<PagesEnd<ReadFault>, { kind: 'end' }>): UnavailableReason {
  if (end.kind === 'short')
    return {
      kind: 'not-answering',
      layer: 'answer',
      detail: 'fewer pointers than the record locator announced',
    };
  if (end.kind === 'stopped')
    return { kind: 'not-answering', layer: 'answer', detail: `paging stopped: ${end.why}` };
  return unavailableBecause(end.fault);
}

/** FHIR bases that a pointer names; a pointer that was replaced or entered in error names none. */
function storesIn(resource: JsonObject): readonly string[] {
  if (resource['resourceType'] !== 'DocumentReference' || resource['status'] !== 'current') return [];
  const content = Array.isArray(resource['content']) ? resource['content'].filter(isObject) : [];
  return content.flatMap(({ attachment }) =>
    isObject(attachment) && typeof attachment['url'] === 'string'
      ? [attachment['url'].replace(/\/+$/, '')]
      : [],
  );
}

/** The base of the store a person's copy was read from; of a source without a locator, its own. */
export const locatedBase = (db: ReadDb, source: SourceConfig, person: string): string =>
  source.stores === undefined
    ? source.fhirBase
    : (db.get(locatedStore, { endpoint: source.id, person })?.base ?? source.fhirBase);

/** What the store is called that a person's copy was read from; `undefined` of a source without a locator. */
export const locatedStoreName = (db: ReadDb, source: SourceConfig, person: string): string | undefined =>
  source.stores?.find((one) => one.fhirBase === locatedBase(db, source, person))?.name;

/** The source as a write must find it: at the store whose ids it names. `undefined` where none was ever located. */
export function sourceForWriting(db: ReadDb, source: SourceConfig, person: string): SourceConfig | undefined {
  if (source.stores === undefined) return source;
  const store = source.stores.find((one) => one.fhirBase === locatedBase(db, source, person));
  return store === undefined ? undefined : at(source, store);
}
