import { fromMillis } from '../../../shared/core/instant.ts';
import { ok } from '../../../shared/core/result.ts';
import type { RequestOf } from '../../../shared/ipc/requests.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import type { SessionView } from '../../../shared/ipc/session-views.ts';
import { allSources } from '../../../shared/records/records.ts';
import type { EngineContext } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import type { Timer } from '../host.ts';
import { smartOf } from '../smart/smart.ts';

type Launch = RequestOf<'receiveLaunch'>;
type Waiting = { readonly launch: Launch; readonly sinceMs: number; readonly untilMs: number };

/** A launch that nobody unlocks for is of no use later: the record system has gone on to somebody else. */
const waitsMs = 5 * 60_000;

/** Launches from the record system as they come, and the one that waits for somebody to unlock. */
export type Launches = Pick<Handlers, 'receiveLaunch'> & {
  readonly waiting: () => SessionView['launchWaiting'];
};

/**
 * Launches from the record system: whoever is unlocked signs in with the launch, and the patient it names is opened, once it is
 * certain who that is. While nobody is unlocked the latest launch waits, and the lock screen says so. A lock forgets it.
 */
export function launchesOf(context: EngineContext): Launches {
  const { host, session, emit } = context;
  let waiting: Waiting | undefined;
  let timer: Timer | undefined;
  const wait = (next: Waiting | undefined): void => {
    timer?.cancel();
    timer = undefined;
    if (waiting === next) return;
    waiting = next;
    if (next !== undefined) timer = host.after(next.untilMs - host.now(), () => wait(undefined));
    emit({ event: 'session-changed' });
  };
  const open = async (launch: Launch): Promise<void> => {
    const stop = (fault: Fault): void => emit({ event: 'launch-stopped', fault });
    const launched = await smartOf(context).beginEhrLaunch(launch);
    if (!launched.ok) return stop(launched.fault);
    const { launchedPerson } = await import('./launched-person.ts');
    const person = await launchedPerson(context, launch.iss, launched.value);
    if (person.ok) emit({ event: 'launched', patient: person.value });
    else stop(person.fault);
  };
  session.onUnlock(() => {
    const held = waiting;
    wait(undefined);
    if (held === undefined || host.now() > held.untilMs) return;
    open(held.launch).catch((error: unknown) =>
      host.log({
        level: 'error',
        event: 'launch-failed',
        data: { error: error instanceof Error ? error.name : 'unknown' },
      }),
    );
  });
  session.onLock(() => wait(undefined));
  return {
    receiveLaunch: async (launch) => {
      const now = host.now();
      if (session.user().ok) await open(launch);
      else wait({ launch, sinceMs: now, untilMs: now + waitsMs });
      return ok({});
    },
    waiting: () =>
      waiting === undefined
        ? null
        : {
            system: systemAt(context, waiting.launch.iss),
            since: fromMillis(waiting.sinceMs),
            until: fromMillis(waiting.untilMs),
          },
  };
}

/** The record system by the name it is configured under; empty for one that is not, which is refused once somebody unlocks. */
const systemAt = ({ config }: EngineContext, iss: string): string =>
  allSources(config).find(({ source }) => source.fhirBase === iss.replace(/\/+$/, ''))?.source.name ?? '';
