// First, so that the library is loaded quiet and finds its network replaced.
import './library-network.ts';
import adapter from 'fhirclient/lib/adapters/NodeAdapter.js';
import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { mustHold } from '../../../shared/core/must.ts';

type Authorise = {
  readonly iss: string;
  readonly clientId: string;
  readonly scope: string;
  readonly redirectUri: string;
  readonly state: string;
  readonly launch: string | undefined;
};

const NodeAdapter = typeof adapter === 'function' ? adapter : adapter.default;

/**
 * fhirclient without a web server around it: one adapter for one authorisation, with a storage of its own. The URL it
 * sees is made by us, never the raw callback: its parameters could otherwise override `iss` and `clientId`.
 */
class EngineAdapter extends NodeAdapter {
  readonly #kept = new Map<string, unknown>();
  readonly #url: URL;

  constructor(url: URL) {
    super({ refreshTokenWithClientId: true });
    this.#url = url;
  }

  override getUrl(): URL {
    return this.#url;
  }

  override getStorage(): ReturnType<InstanceType<typeof NodeAdapter>['getStorage']> {
    const kept = this.#kept;
    return {
      get: (key) => Promise.resolve(kept.get(key)),
      set: (key, value) => Promise.resolve(kept.set(key, value).get(key)),
      unset: (key) => Promise.resolve(kept.delete(key)),
    };
  }
}

/** What an authorisation has to remember between leaving for the browser and coming back; holds the PKCE verifier. */
export type Pending = { readonly state: string; readonly saved: JsonObject; readonly url: string };

/** The address of the sign-in page, with PKCE S256. Call inside `withTraffic`. */
export async function beginAuthorisation(asked: Authorise): Promise<Pending> {
  const env = new EngineAdapter(new URL(asked.redirectUri));
  const url = await env.getSmartApi().authorize({
    iss: asked.iss,
    clientId: asked.clientId,
    scope: asked.scope,
    redirectUri: asked.redirectUri,
    pkceMode: 'required',
    noRedirect: true,
    stateKey: asked.state,
    ...(asked.launch === undefined ? {} : { launch: asked.launch }),
  });
  const saved = await env.getStorage().get(asked.state);
  mustHold(typeof url === 'string' && isObject(saved), 'fhirclient kept the state of an authorisation');
  return { state: asked.state, saved, url };
}

/** Exchanges the code; gives the library's state with the token response in it. Call inside `withTraffic`. */
export async function finishAuthorisation(
  pending: Pending,
  redirectUri: string,
  code: string,
): Promise<JsonObject> {
  const url = new URL(redirectUri);
  // The library writes the code into a form without encoding it.
  url.searchParams.set('code', encodeURIComponent(code));
  url.searchParams.set('state', pending.state);
  const env = new EngineAdapter(url);
  await env.getStorage().set(pending.state, pending.saved);
  const client = await env.getSmartApi().ready();
  return objectState(client.state);
}

/** Trades the refresh token for a new pair; gives the new state. Works on a copy, so a failure loses nothing. */
export async function refreshState(state: JsonObject): Promise<JsonObject> {
  const env = new EngineAdapter(new URL('http://127.0.0.1/'));
  const client = env.getSmartApi().client(structuredClone(state));
  await client.refresh();
  return objectState(client.state);
}

function objectState(state: unknown): JsonObject {
  mustHold(isObject(state), 'fhirclient keeps its state as an object');
  return state;
}
