import type { Bundle, BundleEntry, Resource } from '@medplum/fhirtypes';
import type { StoreSwitches } from '../control/switches.ts';
import type { StoreRepository } from '../fhir/repository/repository.ts';

export type RawAnswer = {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
};

type Kind = Exclude<StoreSwitches['badPages'], 'off'>;

type Page = { readonly bundle: Bundle; readonly elsewhere: string; readonly repo: StoreRepository };

const json = (bundle: Bundle): RawAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/fhir+json; charset=utf-8' },
  body: JSON.stringify(bundle),
});

const withNext = (bundle: Bundle, url: string): Bundle => ({
  ...bundle,
  link: [...(bundle.link ?? []).filter((link) => link.relation !== 'next'), { relation: 'next', url }],
});

const loginPage = '<!doctype html><title>Network sign-in</title><h1>Please sign in to the guest network</h1>';

const subjectOf = (resource: Resource | undefined): string => {
  const { subject, patient } = (resource ?? {}) as {
    subject?: { reference?: string };
    patient?: { reference?: string };
  };
  return subject?.reference ?? patient?.reference ?? '';
};

/** A resource of the same type that belongs to somebody else. */
async function foreign(page: Page): Promise<BundleEntry[]> {
  const first = page.bundle.entry?.find((entry) => subjectOf(entry.resource) !== '')?.resource;
  if (first === undefined) return [];
  const all = await page.repo.searchResources({ resourceType: first.resourceType });
  const other = all.find((one) => subjectOf(one) !== subjectOf(first)) ?? ofSomebodyElse(first);
  return [{ fullUrl: `urn:foreign:${other.id}`, resource: other, search: { mode: 'match' } }];
}

/** For a store that keeps nothing itself: the same entry, about another patient. */
const ofSomebodyElse = (resource: Resource): Resource =>
  JSON.parse(
    JSON.stringify({ ...resource, id: `${resource.id}-other` }).replaceAll(
      subjectOf(resource),
      'Patient/somebody-else',
    ),
  ) as Resource;

/** Half of what was found, no link to the rest, and the number of all of it. */
const firstHalf = (bundle: Bundle): Bundle => ({
  ...bundle,
  total: bundle.total ?? bundle.entry?.length ?? 0,
  link: (bundle.link ?? []).filter((link) => link.relation !== 'next'),
  entry: (bundle.entry ?? []).slice(0, Math.floor((bundle.entry?.length ?? 0) / 2)),
});

function huge(bundle: Bundle): BundleEntry[] {
  const first = bundle.entry?.[0]?.resource;
  if (first === undefined) return [];
  const note = [{ text: 'x'.repeat(10_000_000) }];
  return [{ resource: { ...first, id: `${first.id}-huge`, note } as Resource, search: { mode: 'match' } }];
}

const makers: Readonly<Record<Kind, (page: Page) => Promise<RawAnswer> | RawAnswer>> = {
  html: () => ({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: loginPage }),
  'truncated-json': ({ bundle }) => {
    const whole = json(bundle);
    return { ...whole, body: whole.body.slice(0, Math.floor(whole.body.length / 2)) };
  },
  'next-loops': ({ bundle }) =>
    json(withNext(bundle, bundle.link?.find((link) => link.relation === 'self')?.url ?? '')),
  'next-other-origin': ({ bundle, elsewhere }) => json(withNext(bundle, `${elsewhere}/fhir/next-page`)),
  redirect: ({ elsewhere }) => ({
    status: 302,
    headers: { location: `${elsewhere}/fhir/redirected` },
    body: '',
  }),
  'other-patient': async (page) =>
    json({ ...page.bundle, entry: [...(page.bundle.entry ?? []), ...(await foreign(page))] }),
  'page-dropped': ({ bundle }) => json(firstHalf(bundle)),
  'huge-resource': ({ bundle }) => json({ ...bundle, entry: [...(bundle.entry ?? []), ...huge(bundle)] }),
};

/** A search's page, spoilt in the way asked for. */
export const spoil = async (kind: Kind, page: Page): Promise<RawAnswer> => makers[kind](page);
