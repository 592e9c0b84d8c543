/** Code whose tests are tested: which folder is changed, and the tests that are to notice, as patterns from the project's root. */
export type Target = { readonly name: string; readonly folder: string; readonly tests: readonly string[] };

export const targets: readonly Target[] = [
  {
    name: 'sync-rules',
    folder: 'shared/sync',
    tests: ['test/shared/**', 'test/laws/**'],
  },
  { name: 'cases', folder: 'shared/cases', tests: ['test/shared/**', 'test/gold/**'] },
  { name: 'discrepancy', folder: 'shared/discrepancy', tests: ['test/shared/**', 'test/gold/**'] },
  {
    name: 'sync',
    folder: 'electron/engine/sync',
    tests: ['test/engine/sync/**', 'test/engine/outbox/**', 'test/regressions/**'],
  },
  {
    name: 'vault',
    folder: 'electron/engine/vault',
    tests: ['test/engine/vault/**', 'test/engine/session/**', 'test/engine/escrow/**'],
  },
];

/** Percent of the changes that a test has to notice. */
export const wanted = 85;
