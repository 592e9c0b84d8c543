import { existsSync, readFileSync } from 'node:fs';
import { err, ok, type Result } from '../../shared/core/result.ts';
import { readTrustTables } from '../../shared/discrepancy/discrepancy.ts';
import { trustConfigSchema, type TrustConfig } from '../../shared/records/config.ts';

/** Why a trust configuration could not be used. `where` is a path inside the configuration, never its content. */
export type TrustFileFault =
  | { readonly kind: 'missing' }
  | { readonly kind: 'not-readable' }
  | { readonly kind: 'not-json' }
  | { readonly kind: 'not-valid'; readonly where: string };

/** Reads and parses the trust's configuration file. */
export function readTrustFile(path: string): Result<TrustConfig, TrustFileFault> {
  if (!existsSync(path)) return err({ kind: 'missing' });
  const text = readText(path);
  if (text === undefined) return err({ kind: 'not-readable' });
  const json = parseJson(text);
  if (!json.ok) return json;
  const parsed = trustConfigSchema.safeParse(json.value);
  if (!parsed.success) return err({ kind: 'not-valid', where: parsed.error.issues[0]?.path.join('.') ?? '' });
  const tables = readTrustTables(parsed.data.tables);
  return tables.ok
    ? ok(parsed.data)
    : err({
        kind: 'not-valid',
        where: ['tables', tables.fault.where].filter((part) => part !== '').join('.'),
      });
}

/** The fault in words for whoever looks after this computer. */
export function wordsForTrustFile(fault: TrustFileFault, path: string): string {
  switch (fault.kind) {
    case 'missing':
      return `Concord has no trust configuration. It was looked for at ${path}.`;
    case 'not-readable':
      return `The trust configuration at ${path} cannot be read by this user.`;
    case 'not-json':
      return `The trust configuration at ${path} is not JSON.`;
    case 'not-valid':
      return `The trust configuration at ${path} is wrong at "${fault.where === '' ? 'its top level' : fault.where}".`;
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return undefined;
  }
}

function parseJson(text: string): Result<unknown, TrustFileFault> {
  try {
    return ok(JSON.parse(text));
  } catch {
    return err({ kind: 'not-json' });
  }
}
