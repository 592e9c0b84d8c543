/** The model identity server: access tokens that end, refresh tokens that turn over, and sessions that can be ended. */
export type Identity = {
  /** Whose token it is, or `undefined` for one that is not good any more. */
  readonly whose: (accessToken: string) => string | undefined;
  /** A first pair for a client, as after a sign-in. */
  readonly signIn: (client: string) => Tokens;
  /** The token endpoint for `grant_type=refresh_token`; `undefined` is answered as `invalid_grant`. */
  readonly refresh: (refreshToken: string) => Tokens | undefined;
  /** Everything a client was given ends now: somebody has to sign in again. */
  readonly end: (client: string) => void;
  /** Access tokens end now, refresh tokens stay. */
  readonly expire: (client: string) => void;
};

export type Tokens = { readonly access: string; readonly refresh: string; readonly expiresInS: number };

export function createIdentity(now: () => number, lifetimeS: number): Identity {
  const access = new Map<string, { readonly client: string; readonly untilMs: number }>();
  const refresh = new Map<string, string>();
  let made = 0;
  const issue = (client: string): Tokens => {
    made += 1;
    const tokens = {
      access: `access-${client}-${made}`,
      refresh: `refresh-${client}-${made}`,
      expiresInS: lifetimeS,
    };
    access.set(tokens.access, { client, untilMs: now() + lifetimeS * 1000 });
    refresh.set(tokens.refresh, client);
    return tokens;
  };
  const forget = (client: string): void => {
    for (const [token, held] of access) if (held.client === client) access.delete(token);
  };
  return {
    whose: (token) => {
      const held = access.get(token);
      return held !== undefined && held.untilMs > now() ? held.client : undefined;
    },
    signIn: issue,
    // An old refresh token stays good, as servers allow whose clients can lose an answer.
    refresh: (token) => {
      const client = refresh.get(token);
      return client === undefined ? undefined : issue(client);
    },
    expire: forget,
    end: (client) => {
      forget(client);
      for (const [token, owner] of refresh) if (owner === client) refresh.delete(token);
    },
  };
}
