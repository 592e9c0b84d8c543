import { ok, type Result } from '../../shared/core/result.ts';
import { readTrustTables, type TrustTables } from '../../shared/discrepancy/discrepancy.ts';
import { readText } from './files.ts';
import { fault, type CommandFault } from './usage.ts';

/** The trust's own clinical tables from a JSON file: the `tables` of its configuration. */
export function readTables(path: string): Result<TrustTables, CommandFault> {
  const text = readText(path);
  if (!text.ok) return text;
  const json = parseJson(text.value);
  if (!json.ok) return fault('cannot-understand', `${path}: it is not JSON`);
  const read = readTrustTables(json.value ?? null);
  return read.ok
    ? read
    : fault(
        'cannot-understand',
        `${path}: the clinical tables are wrong at "${read.fault.where === '' ? 'their top level' : read.fault.where}"`,
      );
}

function parseJson(text: string): Result<unknown, undefined> {
  try {
    return ok(JSON.parse(text));
  } catch {
    return { ok: false, fault: undefined };
  }
}
