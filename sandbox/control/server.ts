import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { readBody } from '../http/body.ts';
import type { Identity } from '../identity/server.ts';
import { elsewhereId } from '../process/messages.ts';
import type { StoresProcess } from '../process/stores-process.ts';
import { normalIdentity } from './switches.ts';
import type { LaunchHandle, PatientSummary } from './types.ts';

/** Everything the switches reach. */
export type Controlled = {
  readonly stores: StoresProcess;
  readonly identity: Identity;
  readonly patients: readonly PatientSummary[];
};

type Asked = { readonly query: URLSearchParams; readonly body: unknown; readonly store: string };
type Action = (around: Controlled, asked: Asked) => Promise<unknown>;

const newLaunch = z.object({
  store: z.string(),
  nhsNumber: z.string(),
  needPatientBanner: z.boolean().default(true),
});

async function launch({ stores, identity, patients }: Controlled, { body }: Asked): Promise<LaunchHandle> {
  const asked = newLaunch.parse(body);
  const base = stores.ready.stores.find((one) => one.id === asked.store)?.base;
  const patient = patients.find((one) => one.nhsNumber === asked.nhsNumber)?.ids[asked.store];
  if (base === undefined || patient === undefined) throw new Error('That store does not know this patient.');
  const { needPatientBanner } = asked;
  return { launch: identity.launches.create({ patient, needPatientBanner }), iss: base, patient };
}

async function reset({ stores, identity }: Controlled): Promise<object> {
  for (const { id } of stores.ready.stores) await stores.tell(id, 'reset');
  await identity.change(normalIdentity());
  return {};
}

const inStore =
  (command: string): Action =>
  ({ stores }, { store, body, query }) =>
    stores.tell(store, command, command === 'dump' ? Object.fromEntries(query) : body);

/** Method and path to what it does; a store's id stands where `:store` is. */
const actions: Readonly<Record<string, Action>> = {
  'GET /patients': async ({ patients }) => patients,
  'GET /stores': async ({ stores }) => [
    ...stores.ready.stores,
    { id: elsewhereId, base: stores.ready.elsewhere },
  ],
  'GET /stores/:store/switches': inStore('switches'),
  'PATCH /stores/:store/switches': inStore('change'),
  'GET /stores/:store/requests': inStore('requests'),
  'GET /stores/:store/dump': inStore('dump'),
  'POST /stores/:store/edit': inStore('edit'),
  'POST /stores/:store/add': inStore('add'),
  'POST /stores/:store/remove': inStore('remove'),
  'POST /stores/:store/reset': inStore('reset'),
  'GET /identity': async ({ identity }) => identity.switches(),
  'PATCH /identity': ({ identity }, { body }) => identity.change(body),
  'POST /identity/expire-access-tokens': async ({ identity }) => ({
    count: identity.vault.expireAccessTokens(),
  }),
  'POST /identity/revoke': async ({ identity }, { body }) => ({
    count: identity.vault.revoke(z.object({ username: z.string().optional() }).parse(body ?? {}).username),
  }),
  'POST /launch': launch,
  'POST /reset': reset,
};

function send(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(value));
}

/** Answers one request to the control listener. A page of another site cannot reach it: it sends an Origin, and is refused. */
export async function answerControl(
  around: Controlled,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.headers.origin !== undefined) return send(response, 403, { error: 'Not from a web page.' });
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const [, store] = /^\/stores\/([\w-]+)\//.exec(url.pathname) ?? [];
  const path = store === undefined ? url.pathname : url.pathname.replace(store, ':store');
  const action = actions[`${request.method} ${path}`];
  if (action === undefined)
    return send(response, 404, { error: 'Unknown address.', known: Object.keys(actions) });
  try {
    const text = await readBody(request);
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    send(response, 200, await action(around, { store: store ?? '', body, query: url.searchParams }));
  } catch (error) {
    send(response, 400, { error: error instanceof Error ? error.message : String(error) });
  }
}
