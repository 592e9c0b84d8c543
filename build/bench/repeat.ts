import { spreadOf, type Spread } from './figure.ts';
import { timesGiven } from './times.ts';

/** Repetitions; `BENCH_TIMES=2 npm run bench` takes a quick look. */
export const usual = timesGiven(process.env['BENCH_TIMES']);

/** What repetitions took: by the clock, and of the processor by this thread, which other programs do not lengthen. */
export type Times = { readonly clock: Spread; readonly processor: Spread };

/** Milliseconds of work that waits for nothing. */
export type Taken = { readonly clockMs: number; readonly processorMs: number };

export function taken(run: () => void): Taken {
  const [before, cpu] = [performance.now(), process.threadCpuUsage()];
  run();
  const { user, system } = process.threadCpuUsage(cpu);
  return { clockMs: performance.now() - before, processorMs: (user + system) / 1000 };
}

export const timesOf = (found: readonly Taken[]): Times => ({
  clock: spreadOf(found.map(({ clockMs }) => clockMs)),
  processor: spreadOf(found.map(({ processorMs }) => processorMs)),
});

export function repeated(run: (time: number) => void, times = usual): Times {
  return timesOf(Array.from({ length: times }, (_, time) => taken(() => run(time))));
}

/** Milliseconds by the clock, and milliseconds of processor of this process. */
export type Cost = { readonly wallMs: number; readonly cpuMs: number };

export async function costOf(run: () => void | Promise<void>): Promise<Cost> {
  const [before, cpu] = [performance.now(), process.cpuUsage()];
  await run();
  const used = process.cpuUsage(cpu);
  return { wallMs: performance.now() - before, cpuMs: (used.user + used.system) / 1000 };
}

/** Ours and the floor by turns, so that what else the machine does meets both alike. */
export async function byTurns<O, F>(
  ours: (time: number) => Promise<O>,
  floor: (time: number, ours: O) => Promise<F>,
  times = usual,
): Promise<{ readonly ours: readonly O[]; readonly floor: readonly F[] }> {
  const found: { ours: O[]; floor: F[] } = { ours: [], floor: [] };
  for (let time = 0; time < times; time += 1) {
    const one = await ours(time);
    found.ours.push(one);
    found.floor.push(await floor(time, one));
  }
  return found;
}
