import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { auditEvent, chainId, headProvenance } from '../../electron/engine/audit/audit-event.ts';
import { auditHeads, publicKeyOf, signHead } from '../../electron/engine/audit/audit.ts';
import { wholeAudit } from '../../electron/engine/db/queries/audit.ts';
import { must } from '../../shared/core/must.ts';
import { root } from '../../build/lib/root.ts';
import { openTestStore } from '../support/store.ts';
import { seededBytes, testHost } from '../support/test-host.ts';

const script = join(root, 'electron', 'cli', 'verify-audit.mjs');
const folder = mkdtempSync(join(tmpdir(), 'concord-verify-audit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const seed = seededBytes('audit')(32);
const records = 12;

/** An audit of twelve records whose head was signed before the tenth. */
function exported(): { readonly records: readonly object[]; readonly heads: readonly object[] } {
  const store = openTestStore(testHost(mkdtempSync(join(folder, 'store-'))));
  for (let at = 1; at <= records; at += 1) {
    const entry = {
      user: at === 3 ? null : 'ruth',
      action: 'look',
      subject: `p${at}`,
      detail: { 'ein "Wort"': at },
    };
    store.inTransaction('look', entry, (tx) => {
      if (at === 10) signHead(tx, seed, 0);
    });
  }
  const rows = store.read.all(wholeAudit, {}).map((row) => auditEvent(row, 'WARD-7B'));
  const heads = store.read.all(auditHeads, {}).map((head) => headProvenance(head, publicKeyOf(seed)));
  store.close();
  return { records: rows, heads };
}

const audit = exported();
const keyFile = join(folder, 'key.pem');
writeFileSync(keyFile, publicKeyOf(seed));
/** An earlier export: its records are not heads, and are passed over. */
const headsFile = write('kept.ndjson', [...audit.records.slice(0, 2), ...audit.heads]);

function write(name: string, lines: readonly object[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return path;
}

/** Runs the script as somebody without Concord would. */
function check(
  lines: readonly object[],
  ...more: readonly string[]
): { readonly code: number; readonly words: string } {
  try {
    const words = execFileSync(process.execPath, [script, write('audit.ndjson', lines), ...more], {
      encoding: 'utf8',
    });
    return { code: 0, words };
  } catch (error) {
    const failed = error instanceof Error && 'status' in error && 'stdout' in error ? error : undefined;
    return { code: Number(failed?.status), words: String(failed?.stdout) };
  }
}
const all = ['--key', keyFile, '--heads', headsFile];

test('an audit as it was exported is intact, and the script says what it did not check', () => {
  const whole = [...audit.records, ...audit.heads];
  expect(check(whole)).toMatchObject({ code: 0, words: expect.stringContaining('no head kept elsewhere') });
  expect(check(whole, ...all)).toMatchObject({
    code: 0,
    words: expect.stringContaining('nothing up to record 9 was changed or cut off'),
  });
});

test('any edit, removal, exchange or repetition of a record is found', () => {
  const place = fc.integer({ min: 0, max: records - 1 });
  const tampering = fc.oneof(
    fc.tuple(
      fc.constant('edit'),
      place,
      fc.constantFrom('at', 'user', 'action', 'subject', 'detail', 'hash'),
    ),
    fc.tuple(fc.constant('remove'), fc.integer({ min: 0, max: records - 2 }), fc.constant('')),
    fc.tuple(fc.constant('exchange'), fc.integer({ min: 0, max: records - 2 }), fc.constant('')),
    fc.tuple(fc.constant('repeat'), place, fc.constant('')),
  );
  fc.assert(
    fc.property(tampering, ([kind, at, name]) => {
      expect(check(tampered(kind, at, name)).code).toBe(1);
    }),
    { numRuns: 25 },
  );
});

test('records cut off before the last head kept elsewhere are found, and those after it are not', () => {
  const cut = (count: number) => check(audit.records.slice(0, count), '--heads', headsFile);
  expect([cut(8).code, cut(8).words]).toEqual([
    1,
    expect.stringContaining('record 9, whose hash was kept elsewhere, is cut off'),
  ]);
  expect(cut(9).code).toBe(0);
});

test('a chain written anew, with heads signed by whoever has the store’s key, is found by the heads kept elsewhere', () => {
  const other = exportedAnew();
  expect(check([...other.records, ...other.heads], '--key', keyFile).code).toBe(0);
  expect(check([...other.records, ...other.heads], ...all)).toMatchObject({
    code: 1,
    words: expect.stringContaining('record 9 is not the one whose hash was kept elsewhere'),
  });
});

test('heads of several computers in one answer of the trust’s store are told apart by the key, and none of this chain is no proof', () => {
  const whole = [...audit.records, ...audit.heads];
  const other = publicKeyOf(seededBytes('another computer')(32));
  const foreign = {
    ...must(audit.heads[0], 'a head'),
    extension: extensionsOf(chainId(other), 'f'.repeat(64)),
  };
  const bundle = (heads: readonly object[]): string =>
    write('anchors.json', [{ resourceType: 'Bundle', entry: heads.map((resource) => ({ resource })) }]);
  const both = bundle([foreign, ...audit.heads]);
  expect(check(whole, '--key', keyFile, '--heads', both).code).toBe(0);
  expect(check(audit.records.slice(0, 8), '--key', keyFile, '--heads', both).code).toBe(1);
  expect(check(whole, '--heads', both)).toMatchObject({ code: 2, words: expect.stringContaining('--key') });
  expect(check(whole, '--key', keyFile, '--heads', bundle([foreign]))).toMatchObject({
    code: 1,
    words: expect.stringContaining('no head kept elsewhere is of this chain'),
  });
});

const extensionsOf = (chain: string, hash: string): readonly object[] =>
  Object.entries({ seq: '9', at: '1970-01-01T00:00:00.000Z', hash, chain }).map(([name, valueString]) => ({
    url: `urn:concord:audit:${name}`,
    valueString,
  }));

test('a file that is no audit is said to be so', () => {
  const path = join(folder, 'other.txt');
  writeFileSync(path, 'not lines of JSON');
  expect(() => execFileSync(process.execPath, [script, path])).toThrow('Command failed');
  expect(check([]).words).toContain('there is no record');
});

/** The same seed, another history. */
function exportedAnew(): ReturnType<typeof exported> {
  const store = openTestStore(testHost(mkdtempSync(join(folder, 'store-'))));
  for (let at = 1; at <= records; at += 1)
    store.inTransaction('look', { user: 'mallory', action: 'look', subject: 'p0' }, (tx) => {
      if (at === 10) signHead(tx, seed, 0);
    });
  const found = {
    records: store.read.all(wholeAudit, {}).map((row) => auditEvent(row, 'WARD-7B')),
    heads: store.read.all(auditHeads, {}).map((head) => headProvenance(head, publicKeyOf(seed))),
  };
  store.close();
  return found;
}

function tampered(kind: string, at: number, name: string): readonly object[] {
  const lines = audit.records.map((line) => structuredClone(line));
  const [one, next] = [lines[at], lines[at + 1]];
  if (one === undefined) throw new Error('no such record');
  if (kind === 'edit') return lines.with(at, edited(one, name));
  if (kind === 'remove') return lines.toSpliced(at, 1);
  if (kind === 'repeat') return lines.toSpliced(at, 0, one);
  return next === undefined ? lines : lines.with(at, next).with(at + 1, one);
}

const edited = (line: object, name: string): object => {
  const copy: unknown = JSON.parse(
    JSON.stringify(line).replace(
      new RegExp(`("url":"urn:concord:audit:${name}",)("value(?:String|Code)":")`),
      '$1"valueString":"x',
    ),
  );
  return typeof copy === 'object' && copy !== null ? copy : {};
};
