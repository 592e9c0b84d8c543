import { parseArgs } from 'node:util';
import { binOf, runNode } from '../lib/command.ts';

/**
 * `npm run fuzz [-- COUNT] [--answers COUNT]`: so many malformed messages to an unlocked engine and as many to a locked one (a million
 * when left out), then so many hostile answers of a record to its reader (20,000).
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { answers: { type: 'string', default: '20000' } },
});
process.env['CONCORD_FUZZ'] = positionals[0] ?? '1000000';
process.env['CONCORD_FUZZ_ANSWERS'] = values.answers;
const { code } = await runNode(
  [
    binOf('vitest'),
    'run',
    '--project',
    'engine',
    '--testTimeout',
    '86400000',
    'test/engine/engine/fuzz.test.ts',
    'test/engine/sync/hostile-answers.test.ts',
  ],
  { show: true },
);
process.exitCode = code;
