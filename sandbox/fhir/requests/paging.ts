import type { Bundle, Resource } from '@medplum/fhirtypes';
import type { Patch } from './patch.ts';

type Query = Record<string, string | string[] | undefined>;

const defaultPage = 20;
const largestPage = 100;

const whole = (value: string | string[] | undefined, otherwise: number): number => {
  const read = Number.parseInt(Array.isArray(value) ? (value.at(-1) ?? '') : (value ?? ''), 10);
  return Number.isNaN(read) || read < 0 ? otherwise : read;
};

function address(base: string, type: string, query: Query, offset: number): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value ?? '']).map((each): [string, string] => [name, each]),
  );
  const kept = pairs.filter(([name]) => name !== '_offset');
  return `${base}/${type}?${new URLSearchParams([...kept, ['_offset', String(offset)]]).toString()}`;
}

const isSearchset = (resource: Resource | undefined): resource is Bundle =>
  resource?.resourceType === 'Bundle' && resource.type === 'searchset';

/** Gap: a search answers everything at once and links nowhere. Here a page has 20 entries (`_count`, at most 100) and `next`. */
export const paging =
  (base: () => string): Patch =>
  (next, interaction) =>
  async (request, repo, router, options) => {
    if (interaction !== 'search-type') return next(request, repo, router, options);
    const type = request.params['resourceType'] ?? '';
    const count = Math.min(whole(request.query['_count'], defaultPage), largestPage);
    const offset = whole(request.query['_offset'], 0);
    const query = { ...request.query, _count: String(count), _offset: String(offset) };
    const [outcome, bundle] = await next({ ...request, query }, repo, router, options);
    if (bundle === undefined) return [outcome];
    if (!isSearchset(bundle)) return [outcome, bundle];
    const entries = (bundle.entry ?? []).map((entry) => ({
      fullUrl: `${base()}/${entry.resource?.resourceType}/${entry.resource?.id}`,
      ...entry,
      search: entry.search ?? { mode: 'include' as const },
    }));
    const more = count > 0 && offset + count < (bundle.total ?? 0);
    const link = [
      { relation: 'self', url: address(base(), type, query, offset) },
      ...(more ? [{ relation: 'next', url: address(base(), type, query, offset + count) }] : []),
    ];
    const { entry: _, ...rest } = bundle;
    return [outcome, { ...rest, link, ...(entries.length === 0 ? {} : { entry: entries }) }];
  };
