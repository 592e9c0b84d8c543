import { prepare } from './prepare.ts';
import { scheduleOf } from './schedule.ts';
import { simulate } from './simulate.ts';

const [from = '0', to = '10', verbose] = process.argv.slice(2);
process.on('unhandledRejection', (error) => { if ((error as Error).name !== 'Crash') console.log('UNHANDLED', error); });
const t0 = performance.now();
const prepared = await prepare();
console.log('prepare', performance.now() - t0);
const tally: Record<string, number> = {};
const crashes: Record<string, number> = {};
let bad = 0;
const t1 = performance.now();
for (let k = Number(from); k < Number(to); k += 1) {
  const t = performance.now();
  const verdict = await simulate(scheduleOf(`s-${k}`), prepared);
  for (const [name, n] of Object.entries(verdict.counts)) tally[name] = (tally[name] ?? 0) + n;
  for (const c of verdict.crashes) crashes[c] = (crashes[c] ?? 0) + 1;
  if (verdict.findings.length > 0) { bad += 1; console.log(`s-${k}`, (performance.now() - t).toFixed(0), verdict.findings.slice(0, 4)); }
  else if (verbose) console.log(`s-${k} ok`, (performance.now() - t).toFixed(0), verdict.counts, verdict.crashes);
}
console.log({ bad, ms: (performance.now() - t1) / (Number(to) - Number(from)) }, tally, crashes);
prepared.clear();
