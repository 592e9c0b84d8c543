import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mutant } from './mutant.ts';

/** The program's code in a folder of its own, where it may be broken. */
export type Copy = {
  readonly folder: string;
  /** Gives how to mend it again, or why it does not apply. */
  readonly apply: (mutant: Mutant) => { readonly mend: () => void } | { readonly why: string };
  readonly clear: () => void;
};

const parts = [
  'shared',
  'electron',
  'renderer',
  'sandbox',
  'build',
  'test',
  'package.json',
  'tsconfig.json',
  'tsconfig.base.json',
  'vitest.config.ts',
];

export function copyOf(root: string): Copy {
  const folder = mkdtempSync(join(tmpdir(), 'concord-mutants-'));
  for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    clear: () => rmSync(folder, { recursive: true, force: true }),
    apply: ({ file, find, replace }) => {
      const path = join(folder, file);
      const whole = readFileSync(path, 'utf8');
      const times = whole.split(find).length - 1;
      if (times !== 1) return { why: `what it replaces stands ${times} times in ${file}` };
      writeFileSync(
        path,
        whole.replace(find, () => replace),
      );
      return { mend: () => writeFileSync(path, whole) };
    },
  };
}
