import { err, type Result } from '../../shared/core/result.ts';
import type { EngineEvent } from '../../shared/ipc/contract.ts';
import type { Fault } from '../../shared/ipc/faults.ts';
import type { EngineProcess } from './engine-process.ts';
import { mayRestart } from './restarts.ts';

export type Supervisor = {
  readonly call: (name: string, request: unknown) => Promise<Result<unknown, Fault>>;
  /** Ends the engine in good order; resolves when it has ended, or was ended after `graceMs`. */
  readonly stop: (graceMs: number) => Promise<void>;
};

export type SupervisorOptions = {
  readonly start: (why: 'started' | 'engine-restarted', onExit: () => void) => EngineProcess;
  readonly now: () => number;
  readonly after: (delayMs: number, run: () => void) => { readonly cancel: () => void };
  readonly onEvent: (event: EngineEvent) => void;
  /** The engine ended again and again, and is not started any more. */
  readonly onGivenUp: () => void;
};

/**
 * Keeps one engine running. When it ends by itself the calls that waited are answered `engine-stopped`, a new one is
 * started over the same files, and the page is told to ask again; it finds the session locked.
 */
export function supervise(options: SupervisorOptions): Supervisor {
  const endedAt: number[] = [];
  const state: { engine?: EngineProcess; stopping: boolean; ended: () => void } = {
    stopping: false,
    ended: () => undefined,
  };

  const begin = (why: 'started' | 'engine-restarted'): void => {
    state.engine = options.start(why, onExit);
    state.engine.link.onEvent(options.onEvent);
  };
  const onExit = (): void => {
    delete state.engine;
    state.ended();
    if (state.stopping) return;
    const again = mayRestart(endedAt, options.now());
    endedAt.push(options.now());
    if (again) begin('engine-restarted');
    else options.onGivenUp();
    options.onEvent({ event: 'session-changed' });
  };

  begin('started');
  return {
    call: (name, request) =>
      state.engine?.link.call(name, request) ?? Promise.resolve(err<Fault>({ kind: 'engine-stopped' })),
    stop: (graceMs) => {
      state.stopping = true;
      const { engine } = state;
      if (engine === undefined) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = options.after(graceMs, engine.kill);
        state.ended = () => {
          timer.cancel();
          resolve();
        };
        engine.stop();
      });
    },
  };
}
