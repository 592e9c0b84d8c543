import { parseArgs } from 'node:util';
import { startSandbox } from './sandbox.ts';

/** `npm run sandbox [-- --port-base 47100] [--clock 2026-11-18] [--seed 1]`: the pretend trust until Ctrl-C. */
const { values } = parseArgs({
  options: { 'port-base': { type: 'string' }, clock: { type: 'string' }, seed: { type: 'string' } },
});

/** A port that is taken or a clock that cannot be read is a plain line, not a stack of calls. */
function giveUp(error: unknown): never {
  console.error(`The sandbox could not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

const sandbox = await startSandbox({
  portBase: Number(values['port-base'] ?? 0),
  dataSeed: Number(values.seed ?? 1),
  ...(values.clock === undefined ? {} : { clock: values.clock }),
}).catch(giveUp);
console.log(sandbox.welcome);
console.log('Press Ctrl-C to stop.');

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void sandbox.stop().then(() => process.exit());
  });
