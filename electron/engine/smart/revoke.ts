import { faultDetail, type Http } from '../http/http.ts';
import type { IdentityServerConfig } from '../../../shared/records/config.ts';
import { refreshTokenOf, type Grant } from './grant.ts';
import { operatorBase } from './identity-server.ts';

export type Revocation =
  | { readonly kind: 'revoked' }
  /** The server offers none: the tokens end by themselves. */
  | { readonly kind: 'not-offered' }
  | { readonly kind: 'failed'; readonly detail: string };

/** Asks the identity server to forget a grant (RFC 7009): the refresh token, which takes its family along, and the access token. */
export async function revoke(http: Http, server: IdentityServerConfig, grant: Grant): Promise<Revocation> {
  const { revocationUrl } = grant;
  if (revocationUrl === null) return { kind: 'not-offered' };
  const refresh = refreshTokenOf(grant.state);
  const tokens = [
    ...(refresh === undefined ? [] : [{ token: refresh, hint: 'refresh_token' }]),
    { token: grant.accessToken, hint: 'access_token' },
  ];
  const clientId = grant.state['clientId'];
  for (const { token, hint } of tokens) {
    const form = new URLSearchParams({
      token,
      token_type_hint: hint,
      ...(typeof clientId === 'string' ? { client_id: clientId } : {}),
    });
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
    const answer = await http.once({
      method: 'POST',
      url: revocationUrl,
      within: operatorBase(server, revocationUrl),
      server: 'identity-server',
      headers,
      body: form.toString(),
      timeoutMs: 10_000,
    });
    if (!answer.ok) return { kind: 'failed', detail: faultDetail(answer.fault) };
  }
  return { kind: 'revoked' };
}
