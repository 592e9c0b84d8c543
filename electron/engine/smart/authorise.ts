import type { JsonObject } from '../../../shared/core/brand.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { AudienceConfig, IdentityServerConfig, TrustConfig } from '../../../shared/records/config.ts';
import {
  grantsSomethingClinical,
  missingScopes,
  neededAccess,
  scopeList,
} from '../../../shared/records/records.ts';
import type { Host } from '../host.ts';
import { readJson, type Http, type HttpFault, type NetworkHost } from '../http/http.ts';
import type { Pending } from './adapter.ts';
import { discover, type Discovery } from './discovery.ts';
import { tokensOf, withScope, type Grant } from './grant.ts';
import { operatorBase } from './identity-server.ts';
import { readClaims } from './read-claims.ts';
import { signInFault, signInFaultOf, type SignInFault } from './sign-in-fault.ts';
import { TrafficError, withTraffic, type Traffic } from './traffic.ts';
import { whoSignedIn, type SignedInPerson } from './user-role.ts';

/** Loaded by the first sign-in: a lock screen starts without it. */
// oxlint-disable-next-line typescript/explicit-module-boundary-types -- the type of a module has no other name
export const library = () => import('./adapter.ts');

/** What a sign-in needs of a host: the network, and the person's own browser. */
export type SignInHost = NetworkHost & Pick<Host, 'openBrowser'>;
export type Authoriser = { readonly http: Http<SignInHost>; readonly config: TrustConfig };

/** One authorisation on its way through the browser. */
export type Underway = {
  readonly audience: AudienceConfig;
  readonly server: IdentityServerConfig;
  readonly discovery: Discovery;
  readonly pending: Pending;
  readonly redirectUri: string;
  readonly nonce: string;
  readonly askedSinceMs: number | null;
  readonly url: string;
};

export type Authorised = { readonly grant: Grant; readonly person: SignedInPerson };

/** Finds out how to sign in, and makes the address for the browser. */
export async function begin(
  { http, config }: Authoriser,
  audience: AudienceConfig,
  redirectUri: string,
  { launch, fresh }: { readonly launch: string | undefined; readonly fresh: boolean },
): Promise<Result<Underway, SignInFault>> {
  const server = config.identityServers.find(({ id }) => id === audience.identityServer);
  if (server === undefined)
    return err(signInFault('refused-by-server', 'no identity server is configured for this record'));
  const discovery = await discover(http, audience.fhirBaseForAud, server);
  if (!discovery.ok) {
    if (discovery.fault.kind === 'no-pkce')
      return err(signInFault('refused-by-server', 'the identity server does not offer PKCE S256'));
    return err(signInFaultOf(discovery.fault));
  }
  // `launch` binds a sign-in to a launch of the record system; a standalone sign-in has none to ask for.
  const scope = [
    ...audience.scopes.filter((one) => one !== 'launch'),
    ...(launch === undefined ? [] : ['launch']),
  ].join(' ');
  const [state, nonce] = [randomText(http), randomText(http)];
  const asked = {
    iss: audience.fhirBaseForAud,
    clientId: audience.clientId,
    scope,
    redirectUri,
    state,
    launch,
  };
  const pending = await withTraffic(trafficOf(http, server, discovery.value.document), async () =>
    (await library()).beginAuthorisation(asked),
  );
  // A session somebody else left open at the identity server is not who sits here: the server asks again.
  const query = `&nonce=${nonce}${fresh ? askAgain(scope, discovery.value.statesAuthTime) : ''}${discovery.value.pageQuery.replace(/^\?/, '&')}`;
  const askedSinceMs = fresh ? http.host.now() : null;
  return ok({
    audience,
    server,
    discovery: discovery.value,
    pending,
    redirectUri,
    nonce,
    askedSinceMs,
    url: `${pending.url}${query}`,
  });
}

/** Trades the code for tokens, verifies who it was, and reads their name and role. */
export async function finish(
  authoriser: Authoriser,
  underway: Underway,
  code: string,
): Promise<Result<Authorised, SignInFault>> {
  const { http, config } = authoriser;
  const { audience, discovery, server } = underway;
  const state = await caught(() =>
    withTraffic(trafficOf(http, server, discovery.document), async () =>
      (await library()).finishAuthorisation(underway.pending, underway.redirectUri, code),
    ),
  );
  if (!state.ok) return err(signInFaultOf(state.fault));
  const tokens = tokensOf(state.value, http.host.now());
  const claims = await readClaims(http, { ...underway, clientId: audience.clientId }, tokens.idToken);
  if (!claims.ok) return claims;
  const granted = tokens.scope === undefined ? audience.scopes : scopeList(tokens.scope);
  const missing = missingScopes(audience.scopes, neededAccess(config, audience.id), granted);
  if (!grantsSomethingClinical(granted))
    return err(signInFault('refused-by-server', `not granted: ${missing.join(' ')}`));
  const person = await whoSignedIn(
    { ...authoriser, audience, accessToken: tokens.accessToken },
    claims.value,
  );
  const grant: Grant = {
    version: 1,
    audience: audience.id,
    subject: person.subject,
    issuer: server.issuer,
    tokenUrl: discovery.tokenUrl,
    revocationUrl: discovery.revocationUrl ?? null,
    granted: [...granted],
    missing: [...missing],
    withoutKeys: discovery.jwksUrl === undefined,
    patient: tokens.patient ?? null,
    encounter: tokens.encounter ?? null,
    accessToken: tokens.accessToken,
    expiresAtMs: tokens.expiresAtMs,
    expiredSinceMs: null,
    state: { ...withScope(state.value, granted.join(' ')) },
  };
  return ok({ grant, person });
}

/**
 * The server asks again who it is. A prompt of our own would take a refresh token away unless it names consent as well (OpenID
 * Connect Core, 11: offline_access); with consent a second step follows the first, for which an age of nought would ask for ever. A
 * server that does not state `auth_time` is not sent an age (SMART App Launch 2.2, requirement 211).
 */
const askAgain = (scope: string, statesAuthTime: boolean): string => {
  const withConsent = scope.split(' ').includes('offline_access');
  const age = statesAuthTime ? `&max_age=${withConsent ? 300 : 0}` : '';
  return `&prompt=${withConsent ? 'login%20consent' : 'login'}${age}`;
};

/** 256 bits, URL-safe. */
export const randomText = (http: Http): string =>
  Buffer.from(http.host.randomBytes(32)).toString('base64url');

/** The library's way out for one authorisation: form posts to the identity server's origins, tried once. */
export function trafficOf(http: Http, server: IdentityServerConfig, discovery: JsonObject): Traffic {
  return {
    discovery,
    post: async (url, form) => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
      const answer = await http.once({
        method: 'POST',
        url,
        within: operatorBase(server, url),
        server: 'identity-server',
        headers,
        body: form,
      });
      return answer.ok ? readJson(answer.value.text) : answer;
    },
  };
}

/** Runs the library; what our own traffic threw comes back as its fault, and a refusal of the library as unreadable. */
export async function caught<T>(run: () => Promise<T>): Promise<Result<T, HttpFault>> {
  try {
    return ok(await run());
  } catch (error) {
    if (error instanceof TrafficError) return err(error.fault);
    if (error instanceof Error && /token/i.test(error.message))
      return err({ kind: 'answer-unreadable', detail: 'token response' });
    throw error;
  }
}
