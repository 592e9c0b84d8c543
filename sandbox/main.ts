import { parseArgs } from 'node:util';
import { settingFrom } from './setting.ts';
import { startSandbox } from './sandbox.ts';

/**
 * `npm run sandbox [-- --architecture federated] [--tie] [--port-base 47100] [--clock 2026-11-18] [--seed 1]`: the pretend
 * trust until Ctrl-C.
 */
const { values } = parseArgs({
  options: {
    architecture: { type: 'string' },
    tie: { type: 'boolean' },
    'port-base': { type: 'string' },
    clock: { type: 'string' },
    seed: { type: 'string' },
  },
});

/** A port that is taken or a clock that cannot be read is a plain line, not a stack of calls. */
function giveUp(error: unknown): never {
  console.error(`The sandbox could not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

const start = async () =>
  startSandbox({
    ...settingFrom(process.argv.slice(2)),
    portBase: Number(values['port-base'] ?? 0),
    dataSeed: Number(values.seed ?? 1),
    ...(values.clock === undefined ? {} : { clock: values.clock }),
  });
const sandbox = await start().catch(giveUp);
console.log(sandbox.welcome);
console.log('Press Ctrl-C to stop.');

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void sandbox.stop().then(() => process.exit());
  });
