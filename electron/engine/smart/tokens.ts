import type { z } from 'zod';
import { fromMillis } from '../../../shared/core/instant.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { accessSchema } from '../../../shared/ipc/session-views.ts';
import type { TrustConfig } from '../../../shared/records/config.ts';
import { isForOnePatient } from '../../../shared/records/records.ts';
import { faultDetail, type Http, type HttpFault } from '../http/http.ts';
import { caught, library, trafficOf } from './authorise.ts';
import {
  readGrant,
  refreshTokenOf,
  sealedName,
  tokensOf,
  withScope,
  writeGrant,
  type Grant,
} from './grant.ts';
import { serverOf } from './identity-server.ts';
import { withTraffic } from './traffic.ts';

/** The sealed drawer of the person who is unlocked; `undefined` bytes where nothing lies under a name. */
export type Drawer = {
  /** Whose, as `Grant.subject`. */
  readonly owner: string;
  readonly get: (name: string) => Uint8Array | undefined;
  readonly put: (name: string, bytes: Uint8Array) => void;
  readonly remove: (name: string) => void;
};

export type TokenFault =
  | { readonly kind: 'sign-in-needed'; readonly audience: string }
  /** The identity server could not be asked; the refresh token is kept. */
  | { readonly kind: 'not-renewed'; readonly fault: HttpFault };

export type AccessState = z.infer<typeof accessSchema>;

/** Keeps one person's authorisations, renews them, and hands out access tokens by audience. */
export type Tokens = {
  /** A token good for `audience` now; renewed first when it is about to expire. */
  readonly token: (audience: string) => Promise<Result<string, TokenFault>>;
  /** A token other than `refused`, which the server answered 401 to. */
  readonly renewed: (audience: string, refused: string) => Promise<Result<string, TokenFault>>;
  /** Whose tokens these are now; `undefined` while locked. */
  readonly owner: () => string | undefined;
  readonly grant: (audience: string) => Grant | undefined;
  readonly keep: (grant: Grant) => void;
  readonly drop: (audience: string) => void;
  readonly access: (audience: string) => AccessState;
  /** The one patient (the server's id, where it told it) that the sign-in is for; `undefined` where it is for everybody. */
  readonly onlyPatient: (audience: string) => { readonly id: string | null } | undefined;
};

/** Since when, and how, the identity server could not be asked. */
type Away = { readonly sinceMs: number; readonly detail: string };

const keyOf = (subject: string, audience: string): string => `${subject} ${audience}`;

/** Renewed this long before its end, so that a request under way does not outlive its token. */
const earlyMs = 15_000;

type Parts = {
  readonly http: Http;
  readonly config: TrustConfig;
  readonly drawer: () => Drawer | undefined;
  readonly changed: () => void;
};

export function createTokens({ http, config, drawer, changed }: Parts): Tokens {
  const underway = new Map<string, Promise<Result<string, TokenFault>>>();
  const unavailable = new Map<string, Away>();
  // A renewal that came back after its owner had locked, or that the disk did not take: the old refresh token is spent, so the new
  // one waits for them here.
  const late = new Map<string, Grant>();

  const keep = (kept: Grant): boolean => keepFor(drawer(), late, kept);
  const { grant, known } = granted(drawer, late, keep);
  const needed = (audience: string): Result<never, TokenFault> => err({ kind: 'sign-in-needed', audience });

  /** One renewal in flight per grant: a rotated refresh token used twice would end the whole family. */
  const renew = (held: Grant): Promise<Result<string, TokenFault>> => {
    const key = keyOf(held.subject, held.audience);
    const running = underway.get(key);
    if (running !== undefined) return running;
    const started = renewOnce({ http, config }, held, keep, unavailable).finally(() => {
      underway.delete(key);
      changed();
    });
    underway.set(key, started);
    return started;
  };

  return {
    owner: () => drawer()?.owner,
    grant,
    token: async (audience) => {
      const held = grant(audience);
      if (held === undefined || held.expiredSinceMs !== null) return needed(audience);
      return held.expiresAtMs - earlyMs > http.host.now() ? ok(held.accessToken) : renew(held);
    },
    renewed: async (audience, refused) => {
      const held = grant(audience);
      if (held === undefined || held.expiredSinceMs !== null) return needed(audience);
      return held.accessToken === refused ? renew(held) : ok(held.accessToken);
    },
    keep: (kept) => {
      unavailable.delete(kept.audience);
      void keep(kept);
    },
    drop: (audience) => drawer()?.remove(sealedName(audience)),
    onlyPatient: (audience) => {
      const held = grant(audience);
      return held === undefined || !isForOnePatient(held.granted) ? undefined : { id: held.patient };
    },
    access: (audience) => accessOf(known(audience), unavailable.get(audience)),
  };
}

