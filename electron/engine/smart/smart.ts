import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import type { RecordStatusView } from '../../../shared/ipc/session-views.ts';
import { allSources, askedAt } from '../../../shared/records/records.ts';
import type { AudienceConfig } from '../../../shared/records/config.ts';
import type { EngineContext } from '../context.ts';
import type { Host } from '../host.ts';
import { cachedPeople } from '../db/queries/cached-people.ts';
import { createHttp, usualHttp, type Http, type HttpSettings } from '../http/http.ts';
import { anyServerAnswers, placeAnswers } from './ask-servers.ts';
import { sealedName, writeGrant } from './grant.ts';
import { serverOf } from './identity-server.ts';
import { createInteractiveSignIn, type Meant } from './interactive-sign-in.ts';
import { watchNetwork, type NetworkWatch } from './network.ts';
import { createTokens, type AccessState, type Drawer, type Tokens } from './tokens.ts';
import { revoke } from './revoke.ts';
import type { SignedIn } from './sign-in.ts';

export { startSignIn } from './sign-in.ts';
export type { SignInHost } from './authorise.ts';
export type { Tokens, TokenFault } from './tokens.ts';

/** Signing in and out of the trust's identity servers, and the tokens that come of it. One per engine. */
export type Smart = {
  readonly http: Http<Host>;
  readonly tokens: Tokens;
  /**
   * Opens the system browser and comes back when the redirect has. The other audiences of the same identity server are
   * taken along in the same browser session. An enrolled person keeps the tokens; a newcomer goes on to choose a PIN.
   */
  readonly signIn: (audience: string, meant?: Meant, launch?: string) => Promise<Result<void, Fault>>;
  readonly cancelSignIn: () => void;
  /** A launch from the trust's record system; `iss` must be a configured FHIR base. */
  readonly beginEhrLaunch: (launch: {
    readonly iss: string;
    readonly launch: string;
  }) => Promise<Result<Launched, Fault>>;
  /** Revokes and forgets every grant of the person unlocked; a fault says what could not be told to a server. */
  readonly signOut: () => Promise<Result<void, Fault>>;
  readonly recordStatuses: () => RecordStatusView[];
  readonly network: NetworkWatch;
};

const smarts = new WeakMap<EngineContext, Smart>();

/** The one Smart of an engine, made at its first use. */
export function smartOf(context: EngineContext, settings: HttpSettings = usualHttp): Smart {
  const made = smarts.get(context) ?? createSmart(context, settings);
  smarts.set(context, made);
  return made;
}

function createSmart(context: EngineContext, settings: HttpSettings): Smart {
  const { host, config, session, emit } = context;
  const changed = (): void => emit({ event: 'session-changed' });
  const network = watchNetwork({
    ask: () => anyServerAnswers(host, config),
    askOne: (place) => placeAnswers(host, config, place),
    changed,
  });
  const http = createHttp(host, settings, network.observe);
  const drawer = (): Drawer | undefined => {
    const [box, user] = [session.sealed(), session.user()];
    return box.ok && user.ok ? { ...box.value, owner: user.value.id } : undefined;
  };
  const tokens = createTokens({ http, config, drawer, changed });
  const interactive = createInteractiveSignIn(context, http, (signedIn, meant) =>
    settle(context, tokens, signedIn, meant),
  );
  const access = (audience: string): AccessState => {
    const address = interactive.address();
    return address?.audience === audience
      ? { kind: 'signing-in', url: address.url }
      : tokens.access(audience);
  };

  return {
    http,
    tokens,
    signIn: async (id, meant = anybody, launch) => {
      const audience = config.audiences.find((one) => one.id === id);
      return audience === undefined
        ? err({ kind: 'not-found', what: 'audience' })
        : interactive.begin(audience, { launch, meant, fresh: !session.user().ok });
    },
    cancelSignIn: interactive.cancel,
    beginEhrLaunch: async ({ iss, launch }) => {
      const audience = audienceAt(context, iss);
      if (audience === undefined) return err({ kind: 'not-found', what: 'audience' });
      const begun = await interactive.begin(audience, { launch, meant: anybody, fresh: !session.user().ok });
      if (!begun.ok) return begun;
      const held = tokens.grant(audience.id);
      return ok({
        audience: audience.id,
        patient: held?.patient ?? null,
        encounter: held?.encounter ?? null,
      });
    },
    signOut: () => signOut(context, http, tokens),
    recordStatuses: () => recordStatuses(context, access, network),
    network,
  };
}

