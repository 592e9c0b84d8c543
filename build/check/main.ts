import { check } from './check.ts';
import { lastLine } from './tally.ts';

const started = performance.now();
const tally = await check();
console.log(`${lastLine(tally)} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
process.exitCode = tally.failed === 0 ? 0 : 1;
