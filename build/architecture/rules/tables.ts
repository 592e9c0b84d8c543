import { isProduct } from '../boundaries.ts';
import type { Rule } from '../source.ts';

/** What is looked up by words from outside is made by `table`, which answers to its own words alone. */
export const tablesRule: Rule = (files) =>
  files
    .filter((file) => isProduct(file.path))
    .flatMap((file) =>
      file.openTables.map((line) => ({
        rule: 'tables',
        path: file.path,
        line,
        says: 'a plain object that any word can be looked up in; make it with shared/core/table.ts',
      })),
    );
