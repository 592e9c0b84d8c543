import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { TrustConfig } from '../../shared/records/config.ts';
import { discoveryOf, identityServer, newIdentity, type Identity } from './tiny-identity.ts';

/**
 * One loopback server that is an identity server and a FHIR store at once, just large enough to misbehave on demand. The
 * sandbox is the pretend trust; this is for what the sandbox cannot be made to do.
 */
export type Resource = {
  readonly resourceType: string;
  readonly id: string;
  readonly [key: string]: unknown;
};

export type TinyTrust = {
  readonly origin: string;
  readonly config: TrustConfig;
  /** Resources by `Type/id`, changed freely by tests; `meta.lastUpdated` is kept by `put`. */
  readonly resources: Map<string, Resource>;
  readonly put: (resource: Resource) => void;
  readonly remove: (key: string) => void;
  readonly requests: {
    readonly method: string;
    readonly url: string;
    readonly authorization: string | undefined;
    readonly body: string;
  }[];
  /** Looked at before anything else; `true` when it has answered. */
  intercept: (request: IncomingMessage, response: ServerResponse, url: URL) => boolean;
  /** Resources a page holds, whatever was asked for. */
  pageSize: number;
  readonly identity: Identity;
  readonly stop: () => Promise<void>;
};

const allScopes = [
  'openid',
  'fhirUser',
  'offline_access',
  'user/Patient.rs',
  'user/MedicationStatement.rs',
  'user/Encounter.rs',
];

export async function startTinyTrust(): Promise<TinyTrust> {
  const resources = new Map<string, Resource>();
  const requests: TinyTrust['requests'] = [];
  const identity = newIdentity();
  let ticks = Date.parse('2026-11-18T10:00:00Z');
  const json = (response: ServerResponse, status: number, value: unknown): void => {
    response.writeHead(status, {
      'content-type': 'application/fhir+json',
      date: new Date(ticks).toUTCString(),
    });
    response.end(JSON.stringify(value));
  };
  const oidc = identityServer(identity, () => trust.origin, json);
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      requests.push({
        method: request.method ?? '',
        url: request.url ?? '',
        authorization: request.headers.authorization,
        body,
      });
      const url = new URL(request.url ?? '/', trust.origin);
      if (trust.intercept(request, response, url)) return;
      if (!/^\/(fhir|other)\//.test(url.pathname)) return oidc(url, body, response);
      const [status, value] = answerFhir(trust, url, request.headers.authorization);
      json(response, status, value);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const trust: TinyTrust = {
    origin,
    config: configFor(origin),
    resources,
    requests,
    identity,
    intercept: () => false,
    pageSize: 3,
    put: (resource) => {
      ticks += 60_000;
      resources.set(`${resource.resourceType}/${resource.id}`, {
        ...resource,
        meta: { versionId: String(ticks), lastUpdated: new Date(ticks).toISOString() },
      });
    },
    remove: (key) => {
      ticks += 60_000;
      resources.delete(key);
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return trust;
}

function answerFhir(
  trust: TinyTrust,
  url: URL,
  authorization: string | undefined,
): readonly [number, unknown] {
  const path = url.pathname.replace(/^\/(fhir|other)\//, '');
  if (path === '.well-known/smart-configuration') return [200, discoveryOf(trust.origin)];
  if (path === 'metadata') return [200, metadata];
  const outcome = { resourceType: 'OperationOutcome', issue: [] };
  if (!trust.identity.live.has((authorization ?? '').replace('Bearer ', ''))) return [401, outcome];
  if (!path.includes('/')) return [200, searchset(trust, url, path)];
  const found = trust.resources.get(path);
  return found === undefined ? [404, outcome] : [200, found];
}

const metadata = {
  resourceType: 'CapabilityStatement',
  rest: [
    {
      mode: 'server',
      searchParam: [{ name: '_lastUpdated' }],
      resource: [
        'Patient',
        'MedicationStatement',
        'Encounter',
        'Location',
        'AllergyIntolerance',
        'Medication',
      ].map((type) => ({ type })),
    },
  ],
};

function searchset({ resources, pageSize: count }: TinyTrust, url: URL, type: string): object {
  const asked = url.searchParams;
  const patient = asked.get('patient');
  const since = asked.get('_lastUpdated')?.replace(/^ge/, '') ?? '';
  const ids = asked.get('_id')?.split(',');
  const identifier = asked.get('identifier')?.split('|')[1] ?? '';
  const hits = [...resources.values()]
    .filter((one) => one.resourceType === type)
    .filter((one) => patient === null || patient.split(',').some((id) => ownerIs(one, id)))
    .filter((one) => ids === undefined || ids.includes(one.id))
    .filter((one) => JSON.stringify(one['identifier'] ?? '').includes(identifier))
    .filter((one) => updatedOf(one) >= since)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const offset = Number(asked.get('_offset') ?? '0');
  const next = new URL(url);
  next.searchParams.set('_offset', String(offset + count));
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(offset + count < hits.length ? { link: [{ relation: 'next', url: next.href }] } : {}),
    entry: hits.slice(offset, offset + count).map((resource) => ({ resource })),
  };
}

const ownerIs = (one: Resource, patient: string): boolean =>
  JSON.stringify(one['subject'] ?? '').includes(`Patient/${patient.replace('Patient/', '')}"`);

function updatedOf(one: Resource): string {
  const meta = one['meta'];
  return typeof meta === 'object' && meta !== null && 'lastUpdated' in meta ? String(meta.lastUpdated) : '';
}

const configFor = (origin: string): TrustConfig => ({
  version: 1,
  sandbox: true,
  trust: { name: 'Tiny Hospital', odsCode: 'TNY' },
  identityServers: [{ id: 'tiny', name: 'Tiny sign-in', issuer: origin }],
  audiences: [
    {
      id: 'main',
      name: 'Main',
      identityServer: 'tiny',
      fhirBaseForAud: `${origin}/fhir`,
      clientId: 'concord-desktop',
      scopes: allScopes,
    },
    {
      id: 'side',
      name: 'Side',
      identityServer: 'tiny',
      fhirBaseForAud: `${origin}/other`,
      clientId: 'concord-desktop',
      scopes: allScopes,
    },
  ],
  records: [
    {
      id: 'tiny-record',
      name: 'Tiny record',
      architecture: 'single-and-only',
      sources: [
        {
          id: 'pas',
          name: 'PAS',
          role: 'census',
          origin: 'pas',
          fhirBase: `${origin}/fhir`,
          fhirVersion: 'R4',
          audience: 'main',
        },
        {
          id: 'gp',
          name: 'GP record',
          role: 'history',
          keeps: ['MedicationStatement', 'AllergyIntolerance'],
          origin: 'gp',
          fhirBase: `${origin}/fhir`,
          fhirVersion: 'R4',
          audience: 'main',
        },
      ],
    },
  ],
});
