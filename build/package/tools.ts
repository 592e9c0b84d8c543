import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Whether a command of the system is on the path. */
export const isInstalled = (command: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)));

/** Runs a command of the system and gives what it prints; throws with what it complained about when it fails. */
export function runTool(
  command: string,
  args: readonly string[],
  { cwd, env = {} }: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    cwd,
    env: { ...process.env, LC_ALL: 'C', ...env },
    maxBuffer: 64 * 2 ** 20,
  });
  if (status !== 0)
    throw new Error(`${command} failed: ${error?.message ?? stderr.trim()}`, { cause: error });
  return stdout;
}
