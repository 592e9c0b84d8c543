import type { Result } from '../../../shared/core/result.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import type { EngineContext } from '../context.ts';
import { pullPerson, type PullReport } from '../sync/sync.ts';

/**
 * A patient's sources are not asked again within this time of the last reading's end. The screen asks for the case after
 * every change that it hears of, and a reading is such a change: without a pause an open case would read for ever.
 */
const restMs = 30_000;

/** Brings an opened case up to date behind the screen: `undefined` while it was read a moment ago or is being read. */
export function readsBehind(
  context: EngineContext,
): (person: string) => Promise<Result<PullReport, Fault>> | undefined {
  const ended = new Map<string, number>();
  const underway = new Map<string, Promise<Result<PullReport, Fault>>>();
  context.session.onLock(() => ended.clear());
  const rests = (person: string): boolean => {
    const sinceMs = context.host.now() - (ended.get(person) ?? Number.NEGATIVE_INFINITY);
    // A clock that stepped back says nothing about how long ago it was.
    return sinceMs >= 0 && sinceMs < restMs;
  };
  return (person) => {
    if (underway.has(person) || rests(person)) return undefined;
    const reading = pullPerson(context, person).finally(() => {
      underway.delete(person);
      ended.set(person, context.host.now());
    });
    underway.set(person, reading);
    return reading;
  };
}
