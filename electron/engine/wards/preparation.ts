import { fromMillis } from '../../../shared/core/instant.ts';
import type { PreparationView } from '../../../shared/ipc/ward-views.ts';
import { allSources, isRead } from '../../../shared/records/records.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import type { EngineContext } from '../context.ts';
import { troubleOf } from '../db/sqlite-faults.ts';
import { confirmPeople, pullPerson } from '../sync/sync.ts';

/** One patient to be made ready, in the order given. */
export type ToPrepare = { readonly person: string; readonly bed: string };

/** Reads a ward's patients ahead of need, with pause and cancel. What is read stays, whatever happens. */
export type Preparation = {
  readonly view: () => PreparationView;
  readonly start: (patients: readonly ToPrepare[]) => void;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly cancel: () => void;
  readonly stateOf: (person: string) => 'reading' | 'waiting' | undefined;
};

/**
 * Patients read beside one another at one source: twice as many as its server is asked at a time, so that it never waits for us.
 * Each source has a lane of its own, so that a slow one holds up nobody else's.
 */
const perSource = 8;

/** One source's share of the work. */
type Lane = {
  readonly source: SourceConfig;
  queue: readonly ToPrepare[];
  reading: readonly ToPrepare[];
};

type Ended = Extract<PreparationView, { kind: 'finished' }>['ended'];

/** What a preparation is at: changed only by the functions here. */
type Progress = {
  kind: 'idle' | 'running' | 'paused' | 'finished';
  lanes: readonly Lane[];
  patients: readonly ToPrepare[];
  finished: { readonly at: string; readonly ended: Ended; readonly done: number };
  /** A run that was cancelled is another one from the next start on, so its stragglers change nothing. */
  round: number;
};

type Work = { readonly context: EngineContext; readonly at: Progress; readonly changed: () => void };

export function createPreparation(context: EngineContext, changed: () => void): Preparation {
  const at: Progress = {
    kind: 'idle',
    lanes: [],
    patients: [],
    finished: { at: '', ended: 'whole', done: 0 },
    round: 0,
  };
  const work: Work = { context, at, changed };
  const go = (): void => {
    for (const lane of at.lanes) take(work, lane);
    settle(work);
  };
  return {
    view: () => viewOf(at),
    start: (patients) => {
      if (at.kind === 'running' || at.kind === 'paused') return;
      const sources = allSources(context.config).filter(({ source }) => isRead(source));
      Object.assign(at, {
        kind: 'running',
        lanes: sources.map(({ source }) => ({ source, queue: patients, reading: [] })),
        patients,
        round: at.round + 1,
      });
      for (const lane of at.lanes) void begin(work, lane);
      settle(work);
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
      finish(context, at, 'cancelled');
      changed();
    },
    stateOf: (person) => {
      const is = (one: ToPrepare): boolean => one.person === person;
      if (at.lanes.some((lane) => lane.reading.some(is))) return 'reading';
      return at.lanes.some((lane) => lane.queue.some(is)) ? 'waiting' : undefined;
    },
  };
}

const isLeft = (lanes: readonly Lane[], one: ToPrepare): boolean =>
  lanes.some((lane) => lane.queue.includes(one) || lane.reading.includes(one));

const doneIn = ({ lanes, patients }: Progress): number =>
  patients.filter((one) => !isLeft(lanes, one)).length;

function viewOf(at: Progress): PreparationView {
  const total = at.patients.length;
  if (at.kind === 'idle') return { kind: at.kind };
  if (at.kind === 'finished') return { kind: at.kind, total, ...at.finished };
  const reading = at.patients.filter((one) => at.lanes.some((lane) => lane.reading.includes(one)));
  const done = doneIn(at);
  return {
    kind: at.kind,
    done,
    total,
    readingBeds: reading.map((one) => one.bed),
    waiting: total - done - reading.length,
  };
}

function finish(context: EngineContext, at: Progress, ended: Ended): void {
  const done = doneIn(at);
  at.kind = 'finished';
  at.finished = { at: fromMillis(context.host.now()), ended, done };
  at.lanes = [];
  at.round += 1;
}

/** Whose copies are as new as the source itself needs no reading: asked for the whole ward at once, before anything is read. */
async function begin(work: Work, lane: Lane): Promise<void> {
  const { context, at } = work;
  const { round } = at;
  await guarded(work, round, async () => {
    const people = lane.queue.map((one) => one.person);
    const current = await confirmPeople(context, lane.source, people, () => at.round !== round);
    if (at.round !== round) return;
    if (!current.ok) return finish(context, at, 'cancelled');
    lane.queue = lane.queue.filter((one) => !current.value.has(one.person));
    take(work, lane);
  });
  settle(work);
}

/** Fills the free places of a lane; a pause leaves them free. */
function take(work: Work, lane: Lane): void {
  while (work.at.kind === 'running' && lane.reading.length < perSource) {
    const [next, ...rest] = lane.queue;
    if (next === undefined) break;
    lane.queue = rest;
    lane.reading = [...lane.reading, next];
    void readOne(work, lane, next);
  }
}

async function readOne(work: Work, lane: Lane, one: ToPrepare): Promise<void> {
  const { context, at } = work;
  const { round } = at;
  const isOver = (): boolean => at.round !== round;
  await guarded(work, round, async () => {
    const pulled = await pullPerson(context, one.person, { endpoints: [lane.source.id], stopped: isOver });
    if (!pulled.ok && !isOver()) finish(context, at, 'cancelled');
  });
  lane.reading = lane.reading.filter((other) => other !== one);
  take(work, lane);
  settle(work);
}

/** A disk that takes nothing, or a bug, ends the preparation and is said; it never leaves it running for ever. */
async function guarded({ context, at }: Work, round: number, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    context.host.log({
      level: 'error',
      event: 'preparation-failed',
      data: { error: error instanceof Error ? error.name : 'unknown' },
    });
    if (at.round === round) finish(context, at, troubleOf(error) ?? 'failed');
  }
}

/** Says what changed, and that it is over once no lane has anything left. */
function settle({ context, at, changed }: Work): void {
  if (at.kind === 'running' && doneIn(at) === at.patients.length) finish(context, at, 'whole');
  changed();
}
