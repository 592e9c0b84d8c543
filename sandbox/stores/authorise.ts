import { type Refusal, refuse } from '../fhir/outcomes.ts';
import type { Introspect, Token } from './introspection.ts';
import { allows, needsOf } from './scopes.ts';

const unauthorised = (why: string, error: string): Refusal =>
  refuse(401, 'login', why, { 'www-authenticate': `Bearer realm="sandbox"${error}` });

/** The token of a request: 401 without a live one, and with one that was issued for another audience. */
export async function identify(
  authorization: string | undefined,
  audience: string,
  introspect: Introspect,
): Promise<Token> {
  const [, bearer] = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization ?? '') ?? [];
  if (bearer === undefined) throw unauthorised('A bearer token is needed here.', '');
  const token = await introspect(bearer);
  if (token === undefined)
    throw unauthorised(
      'The token has expired or was revoked.',
      ', error="invalid_token", error_description="expired"',
    );
  if (token.audience !== audience)
    throw unauthorised(
      'The token was issued for another audience.',
      ', error="invalid_token", error_description="wrong audience"',
    );
  return token;
}

/** 403 naming the first scope that is missing. */
export function permit(token: Token, method: string, url: string, body: unknown): void {
  const missing = needsOf(method, url, body).find((need) => !allows(token.scopes, need.type, need.letter));
  if (missing === undefined) return;
  const scope = `user/${missing.type}.${missing.letter}`;
  throw refuse(403, 'forbidden', `The scope ${scope} was not granted.`, {
    'www-authenticate': `Bearer realm="sandbox", error="insufficient_scope", scope="${scope}"`,
  });
}
