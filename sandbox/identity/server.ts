import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Context, Provider } from 'oidc-provider';
import { type IdentitySwitches, identitySwitchesSchema, normalIdentity } from '../control/switches.ts';
import type { Listener } from '../http/listener.ts';
import { smartConfiguration } from '../stores/discovery.ts';
import { configuration, type IdentityOptions } from './configuration.ts';
import { interact } from './interactions.ts';
import { Launches } from './launches.ts';
import { messagePage, sendPage } from './pages.ts';
import { Vault } from './vault.ts';

/** The identity server, open to its switches. */
export type Identity = {
  readonly vault: Vault;
  readonly launches: Launches;
  switches(): IdentitySwitches;
  change(change: unknown): Promise<IdentitySwitches>;
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** The stores' own way in, for introspection: it stays open while nobody can sign in. */
  answerStores(request: IncomingMessage, response: ServerResponse): Promise<void>;
};

type Parameters = Record<string, string | string[] | undefined>;

/** A native app gets a refresh token only where consent is prompted for; SMART clients do not know to ask. */
function promptConsent(query: Parameters): Parameters {
  const offline = String(query['scope'] ?? '')
    .split(' ')
    .includes('offline_access');
  return offline && query['prompt'] === undefined ? { ...query, prompt: 'consent' } : query;
}

/** SMART's launch context goes into the token response, by the grant the token belongs to. */
function addContext(ctx: Context, launches: Launches): void {
  if (ctx.status !== 200 || typeof ctx.body !== 'object' || ctx.body === null) return;
  const grantId = ctx.oidc?.entities['AccessToken']?.grantId;
  const launch = launches.of(grantId)?.launch;
  ctx.body = {
    ...ctx.body,
    need_patient_banner: launch?.needPatientBanner ?? true,
    ...(launch === undefined ? {} : { patient: launch.patient }),
  };
}

function makeProvider(issuer: string, options: IdentityOptions, vault: Vault, launches: Launches): Provider {
  const provider = new Provider(issuer, configuration(options, vault, launches));
  provider.use(async (ctx, next) => {
    if (ctx.path === '/auth' && ctx.method === 'GET') ctx.query = promptConsent(ctx.query);
    await next();
    if (ctx.path === '/token' && ctx.method === 'POST') addContext(ctx, launches);
  });
  return provider;
}

function sendJson(response: ServerResponse, value: object): void {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(value));
}

/** The identity server behind an open listener. */
export function makeIdentity(listener: Listener, options: IdentityOptions): Identity {
  const [vault, launches] = [new Vault(), new Launches()];
  const provider = makeProvider(listener.origin, options, vault, launches);
  const callback = provider.callback();
  let switches = normalIdentity();
  const around = { provider, options, launches, narrowTo: () => switches.narrowTo };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (switches.outage === 'hang') return;
    const path = new URL(request.url ?? '/', listener.origin).pathname;
    if (switches.outage === '503')
      return sendPage(
        response,
        503,
        messagePage('Sign-in is down', 'The identity server is being maintained.'),
      );
    if (path === '/.well-known/smart-configuration')
      return sendJson(response, smartConfiguration(listener.origin));
    const [, uid, action] = /^\/interaction\/([\w-]+)(?:\/(\w+))?$/.exec(path) ?? [];
    if (uid === undefined) return callback(request, response);
    await interact(around, uid, action, request, response).catch(() =>
      sendPage(response, 400, messagePage('Sign-in has run out', 'Start again in Concord.')),
    );
  };
  return {
    vault,
    launches,
    answer,
    answerStores: async (request, response) => callback(request, response),
    switches: () => switches,
    change: async (change) => {
      switches = identitySwitchesSchema.strict().parse({ ...switches, ...(change as object) });
      await (switches.outage === 'refuse' ? listener.close() : listener.reopen());
      return switches;
    },
  };
}
