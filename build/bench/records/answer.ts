import type { IncomingMessage, ServerResponse } from 'node:http';
import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { discoveryOf } from '../../../test/support/tiny-identity.ts';
import type { HeldRecord } from './held.ts';

type Answer = {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Answers one FHIR request of a record. `failing` are patients whose writes meet 503. */
export function answerFhir(
  record: HeldRecord,
  origin: string,
  identity: string,
  request: Pick<IncomingMessage, 'method' | 'url'>,
  body: string,
  failing: ReadonlySet<string>,
): Answer {
  const url = new URL(request.url ?? '/', origin);
  const path = url.pathname.replace(/^\/fhir\//, '');
  if (path === '.well-known/smart-configuration')
    return { status: 200, body: JSON.stringify(discoveryOf(identity)) };
  if (path === 'metadata') return { status: 200, body: metadata };
  if (request.method === 'POST') return created(record, origin, path, body, failing);
  if (path.includes('/')) {
    const text = record.byId(path);
    return text === undefined ? { status: 404, body: nothing } : { status: 200, body: text };
  }
  return { status: 200, body: searched(record, url, path) };
}

export function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  response.writeHead(status, {
    'content-type': 'application/fhir+json',
    date: new Date().toUTCString(),
    ...headers,
  });
  response.end(body);
}

const nothing = JSON.stringify({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'not-found' }],
});

const types = [
  'Patient',
  'MedicationStatement',
  'MedicationRequest',
  'MedicationDispense',
  'MedicationAdministration',
  'AllergyIntolerance',
  'List',
  'Observation',
  'Encounter',
];

const metadata = JSON.stringify({
  resourceType: 'CapabilityStatement',
  rest: [
    {
      mode: 'server',
      searchParam: [{ name: '_lastUpdated' }],
      resource: types.map((type) => ({ type, updateCreate: false, versioning: 'versioned-update' })),
    },
  ],
});

function searched(record: HeldRecord, url: URL, type: string): string {
  const asked = url.searchParams;
  const number = asked.get('identifier')?.split('|')[1];
  const patients = (asked.get('patient') ?? '').split(',').map((one) => one.replace('Patient/', ''));
  const since = (asked.get('_lastUpdated') ?? '').replace(/^ge/, '');
  const found =
    type === 'Patient'
      ? number === undefined
        ? []
        : [record.patient(number)].filter((one) => one !== undefined)
      : record.search(type, patients, since);
  const count = Number(asked.get('_count') ?? '50');
  const from = Number(asked.get('_offset') ?? '0');
  const next = new URL(url);
  next.searchParams.set('_offset', String(from + count));
  const link = from + count < found.length ? `"link":[{"relation":"next","url":"${next.href}"}],` : '';
  const entries = found.slice(from, from + count).map((text) => `{"resource":${text}}`);
  return `{"resourceType":"Bundle","type":"searchset",${link}"entry":[${entries.join(',')}]}`;
}

let made = 0;

function created(
  record: HeldRecord,
  origin: string,
  type: string,
  body: string,
  failing: ReadonlySet<string>,
): Answer {
  const resource: unknown = JSON.parse(body);
  const read: JsonObject = isObject(resource) ? resource : {};
  const subject = isObject(read['subject']) ? String(read['subject']['reference']) : '';
  const patient = subject.replace('Patient/', '');
  if (failing.has(patient)) return { status: 503, body: '', headers: { 'retry-after': '10' } };
  made += 1;
  const id = `w${made}`;
  const text = record.put(type, patient, id, read);
  return {
    status: 201,
    body: text,
    headers: { location: `${origin}/fhir/${type}/${id}/_history/1`, etag: 'W/"1"' },
  };
}
