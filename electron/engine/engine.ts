import type { EngineEvent } from '../../shared/ipc/contract.ts';
import type { ReplyMessage } from '../../shared/ipc/messages.ts';
import type { Role } from '../../shared/cases/cases.ts';
import type { Result } from '../../shared/core/result.ts';
import type { Fault } from '../../shared/ipc/faults.ts';
import { must } from '../../shared/core/must.ts';
import type { TrustConfig } from '../../shared/records/config.ts';

import { auditHandlers, callRecorder, keepAnchoring } from './audit/handlers.ts';
import { caseSummaries } from './cases/cases.ts';
import { caseHandlers } from './cases/handlers.ts';
import { clearingOf } from './clearing/clearing.ts';
import type { EngineContext, User } from './context.ts';
import type { MigrationProgress } from './db/migrate.ts';
import { dispatch } from './dispatch.ts';
import { dmdHandlers } from './dmd/handlers.ts';
import { keepEscrow } from './escrow/escrow.ts';
import type { Handlers } from './handlers.ts';
import type { Host, Port } from './host.ts';
import { policyHandlers, recordPolicyChanges } from './policy/handlers.ts';
import { launchesOf } from './launch/launch.ts';
import { noPolicy, readPolicy, type FoundPolicy, type Policy, type PolicyRead } from './policy/policy.ts';
import { sessionHandlers, viewSession } from './session/handlers.ts';
import { createSession, retireAfterLock, type LockReason, type SessionControl } from './session/session.ts';
import { outboxHandlers } from './outbox/handlers.ts';
import { keepSending, withWaiting } from './outbox/outbox.ts';
import { keepPurging } from './purge/purge.ts';
import { outboxSenderOf } from './sync/sync.ts';
import { smartHandlers } from './smart/handlers.ts';
import { smartOf } from './smart/smart.ts';
import { keepCacheRules } from './sync/sync.ts';
import { typedInHandlers } from './typed-in/handlers.ts';
import type { ScryptCost } from './vault/vault.ts';
import { wardHandlers } from './wards/handlers.ts';

export type EngineOptions = {
  readonly host: Host;
  readonly port: Port;
  readonly config: TrustConfig;
  /** Why there is nobody unlocked yet. */
  readonly why?: LockReason;
  /** Told once that this engine had a store open, was locked, and has nothing left to do: a fresh one takes its place. */
  readonly retired?: (why: LockReason) => void;
  /** What the trust decided for this computer, as it was found; nothing, when left out. */
  readonly policy?: FoundPolicy;
  /** Shorter or longer in tests than any policy may say. */
  readonly idleLockMs?: number;
  /** Of new PINs; lower in tests than the product's. */
  readonly cost?: ScryptCost;
};

export type Engine = {
  /** Locks, closes the store and comes back when both are done; later calls are answered `engine-stopped`. */
  readonly stop: () => Promise<void>;
};

const roleOf = (user: Result<User, Fault>): Role | undefined => (user.ok ? user.value.role : undefined);

/** What goes on by itself while somebody is unlocked. */
function keepWorking(context: EngineContext): { readonly heard: (event: EngineEvent) => void } {
  const sending = keepSending(context);
  const escrow = keepEscrow(context);
  const anchoring = keepAnchoring(context);
  keepPurging(context);
  recordPolicyChanges(context);
  keepCacheRules(context);
  return {
    heard: ({ event }) => {
      // A sign-in or a network that came back may let something go.
      if (event === 'session-changed') sending.signalled();
      if (event !== 'outbox-changed') return;
      escrow.changed();
      anchoring.changed();
    },
  };
}

function handlersOf(context: EngineContext, session: SessionControl, decided: PolicyRead): Handlers {
  const { host, config } = context;
  const smart = smartOf(context);
  const records = () => withWaiting(context, smart.recordStatuses());
  const { waiting: launchWaiting, receiveLaunch } = launchesOf(context);
  const network = smart.network.now;
  const view = () => viewSession(session, { host, config, records, network, launchWaiting });
  return {
    ...sessionHandlers(session, view),
    ...smartHandlers(smart, view),
    receiveLaunch,
    ...wardHandlers(context, caseSummaries(context)),
    ...caseHandlers(context),
    ...outboxHandlers(context, smart.network.now),
    ...dmdHandlers(context),
    ...policyHandlers(decided),
    ...auditHandlers(context, (id) => session.slots().find(({ user }) => user.id === id)?.user.name),
    ...typedInHandlers(context),
  };
}

const toldToPage = (emit: EngineContext['emit']) => ({
  changed: () => emit({ event: 'session-changed' }),
  locking: (why: LockReason) => emit({ event: 'locked', why }),
  updating: ({ moved, total }: MigrationProgress) => emit({ event: 'store-updating', moved, total }),
});

const decidedForSession = (host: Host, policy: Policy) => ({
  idleLockMs: policy.idleLockMinutes * 60_000,
  keyChanges: policy.keyChanges,
  clearing: clearingOf(host, policy),
});

/** Wires the rooms of the engine to a host and a port. Decides nothing. */
export async function startEngine({
  host,
  port,
  config,
  why = 'started',
  policy = noPolicy,
  idleLockMs,
  cost,
  retired,
}: EngineOptions): Promise<Engine> {
  const life = { stopped: false, heard: (_event: EngineEvent): void => undefined };
  const emit: EngineContext['emit'] = (event) => {
    const message: ReplyMessage = { type: 'event', event };
    if (life.stopped) return;
    port.post(message);
    life.heard(event);
  };
  const decided = readPolicy(policy);
  const session = await createSession(host, {
    ...decidedForSession(host, decided.policy),
    ...(idleLockMs === undefined ? {} : { idleLockMs }),
    startedBecause: why,
    audience: must(config.audiences[0], 'a trust has an audience').id,
    ...toldToPage(emit),
    ...(cost === undefined ? {} : { cost }),
  });
  const context: EngineContext = { host, config, policy: decided.policy, session, emit };
  life.heard = keepWorking(context).heard;
  const handlers = handlersOf(context, session, decided);
  const rest = { settled: (): void => undefined };
  const dispatching = dispatch(port, {
    host,
    handlers,
    touch: session.touch,
    visit: session.visit,
    role: () => roleOf(session.user()),
    stopped: () => life.stopped,
    record: callRecorder(session),
    settled: () => rest.settled(),
  });
  rest.settled = retireAfterLock({
    session,
    inFlight: dispatching.inFlight,
    drained: outboxSenderOf(context).idle,
    after: host.after,
    retired: (reason) => {
      life.stopped = retired !== undefined;
      retired?.(reason);
    },
  }).settled;
  host.log({ level: 'info', event: 'engine-started', data: { host: host.kind, version: host.appVersion } });
  return {
    stop: async () => {
      life.stopped = true;
      smartOf(context).cancelSignIn();
      await session.end();
    },
  };
}
