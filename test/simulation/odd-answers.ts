import { isObject, type JsonObject } from '../../shared/core/brand.ts';
import type { Chance } from './chance.ts';
import type { Answer, Traits } from './model-server.ts';
import { serverNames, type ServerName } from './trust.ts';

/** What a server may answer that FHIR does not, to everybody and for good: no network is to blame for it. */
const oddAnswers = [
  'no-etag',
  'lying-etag',
  'foreign-location',
  'no-location',
  'no-severity',
  'unknown-fields',
  'unknown-resources',
  'a-year',
] as const;

/** The same, and how it counts its versions. */
export const oddKinds = [...oddAnswers, 'versions-backwards'] as const;

export type Odd = { readonly server: ServerName; readonly kind: (typeof oddKinds)[number] };

/** One server of every fifth schedule. */
export const drawOdd = (chance: Chance): Odd | undefined => {
  if (chance.happens(0.2)) return { server: chance.pick(serverNames), kind: chance.pick(oddAnswers) };
  return chance.happens(0.025) ? { server: chance.pick(serverNames), kind: 'versions-backwards' } : undefined;
};

export const oddWords = ({ server, kind }: Odd): string => `${server} is odd: ${kind}`;

/** As it is counted. */
export const oddCounted = (kind: Odd['kind']): string => `odd ${kind}`;

export function oddly(kind: Odd['kind'], answer: Answer): Answer {
  const { etag, location, ...headers } = answer.headers;
  switch (kind) {
    case 'no-etag':
      return { ...answer, headers: { ...headers, ...(location === undefined ? {} : { location }) } };
    case 'lying-etag':
      return etag === undefined ? answer : { ...answer, headers: { ...answer.headers, etag: 'W/"999"' } };
    case 'foreign-location':
      return location === undefined
        ? answer
        : {
            ...answer,
            headers: { ...answer.headers, location: 'https://elsewhere.invalid/fhir/Practitioner/9' },
          };
    case 'no-location':
      return { ...answer, headers: { ...headers, ...(etag === undefined ? {} : { etag }) } };
    case 'no-severity':
      return { ...answer, body: answer.body === undefined ? undefined : withoutSeverity(answer.body) };
    case 'unknown-fields':
      return { ...answer, body: answer.body === undefined ? undefined : withUnknown(answer.body) };
    case 'unknown-resources':
      return { ...answer, body: answer.body === undefined ? undefined : withStrangers(answer.body) };
    case 'a-year':
      return answer.status === 503 || answer.status === 429
        ? { ...answer, headers: { ...answer.headers, 'retry-after': '31536000' } }
        : answer;
    case 'versions-backwards':
      // How it counts, and nothing about its answers.
      return answer;
  }
}

/** What of it lies in the server and not in its answers. */
export const oddTraits = (odd: Odd | undefined, server: ServerName): Partial<Traits> =>
  odd?.server === server && odd.kind === 'versions-backwards' ? { backwards: true } : {};

function withoutSeverity(body: JsonObject): JsonObject {
  if (body['resourceType'] !== 'OperationOutcome' || !Array.isArray(body['issue'])) return body;
  return {
    ...body,
    issue: body['issue'].filter(isObject).map((issue) => ({ ...issue, severity: undefined })),
  };
}

/** What a server with unknown fields has in whatever it gives. */
export const unknownFields = {
  _simulated: { extension: [{ url: 'urn:simulated' }] },
  simulatedField: { of: ['nobody'] },
};

/** A resource as its server hands it out. */
export const asHandedOut = (odd: Odd | undefined, server: ServerName, resource: JsonObject): JsonObject =>
  odd?.server === server && odd.kind === 'unknown-fields' ? withUnknown(resource) : resource;

/** Whether nothing proves that a resource is gone: among those of types nobody knows it may lie under another name. */
export const provesNoAbsence = (odd: Odd | undefined, server: ServerName): boolean =>
  odd?.server === server && odd.kind === 'unknown-resources';

const entriesOf = (bundle: JsonObject): readonly JsonObject[] =>
  Array.isArray(bundle['entry']) ? bundle['entry'].filter(isObject) : [];

/** Fields that no version of FHIR has, in a resource and in each of a Bundle. */
function withUnknown(body: JsonObject): JsonObject {
  if (body['resourceType'] !== 'Bundle') return { ...body, ...unknownFields };
  return {
    ...body,
    ...unknownFields,
    entry: entriesOf(body).map((entry) => ({
      ...entry,
      ...(isObject(entry['resource']) ? { resource: { ...entry['resource'], ...unknownFields } } : {}),
    })),
  };
}

/** Resources of a type that no version of FHIR has, among those that were asked for. */
const withStrangers = (body: JsonObject): JsonObject =>
  body['resourceType'] === 'Bundle' && body['type'] === 'searchset'
    ? { ...body, entry: [{ resource: { resourceType: 'Simulated', id: 'simulated-1' } }, ...entriesOf(body)] }
    : body;
