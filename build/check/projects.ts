/** The test projects: which folders of `test/` each one owns. A test file outside every folder here is a violation. */
export type TestProject = {
  readonly name: string;
  readonly folders: readonly string[];
  /** Longest a single test may take, in milliseconds. */
  readonly testTimeoutMs: number;
  /** Whether the project's files may run beside one another. */
  readonly parallel: boolean;
  /** Whether its tests open the built screen or desktop, which is then built once before them. */
  readonly needsBuild: boolean;
};

export const testProjects: readonly TestProject[] = [
  {
    name: 'unit',
    folders: ['shared', 'gold', 'build'],
    testTimeoutMs: 60_000,
    parallel: true,
    needsBuild: false,
  },
  // Properties with many runs: part of every test run, too long for the quick check.
  { name: 'laws', folders: ['laws'], testTimeoutMs: 180_000, parallel: true, needsBuild: false },
  {
    name: 'architecture',
    folders: ['architecture'],
    testTimeoutMs: 90_000,
    parallel: true,
    needsBuild: false,
  },
  {
    name: 'engine',
    folders: ['engine', 'cli', 'simulation', 'regressions'],
    testTimeoutMs: 90_000,
    parallel: true,
    needsBuild: false,
  },
  { name: 'sandbox', folders: ['sandbox'], testTimeoutMs: 90_000, parallel: true, needsBuild: false },
  {
    name: 'desktop',
    folders: ['desktop', 'preload', 'preview'],
    testTimeoutMs: 90_000,
    parallel: true,
    needsBuild: true,
  },
  { name: 'renderer', folders: ['renderer'], testTimeoutMs: 60_000, parallel: true, needsBuild: false },
  { name: 'e2e', folders: ['e2e'], testTimeoutMs: 120_000, parallel: false, needsBuild: true },
];

/** The projects that `npm run check` runs: pure, quick, no server and no database. */
export const quickProjects: readonly string[] = ['unit', 'architecture'];

/** Which project owns a test file, given its path from the project root with forward slashes. */
export function projectOf(path: string): TestProject | undefined {
  return testProjects.find((project) => project.folders.some((folder) => path.startsWith(`test/${folder}/`)));
}
