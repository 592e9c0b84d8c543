import { existsSync } from 'node:fs';
import { test } from 'vitest';
import { exampleDataPath } from '../../build/lib/example-data.ts';
import { isInstalled } from '../../build/package/tools.ts';
import { findElectron } from '../../build/start/electron.ts';

/**
 * The only way to skip a test here: what is missing is named in the test's own title, so that the output says it and the
 * count shows it.
 */
export type Prerequisite = { readonly name: string; readonly present: boolean };

/** The Electron runtime: the package's types come from npm, the runtime itself does not. */
export function electronRuntime(): Prerequisite {
  return { name: 'the Electron runtime', present: findElectron() !== undefined };
}

/** Reading another process's memory as a file, which only Linux lets a test do. */
export function processMemory(): Prerequisite {
  return { name: 'Linux with /proc', present: existsSync('/proc/self/mem') };
}

/** Commands of the system that tests run. */
export function systemTools(...names: readonly string[]): Prerequisite {
  const missing = names.filter((name) => !isInstalled(name));
  return { name: (missing.length === 0 ? names : missing).join(', '), present: missing.length === 0 };
}

/** Example data kept outside the project. */
export function exampleData(...path: readonly string[]): Prerequisite & { readonly path: string } {
  const file = exampleDataPath(...path);
  return { name: `the example data ${path.join('/')}`, present: existsSync(file), path: file };
}

/** A test that needs something a machine may not have: `testWith(exampleData('dmd'))('reads every VTM', ...)`. */
export function testWith(needed: Prerequisite): (title: string, body: () => Promise<void> | void) => void {
  return (title, body) => {
    if (needed.present) test(title, body);
    else test.skip(`${title} (skipped: ${needed.name} is missing)`, body);
  };
}
