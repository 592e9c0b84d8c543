import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { must } from '../../shared/core/must.ts';
import { root } from '../../build/lib/root.ts';
import { runEscrow } from '../../electron/cli/escrow.ts';
import { auditEvent, headProvenance } from '../../electron/engine/audit/audit-event.ts';
import { auditHeads, publicKeyOf, signHead } from '../../electron/engine/audit/audit.ts';
import { wholeAudit } from '../../electron/engine/db/queries/audit.ts';
import { sealTo } from '../../electron/engine/escrow/sealing.ts';
import { systemTools, testWith } from '../support/skip.ts';
import { openTestStore } from '../support/store.ts';
import { tempFolder } from '../support/temp.ts';
import { testHost } from '../support/test-host.ts';

const folder = join(root, 'docs', 'it');

const lines = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'));
/** Commands that the guide gives: lines of their own, set in by four ... */
const commands = lines
  .filter((line) => /^ {4}(?:npm|node|openssl|curl|msiexec|dpkg|apt-get) /.test(line))
  .map((line) => line.trim());
/** ... and in the midst of a sentence or a table. */
const mentioned = lines
  .flatMap((line) => [...line.matchAll(/`([^`]+)`/g)].map(([, words = '']) => words))
  .filter((words) =>
    // The page of the architectures is made from a run of all tests and held to it by that run.
    /^(?:npm run (?!architectures)|(?:node|openssl|curl|msiexec|dpkg|apt-get|concord) |concord-\S+\.exe )/.test(
      words,
    ),
  );

/** Each by its beginning, with what runs it. */
const runBy: Readonly<Record<string, string>> = {
  'npm run package': 'desktop/installers.test.ts',
  'npm run concord -- record check': 'cli/record-check.test.ts',
  'concord record check': 'cli/record-check.test.ts',
  'npm run policy': 'build/policy.test.ts',
  'openssl genpkey': 'cli/it-guide.test.ts',
  'openssl pkey': 'cli/it-guide.test.ts',
  'npm run concord -- escrow open': 'cli/it-guide.test.ts',
  'node verify-audit.mjs': 'cli/it-guide.test.ts',
  // The same search by another program.
  'curl -H': 'engine/audit/anchors.test.ts',
  'dpkg ': 'desktop/installers.test.ts',
  // Brings what a Debian package depends on; the scratch root has no sources.
  'apt-get -f install': 'desktop/installers.test.ts',
};

/** On Windows alone: a test reads what the installers would do, and none carries it out. The guide says so. */
const onWindows: Readonly<Record<string, string>> = {
  msiexec: 'desktop/installers.test.ts',
  'concord-0.1.0-win-x64.exe': 'desktop/package.test.ts',
};

test('every command of the guide for IT is run by a test, but for those of Windows, of which it says so', () => {
  expect([commands.length > 5, mentioned.length > 8]).toEqual([true, true]);
  const known = { ...runBy, ...onWindows };
  const unknown = [...commands, ...mentioned].filter(
    (line) => !Object.keys(known).some((start) => line.startsWith(start)),
  );
  expect(unknown).toEqual([]);
  expect(Object.values(known).filter((file) => !existsSync(join(root, 'test', file)))).toEqual([]);
  expect(lines.join(' ')).toContain(
    'that Windows carries out either of its installers is shown nowhere here',
  );
});

const given = (start: string): readonly string[] =>
  must(
    commands.find((line) => line.startsWith(start)),
    `the guide gives ${start}`,
  ).split(' ');

testWith(systemTools('openssl'))(
  'a key pair made as the guide says seals unsent work, and the command of the guide opens it',
  openAsGuided,
);

async function openAsGuided(): Promise<void> {
  const place = tempFolder('guide');
  for (const start of ['openssl genpkey', 'openssl pkey'])
    execFileSync(given(start)[0] ?? '', given(start).slice(1), { cwd: place, stdio: 'ignore' });
  const copy = {
    version: 1,
    computer: 'NM-7B-02',
    madeAt: '2026-11-18T10:00:00.000Z',
    entries: [],
    records: [],
  };
  const key = readFileSync(join(place, 'escrow-public.pem'), 'utf8');
  writeFileSync(join(place, 'concord.escrow'), await sealTo(key, Buffer.from(JSON.stringify(copy))));
  const [, , , , , ...args] = given('npm run concord -- escrow open');
  const there = args.map((word) => (word.startsWith('--') || word === 'open' ? word : join(place, word)));
  expect(await runEscrow(there)).toMatchObject({ ok: true, value: { computer: 'NM-7B-02' } });
}

test('an export is checked by the commands of the guide, with the key that the anchors state', () => {
  const place = tempFolder('guide-audit');
  mkdirSync(place, { recursive: true });
  const seed = createHash('sha256').update('guide').digest();
  const store = openTestStore(testHost(join(place, 'store')));
  for (let at = 0; at < 5; at += 1)
    store.inTransaction('look', { user: 'ruth', action: 'open-row', subject: 'p' }, (tx) =>
      signHead(tx, seed, at),
    );
  const heads = store.read.all(auditHeads, {}).map((head) => headProvenance(head, publicKeyOf(seed)));
  const rows = store.read.all(wholeAudit, {}).map((row) => auditEvent(row, 'WARD-7B'));
  store.close();
  const write = (name: string, lines: readonly object[]): void =>
    writeFileSync(join(place, name), lines.map((line) => JSON.stringify(line)).join('\n'));
  const script = join(root, 'electron', 'cli', 'verify-audit.mjs');
  const run = (args: readonly string[]): string =>
    execFileSync(process.execPath, [script, ...args], { cwd: place, encoding: 'utf8' });
  write('anchors.json', [{ resourceType: 'Bundle', entry: heads.map((resource) => ({ resource })) }]);
  writeFileSync(join(place, 'audit-key.pem'), run(given('node verify-audit.mjs --print-key').slice(2)));
  const [audit = '', ...rest] = given('node verify-audit.mjs concord-audit').slice(2);
  write(audit, [...rows, ...heads]);
  write(must(rest.at(-1), 'an earlier export'), heads);
  expect(run([audit, ...rest])).toContain('intact: 5 records');
});
