import { defineConfig } from 'vitest/config';
import { keepTempInMemory } from './build/test/in-memory-temp.ts';
import { LongestFirst } from './build/test/longest-first.ts';
import { testProjects, type TestProject } from './build/check/projects.ts';

const globs = (project: TestProject): string[] =>
  project.folders.flatMap((folder) => [`test/${folder}/**/*.test.ts`, `test/${folder}/**/*.test.tsx`]);

keepTempInMemory();

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: testProjects.map((project) => ({
      test: {
        name: project.name,
        include: globs(project),
        environment: 'node',
        setupFiles: ['build/test/seed.ts'],
        pool: 'forks',
        isolate: !project.sharesModules,
        testTimeout: project.testTimeoutMs,
        hookTimeout: Math.max(project.testTimeoutMs, 30_000),
        maxWorkers: project.atOnce,
        ...(project.needsBuild ? { globalSetup: ['build/test/built-setup.ts'] } : {}),
      },
    })),
  },
});
