import { availableParallelism } from 'node:os';
import { inLanes } from './lanes.ts';
import { checkSteps, type Step } from './steps.ts';
import { add, nothing, type Tally } from './tally.ts';

/** Runs every step, prints a line for each with its time, and for a failure only what failed. */
export async function check(steps: readonly Step[] = checkSteps): Promise<Tally> {
  const width = Math.min(2, availableParallelism());
  const tallies = await inLanes(
    steps.map((step) => () => runStep(step)),
    width,
  );
  return tallies.reduce(add, nothing);
}

async function runStep(step: Step): Promise<Tally> {
  const started = performance.now();
  const { tally, says } = await step.run();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const mark = tally.failed === 0 ? 'ok  ' : 'FAIL';
  console.log(`${mark} ${step.name} (${seconds} s)`);
  if (tally.failed > 0) console.log(says.trim());
  return tally;
}
