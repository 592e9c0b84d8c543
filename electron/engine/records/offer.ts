import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { readJson } from '../http/http.ts';

/** What a server says it can search for, from its CapabilityStatement. */
export type Offer = {
  readonly searches: (type: string) => boolean;
  readonly includes: (type: string, include: string) => boolean;
  /** Whether `_lastUpdated` may be used to read only what changed. */
  readonly deltas: (type: string) => boolean;
  /** Whether an update with `If-Match` is refused where the version is another one. */
  readonly keepsGuards: (type: string) => boolean;
};

/** For a server without a readable CapabilityStatement: ask for every type plainly, and see. */
export const wholeOffer: Offer = {
  searches: () => true,
  includes: () => false,
  deltas: () => false,
  keepsGuards: () => false,
};

/** Reads a CapabilityStatement; `undefined` when it is none or lists no resources. */
export function readOffer(text: string): Offer | undefined {
  const json = readJson(text);
  if (!json.ok || json.value['resourceType'] !== 'CapabilityStatement') return undefined;
  const server = objects(json.value['rest']).find((rest) => rest['mode'] !== 'client');
  const types = new Map(objects(server?.['resource']).map((resource) => [resource['type'], resource]));
  if (types.size === 0) return undefined;
  const everywhere = parameterNames(server);
  return {
    searches: (type) => {
      const resource = types.get(type);
      if (resource === undefined) return false;
      const interactions = objects(resource['interaction']);
      return interactions.length === 0 || interactions.some((one) => one['code'] === 'search-type');
    },
    includes: (type, include) =>
      texts(types.get(type)?.['searchInclude']).some((one) => one === include || one === '*'),
    keepsGuards: (type) => types.get(type)?.['versioning'] === 'versioned-update',
    deltas: (type) =>
      everywhere.includes('_lastUpdated') || parameterNames(types.get(type)).includes('_lastUpdated'),
  };
}

const objects = (value: unknown): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];
const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
const parameterNames = (place: JsonObject | undefined): readonly unknown[] =>
  objects(place?.['searchParam']).map((parameter) => parameter['name']);
