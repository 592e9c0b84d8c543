import type { EngineEvent } from '../../shared/ipc/events.ts';
import type { EngineContext } from './context.ts';
import type { Dispatching } from './dispatch.ts';
import type { Handlers } from './handlers.ts';
import type { Timer } from './host.ts';
import { launchesOf } from './launch/launch.ts';
import { bugLine } from './log/log.ts';
import type { PolicyRead } from './policy/policy.ts';
import type { Rooms } from './rooms.ts';
import { sessionHandlers, viewSession } from './session/handlers.ts';
import type { SessionControl } from './session/session.ts';
import { smartHandlers } from './smart/handlers.ts';
import { smartOf } from './smart/smart.ts';

/** What an engine shows before anybody has come in, and the way to its rooms. */
export type Front = Pick<Dispatching, 'handlerOf' | 'record'> & {
  /** Told of every event the engine emits. */
  readonly heard: (event: EngineEvent) => void;
  /** Comes back when nothing is on its way to a record. */
  readonly drained: () => Promise<void>;
  /** The rooms are not opened by themselves any more. */
  readonly stop: () => void;
};

/** How long after the first question the rooms are opened: it is answered by then, and nobody has typed a PIN yet. */
const settledMs = 100;

/**
 * What a lock screen asks is answered at once; the rooms behind it are loaded soon after its first question, and at the latest
 * by the first call that needs them. Nobody comes in before: `enrol` and `unlock` wait for them.
 */
export function frontOf(context: EngineContext, session: SessionControl, decided: PolicyRead): Front {
  const { host, config } = context;
  const smart = smartOf(context);
  const { waiting: launchWaiting, receiveLaunch } = launchesOf(context);
  let opened: Rooms | undefined;
  let opening: Promise<Rooms> | undefined;
  let soon: Timer | undefined;
  const records = () => opened?.withWaiting(smart.recordStatuses()) ?? smart.recordStatuses();
  const network = smart.network.now;
  const view = () => viewSession(session, { host, config, records, network, launchWaiting });
  const load = async (): Promise<Rooms> => {
    const { openRooms } = await import('./rooms.ts');
    opened = openRooms(context, { session, smart, decided, view, receiveLaunch });
    return opened;
  };
  const rooms = (): Promise<Rooms> =>
    (opening ??= load().catch((error: unknown) => {
      // What could not be read from the disk is read again by the next call.
      opening = undefined;
      throw error;
    }));
  const openSoon = (): void => {
    if (soon !== undefined || opening !== undefined) return;
    soon = host.after(settledMs, () => {
      rooms().catch((error: unknown) => host.log(bugLine('open the rooms', error)));
    });
  };
  const { getSession, lock, personActive } = sessionHandlers(session, view);
  const { signIn, cancelSignIn, networkChanged } = smartHandlers(smart, view);
  const front: Partial<Handlers> = {
    getSession: async (request) => {
      openSoon();
      return getSession(request);
    },
    lock,
    personActive,
    signIn,
    cancelSignIn,
    networkChanged,
    receiveLaunch,
  };
  const handlerOf: Dispatching['handlerOf'] = (name) =>
    front[name] ?? opened?.handlers[name] ?? (async (request) => (await rooms()).handlers[name](request));
  return {
    handlerOf,
    record: (name, request, result) => opened?.record(name, request, result),
    heard: (event) => opened?.heard(event),
    drained: async () => opened?.drained(),
    stop: () => soon?.cancel(),
  };
}
