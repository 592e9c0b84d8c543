import { createHash, randomBytes } from 'node:crypto';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { type Act, type CookieJar, type SignInEnd, walkSignIn } from '../../../sandbox/sign-in.ts';

export const redirectUri = 'http://127.0.0.1:49152/callback';

export type Tokens = {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly id_token: string;
  readonly scope: string;
  readonly expires_in: number;
  readonly need_patient_banner: boolean;
  readonly patient?: string;
};

export type Start = {
  readonly audience?: string;
  readonly aud?: string;
  readonly act?: Act;
  readonly jar?: CookieJar;
  readonly scopes?: readonly string[];
  readonly launch?: string;
  readonly challenge?: 'S256' | 'plain' | 'none';
};

const pkce = (): { verifier: string; challenge: string } => {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
};

/** The first half of a sign-in: to the app's redirect address or wherever it ends. */
export async function authorize(
  sandbox: Sandbox,
  start: Start = {},
): Promise<{ end: SignInEnd; verifier: string; state: string }> {
  const audience = sandbox.config.audiences.find((one) => one.id === (start.audience ?? 'northmoor'));
  const { verifier, challenge } = pkce();
  const state = randomBytes(8).toString('hex');
  const method = start.challenge ?? 'S256';
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: audience?.clientId ?? '',
    redirect_uri: redirectUri,
    scope: (start.scopes ?? audience?.scopes ?? []).join(' '),
    state,
    aud: start.aud ?? audience?.fhirBaseForAud ?? '',
    ...(start.launch === undefined ? {} : { launch: start.launch }),
    ...(method === 'none'
      ? {}
      : { code_challenge: method === 'plain' ? verifier : challenge, code_challenge_method: method }),
  });
  const act = start.act ?? { username: 'ruth' };
  return {
    end: await walkSignIn(`${sandbox.issuer}/auth?${query.toString()}`, act, start.jar),
    verifier,
    state,
  };
}

export const post = (url: string, form: Readonly<Record<string, string>>): Promise<Response> =>
  fetch(url, { method: 'POST', body: new URLSearchParams(form) });

/** A whole sign-in. */
export async function signIn(sandbox: Sandbox, start: Start = {}): Promise<Tokens> {
  const { end, verifier } = await authorize(sandbox, start);
  if (end.kind !== 'redirected') throw new Error(`The sign-in ended on a page: ${end.status} ${end.html}`);
  const response = await post(`${sandbox.issuer}/token`, {
    grant_type: 'authorization_code',
    client_id: 'concord-desktop',
    code: end.to.searchParams.get('code') ?? '',
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });
  if (!response.ok) throw new Error(`No token: ${await response.text()}`);
  return (await response.json()) as Tokens;
}

export const refresh = (sandbox: Sandbox, token: string): Promise<Response> =>
  post(`${sandbox.issuer}/token`, {
    grant_type: 'refresh_token',
    client_id: 'concord-desktop',
    refresh_token: token,
  });

export const baseOf = (sandbox: Sandbox, store: string): string => {
  const source = sandbox.config.records.flatMap((record) => record.sources).find((one) => one.id === store);
  if (source === undefined) throw new Error(`no store ${store}`);
  return source.fhirBase;
};

export type Fhir = (
  method: string,
  url: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Response>;

/** A FHIR client of one store with one token; `url` is relative to the base, or absolute. */
export const fhir =
  (sandbox: Sandbox, store: string, token: string): Fhir =>
  (method, url, body, headers = {}) =>
    fetch(url.startsWith('http') ? url : `${baseOf(sandbox, store)}/${url}`, {
      method,
      redirect: 'manual',
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/fhir+json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
