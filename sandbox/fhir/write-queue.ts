/** Lets one writer in at a time: a conditional write is not atomic in a library that searches first and writes later. */
export class WriteQueue {
  private last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.last.then(work);
    // The next one waits for this one to end, however it ends.
    this.last = mine.then(
      () => undefined,
      () => undefined,
    );
    return mine;
  }
}
