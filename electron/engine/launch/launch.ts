import { ok } from '../../../shared/core/result.ts';
import type { RequestOf } from '../../../shared/ipc/contract.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import type { EngineContext } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import { smartOf } from '../smart/smart.ts';
import { launchedPerson } from './launched-person.ts';

type Launch = RequestOf<'receiveLaunch'>;

/** A launch that nobody unlocks for is of no use later: the record system has gone on to somebody else. */
const waitsMs = 5 * 60_000;

/**
 * Launches from the record system: whoever is unlocked signs in with the launch, and the patient it names is opened, once it is
 * certain who that is. While nobody is unlocked the latest launch waits. A lock forgets it.
 */
export function launchHandlers(context: EngineContext): Pick<Handlers, 'receiveLaunch'> {
  const { host, session, emit } = context;
  let waiting: { readonly launch: Launch; readonly untilMs: number } | undefined;
  const open = async (launch: Launch): Promise<void> => {
    const stop = (fault: Fault): void => emit({ event: 'launch-stopped', fault });
    const launched = await smartOf(context).beginEhrLaunch(launch);
    if (!launched.ok) return stop(launched.fault);
    const person = await launchedPerson(context, launch.iss, launched.value);
    if (person.ok) emit({ event: 'launched', patient: person.value });
    else stop(person.fault);
  };
  session.onUnlock(() => {
    const held = waiting;
    waiting = undefined;
    if (held === undefined || host.now() > held.untilMs) return;
    open(held.launch).catch((error: unknown) =>
      host.log({
        level: 'error',
        event: 'launch-failed',
        data: { error: error instanceof Error ? error.name : 'unknown' },
      }),
    );
  });
  session.onLock(() => {
    waiting = undefined;
  });
  return {
    receiveLaunch: async (launch) => {
      if (session.user().ok) await open(launch);
      else waiting = { launch, untilMs: host.now() + waitsMs };
      return ok({});
    },
  };
}
