import { availableParallelism } from 'node:os';

/** The test projects: which folders of `test/` each one owns. A test file outside every folder here is a violation. */
export type TestProject = {
  readonly name: string;
  readonly folders: readonly string[];
  /** Longest a single test may take, in milliseconds. */
  readonly testTimeoutMs: number;
  /** How many of the project's files may run at once. */
  readonly atOnce: number;
  /** Whether its tests open the built screen or desktop, which is then built once before them. */
  readonly needsBuild: boolean;
  /**
   * Whether the files that one process runs share the modules they import, which half of their time would else go into. Such a
   * test must not replace a module, nor anything of one without putting it back.
   */
  readonly sharesModules: boolean;
};

/**
 * What starts servers, browsers or engines is given long: on a busy machine a limit says nothing about the product, and a test
 * that hangs is still ended.
 */
const patienceMs = 300_000;

/** One for each processor: what only reckons keeps one busy. */
const reckoning = availableParallelism();
/** One more: some of these wait for a server, an engine or a clock at any time. */
const waiting = availableParallelism() + 1;

export const testProjects: readonly TestProject[] = [
  {
    name: 'unit',
    folders: ['shared', 'gold', 'build'],
    testTimeoutMs: 60_000,
    atOnce: reckoning,
    needsBuild: false,
    sharesModules: true,
  },
  // Properties with many runs: part of every test run, too long for the quick check.
  {
    name: 'laws',
    folders: ['laws'],
    testTimeoutMs: 180_000,
    atOnce: waiting,
    needsBuild: false,
    sharesModules: true,
  },
  {
    name: 'architecture',
    folders: ['architecture'],
    testTimeoutMs: 90_000,
    atOnce: reckoning,
    needsBuild: false,
    sharesModules: true,
  },
  {
    name: 'engine',
    folders: ['engine', 'cli'],
    testTimeoutMs: patienceMs,
    atOnce: waiting,
    needsBuild: false,
    sharesModules: true,
  },
  // The simulator's processes derive keys and lay out pages at once: nobody else may meet those.
  {
    name: 'simulation',
    folders: ['simulation', 'regressions'],
    testTimeoutMs: patienceMs,
    atOnce: waiting,
    needsBuild: false,
    sharesModules: false,
  },
  {
    name: 'sandbox',
    folders: ['sandbox'],
    testTimeoutMs: patienceMs,
    atOnce: waiting,
    needsBuild: false,
    sharesModules: true,
  },
  {
    name: 'desktop',
    folders: ['desktop', 'preload', 'preview'],
    testTimeoutMs: patienceMs,
    atOnce: waiting,
    needsBuild: true,
    sharesModules: false,
  },
  {
    name: 'renderer',
    folders: ['renderer'],
    testTimeoutMs: 60_000,
    atOnce: waiting,
    needsBuild: false,
    sharesModules: true,
  },
  // The built screens in a browser over example views: one browser a file, two files at a time.
  {
    name: 'screens',
    folders: ['screens'],
    testTimeoutMs: patienceMs,
    atOnce: 2,
    needsBuild: true,
    sharesModules: false,
  },
  // Each file has a trust and a browser of its own, and waits for them half of its time.
  {
    name: 'e2e',
    folders: ['e2e'],
    testTimeoutMs: patienceMs,
    atOnce: 2,
    needsBuild: true,
    sharesModules: false,
  },
];

/** The files that take longest, the longest first: they are begun before all others. */
export const longestFiles: readonly string[] = [
  'test/engine/records/hops.test.ts',
  'test/engine/records/topologies.test.ts',
  'test/simulation/simulation.test.ts',
  'test/engine/session/key-change.test.ts',
  'test/desktop/package.test.ts',
  'test/cli/cli.test.ts',
  'test/engine/cases/faults.test.ts',
  'test/desktop/memory.test.ts',
  'test/engine/cases/elsewhere.test.ts',
  'test/engine/typed-in/typed-in.test.ts',
  'test/engine/cases/plain-words.test.ts',
  'test/engine/paper/sandbox.test.ts',
  'test/e2e/typed-in.test.ts',
  'test/e2e/signed-in.test.ts',
];

/** The projects that `npm run check` runs: pure, quick, no server and no database. */
export const quickProjects: readonly string[] = ['unit', 'architecture'];

/** Which project owns a test file, given its path from the project root with forward slashes. */
export function projectOf(path: string): TestProject | undefined {
  return testProjects.find((project) => project.folders.some((folder) => path.startsWith(`test/${folder}/`)));
}
