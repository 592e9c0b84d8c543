import { z } from 'zod';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { IdentityServerConfig } from '../../../shared/records/config.ts';
import { sameIssuer } from '../../../shared/records/records.ts';
import { addressWithin, readJson, type Http, type HttpFault } from '../http/http.ts';
import { operatorBase } from './identity-server.ts';

const address = z.string().min(1).max(2000).optional();

/** What is used of `.well-known/smart-configuration` (SMART App Launch 2.2) and of `.well-known/openid-configuration`. */
const documentSchema = z.object({
  issuer: address,
  jwks_uri: address,
  authorization_endpoint: address,
  token_endpoint: address,
  revocation_endpoint: address,
  code_challenge_methods_supported: z.array(z.string()).optional(),
  capabilities: z.array(z.string()).optional(),
  claims_supported: z.array(z.string()).optional(),
});
type Document = z.infer<typeof documentSchema>;

export type Discovery = {
  /** Given to fhirclient, with every address absolute; it puts a query behind the sign-in page's address, which so has none here. */
  readonly document: JsonObject;
  /** The query that the sign-in page's own address had, `?tenant=7`, or nothing. */
  readonly pageQuery: string;
  readonly pageBy: 'get' | 'post';
  /** Whether the server states when somebody last proved who they are, and so understands being asked for it. */
  readonly statesAuthTime: boolean;
  readonly tokenUrl: string;
  readonly jwksUrl: string | undefined;
  readonly revocationUrl: string | undefined;
};

export type DiscoveryFault = HttpFault | { readonly kind: 'no-pkce' };
type Read = Result<Document, HttpFault>;

/**
 * Reads how to sign in to the FHIR base `base`: its SMART configuration, and the issuer's OpenID configuration for its keys and
 * for what the first leaves out. Every address must lie on an origin of the configured identity server, so that a record cannot send a person's
 * sign-in, or a refresh token, somewhere else. Read anew at each sign-in.
 */
export async function discover(
  http: Http,
  base: string,
  server: IdentityServerConfig,
): Promise<Result<Discovery, DiscoveryFault>> {
  const issuer = server.issuer.replace(/\/+$/, '');
  const [smart, openid] = await Promise.all([
    readDocument(http, base, 'smart-configuration', server),
    readDocument(http, issuer, 'openid-configuration', server),
  ]);
  if (!smart.ok && !isAbsent(smart.fault)) return smart;
  const found = merged(
    smart.ok ? resolved(smart.value, base) : {},
    openid.ok ? resolved(openid.value, issuer) : {},
  );
  const { authorization_endpoint: page, token_endpoint: tokenUrl } = found;
  // What the first did not state the second might have: not read is not the same as not there.
  const lacks = page === undefined || tokenUrl === undefined || found.jwks_uri === undefined;
  if (lacks && !openid.ok && !isAbsent(openid.fault)) return openid;
  if (page === undefined || tokenUrl === undefined)
    return err({ kind: 'answer-unreadable', detail: 'no authorization_endpoint or no token_endpoint' });
  for (const one of [page, tokenUrl, found.jwks_uri, found.revocation_endpoint]) {
    const checked = one === undefined ? undefined : addressWithin(operatorBase(server, one), one);
    if (checked !== undefined && !checked.ok) return checked;
  }
  if (!(found.code_challenge_methods_supported ?? []).includes('S256')) return err({ kind: 'no-pkce' });
  return ok(discoveryOf({ ...found, page, tokenUrl }, server));
}

function discoveryOf(
  found: Document & { readonly page: string; readonly tokenUrl: string },
  server: IdentityServerConfig,
): Discovery {
  const page = new URL(found.page);
  const pageQuery = page.search;
  page.search = '';
  const postOffered = (found.capabilities ?? []).includes('authorize-post');
  return {
    document: {
      authorization_endpoint: page.href,
      token_endpoint: found.tokenUrl,
      code_challenge_methods_supported: ['S256'],
      capabilities: found.capabilities ?? [],
    },
    pageQuery,
    pageBy: server.authoriseBy ?? (postOffered ? 'post' : 'get'),
    statesAuthTime: (found.claims_supported ?? []).includes('auth_time'),
    tokenUrl: found.tokenUrl,
    jwksUrl: found.jwks_uri,
    revocationUrl: found.revocation_endpoint,
  };
}

async function readDocument(
  http: Http,
  base: string,
  name: 'smart-configuration' | 'openid-configuration',
  server: IdentityServerConfig,
): Promise<Read> {
  const answer = await http.read({
    url: `${base}/.well-known/${name}`,
    within: base,
    server: name === 'smart-configuration' ? 'record' : 'identity-server',
  });
  if (!answer.ok) return answer;
  const json = readJson(answer.value.text);
  if (!json.ok) return json;
  const read = documentSchema.safeParse(json.value);
  if (!read.success)
    return err({
      kind: 'answer-unreadable',
      detail: `${name}: ${read.error.issues[0]?.path.join('.') ?? ''}`,
    });
  const { issuer } = read.data;
  return issuer === undefined || sameIssuer(issuer, server.issuer)
    ? ok(read.data)
    : err({ kind: 'answer-unreadable', detail: `${name}: another issuer` });
}

/** The server answered, and has no such document. */
const isAbsent = (fault: HttpFault): boolean =>
  fault.kind === 'rejected' && (fault.status === 404 || fault.status === 410);

const addresses = ['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'revocation_endpoint'] as const;

/** Relative addresses mean a place below the base whose document states them. Only what is stated stays. */
function resolved(document: Document, base: string): Document {
  const stated = addresses.flatMap((name): [string, string][] => {
    const text = document[name];
    return text === undefined ? [] : [[name, URL.parse(text, `${base}/`)?.href ?? text]];
  });
  const rest = Object.entries(document).filter(
    ([name, value]) => value !== undefined && !addresses.some((one) => one === name),
  );
  return documentSchema.parse(Object.fromEntries([...rest, ...stated]));
}

/** The record's word first; for its keys the issuer's own. */
const merged = (smart: Document, openid: Document): Document => ({
  ...openid,
  ...smart,
  ...(openid.jwks_uri === undefined ? {} : { jwks_uri: openid.jwks_uri }),
});
