import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import { sameIssuer } from '../../../shared/records/records.ts';
import { readJson } from '../http/http.ts';

/** Claims used of an OpenID Connect id token. */
const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string().min(1),
  aud: z.union([z.string(), z.array(z.string())]),
  azp: z.string().optional(),
  exp: z.number(),
  nonce: z.string().optional(),
  fhirUser: z.string().max(2000).optional(),
  profile: z.string().max(2000).optional(),
  name: z.string().max(300).optional(),
  /** When the person last proved who they are, in seconds; servers that were asked with `max_age` state it. */
  auth_time: z.number().optional(),
});

const headerSchema = z.object({
  alg: z.enum(['RS256', 'RS384', 'PS256', 'ES256', 'ES384']),
  kid: z.string().optional(),
});

const jwksSchema = z.object({
  keys: z.array(
    z.looseObject({
      kty: z.string(),
      kid: z.string().optional(),
      use: z.string().optional(),
      alg: z.string().optional(),
    }),
  ),
});

export type Claims = z.infer<typeof claimsSchema>;
export type IdTokenFault = {
  readonly kind: 'id-token';
  readonly why:
    | 'malformed'
    | 'algorithm'
    | 'no-key'
    | 'signature'
    | 'issuer'
    | 'audience'
    | 'expired'
    | 'nonce'
    | 'not-fresh';
};

type Expected = {
  readonly issuer: string;
  readonly clientId: string;
  readonly nonce: string;
  readonly nowMs: number;
  /** They had to prove it since then; null where an open session at the identity server is good enough. */
  readonly askedSinceMs: number | null;
};

/** Clocks of hospital computers are off by this much. */
const clockSkewMs = 300_000;

const refused = (why: IdTokenFault['why']): Result<never, IdTokenFault> => err({ kind: 'id-token', why });

/**
 * Verifies an id token: signature by a key of the server's JWKS (asymmetric algorithms only), issuer, audience, expiry, and the
 * nonce of this very sign-in. `jwks` is null only where the trust states that its server publishes none; the TLS connection to
 * the token endpoint stands for the signature then.
 */
export function verifyIdToken(
  token: string,
  jwks: string | null,
  expected: Expected,
): Result<Claims, IdTokenFault> {
  const [head = '', body = '', signature = '', ...rest] = token.split('.');
  const header = parsed(head, headerSchema);
  const claims = parsed(body, claimsSchema);
  if (rest.length > 0 || signature === '' || claims === undefined) return refused('malformed');
  if (jwks === null) return checkClaims(claims, expected);
  if (header === undefined) return refused('algorithm');
  const keys = keysFor(jwks, header.alg, header.kid);
  if (keys.length === 0) return refused('no-key');
  const signed = Buffer.from(`${head}.${body}`);
  const bytes = Buffer.from(signature, 'base64url');
  if (!keys.some((key) => signatureHolds(header.alg, key, signed, bytes))) return refused('signature');
  return checkClaims(claims, expected);
}

function checkClaims(claims: Claims, expected: Expected): Result<Claims, IdTokenFault> {
  const audiences = Array.isArray(claims.aud) ? claims.aud : [claims.aud];
  if (!sameIssuer(claims.iss, expected.issuer)) return refused('issuer');
  if (!audiences.includes(expected.clientId)) return refused('audience');
  if (audiences.length > 1 && claims.azp !== expected.clientId) return refused('audience');
  if (claims.exp * 1000 + clockSkewMs < expected.nowMs) return refused('expired');
  if (claims.nonce !== expected.nonce) return refused('nonce');
  const provenMs = (claims.auth_time ?? Number.POSITIVE_INFINITY) * 1000;
  return expected.askedSinceMs !== null && provenMs + clockSkewMs < expected.askedSinceMs
    ? refused('not-fresh')
    : ok(claims);
}

function parsed<T>(part: string, schema: z.ZodType<T>): T | undefined {
  const json = readJson(Buffer.from(part, 'base64url').toString('utf8'));
  const read = schema.safeParse(json.ok ? json.value : undefined);
  return read.success ? read.data : undefined;
}

function keysFor(jwks: string, alg: string, kid: string | undefined): readonly KeyObject[] {
  const json = readJson(jwks);
  const read = jwksSchema.safeParse(json.ok ? json.value : undefined);
  if (!read.success) return [];
  const type = alg.startsWith('ES') ? 'EC' : 'RSA';
  return read.data.keys
    .filter((key) => key.kty === type && (key.use ?? 'sig') === 'sig' && (key.alg ?? alg) === alg)
    .filter((key) => kid === undefined || key.kid === kid)
    .flatMap((key) => publicKey(key) ?? []);
}

function publicKey(jwk: Readonly<Record<string, unknown>>): KeyObject | undefined {
  try {
    return createPublicKey({ key: { ...jwk }, format: 'jwk' });
  } catch (error) {
    // A key this Node cannot read is no key; another of the set may be.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

function signatureHolds(alg: string, key: KeyObject, signed: Uint8Array, signature: Uint8Array): boolean {
  const digest = `sha${alg.slice(2)}`;
  if (alg.startsWith('ES')) return verify(digest, signed, { key, dsaEncoding: 'ieee-p1363' }, signature);
  // 6 is RSA_PKCS1_PSS_PADDING; its salt is as long as the digest (RFC 7518, 3.5).
  return alg.startsWith('PS')
    ? verify(digest, signed, { key, padding: 6, saltLength: 32 }, signature)
    : verify(digest, signed, key, signature);
}
