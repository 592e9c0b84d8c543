import type { JsonObject } from '../core/brand.ts';
import { object, objects, text } from './node.ts';
import { writeTree } from './tree.ts';

/** Stands before the business identifier in a reference that names its target by that alone. */
const byIdentifier = 'identifier:';

/** `identifier:system|value`, where both are given: the value alone is no name. */
const identifierName = (identifier: JsonObject): readonly string[] => {
  const [system, value] = [text(identifier, 'system'), text(identifier, 'value')];
  return system === undefined || value === undefined ? [] : [`${byIdentifier}${system}|${value}`];
};

/** Where a reference points: its address, else the business identifier it names. */
export function pointerOf(reference: unknown): string | undefined {
  const identifier = object(reference, 'identifier');
  return (
    text(reference, 'reference') ?? (identifier === undefined ? undefined : identifierName(identifier)[0])
  );
}

/** A UUID is the same in capitals. */
const folded = (url: string): string => (/^urn:uuid:/i.test(url) ? url.toLowerCase() : url);

/** Finds the resource a reference of `from` points at: contained (`#id`), by fullUrl, by type and id in the same answer, or by business identifier. */
export type Resolve = (reference: string | undefined, from: JsonObject) => JsonObject | undefined;

export type Entry = {
  readonly fullUrl: string | undefined;
  readonly resource: JsonObject;
  /** A history says that it was deleted afterwards. */
  readonly deleted?: boolean;
};

/**
 * Resolves within one answer. An address of another server never finds what merely has the same id here, and a name
 * that fits two resources finds neither.
 */
export function resolver(entries: readonly Entry[]): Resolve {
  const byUrl = index(entries, ({ fullUrl }) => (fullUrl === undefined ? [] : [folded(fullUrl)]));
  const byBusiness = index(entries, ({ resource }) =>
    objects(resource, 'identifier').flatMap(identifierName),
  );
  const byLocal = index(entries, (entry) => localNames(entry));
  const byId = index(entries, (entry) => bareNames(entry));
  // What a List contains may refer to its neighbours in the same List.
  const parents = new Map(
    entries.flatMap(({ resource }) =>
      objects(resource, 'contained').map((inner) => [inner, resource] as const),
    ),
  );
  const bases = new Map(entries.map(({ fullUrl, resource }) => [resource, baseOf(fullUrl)]));
  return (reference, from) => {
    if (reference === undefined) return undefined;
    if (reference.startsWith('#')) return contained(reference.slice(1), parents.get(from) ?? from);
    if (reference.startsWith(byIdentifier)) return byBusiness(reference);
    const plain = folded(reference.replace(/\/_history\/[^/]*$/, ''));
    const exact = byUrl(plain) ?? byUrl(`${bases.get(from) ?? ''}${plain}`);
    if (exact !== undefined) return exact;
    if (/^https?:/i.test(plain)) return notElsewhere(byLocal(localOf(plain) ?? ''), bases);
    return byLocal(plain) ?? byId(plain) ?? byId(plain.replace(/^urn:(uuid:|oid:)?/, ''));
  };
}

function contained(id: string, from: JsonObject): JsonObject | undefined {
  const found = objects(from, 'contained').filter((inner) => text(inner, 'id')?.replace(/^#/, '') === id);
  return found.length === 1 ? found[0] : undefined;
}

/** An absolute address may mean a resource whose own address nobody gave; never one known to live elsewhere. */
const notElsewhere = (
  found: JsonObject | undefined,
  bases: ReadonlyMap<JsonObject, string | undefined>,
): JsonObject | undefined => (found === undefined || bases.get(found) !== undefined ? undefined : found);

/** Names to resources; a name that fits two different resources fits none. The same resource sent twice is one. */
function index(
  entries: readonly Entry[],
  names: (entry: Entry) => readonly string[],
): (name: string) => JsonObject | undefined {
  const found = new Map<string, JsonObject | 'several'>();
  for (const entry of entries) {
    for (const name of new Set(names(entry))) {
      const before = found.get(name);
      found.set(
        name,
        before === undefined || (before !== 'several' && isSame(before, entry.resource))
          ? entry.resource
          : 'several',
      );
    }
  }
  return (name) => {
    const resource = found.get(name);
    return resource === 'several' ? undefined : resource;
  };
}

const isSame = (a: JsonObject, b: JsonObject): boolean => a === b || writeTree(a) === writeTree(b);

/** `https://server/fhir/` of `https://server/fhir/Medication/1`. */
const baseOf = (fullUrl: string | undefined): string | undefined =>
  fullUrl === undefined ? undefined : /^(https?:.*\/)[A-Za-z]+\/[^/]+$/.exec(fullUrl)?.[1];

const localNames = (entry: Entry): readonly string[] => {
  const type = text(entry.resource, 'resourceType') ?? '';
  return [entry.resource['id'], tailOf(entry.fullUrl)].flatMap((id) =>
    typeof id === 'string' && id !== '' ? [`${type}/${id}`] : [],
  );
};

const bareNames = (entry: Entry): readonly string[] =>
  [entry.resource['id'], entry.fullUrl, tailOf(entry.fullUrl)].flatMap((id) =>
    typeof id === 'string' && id !== '' ? [id] : [],
  );

/** The id part of an address: `urn:uuid:1`, `urn:medication-1`, `https://server/Medication/1` and a bare `1`. */
export const tailOf = (fullUrl: string | undefined): string | undefined => {
  if (fullUrl === undefined) return undefined;
  return /^https?:/i.test(fullUrl)
    ? /\/([^/]+)$/.exec(fullUrl)?.[1]
    : fullUrl.replace(/^urn:(uuid:|oid:)?/, '');
};

/** `https://server/fhir/Medication/1` to `Medication/1`. */
const localOf = (reference: string): string | undefined => /([A-Z][A-Za-z]+\/[^/]+)$/.exec(reference)?.[1];
