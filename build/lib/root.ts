import { resolve } from 'node:path';

/** The project's own folder. */
export const root = resolve(import.meta.dirname, '../..');

/** A path inside `out/`, where everything that is made goes. */
export function out(...parts: readonly string[]): string {
  return resolve(root, 'out', ...parts);
}
