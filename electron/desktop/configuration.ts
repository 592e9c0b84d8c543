import { existsSync } from 'node:fs';
import { win32 } from 'node:path';
import { err, ok, type Result } from '../../shared/core/result.ts';
import type { TrustConfig } from '../../shared/records/config.ts';
import { readTrustFile, wordsForTrustFile } from '../engine/trust-file.ts';

export type ConfigurationFacts = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly packaged: boolean;
};

/** Words for whoever looks after this computer. */
export type ConfigurationFault = { readonly words: string };

/** Where a trust's IT department puts its files; ordinary users cannot write there. */
export function policyFolder({ platform, env }: Pick<ConfigurationFacts, 'platform' | 'env'>): string {
  if (platform === 'win32') return win32.join(env['ProgramData'] ?? String.raw`C:\ProgramData`, 'Concord');
  return platform === 'darwin' ? '/Library/Application Support/Concord' : '/etc/concord';
}

/** The trust's configuration in that folder. */
export const policyPath = (facts: ConfigurationFacts): string =>
  facts.platform === 'win32'
    ? win32.join(policyFolder(facts), 'trust.json')
    : `${policyFolder(facts)}/trust.json`;

/**
 * The trust's configuration. CONCORD_CONFIG names another file, for the sandbox: one that is not the sandbox's is refused,
 * and an installed Concord that has its policy file does not look at the variable at all.
 */
export function findConfiguration(facts: ConfigurationFacts): Result<TrustConfig, ConfigurationFault> {
  const policy = policyPath(facts);
  const named = facts.env['CONCORD_CONFIG'];
  const byName = named !== undefined && !(facts.packaged && existsSync(policy));
  const path = byName ? named : policy;
  const read = readTrustFile(path);
  if (!read.ok) return err({ words: wordsForTrustFile(read.fault, path) });
  if (byName && !read.value.sandbox) {
    return err({
      words: `CONCORD_CONFIG may name the sandbox's configuration only. Real records are configured at ${policy}.`,
    });
  }
  return ok(read.value);
}
