import { err, ok } from '../../shared/core/result.ts';
import type { AudienceConfig, TrustConfig } from '../../shared/records/config.ts';
import { missingScopes, neededAccess } from '../../shared/records/records.ts';
import type { Http } from '../engine/http/http.ts';
import type { RecordTokens } from '../engine/records/records.ts';
import { startSignIn, type SignInHost } from '../engine/smart/smart.ts';

/** How the check may sign in: with tokens it is given, by audience, and in the browser where that is allowed. */
export type SignInBy = {
  readonly browser: boolean;
  readonly token: (audience: string) => string | undefined;
};

/** How one audience was signed in to, in words that hold no token. */
type SignInSaid =
  | { readonly by: 'token' }
  | {
      readonly by: 'browser';
      readonly granted: readonly string[];
      readonly notGranted: readonly string[];
    }
  | { readonly by: 'nobody'; readonly why: string };

type Signed = { readonly said: SignInSaid; readonly token?: string };

export type SignedInEverywhere = {
  readonly said: (audience: string) => SignInSaid;
  readonly tokens: RecordTokens;
};

/** The variable that holds a token for an audience: `CONCORD_TOKEN_NORTHMOOR` for `northmoor`. */
export const tokenVariable = (audience: string): string =>
  `CONCORD_TOKEN_${audience.toUpperCase().replaceAll('-', '_')}`;

/** Signs in to every audience that a token was not given for: one visit of the browser an identity server. */
export async function signInEverywhere(
  http: Http<SignInHost>,
  config: TrustConfig,
  by: SignInBy,
): Promise<SignedInEverywhere> {
  const signed = new Map<string, Signed>();
  for (const { id } of config.audiences) {
    const token = by.token(id);
    if (token !== undefined) signed.set(id, { said: { by: 'token' }, token });
  }
  for (const audience of config.audiences)
    if (by.browser && !signed.has(audience.id))
      for (const [id, one] of await visit(http, config, audience, new Set(signed.keys())))
        signed.set(id, one);
  return {
    said: (id) => signed.get(id)?.said ?? { by: 'nobody', why: notAsked(id) },
    tokens: tokensOf(signed),
  };
}

const notAsked = (audience: string): string =>
  `neither --sign-in nor a token in ${tokenVariable(audience)} was given`;

async function visit(
  http: Http<SignInHost>,
  config: TrustConfig,
  audience: AudienceConfig,
  had: ReadonlySet<string>,
): Promise<readonly (readonly [string, Signed])[]> {
  const followers = config.audiences.filter(
    (one) => one.id !== audience.id && !had.has(one.id) && one.identityServer === audience.identityServer,
  );
  const done = await startSignIn(
    { http, config },
    { audience, followers, launch: undefined, fresh: false, onAddress: () => undefined },
  ).done;
  const failed = (fault: object): Signed => ({
    said: { by: 'nobody', why: 'detail' in fault ? String(fault.detail) : 'the sign-in did not work' },
  });
  if (!done.ok) return [audience, ...followers].map((one) => [one.id, failed(done.fault)]);
  const grants = [done.value.first, ...done.value.others].map(({ grant }) => grant);
  return [
    ...grants.map(({ audience: id, accessToken, granted }) => {
      const asked = config.audiences.find((one) => one.id === id)?.scopes ?? [];
      const notGranted = missingScopes(asked, neededAccess(config, id), granted);
      return [id, { said: { by: 'browser' as const, granted, notGranted }, token: accessToken }] as const;
    }),
    ...done.value.failed.map((one) => [one.audience, failed(one.fault)] as const),
  ];
}

/** A check is over before a token is: one that is refused is not renewed. */
function tokensOf(signed: ReadonlyMap<string, Signed>): RecordTokens {
  const needed = (audience: string) => err({ kind: 'sign-in-needed' as const, audience });
  return {
    owner: () => undefined,
    token: async (audience) => {
      const token = signed.get(audience)?.token;
      return token === undefined ? needed(audience) : ok(token);
    },
    renewed: async (audience) => needed(audience),
    onlyPatient: () => undefined,
  };
}
