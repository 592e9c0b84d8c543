import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { keepTempInMemory } from '../test/in-memory-temp.ts';

keepTempInMemory();

/**
 * The tests of one target, named by `main.ts`; without limits of time, as changed code is slower. All files share one loading of the
 * code, which is most of what a change costs; what the code remembers is forgotten after each test instead.
 */
export default defineConfig({
  resolve: {
    // Imports by the product only: the tests of these ask for the real ones.
    alias: [
      {
        find: /^(?:\.\.\/)+core\/(?:once-per-text|once-per-object|first-alike)\.ts$/,
        replacement: join(import.meta.dirname, 'in-process/memo-per-test.ts'),
      },
    ],
  },
  test: {
    include: (process.env['CONCORD_MUTATION_TESTS'] ?? '')
      .split(',')
      .map((pattern) => `${pattern}/*.test.ts`),
    exclude: (process.env['CONCORD_MUTATION_WITHOUT'] ?? '').split(',').filter((one) => one !== ''),
    setupFiles: ['build/test/seed.ts', 'build/mutation/forget.ts'],
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
