import type { Rule } from '../source.ts';

/** A test is left out only through `test/support/skip.ts`, which says what is missing. */
export const skipsRule: Rule = (files) =>
  files
    .filter((file) => file.path.startsWith('test/') && file.path !== 'test/support/skip.ts')
    .flatMap((file) =>
      file.uses
        .filter((use) => /^(test|it|describe)\./.test(use.what))
        .map((use) => ({
          rule: 'skips',
          path: file.path,
          line: use.line,
          says: `leaves tests out with ${use.what}`,
        })),
    );
