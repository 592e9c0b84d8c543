import { check } from '../check/check.ts';
import { quickProjects, testProjects } from '../check/projects.ts';
import { add, lastLine, type Tally } from '../check/tally.ts';
import { runTests } from '../check/vitest.ts';
import { readHazards } from '../safety/hazards.ts';
import { unprovenControls } from '../safety/safety.ts';
import { proofsIn, unprovenCells } from '../architectures/aspects.ts';
import { passedIn, reportsThere } from '../safety/tests.ts';

/** What failed, in words: said again at the end, below everything that passed. */
const failures: string[] = [];
const fail = (problem: string): void => {
  failures.push(problem);
  console.log(`FAIL ${problem}`);
};

/** The rest of the tests, shown as they run; the browser's own come last, with the machine to themselves. */
async function show(title: string, projects: readonly string[]): Promise<Tally> {
  console.log(`\n${title}: ${projects.join(', ')}`);
  const { tally, problems, failed } = await runTests(projects, { show: true });
  failures.push(...failed);
  for (const problem of problems) fail(problem);
  return tally;
}

/** The hazard log against what has just run: a control is proven when every test it cites has passed. */
function proveControls(): Tally {
  const hazards = readHazards();
  const unproven = unprovenControls(hazards, passedIn(reportsThere()));
  for (const control of unproven) fail(`no passing test for the control of ${control}`);
  const controls = hazards.flatMap((hazard) => hazard.controls).length;
  console.log(
    `\nSafety: ${hazards.length} hazards, ${controls - unproven.length} of ${controls} controls proven`,
  );
  return { passed: controls - unproven.length, failed: unproven.length, skipped: 0 };
}

/** Every cell of the table of architectures has a test that has just passed. */
function proveArchitectures(): Tally {
  const proofs = proofsIn(reportsThere());
  const unproven = unprovenCells(proofs);
  for (const cell of unproven) fail(`no passing test for the architecture ${cell}`);
  console.log(`Architectures: ${proofs.length} proofs, ${unproven.length} cells without one`);
  return { passed: unproven.length === 0 ? 1 : 0, failed: unproven.length, skipped: 0 };
}

const names = testProjects.map((project) => project.name).filter((name) => !quickProjects.includes(name));
/** These drive a browser. */
const inBrowser = ['screens', 'e2e'];
const inNode = names.filter((name) => !inBrowser.includes(name));

const checked = await check();
const rest = await show('Tests', inNode);
const screens = await show('Screens', ['screens']);
const endToEnd = await show('End to end', ['e2e']);
const safety = proveControls();
const architectures = proveArchitectures();
const total = [rest, screens, endToEnd, safety, architectures].reduce(add, checked);
for (const problem of failures) console.log(`FAIL ${problem}`);
console.log(lastLine(total));
process.exitCode = total.failed === 0 ? 0 : 1;
