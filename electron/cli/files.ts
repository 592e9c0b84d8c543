import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { ok, type Result } from '../../shared/core/result.ts';
import { faultText, readFile } from '../../shared/fhir/fhir.ts';
import { sourceId } from '../../shared/medicines/keys.ts';
import type { SourceList, SourceRole } from '../../shared/medicines/source.ts';
import { textOfBytes } from '../engine/text-of-bytes.ts';
import { fault, type CommandFault } from './usage.ts';
import { table } from '../../shared/core/table.ts';
import { patientsOfFile } from './file-patients.ts';

const reasons = table<string>({
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
});

/** The text of a file, or a plain line that says why not. */
export function readText(path: string): Result<string, CommandFault> {
  const bytes = readBytes(path);
  if (!bytes.ok) return bytes;
  const text = textOfBytes(bytes.value);
  return text.ok ? text : fault('cannot-understand', `${path}: The answer could not be read: ${text.fault}.`);
}

function readBytes(path: string): Result<Uint8Array, CommandFault> {
  if (path === '') return fault('usage', 'a file was named with an empty name');
  try {
    return ok(readFileSync(path));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return fault(
      'cannot-read',
      `${path}: the file could not be read: ${reasons[code] ?? 'this computer refused it'}`,
    );
  }
}

/** A file as one source named by its base name; `taken` are names already used by others. */
export function readList(
  path: string,
  role: SourceRole,
  taken: readonly string[] = [],
): Result<SourceList, CommandFault> {
  const content = readText(path);
  if (!content.ok) return content;
  const name = uniqueName(basename(path), taken);
  const read = readFile(content.value, { source: sourceId(name), name, role, origin: name });
  if (!read.ok) return fault('cannot-understand', `${path}: ${faultText(read.fault)}`);
  const { ofOthers } = patientsOfFile(content.value);
  return ofOthers === 0 ? read : ok(withStrangers(read.value, ofOthers));
}

/** A file that holds entries of another patient is not taken for a whole record of one. */
function withStrangers(list: SourceList, count: number): SourceList {
  const reasons = list.state.kind === 'partial' ? list.state.reasons : [];
  return list.state.kind === 'complete' || list.state.kind === 'partial'
    ? { ...list, state: { kind: 'partial', reasons: [...reasons, { kind: 'another-patient', count }] } }
    : list;
}

function uniqueName(base: string, taken: readonly string[]): string {
  let name = base;
  for (let times = 2; taken.includes(name); times += 1) name = `${base}~${times}`;
  return name;
}
