import { parseArgs } from 'node:util';
import { mutationNames } from './mutations.ts';
import { scheduleOf } from './schedule.ts';
import { runSeries, withPrepared } from './series.ts';
import { shrink } from './shrink.ts';

/**
 * `--schedules N --seed S --from K --json --mutate NAME`: long runs by command, every seed counted. `--story SEED` tells one
 * schedule in plain words, `--shrink SEED` the shortest that breaks the same promise.
 */
export async function simulateCommand(
  args: readonly string[],
  print: (line: string) => void,
): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      schedules: { type: 'string', default: '200' },
      seed: { type: 'string', default: 'concord' },
      from: { type: 'string', default: '0' },
      json: { type: 'boolean', default: false },
      mutate: { type: 'string' },
      shrink: { type: 'string' },
      story: { type: 'string' },
    },
  });
  const mutation = mutationNames.find((name) => name === values.mutate);
  if (values.mutate !== undefined && mutation === undefined)
    throw new RangeError(`--mutate is one of ${mutationNames.join(', ')}`);
  if (values.story !== undefined || values.shrink !== undefined) {
    const seed = values.story ?? values.shrink ?? '';
    const verdict = await withPrepared(mutation, async (run) => {
      const whole = await run(scheduleOf(seed));
      return values.shrink === undefined ? whole : shrink(whole, run);
    });
    for (const line of verdict.story) print(line);
    if (values.shrink !== undefined) print(JSON.stringify(verdict.schedule, undefined, 2));
    for (const { kind, detail } of verdict.findings) print(`${kind}: ${detail}`);
    return verdict.findings.length === 0;
  }
  const series = await runSeries({
    seed: values.seed,
    schedules: Number(values.schedules),
    from: Number(values.from),
    nowMs: () => performance.now(),
    ...(mutation === undefined ? {} : { mutation }),
    after: (verdict, done) => {
      if (!values.json && verdict.findings.length > 0)
        print(
          `${verdict.schedule.seed}: ${verdict.findings.map((one) => `${one.kind}: ${one.detail}`).join('\n  ')}`,
        );
      if (!values.json && done % 50 === 0) print(`${done} of ${values.schedules}`);
      return true;
    },
  });
  print(JSON.stringify(series, undefined, values.json ? 0 : 2));
  // A break made on purpose has to be found; without one nothing may be.
  return series.failures.length > 0 === (mutation !== undefined);
}
