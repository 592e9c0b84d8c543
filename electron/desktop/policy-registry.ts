import { execFileSync } from 'node:child_process';
import { win32 } from 'node:path';

/** Where group policy writes for programs; ordinary users cannot. */
export const registryKey = String.raw`HKLM\SOFTWARE\Policies\Concord`;

/**
 * Windows' own answer for the key: `undefined` where the key does not exist. Read by Windows' reg.exe, named by its full
 * path, so that no native module has to be shipped for eleven values.
 */
export function askRegistry(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const program = win32.join(env['SystemRoot'] ?? String.raw`C:\Windows`, 'System32', 'reg.exe');
  try {
    return execFileSync(program, ['query', registryKey], {
      encoding: 'utf8',
      timeout: 10_000,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (error) {
    // reg.exe ends with 1 where there is no such key; anything else is a computer that cannot be asked.
    if (error instanceof Error && 'status' in error && error.status === 1) return undefined;
    throw error;
  }
}

/** The values in reg.exe's answer, as JavaScript has them; a type that no setting uses stays its text and is refused later. */
export function readRegistryAnswer(answer: string): Readonly<Record<string, unknown>> {
  const values = answer
    .split(/\r?\n/)
    .map((line) => /^ {4}(?<name>\S(?:.*\S)?) {4}(?<type>REG_[A-Z_]+) {4}(?<data>.*)$/.exec(line)?.groups)
    .filter((groups) => groups !== undefined)
    .map(({ name = '', type = '', data = '' }) => [name, valueOf(type, data)] as const);
  return Object.fromEntries(values);
}

function valueOf(type: string, data: string): unknown {
  switch (type) {
    case 'REG_DWORD':
      return Number(data);
    case 'REG_MULTI_SZ':
      return data.split(String.raw`\0`).filter((part) => part !== '');
    default:
      return data;
  }
}
