import type { EngineEvent } from '../../shared/ipc/events.ts';
import type { RecordStatusView, SessionView } from '../../shared/ipc/session-views.ts';
import { auditHandlers, callRecorder, keepAnchoring } from './audit/handlers.ts';
import { caseSummaries } from './cases/cases.ts';
import { caseHandlers } from './cases/handlers.ts';
import type { EngineContext } from './context.ts';
import type { Dispatching } from './dispatch.ts';
import { dmdHandlers } from './dmd/handlers.ts';
import { keepEscrow } from './escrow/escrow.ts';
import type { Handlers } from './handlers.ts';
import { outboxHandlers } from './outbox/handlers.ts';
import { keepSending, withWaiting } from './outbox/outbox.ts';
import { policyHandlers, recordPolicyChanges } from './policy/handlers.ts';
import type { PolicyRead } from './policy/policy.ts';
import { keepPurging } from './purge/purge.ts';
import { sessionHandlers } from './session/handlers.ts';
import type { SessionControl } from './session/session.ts';
import { smartHandlers } from './smart/handlers.ts';
import type { Smart } from './smart/smart.ts';
import { keepCacheRules, outboxSenderOf } from './sync/sync.ts';
import { typedInHandlers } from './typed-in/handlers.ts';
import { wardHandlers } from './wards/handlers.ts';

/** The rooms that work on an open store, and what goes on in them by itself while somebody is unlocked. */
export type Rooms = Pick<Dispatching, 'record'> & {
  readonly handlers: Handlers;
  /** Told of every event the engine emits. */
  readonly heard: (event: EngineEvent) => void;
  readonly withWaiting: (records: readonly RecordStatusView[]) => RecordStatusView[];
  /** Comes back when nothing is on its way to a record. */
  readonly drained: () => Promise<void>;
};

type Front = {
  readonly session: SessionControl;
  readonly smart: Smart;
  readonly decided: PolicyRead;
  readonly view: () => SessionView;
  readonly receiveLaunch: Handlers['receiveLaunch'];
};

/** Opens every room. An engine needs them once somebody comes in: `engine.ts` loads this file apart from what a lock screen asks. */
export function openRooms(
  context: EngineContext,
  { session, smart, decided, view, receiveLaunch }: Front,
): Rooms {
  const { heard } = keepWorking(context);
  return {
    heard,
    record: callRecorder(session),
    withWaiting: (records) => withWaiting(context, records),
    drained: () => outboxSenderOf(context).idle(),
    handlers: {
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
    },
  };
}

/** What goes on by itself while somebody is unlocked. */
function keepWorking(context: EngineContext): Pick<Rooms, 'heard'> {
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
