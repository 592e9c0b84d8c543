import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { readResources, readTree, type DirectionsReader, type Entry } from '../../../shared/fhir/fhir.ts';
import { sourceId } from '../../../shared/medicines/keys.ts';
import type { SourceRole } from '../../../shared/medicines/source.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import { claimedEntries, foldRoutes, splitByProvider, stateOfPart } from '../../../shared/records/records.ts';
import type { CachedResource, EndpointCopy, PersonCopy } from '../sync/sync.ts';
import { ageOfPart } from './age-of-part.ts';
import { inReadingOrder, type Column } from './columns.ts';
import { sinceWords } from '../../../shared/medicines/source-words.ts';

/** Marks what Concord wrote: read back it never counts as a source. */
const isOurs = (resource: JsonObject): boolean => {
  const tags = isObject(resource['meta']) ? resource['meta']['tag'] : undefined;
  return Array.isArray(tags) && tags.some((tag) => isObject(tag) && tag['system'] === 'urn:concord:written');
};

/** Types that say something about the medicines of a column; the rest of a store is shared by all of its columns. */
const clinical: readonly string[] = [
  'MedicationStatement',
  'MedicationRequest',
  'MedicationDispense',
  'MedicationAdministration',
  'AllergyIntolerance',
  'List',
];

/** What the columns of a copy are made from, as text: the same copy is read once. */
export const stampOf = (copy: PersonCopy): string =>
  JSON.stringify(
    copy.endpoints.map((endpoint) => [
      endpoint.source.id,
      endpoint.asOf,
      endpoint.state,
      sinceWords(endpoint.failedSince),
      endpoint.resources.map((resource) => [resource.type, resource.id, resource.hash]),
    ]),
  );

/** The columns of a case: one a source, or one a provider system where a store holds the copies of several. */
export const gatherColumns = (copy: PersonCopy, directions: DirectionsReader): readonly Column[] =>
  inReadingOrder(
    foldRoutes(copy.endpoints.flatMap((endpoint) => columnsOf(endpoint, sourcesOf(copy), directions))),
  );

const sourcesOf = (copy: PersonCopy): readonly SourceConfig[] => copy.endpoints.map(({ source }) => source);

type Part = ReturnType<typeof splitByProvider<CachedResource>>[number] & { readonly name?: string };

/** What a source claims of its server, parted by provider; and, apart from it, what nobody there claims. */
function partsOf({ source, resources }: EndpointCopy, sources: readonly SourceConfig[]): readonly Part[] {
  const { own, unclaimed } = claimedEntries(source, sources, resources);
  const parts = splitByProvider(source, own);
  if (unclaimed.length === 0) return parts;
  const name = `${source.name}: entries that no source of its server claims`;
  return [...parts, { id: `${source.id}-unclaimed`, provider: undefined, resources: unclaimed, name }];
}

function columnsOf(
  endpoint: EndpointCopy,
  sources: readonly SourceConfig[],
  directions: DirectionsReader,
): readonly Column[] {
  return partsOf(endpoint, sources).map((part) => {
    const shared = endpoint.resources.filter(
      (resource) =>
        !clinical.includes(resource.type) &&
        !part.resources.some((own) => own.id === resource.id && own.type === resource.type),
    );
    const state = stateOfPart(endpoint.state, endpoint.source.providers ?? [], {
      provider: part.provider,
      holds: part.resources.length > 0,
    });
    const { asOf, offlineCopy } = ageOfPart(
      endpoint,
      state,
      part.resources.filter(({ type }) => clinical.includes(type)),
    );
    return {
      system: endpoint.record,
      copied: endpoint.copied,
      about: endpoint.about,
      folded: [],
      endpoint: endpoint.source.id,
      offlineCopy,
      since: sinceWords(endpoint.failedSince),
      staleDays: null,
      list: withoutOwn(
        new Set(part.resources.filter(({ body }) => isOurs(body)).map(({ type, id }) => `${type}/${id}`)),
        readResources([...part.resources, ...shared].map(entryOf), {
          source: sourceId(part.id),
          name: part.name ?? part.provider?.name ?? endpoint.source.name,
          role: roleOf(part.provider?.role ?? endpoint.source.role),
          origin: part.provider?.origin ?? endpoint.source.origin,
          state,
          asOf,
          ours: isOurs,
          directions,
        }),
      ),
    };
  });
}

const roleOf = (role: string): SourceRole => (role === 'chart' || role === 'discharge' ? role : 'history');

/** Read again without losing a number's own digits: "0.50" stays as the source wrote it. */
function entryOf(resource: Pick<CachedResource, 'text' | 'body' | 'came'>): Entry {
  const tree = readTree(resource.text);
  const read = tree.ok ? tree.value : resource.body;
  return { fullUrl: undefined, ...resource.came, resource: isOurs(read) ? withoutNotes(read) : read };
}

/** The notes of a list of ours say how whole other sources were when it was signed, and nothing of the record it lies in. */
function withoutNotes(resource: JsonObject): JsonObject {
  const { note: _, ...list } = resource;
  return resource['resourceType'] === 'List' ? list : resource;
}

/** Our own entries stay in the count, and are no line of this source, nor something it said that could not be read or was withdrawn. */
const withoutOwn = (own: ReadonlySet<string>, list: Column['list']): Column['list'] => ({
  ...list,
  notUnderstood: list.notUnderstood.filter(({ key }) => !own.has(`${key.type}/${key.id}`)),
  lines: list.lines.filter((line) => !line.ours),
  withdrawn: list.withdrawn.filter(({ type, id }) => !own.has(`${type}/${id}`)),
  supporting: [
    ...list.supporting,
    ...list.lines.filter((line) => line.ours).map((line) => line.key),
    ...list.withdrawn.filter(({ type, id }) => own.has(`${type}/${id}`)),
  ],
});
