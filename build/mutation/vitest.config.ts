import { defineConfig } from 'vitest/config';
import { keepTempInMemory } from '../test/in-memory-temp.ts';

keepTempInMemory();

/** The tests of one target, named by `main.ts`; without limits of time, as changed code is slower. */
export default defineConfig({
  test: {
    include: (process.env['CONCORD_MUTATION_TESTS'] ?? '')
      .split(',')
      .map((pattern) => `${pattern}/*.test.ts`),
    setupFiles: ['build/test/seed.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
