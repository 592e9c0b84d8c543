/** Things to stop at the end, last started first; each is stopped once, however often and early the end comes. */
export class Closing {
  readonly #steps: (() => Promise<void> | void)[] = [];

  /** Remembers how to stop what was just started. */
  add(stop: () => Promise<void> | void): void {
    this.#steps.push(stop);
  }

  /** Stops everything; one that fails does not keep the rest from being stopped, and the first failure is thrown at the end. */
  async close(): Promise<void> {
    const failures: unknown[] = [];
    for (let stop = this.#steps.pop(); stop !== undefined; stop = this.#steps.pop()) {
      try {
        await stop();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'not everything could be stopped');
  }
}

/** Resolves when the person presses Ctrl-C or the system asks the program to end. */
export function asksToStop(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => done());
  });
}
