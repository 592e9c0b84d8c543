import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/** The identity half of the tiny trust: knobs that tests turn, and what it has seen. */
export type Identity = {
  granted: string | undefined;
  /** The patient that a token is launched with. */
  patient: string | undefined;
  encounter: string | undefined;
  /** What the sign-in page does by itself: sends back a code, or an error. */
  error: string | undefined;
  subject: string;
  expiresIn: number;
  refreshStatus: number;
  /** The body of a renewal that is not answered with 200. */
  refreshError: object;
  claims: Record<string, unknown>;
  wrongKey: boolean;
  live: Set<string>;
  readonly refreshes: string[];
  readonly revoked: string[];
  /** What stands at `.well-known/openid-configuration`; not there where undefined. */
  openid: object | undefined;
};

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });

export const newIdentity = (): Identity => ({
  granted: undefined,
  patient: undefined,
  encounter: undefined,
  error: undefined,
  subject: 'ruth',
  expiresIn: 300,
  refreshStatus: 200,
  refreshError: { error: 'invalid_grant' },
  claims: {},
  wrongKey: false,
  live: new Set(),
  refreshes: [],
  revoked: [],
  openid: undefined,
});

export const discoveryOf = (origin: string): object => ({
  issuer: origin,
  jwks_uri: `${origin}/jwks`,
  authorization_endpoint: `${origin}/auth`,
  token_endpoint: `${origin}/token`,
  revocation_endpoint: `${origin}/revoke`,
  code_challenge_methods_supported: ['S256'],
});

type Code = { readonly challenge: string; readonly nonce: string; readonly clientId: string };
type Answer = (response: ServerResponse, status: number, value: unknown) => void;
export type IdentityServer = (url: URL, body: string, response: ServerResponse) => void;

/** Answers the OpenID Connect half: authorisation (nobody has to type), token, keys, revocation. */
export function identityServer(identity: Identity, origin: () => string, json: Answer): IdentityServer {
  const codes = new Map<string, Code>();
  let serial = 0;
  const next = (): number => (serial += 1);
  return (url, body, response) => {
    const asked = new URLSearchParams(body);
    if (url.pathname === '/jwks')
      return json(response, 200, {
        keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256' }],
      });
    if (url.pathname === '/.well-known/openid-configuration')
      return json(response, identity.openid === undefined ? 404 : 200, identity.openid ?? {});
    if (url.pathname === '/auth')
      return sendBack(identity, codes, next, body === '' ? url.searchParams : asked, response);
    if (url.pathname === '/revoke') {
      identity.revoked.push(asked.get('token') ?? '');
      return json(response, 200, {});
    }
    if (asked.get('grant_type') === 'refresh_token') {
      identity.refreshes.push(asked.get('refresh_token') ?? '');
      if (identity.refreshStatus !== 200)
        return json(response, identity.refreshStatus, identity.refreshError);
      return json(response, 200, tokens(identity, next()));
    }
    const code = codes.get(asked.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(asked.get('code_verifier') ?? '')
      .digest('base64url');
    if (code === undefined || code.challenge !== challenge)
      return json(response, 400, { error: 'invalid_grant' });
    json(response, 200, { ...tokens(identity, next()), id_token: idToken(identity, origin(), code) });
  };
}

function sendBack(
  identity: Identity,
  codes: Map<string, Code>,
  next: () => number,
  asked: URLSearchParams,
  response: ServerResponse,
): void {
  const back = new URL(asked.get('redirect_uri') ?? '');
  back.searchParams.set('state', asked.get('state') ?? '');
  if (identity.error === undefined) {
    const code = `code&${next()}`;
    codes.set(code, {
      challenge: asked.get('code_challenge') ?? '',
      nonce: asked.get('nonce') ?? '',
      clientId: asked.get('client_id') ?? '',
    });
    back.searchParams.set('code', code);
  } else back.searchParams.set('error', identity.error);
  response.writeHead(302, { location: back.href });
  response.end();
}

function tokens(identity: Identity, serial: number): object {
  identity.live.add(`access-${serial}`);
  return {
    access_token: `access-${serial}`,
    refresh_token: `refresh-${serial}`,
    token_type: 'Bearer',
    expires_in: identity.expiresIn,
    ...(identity.granted === undefined ? {} : { scope: identity.granted }),
    ...(identity.encounter === undefined ? {} : { encounter: identity.encounter }),
    ...(identity.patient === undefined ? {} : { patient: identity.patient }),
  };
}

function idToken(identity: Identity, origin: string, { clientId, nonce }: Code): string {
  const exp = Math.floor(Date.now() / 1000) + 300;
  const claims = {
    iss: origin,
    sub: identity.subject,
    aud: clientId,
    nonce,
    exp,
    fhirUser: `${origin}/fhir/Practitioner/ruth`,
    ...identity.claims,
  };
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'RS256', kid: 'k1' })}.${part(claims)}`;
  const signature = createSign('sha256')
    .update(signed)
    .sign(identity.wrongKey ? otherKeys.privateKey : keys.privateKey);
  return `${signed}.${signature.toString('base64url')}`;
}
