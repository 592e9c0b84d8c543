import { check } from '../check/check.ts';
import { quickProjects, testProjects } from '../check/projects.ts';
import { add, lastLine, type Tally } from '../check/tally.ts';
import { runTests } from '../check/vitest.ts';

/** The rest of the tests, shown as they run; the browser's own come last, with the machine to themselves. */
async function show(title: string, projects: readonly string[]): Promise<Tally> {
  console.log(`\n${title}: ${projects.join(', ')}`);
  const { tally, problems } = await runTests(projects, { show: true });
  for (const problem of problems) console.log(`FAIL ${problem}`);
  return tally;
}

const names = testProjects.map((project) => project.name).filter((name) => !quickProjects.includes(name));
/** These drive a browser. */
const inBrowser = ['screens', 'e2e'];
const inNode = names.filter((name) => !inBrowser.includes(name));

const checked = await check();
const rest = await show('Tests', inNode);
const screens = await show('Screens', ['screens']);
const endToEnd = await show('End to end', ['e2e']);
const total = [rest, screens, endToEnd].reduce(add, checked);
console.log(lastLine(total));
process.exitCode = total.failed === 0 ? 0 : 1;
