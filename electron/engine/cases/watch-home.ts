import type { EngineContext } from '../context.ts';
import type { Timer } from '../host.ts';
import { bugLine } from '../log/log.ts';
import { pullPerson } from '../sync/sync.ts';
import { homeSource } from './home-copy.ts';

/** How often the trust's own store is asked about the case on screen, so that who else works on it is said within a minute. */
export const askAgainMs = 40_000;

/**
 * Keeps what the trust's own store says of the case on screen current: who else has begun, handed over or signed it. Called at every look;
 * it ends with the lock, with another case, and once nobody looked after an asking, for then no screen shows it.
 */
export function watchHome(context: EngineContext): (person: string) => void {
  let watched: { readonly person: string; looked: boolean; timer: Timer | undefined } | undefined;
  const end = (): void => {
    watched?.timer?.cancel();
    watched = undefined;
  };
  const wait = (mine: NonNullable<typeof watched>, home: string): void => {
    mine.timer = context.host.after(askAgainMs, () => {
      if (!mine.looked) return end();
      mine.looked = false;
      void pullPerson(context, mine.person, { endpoints: [home] })
        .catch((error: unknown) => context.host.log(bugLine('pull', error)))
        .then(() => {
          if (watched === mine) wait(mine, home);
        });
    });
  };
  context.session.onLock(end);
  return (person) => {
    const home = homeSource(context);
    if (home === undefined) return;
    if (watched?.person === person) {
      watched.looked = true;
      return;
    }
    end();
    watched = { person, looked: true, timer: undefined };
    wait(watched, home);
  };
}
