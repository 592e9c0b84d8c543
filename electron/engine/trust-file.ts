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
  const json = readJson(path);
  return json.ok ? readTrust(json.value) : json;
}

function readJson(path: string): Result<unknown, TrustFileFault> {
  if (!existsSync(path)) return err({ kind: 'missing' });
  const text = readText(path);
  return text === undefined ? err({ kind: 'not-readable' }) : parseJson(text);
}

function readTrust(json: unknown): Result<TrustConfig, TrustFileFault> {
  const parsed = trustConfigSchema.safeParse(json);
  if (!parsed.success) return err({ kind: 'not-valid', where: parsed.error.issues[0]?.path.join('.') ?? '' });
  const tables = readTrustTables(parsed.data.tables);
  return tables.ok
    ? ok(parsed.data)
    : err({
        kind: 'not-valid',
        where: ['tables', tables.fault.where].filter((part) => part !== '').join('.'),
      });
}

/** The trust's configuration with the tables and the checklist that its policy names in place of its own. */
export function withPolicyFiles(
  config: TrustConfig,
  { trustTables, checklist }: { readonly trustTables: string; readonly checklist: string },
): Result<TrustConfig, TrustFileFault & { readonly path: string }> {
  let whole: TrustConfig = config;
  for (const [part, path] of [
    ['tables', trustTables],
    ['checklist', checklist],
  ] as const) {
    if (path === '') continue;
    const json = readJson(path);
    const read = json.ok ? readTrust({ ...whole, [part]: json.value }) : json;
    if (!read.ok) return err({ ...read.fault, path });
    whole = read.value;
  }
  return ok(whole);
}

/** The fault in words for whoever looks after this computer. */
export function wordsForTrustFile(fault: TrustFileFault, path: string): string {
  switch (fault.kind) {
    case 'missing':
      return `Concord finds no file of the trust. It was looked for at ${path}.`;
    case 'not-readable':
      return `The trust's file at ${path} cannot be read by this user.`;
    case 'not-json':
      return `The trust's file at ${path} is not JSON.`;
    case 'not-valid':
      return `The trust's file at ${path} is wrong at "${fault.where === '' ? 'its top level' : fault.where}".`;
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
