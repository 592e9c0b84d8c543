import type { EngineEvent } from '../../shared/ipc/events.ts';
import type { ReplyMessage } from '../../shared/ipc/messages.ts';
import type { Role } from '../../shared/cases/cases.ts';
import type { Result } from '../../shared/core/result.ts';
import type { Fault } from '../../shared/ipc/faults.ts';
import { must } from '../../shared/core/must.ts';
import type { TrustConfig } from '../../shared/records/config.ts';

import { clearingOf } from './clearing/clearing.ts';
import type { EngineContext, User } from './context.ts';
import type { MigrationProgress } from './db/migrate.ts';
import { dispatch } from './dispatch.ts';
import { frontOf } from './front.ts';
import type { Host, Port } from './host.ts';
import { noPolicy, readPolicy, type FoundPolicy, type Policy } from './policy/policy.ts';
import { createSession, retireAfterLock, type LockReason } from './session/session.ts';
import { smartOf } from './smart/smart.ts';
import type { ScryptCost } from './vault/vault.ts';

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
  const front = frontOf(context, session, decided);
  life.heard = front.heard;
  const rest = { settled: (): void => undefined };
  const dispatching = dispatch(port, {
    host,
    handlerOf: front.handlerOf,
    touch: session.touch,
    visit: session.visit,
    role: () => roleOf(session.user()),
    stopped: () => life.stopped,
    record: front.record,
    settled: () => rest.settled(),
  });
  rest.settled = retireAfterLock({
    session,
    inFlight: dispatching.inFlight,
    drained: front.drained,
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
      front.stop();
      smartOf(context).cancelSignIn();
      await session.end();
    },
  };
}
