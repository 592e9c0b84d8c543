import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { binOf, runNode } from '../lib/command.ts';
import { out, root } from '../lib/root.ts';
import { projectOf } from './projects.ts';
import type { Tally } from './tally.ts';

/** The parts of vitest's JSON report that are counted. */
type Report = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName?: string;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
};

export type TestRun = {
  readonly tally: Tally;
  readonly output: string;
  readonly problems: readonly string[];
  /** The tests that failed: file, title and what was said first. */
  readonly failed: readonly string[];
};

/** Runs test projects and counts what happened from vitest's own report, never from its exit code alone. */
export async function runTests(
  projects: readonly string[],
  options: { readonly show: boolean },
): Promise<TestRun> {
  const file = out('test', `${projects.join('-')}.json`);
  mkdirSync(out('test'), { recursive: true });
  rmSync(file, { force: true });
  const flags = projects.flatMap((name) => ['--project', name]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ran = await runNode([binOf('vitest'), 'run', ...flags, ...reporters], options);
  const report = readReport(file);
  return { ...count(report, projects, ran.code), failed: failedTests(report), output: ran.output };
}

const failedTests = (report: Report | undefined): readonly string[] =>
  (report?.testResults ?? []).flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter((test) => test.status === 'failed')
      .map(({ fullName = '', failureMessages }) => {
        const [said = ''] = failureMessages ?? [];
        return `${slashed(name)}: ${fullName}: ${said.split('\n')[0] ?? ''}`;
      }),
  );

function readReport(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return undefined;
  }
}

/** Adds up a report. A file that broke before its tests, a project that ran nothing, or an error outside every test fails. */
export function count(
  report: Report | undefined,
  projects: readonly string[],
  exitCode: number,
): { readonly tally: Tally; readonly problems: readonly string[] } {
  if (report === undefined) {
    return { tally: { passed: 0, failed: 1, skipped: 0 }, problems: ['vitest ended without a report'] };
  }
  const broken = report.testResults.filter(
    (one) => one.status === 'failed' && !one.assertionResults.some((test) => test.status === 'failed'),
  );
  const problems = [
    ...broken.map((one) => `${slashed(one.name)} failed outside its tests`),
    ...idleProjects(report, projects).map((name) => `the ${name} tests ran nothing`),
  ];
  const failed = report.numFailedTests + problems.length;
  const unexplained = exitCode !== 0 && failed === 0;
  return {
    tally: {
      passed: report.numPassedTests,
      failed: unexplained ? 1 : failed,
      skipped: report.numPendingTests + report.numTodoTests,
    },
    problems: unexplained ? [`vitest ended with code ${exitCode} though no test failed`] : problems,
  };
}

function idleProjects(report: Report, projects: readonly string[]): readonly string[] {
  const ran = report.testResults
    .filter((one) => one.assertionResults.length > 0 || one.status === 'failed')
    .map((one) => projectOf(slashed(one.name))?.name);
  return projects.filter((name) => !ran.includes(name));
}

function slashed(path: string): string {
  return relative(root, path).replaceAll('\\', '/');
}
