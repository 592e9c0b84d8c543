import { isObject, type JsonObject } from '../../shared/core/brand.ts';

const objects = (value: unknown): readonly JsonObject[] =>
  (Array.isArray(value) ? value : [value]).filter(isObject);

const tokens = (values: readonly JsonObject[], code: 'value' | 'code'): readonly string[] =>
  values.flatMap((one) => [`${String(one['system'])}|${String(one[code])}`, String(one[code])]);

const metaOf = (resource: JsonObject): JsonObject => (isObject(resource['meta']) ? resource['meta'] : {});

const subjects = (resource: JsonObject): readonly string[] =>
  [resource['subject'], resource['patient'], resource['for']]
    .filter(isObject)
    .map((one) => String(one['reference']));

/** Whether a resource answers one search parameter; `undefined` for a parameter this server does not know. */
function answers(resource: JsonObject, name: string, value: string): boolean | undefined {
  switch (name) {
    case 'identifier':
      return tokens(objects(resource['identifier']), 'value').includes(value);
    case '_tag':
      return tokens(objects(metaOf(resource)['tag']), 'code').includes(value);
    case '_id':
      return value.split(',').includes(String(resource['id']));
    case 'patient':
    case 'subject':
      return subjects(resource).includes(`Patient/${value.replace(/^Patient\//, '')}`);
    case '_lastUpdated':
      return String(metaOf(resource)['lastUpdated']) >= value.replace(/^ge/, '');
    case 'status':
      return value.split(',').includes(String(resource['status']));
    case 'code':
      return tokens(
        objects(resource['code']).flatMap((code) => objects(code['coding'])),
        'code',
      ).includes(value);
    case '_count':
    case '_offset':
    case '_include':
    case '_sort':
      return true;
    default:
      return undefined;
  }
}

const newestFirst = (a: JsonObject, b: JsonObject): number =>
  String(a['date']) < String(b['date']) ? 1 : -1;

/** The resources that answer every parameter, or the first parameter nobody knows. */
export function search(
  resources: readonly JsonObject[],
  asked: URLSearchParams,
): { readonly hits: readonly JsonObject[]; readonly unknown: string | undefined } {
  let unknown: string | undefined;
  const hits = resources.filter((resource) =>
    [...asked].every(([name, value]) => {
      const answer = answers(resource, name, value);
      if (answer === undefined) unknown = name;
      return answer ?? false;
    }),
  );
  return { hits: asked.get('_sort') === '-date' ? hits.toSorted(newestFirst) : hits, unknown };
}

/** One page of a searchset with its `next`. */
export function page(
  hits: readonly JsonObject[],
  url: URL,
  most: number,
  included: (hit: JsonObject) => readonly JsonObject[],
): JsonObject {
  const count = Math.min(Number(url.searchParams.get('_count') ?? String(most)), most);
  const offset = Number(url.searchParams.get('_offset') ?? '0');
  const next = new URL(url);
  next.searchParams.set('_offset', String(offset + count));
  const shown = hits.slice(offset, offset + count);
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(offset + count < hits.length ? { link: [{ relation: 'next', url: next.href }] } : {}),
    entry: [
      ...shown.map((resource) => ({ resource, search: { mode: 'match' } })),
      ...shown.flatMap(included).map((resource) => ({ resource, search: { mode: 'include' } })),
    ],
  };
}
