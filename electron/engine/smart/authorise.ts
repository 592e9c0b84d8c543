import type { JsonObject } from '../../../shared/core/brand.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { AudienceConfig, TrustConfig } from '../../../shared/records/config.ts';
import { faultDetail, readJson, type Http, type HttpFault } from '../http/http.ts';
import { beginAuthorisation, finishAuthorisation, type Pending } from './adapter.ts';
import { discover, type Discovery } from './discovery.ts';
import { tokensOf, withScope, type Grant } from './grant.ts';
import { verifyIdToken } from './id-token.ts';
import { grantsSomethingClinical, missingScopes, scopeList } from './scopes.ts';
import { signInFault, type SignInFault } from './sign-in-fault.ts';
import { TrafficError, withTraffic, type Traffic } from './traffic.ts';
import { whoSignedIn, type SignedInPerson } from './user-role.ts';

export type Authoriser = { readonly http: Http; readonly config: TrustConfig };

/** One authorisation on its way through the browser. */
export type Underway = {
  readonly audience: AudienceConfig;
  readonly issuer: string;
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
  const issuer = config.identityServers.find((server) => server.id === audience.identityServer)?.issuer;
  if (issuer === undefined)
    return err(signInFault('refused-by-server', 'no identity server is configured for this record'));
  const discovery = await discover(http, audience.fhirBaseForAud, issuer);
  if (!discovery.ok) {
    if (discovery.fault.kind === 'no-pkce')
      return err(signInFault('refused-by-server', 'the identity server does not offer PKCE S256'));
    return err(ofHttp(discovery.fault));
  }
  const scope = [
    ...audience.scopes,
    ...(launch === undefined || audience.scopes.includes('launch') ? [] : ['launch']),
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
  const pending = await withTraffic(trafficOf(http, issuer, discovery.value.document), () =>
    beginAuthorisation(asked),
  );
  // A session somebody else left open at the identity server is not who sits here: the server asks again.
  const url = `${pending.url}&nonce=${nonce}${fresh ? askAgain(scope) : ''}`;
  const askedSinceMs = fresh ? http.host.now() : null;
  return ok({ audience, issuer, discovery: discovery.value, pending, redirectUri, nonce, askedSinceMs, url });
}

/** Trades the code for tokens, verifies who it was, and reads their name and role. */
export async function finish(
  authoriser: Authoriser,
  underway: Underway,
  code: string,
): Promise<Result<Authorised, SignInFault>> {
  const { http } = authoriser;
  const { audience, discovery, issuer, nonce, askedSinceMs } = underway;
  const state = await caught(() =>
    withTraffic(trafficOf(http, issuer, discovery.document), () =>
      finishAuthorisation(underway.pending, underway.redirectUri, code),
    ),
  );
  if (!state.ok) return err(ofHttp(state.fault));
  const tokens = tokensOf(state.value, http.host.now());
  if (tokens.idToken === undefined || discovery.jwksUrl === undefined)
    return err(signInFault('answer-unreadable', 'no id token'));
  const jwks = await http.read({ url: discovery.jwksUrl, within: issuer, server: 'identity-server' });
  if (!jwks.ok) return err(ofHttp(jwks.fault));
  const expected = { issuer, clientId: audience.clientId, nonce, askedSinceMs, nowMs: http.host.now() };
  const claims = verifyIdToken(tokens.idToken, jwks.value.text, expected);
  if (!claims.ok && claims.fault.why === 'not-fresh')
    return err(signInFault('not-asked-again', 'the identity server took an older sign-in'));
  if (!claims.ok) return err(signInFault('answer-unreadable', `id token: ${claims.fault.why}`));
  const granted = tokens.scope === undefined ? audience.scopes : scopeList(tokens.scope);
  // `launch` only asks for the context of an EHR launch; a standalone sign-in loses nothing without it.
  const missing = missingScopes(audience.scopes, granted).filter((scope) => scope !== 'launch');
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
    issuer,
    tokenUrl: discovery.tokenUrl,
    revocationUrl: discovery.revocationUrl ?? null,
    granted: [...granted],
    missing: [...missing],
    accessToken: tokens.accessToken,
    expiresAtMs: tokens.expiresAtMs,
    expiredSinceMs: null,
    state: { ...withScope(state.value, granted.join(' ')) },
  };
  return ok({ grant, person });
}

/**
 * The server asks again who it is. A prompt of our own would take a refresh token away unless it names consent as well (OpenID
 * Connect Core, 11: offline_access); with consent a second step follows the first, for which an age of nought would ask for ever.
 */
const askAgain = (scope: string): string =>
  scope.split(' ').includes('offline_access')
    ? '&prompt=login%20consent&max_age=300'
    : '&prompt=login&max_age=0';

/** 256 bits, URL-safe. */
const randomText = (http: Http): string => Buffer.from(http.host.randomBytes(32)).toString('base64url');

/** The library's way out for one authorisation: form posts to the identity server's origin, tried once. */
export function trafficOf(http: Http, issuer: string, discovery: JsonObject): Traffic {
  return {
    discovery,
    post: async (url, form) => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
      const answer = await http.once({
        method: 'POST',
        url,
        within: issuer,
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

function ofHttp(fault: HttpFault): SignInFault {
  switch (fault.kind) {
    case 'not-answering':
      return signInFault('server-not-answering', `${fault.layer}: ${fault.detail}`);
    case 'answer-unreadable':
    case 'too-large':
    case 'address-refused':
      return signInFault('answer-unreadable', faultDetail(fault));
    case 'unauthorised':
    case 'not-permitted':
    case 'rejected':
      return signInFault('refused-by-server', faultDetail(fault));
    default:
      return fault satisfies never;
  }
}
