import type { SandboxControl } from '../../../sandbox/control/types.ts';

/** A FHIR resource as the sandbox hands it out, read with care: nothing about its shape is taken for granted. */
export type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : []);
export const part = (value: unknown, name: string): Json => {
  const inner = isJson(value) ? value[name] : undefined;
  return isJson(inner) ? inner : {};
};
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Everything of one type that Concord wrote into a store. */
export async function written(
  control: SandboxControl,
  store: string,
  type: string,
): Promise<readonly Json[]> {
  const all: unknown = await control.dump(store, type);
  return list(all).filter(isOurs);
}

/** A signed head of a computer's audit, about no patient. */
export const isAuditAnchor = (resource: Json): boolean =>
  list(part(resource, 'meta')['tag']).some((tag) => tag['code'] === 'audit-anchor');

/** Written by Concord, by the tag that it puts on what it writes. */
export const isOurs = (resource: Json): boolean =>
  list(part(resource, 'meta')['tag']).some((tag) => tag['system'] === 'urn:concord:written');

export const reference = (resource: Json): string =>
  `${text(resource['resourceType'])}/${text(resource['id'])}`;

/** The code of the UUID under which a resource was sent: the same twice is the same entry twice. */
export const sentAs = (resource: Json): string =>
  text(list(resource['identifier']).find((one) => text(one['value']) !== '')?.['value']);
