import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';

export type Ran = { readonly code: number; readonly output: string };

/**
 * The script behind a package's command, so that it runs on this Node without a shell: `binOf('oxlint')`. Some packages
 * carry a program of the same name as the package, others name theirs (`binOf('typescript', 'tsc')`).
 */
export function binOf(packageName: string, command = packageName): string {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin?: string | Record<string, string>;
  };
  const file = typeof bin === 'string' ? bin : bin?.[command];
  if (file === undefined) throw new Error(`${packageName} has no command called ${command}`);
  return join(folder, file);
}

/** Runs a script with this Node; `show` passes its output through as it comes, else it is kept. */
export async function runNode(
  args: readonly string[],
  options: { readonly show?: boolean } = {},
): Promise<Ran> {
  const show = options.show === true;
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    env: { ...process.env, ...(show ? {} : { NO_COLOR: '1' }) },
  });
  const parts: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => parts.push(text));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ code: code ?? 1, output: parts.join('') }));
  });
}
