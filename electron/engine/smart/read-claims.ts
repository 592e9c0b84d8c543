import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { IdentityServerConfig } from '../../../shared/records/config.ts';
import type { Http } from '../http/http.ts';
import type { Discovery } from './discovery.ts';
import { verifyIdToken, type Claims } from './id-token.ts';
import { operatorBase } from './identity-server.ts';
import { signInFault, signInFaultOf, type SignInFault } from './sign-in-fault.ts';

type SignedInAt = {
  readonly server: IdentityServerConfig;
  readonly discovery: Discovery;
  readonly clientId: string;
  readonly nonce: string;
  readonly askedSinceMs: number | null;
};

/** Who signed in, from the id token of this very sign-in; nobody, where it cannot be verified. */
export async function readClaims(
  http: Http,
  { clientId, discovery, server, nonce, askedSinceMs }: SignedInAt,
  idToken: string | undefined,
): Promise<Result<Claims, SignInFault>> {
  if (idToken === undefined) return err(signInFault('answer-unreadable', 'no id token'));
  const keys = await publishedKeys(http, { discovery, server });
  if (!keys.ok) return keys;
  const expected = { issuer: server.issuer, clientId, nonce, askedSinceMs, nowMs: http.host.now() };
  const claims = verifyIdToken(idToken, keys.value, expected);
  if (claims.ok) return claims;
  return err(
    claims.fault.why === 'not-fresh'
      ? signInFault('not-asked-again', 'the identity server took an older sign-in')
      : signInFault('answer-unreadable', `id token: ${claims.fault.why}`),
  );
}

/** The server's JWKS; null where the trust states that it publishes none. */
async function publishedKeys(
  http: Http,
  { discovery, server }: Pick<SignedInAt, 'discovery' | 'server'>,
): Promise<Result<string | null, SignInFault>> {
  const { jwksUrl } = discovery;
  if (jwksUrl === undefined)
    return server.keys === 'none'
      ? ok(null)
      : err(signInFault('answer-unreadable', 'the identity server publishes no keys (no jwks_uri)'));
  const within = operatorBase(server, jwksUrl);
  const jwks = await http.read({ url: jwksUrl, within, server: 'identity-server' });
  return jwks.ok ? ok(jwks.value.text) : err(signInFaultOf(jwks.fault));
}
