import type { Rule } from '../source.ts';

/** Tools that will only read a default export. */
const needsDefault = /(^|\/)([\w-]+\.)?config\.ts$|^build\/(test|vite)\/[\w-]*setup\.ts$/;

/** No default exports: a thing has one name everywhere. */
export const defaultExportsRule: Rule = (files) =>
  files
    .filter((file) => file.hasDefaultExport && !needsDefault.test(file.path))
    .map((file) => ({ rule: 'default-exports', path: file.path, line: 1, says: 'has a default export' }));

/** No barrels: a file that only passes on what others export hides where things live. */
export const barrelsRule: Rule = (files) =>
  files
    .filter((file) => file.onlyReexports)
    .map((file) => ({
      rule: 'barrels',
      path: file.path,
      line: 1,
      says: 'only re-exports; import from the real file',
    }));
