import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ok } from '../../shared/core/result.ts';
import { escrowCopySchema, openSealed } from '../engine/escrow/escrow.ts';
import { fault, type Answer } from './usage.ts';

const usage = 'use: escrow open FILE --key PRIVATE-KEY.pem --out FOLDER';

/**
 * Opens a sealed copy of unsent work with the trust's private key: `entries.json` with every FHIR resource that was to be
 * sent, and each signed record as a PDF, in a folder that only its owner can read. Of a computer that was cleared also `work.json`,
 * all that was said and typed in there, and its audit.
 */
export async function runEscrow(args: readonly string[]): Promise<Answer> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { key: { type: 'string' }, out: { type: 'string' } },
  });
  const [what, file, ...more] = positionals;
  const { key, out } = values;
  if (what !== 'open' || file === undefined || more.length > 0 || key === undefined || out === undefined)
    return fault('usage', usage);
  const opened = await openSealed(readFileSync(key, 'utf8'), readFileSync(file, 'utf8'));
  if (!opened.ok)
    return opened.fault.kind === 'no-key'
      ? fault('cannot-read', `${key} is not a private key in PEM form`)
      : fault('cannot-understand', `${file} was not sealed to this key, or is damaged`);
  const copy = escrowCopySchema.parse(JSON.parse(Buffer.from(opened.value).toString('utf8')));
  mkdirSync(out, { recursive: true, mode: 0o700 });
  const save = (name: string, bytes: string | Uint8Array): void =>
    writeFileSync(join(out, name), bytes, { mode: 0o600 });
  save('entries.json', `${JSON.stringify(copy.entries, null, 2)}\n`);
  if (copy.work.length > 0) save('work.json', `${JSON.stringify(copy.work, null, 2)}\n`);
  if (copy.audit !== '') save('audit.ndjson', copy.audit);
  for (const [at, { pdf }] of copy.records.entries())
    save(`record-${at + 1}.pdf`, Buffer.from(pdf, 'base64'));
  return ok({
    computer: copy.computer,
    madeAt: copy.madeAt,
    entries: copy.entries.length,
    records: copy.records.length,
    out,
  });
}
