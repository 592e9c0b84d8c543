import { expect, test } from 'vitest';
import { projectOf, testProjects } from '../../build/check/projects.ts';
import { add, lastLine, nothing } from '../../build/check/tally.ts';
import { count } from '../../build/check/vitest.ts';
import { root } from '../../build/lib/root.ts';

const report = (files: readonly { name: string; status: string; tests: readonly string[] }[]) => {
  const statuses = files.flatMap((file) => file.tests);
  const of = (status: string): number => statuses.filter((one) => one === status).length;
  return {
    numPassedTests: of('passed'),
    numFailedTests: of('failed'),
    numPendingTests: of('pending'),
    numTodoTests: 0,
    testResults: files.map((file) => ({
      name: `${root}/${file.name}`,
      status: file.status,
      assertionResults: file.tests.map((status) => ({ status })),
    })),
  };
};

test('what passed, failed and was skipped is added up', () => {
  const good = report([
    { name: 'test/engine/a.test.ts', status: 'passed', tests: ['passed', 'passed', 'pending'] },
  ]);
  expect(count(good, ['engine'], 0)).toEqual({ tally: { passed: 2, failed: 0, skipped: 1 }, problems: [] });
});

test('a file that broke before its tests counts as failed', () => {
  const broken = report([{ name: 'test/engine/a.test.ts', status: 'failed', tests: [] }]);
  expect(count(broken, ['engine'], 1).tally).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('a project that ran nothing counts as failed, even beside one that ran', () => {
  const half = report([{ name: 'test/engine/a.test.ts', status: 'passed', tests: ['passed'] }]);
  expect(count(half, ['engine', 'sandbox'], 0)).toEqual({
    tally: { passed: 1, failed: 1, skipped: 0 },
    problems: ['the sandbox tests ran nothing'],
  });
});

test('a bad exit code with no failed test is a failure, not a pass', () => {
  const odd = report([{ name: 'test/engine/a.test.ts', status: 'passed', tests: ['passed'] }]);
  expect(count(odd, ['engine'], 1).tally.failed).toBe(1);
});

test('a run without a report is a failure', () => {
  expect(count(undefined, ['engine'], 0).tally.failed).toBe(1);
});

test('the last line names skips only where there were any', () => {
  expect(lastLine(add(nothing, { passed: 3, failed: 0, skipped: 0 }))).toBe('3 passed, 0 failed');
  expect(lastLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
});

test('every folder of tests belongs to one project', () => {
  const folders = testProjects.flatMap((project) => project.folders);
  expect(new Set(folders).size).toBe(folders.length);
  expect(projectOf('test/simulation/a.test.ts')?.name).toBe('simulation');
  expect(projectOf('test/nowhere/a.test.ts')).toBeUndefined();
});
