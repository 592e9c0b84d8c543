import type { Resource } from '@medplum/fhirtypes';
import type { SeenRequest } from '../stores/request-log.ts';
import type { IdentitySwitches, StoreSwitches } from './switches.ts';
import type { LaunchHandle, PatientSummary, SandboxControl } from './types.ts';

type Call = <T>(method: string, path: string, body?: unknown) => Promise<T>;

const caller =
  (controlUrl: string): Call =>
  async <T>(method: string, path: string, body?: unknown) => {
    const response = await fetch(`${controlUrl}${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const answer = (await response.json()) as { error?: string };
    if (!response.ok) throw new Error(`The sandbox's control says ${response.status}: ${answer.error ?? ''}`);
    return answer as T;
  };

/** The control API as functions. */
export function controlOf(controlUrl: string): SandboxControl {
  const call = caller(controlUrl);
  const store = (id: string, what: string): string => `/stores/${id}/${what}`;
  return {
    switches: (id) => call<StoreSwitches>('GET', store(id, 'switches')),
    change: (id, change) => call<StoreSwitches>('PATCH', store(id, 'switches'), change),
    requests: (id) => call<readonly SeenRequest[]>('GET', store(id, 'requests')),
    dump: (id, type) =>
      call<readonly Resource[]>('GET', store(id, type === undefined ? 'dump' : `dump?type=${type}`)),
    edit: (id, type, resourceId, changes) =>
      call<Resource>('POST', store(id, 'edit'), { type, id: resourceId, changes }),
    add: (id, resource) => call<Resource>('POST', store(id, 'add'), resource),
    remove: async (id, type, resourceId) => {
      await call('POST', store(id, 'remove'), { type, id: resourceId });
    },
    patients: () => call<readonly PatientSummary[]>('GET', '/patients'),
    identity: () => call<IdentitySwitches>('GET', '/identity'),
    changeIdentity: (change) => call<IdentitySwitches>('PATCH', '/identity', change),
    expireAccessTokens: async () =>
      (await call<{ count: number }>('POST', '/identity/expire-access-tokens')).count,
    revoke: async (username) =>
      (await call<{ count: number }>('POST', '/identity/revoke', { username })).count,
    createLaunch: (launch) => call<LaunchHandle>('POST', '/launch', launch),
    reset: async () => {
      await call('POST', '/reset');
    },
  };
}
