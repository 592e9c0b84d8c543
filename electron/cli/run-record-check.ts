import { spawn } from 'node:child_process';
import { hostname } from 'node:os';
import { parseArgs } from 'node:util';
import { ok } from '../../shared/core/result.ts';
import { nodeNetwork } from '../engine/node-host.ts';
import { printError } from './output.ts';
import { recordCheck, type CheckHost } from './record-check.ts';
import { tokenVariable } from './record-sign-in.ts';
import { fault, type Answer } from './usage.ts';

const options = {
  'sign-in': { type: 'boolean' },
  patient: { type: 'string' },
  scratch: { type: 'boolean' },
  out: { type: 'string' },
} as const;

const use = 'use: record check FILE [--sign-in] [--patient NHS-NUMBER [--scratch]] [--out FILE]';

/** The command as it is typed; tokens of a run without a person come from the environment, never from the line that was typed. */
export async function runRecordCheck(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Answer> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [what, file, ...more] = positionals;
  if (what !== 'check' || file === undefined || more.length > 0) return fault('usage', use);
  if (values.scratch === true && values.patient === undefined)
    return fault('usage', `--scratch writes an entry of the patient named by --patient; ${use}`);
  return recordCheck(file, commandHost, {
    browser: values['sign-in'] ?? false,
    token: (audience) => environment[tokenVariable(audience)],
    patient: values.patient?.replaceAll(' ', ''),
    scratch: values.scratch ?? false,
    out: values.out,
  });
}

const commandHost: CheckHost = {
  ...nodeNetwork,
  computerName: hostname(),
  appVersion: 'record check',
  openBrowser: (url) => {
    printError(`Sign in at ${url}`);
    const [command, ...before] = openers[process.platform] ?? ['xdg-open'];
    // Given whole, and no shell reads it. Without a browser the address is on the screen, to be opened on this computer.
    const child = spawn(command, [...before, url], { stdio: 'ignore', detached: true });
    child.on('error', () => printError('No browser could be opened: open the address yourself.'));
    child.unref();
    return Promise.resolve(ok(undefined));
  },
};

/** What opens an address in the person's own browser. */
const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};
