import { binOf, runNode } from '../lib/command.ts';
import { quickProjects } from './projects.ts';
import type { Tally } from './tally.ts';
import { runTests } from './vitest.ts';

export type Outcome = { readonly tally: Tally; readonly says: string };

export type Step = { readonly name: string; readonly run: () => Promise<Outcome> };

/** A tool that either finds nothing or says what it found. */
function tool(name: string, args: () => readonly string[]): Step {
  return {
    name,
    run: async () => {
      const { code, output } = await runNode(args());
      return { tally: { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }, says: output };
    },
  };
}

const quickTests: Step = {
  name: 'architecture and unit tests',
  run: async () => {
    const { tally, output, problems } = await runTests(quickProjects, { show: false });
    return { tally, says: [failuresOnly(output), ...problems].join('\n') };
  },
};

/** What `npm run check` holds the project against; the slow ones first, so that two lanes end together. */
export const checkSteps: readonly Step[] = [
  tool('types', () => [binOf('typescript', 'tsc'), '-b', '--pretty', 'false']),
  quickTests,
  tool('lint', () => [binOf('oxlint'), '--type-aware', '--deny-warnings', '--format=unix', '.']),
  tool('unused code', () => [binOf('knip'), '--no-progress']),
  tool('format', () => [binOf('oxfmt'), '--list-different', '.']),
];

/** Vitest's report from its first failure on; the lines of what passed are left out. */
function failuresOnly(output: string): string {
  const at = output.search(/^.*(Failed Tests|Failed Suites|Unhandled Errors?|Startup Error)/m);
  return at < 0 ? output.split('\n').slice(-15).join('\n') : output.slice(at);
}