/** What the record system said it was launched for: its own ids, null where it said none. */
export type Launched = {
  readonly audience: string;
  readonly patient: string | null;
  readonly encounter: string | null;
};

const anybody: Meant = { kind: 'anybody' };

/** Keeps the grants of whoever signed in, or hands them to the session for a newcomer. */
function settle(
  context: EngineContext,
  tokens: Tokens,
  { first, others }: SignedIn,
  meant: Meant,
): Result<void, Fault> {
  const { subject, name, role, registration } = first.person;
  if (meant.kind === 'user' && meant.user !== subject)
    return err({ kind: 'sign-in-failed', reason: 'different-person', detail: '' });
  if (meant.kind === 'not' && meant.user === subject)
    return err({ kind: 'sign-in-failed', reason: 'same-person', detail: '' });
  // A follower for somebody else would mean that two people share the browser; theirs is not ours to keep.
  const grants = [first, ...others].map((one) => one.grant).filter((grant) => grant.subject === subject);
  const secrets = new Map(grants.map((grant) => [sealedName(grant.audience), writeGrant(grant)]));
  const begun = context.session.beginEnrolment({ user: { id: subject, name, role, registration }, secrets });
  const user = context.session.user();
  if (begun.ok && user.ok && user.value.id === subject) for (const grant of grants) tokens.keep(grant);
  return begun;
}

function audienceAt(context: EngineContext, iss: string): AudienceConfig | undefined {
  const base = iss.replace(/\/+$/, '');
  const source = allSources(context.config).find((one) => one.source.fhirBase === base)?.source;
  return context.config.audiences.find((one) => one.fhirBaseForAud === base || one.id === source?.audience);
}

async function signOut(context: EngineContext, http: Http, tokens: Tokens): Promise<Result<void, Fault>> {
  const user = context.session.user();
  if (!user.ok) return user;
  const grants = context.config.audiences.flatMap((audience) => tokens.grant(audience.id) ?? []);
  for (const grant of grants) tokens.drop(grant.audience);
  context.emit({ event: 'session-changed' });
  const outcomes = await Promise.all(
    grants.map(async (grant) => ({
      grant,
      revocation: await revoke(http, serverOf(context.config, grant.issuer), grant),
    })),
  );
  const failed = outcomes.find(({ revocation }) => revocation.kind === 'failed');
  if (failed?.revocation.kind === 'failed') {
    return err({
      kind: 'not-answering',
      layer: 'identity-server',
      source: failed.grant.audience,
      detail: `signed out here, not revoked there: ${failed.revocation.detail}`,
    });
  }
  const silent = outcomes.filter(({ revocation }) => revocation.kind === 'not-offered');
  if (silent.length > 0) {
    const names = silent.map(
      ({ grant }) => context.config.audiences.find(({ id }) => id === grant.audience)?.name ?? grant.audience,
    );
    return err({
      kind: 'not-possible',
      why: `signed out here; the identity server of ${names.join(' and of ')} offers no revocation`,
    });
  }
  return ok(undefined);
}

/** How every authorisation stands, with the sources behind it. */
function recordStatuses(
  context: EngineContext,
  access: (audience: string) => AccessState,
  network: NetworkWatch,
): RecordStatusView[] {
  const store = context.session.store();
  return context.config.audiences.map((audience) => {
    const found = allSources(context.config).filter(({ source }) => source.audience === audience.id);
    const endpoints = JSON.stringify(found.map(({ source }) => source.id));
    return {
      audience: audience.id,
      name: audience.name,
      sources: found.map(({ source }) => ({
        id: source.id,
        name: source.name,
        role: source.role,
        answering: askedAt(context.config.tie, source).every(({ place }) => network.answers(place)),
      })),
      architecture: [...new Set(found.map(({ record }) => record.architecture))].join(', '),
      access: access(audience.id),
      cachedPatients: store.ok ? (store.value.read.get(cachedPeople, { endpoints })?.people ?? 0) : null,
      waitingEntries: null,
    };
  });
}
