import type { Bundle, BundleEntry, OperationOutcome, Patient, Resource } from '@medplum/fhirtypes';
import type { AskedStore } from '../architectures/architecture.ts';
import { outcome, refuse } from '../fhir/outcomes.ts';
import type { FhirStore, StoreAnswer, StoreRequest } from '../fhir/store.ts';

/** A provider that has not answered by then is left out, and said to be. */
const patienceMs = 4_000;

const nhsNumberSystem = 'https://fhir.nhs.uk/Id/nhs-number';

/** One provider, asked with the token of whoever asks the proxy. */
type Provider = AskedStore & { readonly base: string };

type Heard =
  | { readonly kind: 'heard'; readonly provider: Provider; readonly resources: readonly Resource[] }
  | { readonly kind: 'silent'; readonly provider: Provider };

/**
 * A query proxy: it keeps nothing, asks every provider over HTTP and puts one searchset together. Ids are made its own
 * (`provider.id`), patients are known by NHS number, and whoever did not answer is named in an OperationOutcome.
 */
export function proxyStore(
  store: FhirStore,
  asked: readonly AskedStore[],
  baseOf: (id: string) => string,
): FhirStore {
  const providers = (): readonly Provider[] => asked.map((one) => ({ ...one, base: baseOf(one.store) }));
  return { ...store, handle: (request) => answer(providers(), request) };
}

async function answer(providers: readonly Provider[], request: StoreRequest): Promise<StoreAnswer> {
  const [path = '', query = ''] = request.url.split('?');
  const [type = '', id] = path.split('/').filter((part) => part !== '');
  const authorization = request.headers['authorization'] ?? '';
  const parameters = new URLSearchParams(query);
  if (id !== undefined) return one(providers, type, id, authorization);
  const heard = await Promise.all(
    providers.map((provider) => search(provider, type, parameters, authorization)),
  );
  const found = heard.flatMap((each) => (each.kind === 'heard' ? each.resources : []));
  const silent = heard.flatMap((each) => (each.kind === 'silent' ? [each.provider] : []));
  const resources = type === 'Patient' ? onePatient(found) : found;
  const matches = resources.filter((resource) => resource.resourceType === type);
  const bundle: Bundle = {
    resourceType: 'Bundle',
    type: 'searchset',
    total: matches.length,
    entry: [
      ...resources.map((resource): BundleEntry => ({
        resource,
        search: { mode: modeOf(resource, type) },
      })),
      ...silent.map((provider): BundleEntry => ({
        resource: silence(provider),
        search: { mode: 'outcome' },
      })),
    ],
  };
  return { status: 200, headers: {}, body: bundle };
}

const modeOf = (resource: Resource, type: string): 'match' | 'include' | 'outcome' => {
  if (resource.resourceType === 'OperationOutcome') return 'outcome';
  return resource.resourceType === type ? 'match' : 'include';
};

const silence = (provider: Provider): OperationOutcome => ({
  resourceType: 'OperationOutcome',
  issue: [
    {
      severity: 'warning',
      code: 'timeout',
      diagnostics: `The provider "${provider.name}" did not answer in time.`,
    },
  ],
});

async function one(
  providers: readonly Provider[],
  type: string,
  id: string,
  authorization: string,
): Promise<StoreAnswer> {
  const provider = providers.find((each) => id.startsWith(`${each.store}.`));
  if (provider === undefined)
    return { status: 404, headers: {}, body: outcome('not-found', 'No provider has it.') };
  const body = await ask(`${provider.base}/${type}/${id.slice(provider.store.length + 1)}`, authorization);
  if (body === undefined) throw refuse(504, 'timeout', `The provider "${provider.name}" did not answer.`);
  return { status: 200, headers: {}, body: owned(provider, body) };
}

/** One search at one provider, to its last page. */
async function search(
  provider: Provider,
  type: string,
  parameters: URLSearchParams,
  authorization: string,
): Promise<Heard> {
  const silent: Heard = { kind: 'silent', provider };
  const nhs = /^nhs-(\d{10})$/.exec(
    (parameters.get('patient') ?? parameters.get('_id') ?? '').split('/').at(-1) ?? '',
  )?.[1];
  const query = new URLSearchParams(parameters);
  if (nhs !== undefined) {
    query.delete('_id');
    query.delete('patient');
    query.set(type === 'Patient' ? 'identifier' : 'patient:identifier', `${nhsNumberSystem}|${nhs}`);
  } else if (query.has('_id')) {
    const ids = (query.get('_id') ?? '').split(',').filter((id) => id.startsWith(`${provider.store}.`));
    if (ids.length === 0) return { kind: 'heard', provider, resources: [] };
    query.set('_id', ids.map((id) => id.slice(provider.store.length + 1)).join(','));
  }
  const resources: Resource[] = [];
  let url: string | undefined = `${provider.base}/${type}?${query.toString()}`;
  while (url !== undefined) {
    const page: Resource | undefined = await ask(url, authorization);
    if (page?.resourceType !== 'Bundle') return silent;
    for (const { resource } of page.entry ?? [])
      if (resource !== undefined) resources.push(owned(provider, resource, nhs));
    url = page.link?.find((link) => link.relation === 'next')?.url;
  }
  return { kind: 'heard', provider, resources };
}

async function ask(url: string, authorization: string): Promise<Resource | undefined> {
  try {
    const response = await fetch(url, {
      headers: { authorization },
      signal: AbortSignal.timeout(patienceMs),
    });
    return response.ok ? ((await response.json()) as Resource) : undefined;
  } catch {
    // Refused, late or not JSON: to the proxy's caller it is all one silence, which the searchset names.
    return undefined;
  }
}

/** An entry as the proxy passes it on: under an id of its own, about its own patient, naming the system it came from. */
function owned(provider: Provider, resource: Resource, nhs?: string): Resource {
  if (resource.resourceType === 'OperationOutcome') return resource;
  if (resource.resourceType === 'Patient')
    return { ...resource, id: proxyPatientId(resource) ?? resource.id ?? '' };
  const text = JSON.stringify(resource)
    .replaceAll(
      /"reference":"(MedicationStatement|Medication|Provenance)\/([^"]+)"/g,
      (_, type: string, id: string) => `"reference":"${type}/${provider.store}.${id}"`,
    )
    .replaceAll(/"reference":"Patient\/[^"]+"/g, (found) =>
      nhs === undefined ? found : `"reference":"Patient/nhs-${nhs}"`,
    );
  const renamed = JSON.parse(text) as Resource;
  return {
    ...renamed,
    id: `${provider.store}.${resource.id ?? ''}`,
    meta: { ...renamed.meta, source: provider.metaSource },
  };
}

const proxyPatientId = (patient: Patient): string | undefined => {
  const nhs = patient.identifier?.find((identifier) => identifier.system === nhsNumberSystem)?.value;
  return nhs === undefined ? undefined : `nhs-${nhs}`;
};

/** Several providers know one person; the proxy has one of each. */
const onePatient = (resources: readonly Resource[]): readonly Resource[] => [
  ...new Map(resources.map((resource) => [resource.id, resource])).values(),
];
