/** Who holds a token: a person at a computer. */
export type Holder = { readonly client: string; readonly user: string };

/**
 * The model identity server: access tokens that end, refresh tokens that turn over, and sessions that can be ended. A
 * refresh token is good until its successor was used; after that it is a stolen one, and the whole session ends.
 */
export type Identity = {
  /** Whose token it is, or `undefined` for one that is not good any more. */
  readonly whose: (accessToken: string) => Holder | undefined;
  /** A first pair for a person at a computer, as after a sign-in. */
  readonly signIn: (holder: Holder) => Tokens;
  /** The token endpoint for `grant_type=refresh_token`; `undefined` is answered as `invalid_grant`. */
  readonly refresh: (refreshToken: string) => Tokens | undefined;
  /** Everything a client was given ends now: somebody has to sign in again. */
  readonly end: (client: string) => void;
  /** Access tokens end now, refresh tokens stay. */
  readonly expire: (client: string) => void;
  /** Computers that used a refresh token after its successor. */
  readonly reused: readonly string[];
};

export type Tokens = { readonly access: string; readonly refresh: string; readonly expiresInS: number };

/** What one sign-in led to. `used` is the newest pair of which something came back. */
type Family = Holder & { issued: number; used: number; ended: boolean };
type Issued = { readonly family: Family; readonly nth: number };

export function createIdentity(now: () => number, lifetimeS: number): Identity {
  const access = new Map<string, Issued & { untilMs: number }>();
  const refresh = new Map<string, Issued>();
  const families: Family[] = [];
  const reused: string[] = [];
  let made = 0;
  const issue = (family: Family): Tokens => {
    made += 1;
    family.issued += 1;
    const { client, user, issued: nth } = family;
    const tokens = {
      access: `access-${client}-${user}-${made}`,
      refresh: `refresh-${client}-${user}-${made}`,
      expiresInS: lifetimeS,
    };
    access.set(tokens.access, { family, nth, untilMs: now() + lifetimeS * 1000 });
    refresh.set(tokens.refresh, { family, nth });
    return tokens;
  };
  const cameBack = ({ family, nth }: Issued): void => {
    family.used = Math.max(family.used, nth);
  };
  return {
    reused,
    whose: (token) => {
      const held = access.get(token);
      if (held === undefined) return undefined;
      cameBack(held);
      return held.untilMs > now() && !held.family.ended ? held.family : undefined;
    },
    signIn: ({ client, user }) => {
      const family = { client, user, issued: 0, used: 0, ended: false };
      families.push(family);
      return issue(family);
    },
    refresh: (token) => {
      const held = refresh.get(token);
      if (held === undefined || held.family.ended) return undefined;
      if (held.nth < held.family.used) {
        reused.push(held.family.client);
        held.family.ended = true;
        return undefined;
      }
      cameBack(held);
      return issue(held.family);
    },
    expire: (client) => {
      for (const held of access.values()) if (held.family.client === client) held.untilMs = 0;
    },
    end: (client) => {
      for (const family of families) if (family.client === client) family.ended = true;
    },
  };
}
