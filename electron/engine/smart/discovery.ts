import { z } from 'zod';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import { addressWithin, readJson, type Http, type HttpFault } from '../http/http.ts';

const address = z.string().min(1).max(2000);

/** What is used of `.well-known/smart-configuration` (SMART App Launch 2.2). */
const smartConfiguration = z.object({
  issuer: address.optional(),
  jwks_uri: address.optional(),
  authorization_endpoint: address,
  token_endpoint: address,
  revocation_endpoint: address.optional(),
  code_challenge_methods_supported: z.array(z.string()),
});

export type Discovery = {
  /** The document as received; fhirclient is given this. */
  readonly document: JsonObject;
  readonly tokenUrl: string;
  readonly jwksUrl: string | undefined;
  readonly revocationUrl: string | undefined;
};

export type DiscoveryFault = HttpFault | { readonly kind: 'no-pkce' };

/**
 * Reads how to sign in to the FHIR base `base`. Every address must lie on the origin of the configured `issuer`, so that a
 * record cannot send a person's sign-in, or a refresh token, somewhere else. Read anew at each sign-in.
 */
export async function discover(
  http: Http,
  base: string,
  issuer: string,
): Promise<Result<Discovery, DiscoveryFault>> {
  const answer = await http.read({
    url: `${base}/.well-known/smart-configuration`,
    within: base,
    server: 'record',
  });
  if (!answer.ok) return answer;
  const document = readJson(answer.value.text);
  if (!document.ok) return document;
  const read = smartConfiguration.safeParse(document.value);
  if (!read.success)
    return err({
      kind: 'answer-unreadable',
      detail: `smart-configuration: ${read.error.issues[0]?.path.join('.') ?? ''}`,
    });
  const found = read.data;
  if (found.issuer !== undefined && found.issuer !== issuer)
    return err({ kind: 'answer-unreadable', detail: 'another issuer' });
  const addresses = [
    found.authorization_endpoint,
    found.token_endpoint,
    found.jwks_uri,
    found.revocation_endpoint,
  ];
  for (const one of addresses) {
    const checked = one === undefined ? undefined : addressWithin(issuer, one);
    if (checked !== undefined && !checked.ok) return checked;
  }
  if (!found.code_challenge_methods_supported.includes('S256')) return err({ kind: 'no-pkce' });
  return ok({
    document: document.value,
    tokenUrl: found.token_endpoint,
    jwksUrl: found.jwks_uri,
    revocationUrl: found.revocation_endpoint,
  });
}
