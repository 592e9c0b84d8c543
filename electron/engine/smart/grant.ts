import { z } from 'zod';
import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { must } from '../../../shared/core/must.ts';

const grantSchema = z.object({
  version: z.literal(1),
  audience: z.string(),
  /** Whose: `issuer#sub`. */
  subject: z.string(),
  tokenUrl: z.string(),
  revocationUrl: z.string().nullable(),
  issuer: z.string(),
  granted: z.array(z.string()),
  missing: z.array(z.string()),
  /** The trust states that this server publishes no keys; the id token was believed by the way it came. */
  withoutKeys: z.boolean().default(false),
  /** The server's own id of the patient that the sign-in was launched with. */
  patient: z.string().nullable().default(null),
  /** The stay it was launched in. */
  encounter: z.string().nullable().default(null),
  accessToken: z.string(),
  expiresAtMs: z.number(),
  /** Set when the server would not renew it; cached patients stay readable. */
  expiredSinceMs: z.number().nullable(),
  /** fhirclient's state, the token response with the refresh token in it. */
  state: z.record(z.string(), z.unknown()),
});

/** One authorisation of one person for one audience. Sealed under that person's key whenever it is at rest. */
export type Grant = Readonly<z.infer<typeof grantSchema>>;

const encoder = new TextEncoder();

export const writeGrant = (grant: Grant): Uint8Array => encoder.encode(JSON.stringify(grant));

/** By the very bytes: whoever keeps those opened asks with them at each request. */
const grantsRead = new WeakMap<Uint8Array, Grant>();

/** `undefined` for a grant of a version this program does not know: the person signs in again, nothing else is lost. */
export function readGrant(bytes: Uint8Array): Grant | undefined {
  const known = grantsRead.get(bytes);
  if (known !== undefined) return known;
  const read = grantSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
  if (read.success) grantsRead.set(bytes, read.data);
  return read.success ? read.data : undefined;
}

export const sealedName = (audience: string): string => `grant:${audience}`;

/** What a token response says; expiry is reckoned by our clock from the moment it came. */
export function tokensOf(
  state: JsonObject,
  nowMs: number,
): {
  readonly accessToken: string;
  readonly expiresAtMs: number;
  readonly scope: string | undefined;
  readonly idToken: string | undefined;
  readonly patient: string | undefined;
  readonly encounter: string | undefined;
} {
  const response = tokenResponse(state);
  const seconds = Number(response['expires_in'] ?? 300);
  return {
    accessToken: must(textIn(response, 'access_token'), 'fhirclient asserts an access token'),
    expiresAtMs: nowMs + (Number.isFinite(seconds) ? seconds : 300) * 1000,
    scope: textIn(response, 'scope'),
    idToken: textIn(response, 'id_token'),
    patient: textIn(response, 'patient'),
    encounter: textIn(response, 'encounter'),
  };
}

export const refreshTokenOf = (state: JsonObject): string | undefined =>
  textIn(tokenResponse(state), 'refresh_token');

/** The library refuses to renew without an offline scope in the response, which servers leave out when nothing was narrowed. */
export function withScope(state: JsonObject, scope: string): JsonObject {
  return { ...state, tokenResponse: { ...tokenResponse(state), scope } };
}

const tokenResponse = (state: JsonObject): JsonObject =>
  isObject(state['tokenResponse']) ? state['tokenResponse'] : {};

function textIn(object: JsonObject, key: string): string | undefined {
  const value = object[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
