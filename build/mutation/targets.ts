/**
 * Code whose tests are tested: which folder is changed, and the tests that are to notice, as patterns from the project's root. `here`:
 * no test meets what another left behind, so that they can run in the process that changes the code (`here/runner.ts`).
 */
export type Target = {
  readonly name: string;
  readonly folder: string;
  readonly tests: readonly string[];
  readonly here: boolean;
  /** Tests that could not notice, and take long. */
  readonly without?: readonly string[];
};

export const targets: readonly Target[] = [
  {
    name: 'sync-rules',
    folder: 'shared/sync',
    tests: ['test/shared/**', 'test/laws/**'],
    here: true,
  },
  { name: 'cases', folder: 'shared/cases', tests: ['test/shared/**', 'test/gold/**'], here: true },
  {
    name: 'discrepancy',
    folder: 'shared/discrepancy',
    tests: ['test/shared/**', 'test/gold/**'],
    here: true,
  },
  {
    name: 'sync',
    folder: 'electron/engine/sync',
    tests: ['test/engine/sync/**', 'test/engine/outbox/**', 'test/regressions/**'],
    here: true,
  },
  {
    name: 'vault',
    folder: 'electron/engine/vault',
    tests: ['test/engine/vault/**', 'test/engine/session/**', 'test/engine/escrow/**'],
    // Minutes in processes that die, which no change of the code reaches; the tests of the vault itself ask for the rest of it.
    without: ['test/engine/session/key-change.test.ts'],
    here: true,
  },
];

/** Percent of the changes that a test has to notice. */
export const wanted = 85;