/** What is granted for an audience, after what waits was put away; and, for showing only, without anything being written. */
function granted(
  drawer: () => Drawer | undefined,
  late: ReadonlyMap<string, Grant>,
  keep: (waiting: Grant) => boolean,
): Record<'grant' | 'known', (audience: string) => Grant | undefined> {
  return {
    grant: (audience) => {
      const open = drawer();
      if (open === undefined) return undefined;
      const waiting = late.get(keyOf(open.owner, audience));
      if (waiting !== undefined) void keep(waiting);
      return storedIn(open, audience);
    },
    known: (audience) => {
      const open = drawer();
      if (open === undefined) return undefined;
      return late.get(keyOf(open.owner, audience)) ?? storedIn(open, audience);
    },
  };
}

/** Whether it lies in its owner's drawer now; else, and where the disk does not take it, it waits for them. */
function keepFor(open: Drawer | undefined, late: Map<string, Grant>, kept: Grant): boolean {
  const key = keyOf(kept.subject, kept.audience);
  late.set(key, kept);
  if (open?.owner !== kept.subject) return false;
  open.put(sealedName(kept.audience), writeGrant(kept));
  late.delete(key);
  return true;
}

function storedIn(open: Drawer, audience: string): Grant | undefined {
  const bytes = open.get(sealedName(audience));
  return bytes === undefined ? undefined : readGrant(bytes);
}

function accessOf(held: Grant | undefined, away: Away | undefined): AccessState {
  if (held === undefined) return { kind: 'signed-out' };
  if (held.expiredSinceMs !== null) return { kind: 'expired', since: fromMillis(held.expiredSinceMs) };
  if (away !== undefined)
    return { kind: 'unavailable', since: fromMillis(away.sinceMs), detail: away.detail };
  return {
    kind: 'signed-in',
    until: fromMillis(held.expiresAtMs),
    missingScopes: [...held.missing],
    lacks: [
      ...(held.revocationUrl === null ? (['revocation'] as const) : []),
      ...(held.withoutKeys ? (['keys'] as const) : []),
      ...(isForOnePatient(held.granted) ? (['other-patients'] as const) : []),
    ],
  };
}

/**
 * Renews once. Only the identity server's own refusal ends the authorisation, under whatever status it gives it; a dropped
 * network, a 503 or a proxy's page leaves the refresh token as it was.
 */
async function renewOnce(
  { http, config }: Pick<Parts, 'http' | 'config'>,
  held: Grant,
  keep: (next: Grant) => boolean,
  unavailable: Map<string, Away>,
): Promise<Result<string, TokenFault>> {
  const over = (): Result<string, TokenFault> => {
    void keep({ ...held, expiredSinceMs: http.host.now() });
    return err({ kind: 'sign-in-needed', audience: held.audience });
  };
  if (refreshTokenOf(held.state) === undefined) return over();
  const renewable = withScope(held.state, `${held.granted.join(' ')} offline_access`);
  const state = await caught(() =>
    withTraffic(trafficOf(http, serverOf(config, held.issuer), {}), async () =>
      (await library()).refreshState(renewable),
    ),
  );
  if (!state.ok) {
    if (endsIt(state.fault)) return over();
    const sinceMs = unavailable.get(held.audience)?.sinceMs ?? http.host.now();
    unavailable.set(held.audience, { sinceMs, detail: faultDetail(state.fault) });
    return err({ kind: 'not-renewed', fault: state.fault });
  }
  const tokens = tokensOf(state.value, http.host.now());
  unavailable.delete(held.audience);
  const kept = keep({
    ...held,
    accessToken: tokens.accessToken,
    expiresAtMs: tokens.expiresAtMs,
    state: { ...state.value },
  });
  // A server takes the use of a new token for a sign that its refresh token arrived: what is not kept yet is used by nobody.
  return kept ? ok(tokens.accessToken) : err({ kind: 'not-renewed', fault: locked });
}

const locked: HttpFault = { kind: 'not-answering', layer: 'this-computer', detail: 'locked meanwhile' };

/** Errors of OAuth that no repeat of the same request mends. */
const endings: readonly string[] = ['invalid_grant', 'invalid_client', 'unauthorized_client'];

/** A proxy's page under the same status says nothing about the grant. */
const endsIt = (fault: HttpFault): boolean =>
  fault.kind === 'unauthorised' ||
  (fault.kind === 'rejected' && fault.issues.some(({ code }) => endings.includes(code)));
