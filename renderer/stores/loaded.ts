import type { Fault } from '../../shared/ipc/faults.ts';
import type { Result } from '../../shared/core/result.ts';

/** Something asked of the engine: what is shown, whether more is on its way, and what went wrong last. */
export type Loaded<T> = {
  readonly view: T | null;
  readonly busy: boolean;
  readonly fault: Fault | null;
};

export const notLoaded: Loaded<never> = { view: null, busy: false, fault: null };

/** After an answer: a failure keeps what was shown before. */
export const loadedFrom = <T>(before: Loaded<T>, result: Result<T, Fault>): Loaded<T> =>
  result.ok
    ? { view: result.value, busy: false, fault: null }
    : { view: before.view, busy: false, fault: result.fault };
