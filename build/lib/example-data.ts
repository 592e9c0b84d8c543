import { resolve } from 'node:path';
import { root } from './root.ts';

/** Example data kept outside the project; CONCORD_EXAMPLE_DATA says where, else `shared/data` beside the clone is tried. */
export const exampleDataPath = (...path: readonly string[]): string =>
  resolve(process.env['CONCORD_EXAMPLE_DATA'] ?? resolve(root, '../shared/data'), ...path);
