import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/root.ts';
import { readHazards, riskOf } from './hazards.ts';
import { hazardLog } from './page.ts';
import { problemsOf } from './safety.ts';
import { findTests } from './tests.ts';

/** `npm run safety`: hazards, controls and tests, and what is wrong with them; `-- --write` makes the page anew. */
const hazards = readHazards();
for (const { id, initial, residual, controls } of hazards) {
  console.log(`${id}  risk ${riskOf(initial)} -> ${riskOf(residual)}`);
  for (const { control, tests } of controls)
    console.log([`  ${control}`, ...tests.map((name) => `    ${name}`)].join('\n'));
}
if (process.argv.includes('--write'))
  writeFileSync(join(root, 'docs', 'safety', 'hazard-log.md'), hazardLog(hazards));
const problems = problemsOf(hazards, findTests());
for (const problem of problems) console.log(`FAIL ${problem}`);
const controls = hazards.flatMap((hazard) => hazard.controls);
console.log(
  `${hazards.length} hazards, ${controls.length} controls, ${new Set(controls.flatMap(({ tests }) => tests)).size} tests, ${problems.length} problems`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
