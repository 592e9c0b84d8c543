import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { type Context, errors } from 'oidc-provider';
import type { Launches } from './launches.ts';
import { displayName, personNamed, practitionerId } from './people.ts';
import { everyScope } from './scopes.ts';
import type { Vault } from './vault.ts';

export const introspectionClient = 'northmoor-stores';

/** The FHIR bases a token may be asked for, with the audience each belongs to. */
export type Audience = { readonly id: string; readonly name: string; readonly bases: readonly string[] };

export type IdentityOptions = {
  readonly clientId: string;
  readonly introspectionSecret: string;
  readonly audiences: readonly Audience[];
  /** The FHIR base that holds the Practitioners. */
  readonly peopleBase: string;
};

export const audienceOf = (options: IdentityOptions, base: string | undefined): Audience | undefined =>
  options.audiences.find(
    (audience) => base !== undefined && audience.bases.includes(base.replace(/\/$/, '')),
  );

function signingKey(): object {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'sandbox' };
}

const clients = (options: IdentityOptions): object[] => [
  {
    client_id: options.clientId,
    client_name: 'Concord',
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    // For a native app any port of the loopback address is accepted (RFC 8252, 7.3).
    redirect_uris: ['http://127.0.0.1/callback'],
  },
  {
    client_id: introspectionClient,
    client_secret: options.introspectionSecret,
    grant_types: [],
    response_types: [],
    redirect_uris: [],
    token_endpoint_auth_method: 'client_secret_basic',
  },
];

function account(options: IdentityOptions, id: string): object | undefined {
  const person = personNamed(id);
  if (person === undefined) return undefined;
  const fhirUser = `${options.peopleBase}/Practitioner/${practitionerId(person.username)}`;
  return {
    accountId: id,
    claims: async () => ({ sub: id, name: displayName(person), fhirUser, profile: fhirUser }),
  };
}

/** SMART's own parameters: `aud` names the FHIR base and must be one of ours, `launch` must be one we gave out. */
const extraParams = (options: IdentityOptions, launches: Launches): object => ({
  aud: (_ctx: Context, value: string | undefined) => {
    if (audienceOf(options, value) === undefined)
      throw new errors.InvalidRequest("aud must be the FHIR base of one of this trust's records");
  },
  launch: (_ctx: Context, value: string | undefined) => {
    if (value !== undefined && launches.find(value) === undefined)
      throw new errors.InvalidRequest('launch is not known here');
  },
});

/** oidc-provider made into a SMART App Launch 2.2 server. */
export const configuration = (options: IdentityOptions, vault: Vault, launches: Launches): object => ({
  adapter: vault.adapter(),
  clients: clients(options),
  jwks: { keys: [signingKey()] },
  cookies: { keys: [randomBytes(24).toString('hex')] },
  scopes: everyScope,
  claims: { openid: ['sub'], profile: ['name', 'profile'], fhirUser: ['fhirUser'] },
  // fhirclient reads fhirUser from the id token, which by the letter of OpenID Connect would not hold it.
  conformIdTokenClaims: false,
  extraParams: extraParams(options, launches),
  features: {
    devInteractions: { enabled: false },
    introspection: {
      enabled: true,
      allowedPolicy: (_ctx: Context, client: { clientId: string }) => client.clientId === introspectionClient,
    },
    revocation: {
      enabled: true,
      allowedPolicy: (_ctx: Context, client: { clientId: string }, token: { clientId: string }) =>
        client.clientId === token.clientId,
    },
    rpInitiatedLogout: { enabled: false },
    userinfo: { enabled: false },
  },
  pkce: { required: () => true },
  rotateRefreshToken: true,
  expiresWithSession: () => false,
  // Each authorisation is a grant of its own, or revoking one audience would revoke the other.
  loadExistingGrant: async (ctx: Context) => {
    const id = ctx.oidc?.result?.consent?.grantId;
    return id === undefined ? undefined : ctx.oidc?.provider.Grant.find(id);
  },
  extraTokenClaims: (_ctx: Context, token: { grantId?: string }) => ({
    smart_audience: audienceOf(options, launches.of(token.grantId)?.audience)?.id,
  }),
  findAccount: async (_ctx: Context, id: string) => account(options, id),
  interactions: { url: (_ctx: Context, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
  routes: { authorization: '/auth' },
  ttl: {
    AccessToken: 900,
    AuthorizationCode: 60,
    IdToken: 900,
    Interaction: 3600,
    RefreshToken: 43_200,
    Session: 43_200,
    Grant: 86_400,
  },
});
