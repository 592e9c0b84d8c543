import { isObject, type JsonObject } from '../core/brand.ts';
import type { ClaimConfig, SourceConfig } from './config.ts';
import { pullPlan } from './plan.ts';
import { isClinical } from './sources.ts';

type Resource = { readonly body: JsonObject };

/** Types that decide nothing by themselves: what belongs to which role is told from the others. */
const common: ReadonlySet<string> = new Set(['Encounter', 'Observation']);

/** The clinical types that two sources of one server both read, and that one of them claims without a filter. */
export function sharedTypes(one: SourceConfig, other: SourceConfig): readonly string[] {
  if (one.id === other.id || one.fhirBase !== other.fhirBase || !isClinical(one) || !isClinical(other))
    return [];
  const theirs = pullPlan(other).map(({ type }) => type);
  return pullPlan(one)
    .map(({ type }) => type)
    .filter((type) => theirs.includes(type) && !common.has(type))
    .filter((type) => claimOf(one, type) === undefined || claimOf(other, type) === undefined);
}

/**
 * Which of a server's entries are this source's own, and which nobody's. An entry that no source of the server claims is given
 * to the first of them that reads its type, apart from its own: nothing vanishes because a filter forgot it.
 */
export function claimedEntries<R extends Resource>(
  source: SourceConfig,
  sources: readonly SourceConfig[],
  resources: readonly R[],
): { readonly own: readonly R[]; readonly unclaimed: readonly R[] } {
  const classes = encounterClasses(resources);
  const readers = (type: string): readonly SourceConfig[] =>
    sources.filter(
      (one) =>
        one.fhirBase === source.fhirBase &&
        isClinical(one) &&
        pullPlan(one).some((each) => each.type === type),
    );
  const claims = (one: SourceConfig, { body }: R): boolean => {
    const claim = claimOf(one, typeOf(body));
    return claim === undefined || holds(claim, body, classes);
  };
  const own = resources.filter((resource) => claims(source, resource));
  const unclaimed = resources.filter((resource) => {
    const all = readers(typeOf(resource.body));
    return !own.includes(resource) && all[0]?.id === source.id && !all.some((one) => claims(one, resource));
  });
  return { own, unclaimed };
}

const typeOf = (body: JsonObject): string =>
  typeof body['resourceType'] === 'string' ? body['resourceType'] : '';

const claimOf = (source: SourceConfig, type: string): ClaimConfig | undefined =>
  source.claims?.find(({ types }) => types.includes(type));

function holds(claim: ClaimConfig, body: JsonObject, classes: ReadonlyMap<string, string>): boolean {
  const meta = isObject(body['meta']) ? body['meta'] : {};
  const system = typeof meta['source'] === 'string' ? meta['source'].split('#')[0] : undefined;
  const stay = encounterOf(body);
  const ofClass = stay === undefined ? undefined : classes.get(stay);
  return (
    (claim.category === undefined || codings(body['category']).some(isOneOf(claim.category))) &&
    (claim.tag === undefined || objects(meta['tag']).some(isOneOf(claim.tag))) &&
    (claim.metaSource === undefined || (system !== undefined && claim.metaSource.includes(system))) &&
    (claim.encounterClass === undefined || (ofClass !== undefined && claim.encounterClass.includes(ofClass)))
  );
}

const objects = (value: unknown): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : isObject(value) ? [value] : [];

/** A category is one concept or several, and of an allergy a bare code. */
const codings = (category: unknown): readonly JsonObject[] => [
  ...objects(category).flatMap((concept) => objects(concept['coding'])),
  ...(Array.isArray(category) ? category : []).flatMap((code) =>
    typeof code === 'string' ? [{ code }] : [],
  ),
];

const isOneOf =
  (tokens: NonNullable<ClaimConfig['tag']>) =>
  (coding: JsonObject): boolean =>
    tokens.some(
      ({ system, code }) => coding['code'] === code && (system === undefined || coding['system'] === system),
    );

/** Requests name their stay in `encounter`, the other types in `context`. */
function encounterOf(body: JsonObject): string | undefined {
  const named = [body['encounter'], body['context']].find(isObject)?.['reference'];
  return typeof named === 'string' ? /Encounter\/([A-Za-z0-9.-]{1,64})$/.exec(named)?.[1] : undefined;
}

/** `Encounter.class` is a Coding. */
const encounterClasses = (resources: readonly Resource[]): ReadonlyMap<string, string> =>
  new Map(
    resources.flatMap(({ body }) => {
      const { id, class: kind } = body;
      const code = isObject(kind) ? kind['code'] : undefined;
      return typeOf(body) === 'Encounter' && typeof id === 'string' && typeof code === 'string'
        ? [[id, code] as const]
        : [];
    }),
  );
