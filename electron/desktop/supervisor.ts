import { err, type Result } from '../../shared/core/result.ts';
import type { EngineEvent } from '../../shared/ipc/events.ts';
import type { Fault } from '../../shared/ipc/faults.ts';
import type { EngineEnds, EngineProcess } from './engine-process.ts';
import { mayRestart } from './restarts.ts';
import type { EngineStart } from './services.ts';

export type Supervisor = {
  readonly call: (name: string, request: unknown) => Promise<Result<unknown, Fault>>;
  /** Ends the engine in good order; resolves when it has ended, or was ended after `graceMs`. */
  readonly stop: (graceMs: number) => Promise<void>;
};

export type SupervisorOptions = {
  readonly start: (why: EngineStart['why'], on: EngineEnds) => EngineProcess;
  readonly now: () => number;
  readonly after: (delayMs: number, run: () => void) => { readonly cancel: () => void };
  readonly onEvent: (event: EngineEvent) => void;
  /** The engine ended again and again, and is not started any more. */
  readonly onGivenUp: () => void;
};

/** How long a retired engine, which has closed its store, may take to end. */
const retireMs = 5_000;

/**
 * Keeps one engine running. When it ends by itself the calls that waited are answered `engine-stopped`, a new one is
 * started over the same files, and the page is told that it is locked and to ask again. After a lock the engine
 * retires: a fresh one answers from then on, and the calls that the old one did not take up any more.
 */
export function supervise(options: SupervisorOptions): Supervisor {
  const endedAt: number[] = [];
  const retired = new WeakSet<EngineProcess>();
  const state: { engine?: EngineProcess; stopping: boolean; ended: () => void } = {
    stopping: false,
    ended: () => undefined,
  };

  const begin = (why: EngineStart['why']): void => {
    let giveUpWaiting = (): void => undefined;
    const engine: EngineProcess = options.start(why, {
      exit: () => (retired.has(engine) ? giveUpWaiting() : onExit()),
      retired: (reason) => {
        if (state.stopping || state.engine !== engine) return;
        retired.add(engine);
        giveUpWaiting = options.after(retireMs, engine.kill).cancel;
        begin(reason);
        engine.stop();
        options.onEvent({ event: 'session-changed' });
      },
    });
    state.engine = engine;
    engine.link.onEvent(options.onEvent);
  };
  const onExit = (): void => {
    delete state.engine;
    state.ended();
    if (state.stopping) return;
    options.onEvent({ event: 'locked', why: 'engine-restarted' });
    const again = mayRestart(endedAt, options.now());
    endedAt.push(options.now());
    if (again) begin('engine-restarted');
    else options.onGivenUp();
    options.onEvent({ event: 'session-changed' });
  };
  const call: Supervisor['call'] = async (name, request) => {
    const { engine } = state;
    if (engine === undefined) return err({ kind: 'engine-stopped' });
    const result = await engine.link.call(name, request);
    const notTakenUp = !result.ok && result.fault.kind === 'engine-stopped' && retired.has(engine);
    return notTakenUp ? call(name, request) : result;
  };

  begin('started');
  return {
    call,
    stop: (graceMs) => {
      state.stopping = true;
      return state.engine === undefined ? Promise.resolve() : ended(state, state.engine, graceMs, options);
    },
  };
}

/** Asks the engine to end, and ends it where it has not after `graceMs`. */
function ended(
  state: { ended: () => void },
  engine: EngineProcess,
  graceMs: number,
  { after }: Pick<SupervisorOptions, 'after'>,
): Promise<void> {
  return new Promise((resolve) => {
    const timer = after(graceMs, engine.kill);
    state.ended = () => {
      timer.cancel();
      resolve();
    };
    engine.stop();
  });
}
