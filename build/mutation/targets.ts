/**
 * Code whose tests are tested: which folder is changed, and the tests that are to notice, as patterns from the project's root. `pure`:
 * the tests start nothing and wait for nothing, so that they can run in the process that changes the code (`here/runner.ts`).
 */
export type Target = {
  readonly name: string;
  readonly folder: string;
  readonly tests: readonly string[];
  readonly pure: boolean;
};

export const targets: readonly Target[] = [
  {
    name: 'sync-rules',
    folder: 'shared/sync',
    tests: ['test/shared/**', 'test/laws/**'],
    pure: true,
  },
  { name: 'cases', folder: 'shared/cases', tests: ['test/shared/**', 'test/gold/**'], pure: true },
  {
    name: 'discrepancy',
    folder: 'shared/discrepancy',
    tests: ['test/shared/**', 'test/gold/**'],
    pure: true,
  },
  {
    name: 'sync',
    folder: 'electron/engine/sync',
    tests: ['test/engine/sync/**', 'test/engine/outbox/**', 'test/regressions/**'],
    pure: false,
  },
  {
    name: 'vault',
    folder: 'electron/engine/vault',
    tests: ['test/engine/vault/**', 'test/engine/session/**', 'test/engine/escrow/**'],
    pure: false,
  },
];

/** Percent of the changes that a test has to notice. */
export const wanted = 85;
