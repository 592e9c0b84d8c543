import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/core/result.ts';
import type { FoundPolicy } from '../engine/policy/policy.ts';
import { policyFolder, type ConfigurationFacts, type ConfigurationFault } from './configuration.ts';
import { askRegistry, readRegistryAnswer, registryKey } from './policy-registry.ts';

const policySchema = z.record(z.string(), z.unknown());

/**
 * The trust's policy for this computer: the registry on Windows, `policy.json` beside the trust's configuration elsewhere.
 * None at all is an empty one. One that is there and cannot be read stops the start: what was locked down must not come
 * open because a file is damaged.
 */
export function findPolicy(
  facts: ConfigurationFacts,
  registry: (env: ConfigurationFacts['env']) => string | undefined = askRegistry,
): Result<FoundPolicy, ConfigurationFault> {
  return facts.platform === 'win32' ? fromRegistry(facts, registry) : readPolicyFile(policyFile(facts));
}

const policyFile = (facts: Pick<ConfigurationFacts, 'platform' | 'env'>): string =>
  `${policyFolder(facts)}/policy.json`;

function fromRegistry(
  { env }: ConfigurationFacts,
  registry: (env: ConfigurationFacts['env']) => string | undefined,
): Result<FoundPolicy, ConfigurationFault> {
  try {
    const answer = registry(env);
    return ok({ values: answer === undefined ? {} : readRegistryAnswer(answer), from: registryKey });
  } catch {
    return err({
      words: `The policy at ${registryKey} could not be read. Concord does not start without knowing it.`,
    });
  }
}

export function readPolicyFile(path: string): Result<FoundPolicy, ConfigurationFault> {
  if (!existsSync(path)) return ok({ values: {}, from: path });
  try {
    const json: unknown = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
    const read = policySchema.safeParse(json);
    return read.success
      ? ok({ values: read.data, from: path })
      : err({ words: `The policy at ${path} is not a JSON object of settings.` });
  } catch {
    return err({
      words: `The policy at ${path} cannot be read or is not JSON. Concord does not start without knowing it.`,
    });
  }
}
