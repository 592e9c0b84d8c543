import type { SourceConfig } from './config.ts';

/**
 * How long the copies of a source may stay on this computer. `keep`: until they are read again. `stay`: while the patient lies
 * on a ward, and a day longer. `session`: until the screen locks.
 */
export type CachePolicy = 'keep' | 'stay' | 'session';

/** A GP record read through GP Connect is cached for the episode only, unless the trust says otherwise. */
export const cachePolicyOf = ({ cache, gpConnect }: Pick<SourceConfig, 'cache' | 'gpConnect'>): CachePolicy =>
  cache ?? (gpConnect === undefined ? 'keep' : 'stay');
