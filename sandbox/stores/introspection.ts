import { refuse } from '../fhir/outcomes.ts';

/** What the stores know about a token, from the identity server's introspection (RFC 7662). */
export type Token = {
  readonly subject: string;
  readonly audience: string;
  readonly scopes: readonly string[];
};

export type Introspect = (token: string) => Promise<Token | undefined>;

type Answer = { active?: boolean; sub?: string; smart_audience?: string; scope?: string };

/** Asks the identity server about every token, every time: a token that was expired or revoked stops at once. */
export const introspection =
  (endpoint: string, clientId: string, secret: string): Introspect =>
  async (token) => {
    const credentials = Buffer.from(`${clientId}:${secret}`).toString('base64');
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { authorization: `Basic ${credentials}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ token }),
    }).catch(() => undefined);
    if (response?.ok !== true)
      throw refuse(503, 'transient', 'The identity server cannot be asked about this token.');
    const answer = (await response.json()) as Answer;
    if (answer.active !== true) return undefined;
    return {
      subject: answer.sub ?? '',
      audience: answer.smart_audience ?? '',
      scopes: (answer.scope ?? '').split(' '),
    };
  };
