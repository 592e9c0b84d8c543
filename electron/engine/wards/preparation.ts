import { fromMillis } from '../../../shared/core/instant.ts';
import type { PreparationView } from '../../../shared/ipc/ward-views.ts';
import type { EngineContext } from '../context.ts';
import { pullPerson } from '../sync/sync.ts';

/** One patient to be made ready, in the order given. */
export type ToPrepare = { readonly person: string; readonly bed: string };

/** Reads a ward's patients ahead of need, a few at a time, with pause and cancel. What is read stays, whatever happens. */
export type Preparation = {
  readonly view: () => PreparationView;
  readonly start: (patients: readonly ToPrepare[]) => void;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly cancel: () => void;
  readonly stateOf: (person: string) => 'reading' | 'waiting' | undefined;
};

/** Patients read beside one another; each reads all of its sources at once. */
const atOnce = 3;

/** What a preparation is at: changed only by the functions here. */
type Progress = {
  kind: 'idle' | 'running' | 'paused' | 'finished';
  queue: readonly ToPrepare[];
  reading: readonly ToPrepare[];
  counts: { readonly done: number; readonly total: number };
  finished: { readonly at: string; readonly cancelled: boolean };
  /** A run that was cancelled is another one from the next start on, so its stragglers change nothing. */
  round: number;
};

export function createPreparation(context: EngineContext, changed: () => void): Preparation {
  const at: Progress = {
    kind: 'idle',
    queue: [],
    reading: [],
    counts: { done: 0, total: 0 },
    finished: { at: '', cancelled: false },
    round: 0,
  };
  const go = (): void => take(context, at, changed);
  return {
    view: () => viewOf(at),
    start: (patients) => {
      if (at.kind === 'running' || at.kind === 'paused') return;
      Object.assign(at, {
        kind: 'running',
        queue: patients,
        reading: [],
        counts: { done: 0, total: patients.length },
        round: at.round + 1,
      });
      go();
    },
    pause: () => {
      if (at.kind !== 'running') return;
      at.kind = 'paused';
      changed();
    },
    resume: () => {
      if (at.kind !== 'paused') return;
      at.kind = 'running';
      go();
    },
    cancel: () => {
      if (at.kind !== 'running' && at.kind !== 'paused') return;
      finish(context, at, true);
      changed();
    },
    stateOf: (person) => {
      if (at.reading.some((one) => one.person === person)) return 'reading';
      return at.queue.some((one) => one.person === person) ? 'waiting' : undefined;
    },
  };
}

function viewOf({ kind, counts, finished, reading, queue }: Progress): PreparationView {
  if (kind === 'idle') return { kind };
  if (kind === 'finished') return { kind, ...counts, ...finished };
  return { kind, ...counts, readingBeds: reading.map((one) => one.bed), waiting: queue.length };
}

function finish(context: EngineContext, at: Progress, cancelled: boolean): void {
  at.kind = 'finished';
  at.finished = { at: fromMillis(context.host.now()), cancelled };
  at.queue = [];
  at.reading = [];
  at.round += 1;
}

/** Fills the free places; a pause leaves them free. */
function take(context: EngineContext, at: Progress, changed: () => void): void {
  while (at.kind === 'running' && at.reading.length < atOnce) {
    const [next, ...rest] = at.queue;
    if (next === undefined) break;
    at.queue = rest;
    at.reading = [...at.reading, next];
    void readOne(context, at, next, changed);
  }
  if (at.kind === 'running' && at.queue.length === 0 && at.reading.length === 0) finish(context, at, false);
  changed();
}

async function readOne(
  context: EngineContext,
  at: Progress,
  one: ToPrepare,
  changed: () => void,
): Promise<void> {
  const { round } = at;
  const isOver = (): boolean => at.round !== round;
  try {
    const pulled = await pullPerson(context, one.person, { stopped: isOver });
    if (isOver()) return;
    if (pulled.ok) at.counts = { ...at.counts, done: at.counts.done + 1 };
    else finish(context, at, true);
  } catch (error) {
    context.host.log({
      level: 'error',
      event: 'preparation-failed',
      data: { error: error instanceof Error ? error.name : 'unknown' },
    });
    if (!isOver()) finish(context, at, true);
  }
  at.reading = at.reading.filter((other) => other !== one);
  take(context, at, changed);
}
