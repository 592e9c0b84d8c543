import { binOf, runNode } from '../lib/command.ts';

/** `npm run fuzz [-- COUNT]`: so many malformed messages to an unlocked engine, a million when left out. */
process.env['CONCORD_FUZZ'] = process.argv[2] ?? '1000000';
const { code } = await runNode(
  [
    binOf('vitest'),
    'run',
    '--project',
    'engine',
    '--testTimeout',
    '86400000',
    'test/engine/engine/fuzz.test.ts',
  ],
  { show: true },
);
process.exitCode = code;
