import { testProjects } from '../../check/projects.ts';
import { fileTargets } from '../resolve.ts';
import type { Rule } from '../source.ts';

/** A relative import names a file that is there, with its ending: a guessed path would slip past the other rules. */
export const pathsRule: Rule = (files) => {
  const known = new Set(files.map((file) => file.path));
  return files.flatMap((file) =>
    fileTargets(file)
      .filter(({ path }) => !known.has(path) && !/\.(css|json|svg|png|woff2|mjs|sql|txt|md)$/.test(path))
      .map(({ one, path }) => ({
        rule: 'paths',
        path: file.path,
        line: one.line,
        says: `imports ${path}, which is no file`,
      })),
  );
};

/** Every test file belongs to a project, so that none is written and never run. */
export const testHomesRule: Rule = (files) =>
  files
    .filter((file) => /\.test\.tsx?$/.test(file.path))
    .filter(
      (file) => !testProjects.some((one) => one.folders.some((at) => file.path.startsWith(`test/${at}/`))),
    )
    .map((file) => ({
      rule: 'test-homes',
      path: file.path,
      line: 1,
      says: 'belongs to no test project, so it never runs',
    }));
