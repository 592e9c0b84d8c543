import type { EngineContext } from '../context.ts';
import { createPreparation, type Preparation } from './preparation.ts';
import { throttle } from './throttle.ts';

/** At most so often does a ward under preparation ask the screen to look again. */
const eventEveryMs = 400;

/** The preparation of each ward. Another person's is none of ours: what runs ends with the lock. */
export function preparationsOf(context: EngineContext): (ward: string) => Preparation {
  const made = new Map<string, Preparation>();
  context.session.onLock(() => {
    for (const preparation of made.values()) preparation.cancel();
    made.clear();
  });
  return (ward) => {
    const changed = throttle(context.host, eventEveryMs, () => context.emit({ event: 'ward-changed', ward }));
    const preparation = made.get(ward) ?? createPreparation(context, changed);
    made.set(ward, preparation);
    return preparation;
  };
}
