import { scopesSupported } from '../identity/scopes.ts';

/** `.well-known/smart-configuration` (SMART App Launch 2.2), the same on every FHIR base and on the issuer. */
export const smartConfiguration = (issuer: string): object => ({
  issuer,
  jwks_uri: `${issuer}/jwks`,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  token_endpoint_auth_methods_supported: ['none'],
  introspection_endpoint: `${issuer}/token/introspection`,
  revocation_endpoint: `${issuer}/token/revocation`,
  grant_types_supported: ['authorization_code', 'refresh_token'],
  response_types_supported: ['code'],
  code_challenge_methods_supported: ['S256'],
  scopes_supported: scopesSupported,
  capabilities: [
    'launch-ehr',
    'launch-standalone',
    'client-public',
    'sso-openid-connect',
    'context-ehr-patient',
    'context-banner',
    'permission-offline',
    'permission-user',
    'permission-patient',
    'permission-v2',
  ],
});
