import { generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runEscrow } from '../../../electron/cli/escrow.ts';
import { must } from '../../../shared/core/must.ts';
import { fresh } from '../../../shared/sync/sync.ts';
import type { EngineContext } from '../../../electron/engine/context.ts';
import { addEntry, moveEntry } from '../../../electron/engine/db/queries/outbox.ts';
import { savePerson } from '../../../electron/engine/db/queries/people.ts';
import { saveSigned } from '../../../electron/engine/db/queries/case-events.ts';
import {
  escrowCopySchema,
  escrowFiles,
  keepEscrow,
  openSealed,
} from '../../../electron/engine/escrow/escrow.ts';
import { sealTo } from '../../../electron/engine/escrow/sealing.ts';
import { readPolicy, usualPolicy } from '../../../electron/engine/policy/policy.ts';
import { sandboxConfig } from '../../desktop/sandbox-config.ts';
import { ruth, testContext, type TestContext } from '../../support/open-session.ts';
import { tempFolder } from '../../support/temp.ts';
import { testHost, type TestHost } from '../../support/test-host.ts';

const pem = ({ publicKey, privateKey }: KeyPairKeyObjectResult) => ({
  publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
});
const x25519 = pem(generateKeyPairSync('x25519'));
const rsa = pem(generateKeyPairSync('rsa', { modulusLength: 3072 }));
const p256 = pem(generateKeyPairSync('ec', { namedCurve: 'prime256v1' }));
const weak = pem(generateKeyPairSync('rsa', { modulusLength: 2048 }));
const refusalOf = (EscrowKey: string): string | undefined => {
  const state = readPolicy({ values: { EscrowKey }, from: '' }).states.find(
    ({ name }) => name === 'EscrowKey',
  );
  return state?.origin.kind === 'refused' ? state.origin.why : undefined;
};

test.each([
  ['X25519', x25519],
  ['RSA of 3072 bits', rsa],
  ['P-256', p256],
])('what is sealed to a key of %s opens with its private half and no other', async (_, pair) => {
  expect(refusalOf(pair.publicKey)).toBeUndefined();
  const sealed = await sealTo(pair.publicKey, Buffer.from('unsent'));
  expect(sealed).not.toContain('unsent');
  const opened = await openSealed(pair.privateKey, sealed);
  expect(opened.ok && Buffer.from(opened.value).toString()).toBe('unsent');
  const other = pair === x25519 ? pem(generateKeyPairSync('x25519')) : x25519;
  expect(await openSealed(other.privateKey, sealed)).toEqual({ ok: false, fault: { kind: 'not-opened' } });
  expect(await openSealed('no key', sealed)).toEqual({ ok: false, fault: { kind: 'no-key' } });
});

test.each([
  ['RSA of 2048 bits', weak.publicKey, 'too weak'],
  ['a private key', x25519.privateKey, 'private key'],
  ['other text', 'a key', 'not a public key'],
])('as an escrow key, %s is refused and shown', (_, text, why) => {
  expect(refusalOf(text)).toContain(why);
  expect(readPolicy({ values: { EscrowKey: text }, from: '' }).policy.escrowKey).toBe('');
});

/** A computer with an entry of Ruth's that no record holds yet. */
function withUnsent(policy: Partial<EngineContext['policy']>): {
  host: TestHost;
  context: TestContext;
  escrow: ReturnType<typeof keepEscrow>;
  copies: () => readonly string[];
} {
  const host = testHost(tempFolder('escrow'));
  const context = { ...testContext(host, sandboxConfig), policy: { ...usualPolicy, ...policy } };
  const escrow = keepEscrow(context);
  context.unlockAs(ruth);
  context.store().inTransaction('sign', { user: ruth.id, action: 'case-signed', subject: 'p1' }, (tx) => {
    tx.run(savePerson, {
      person: 'p1',
      family: 'PENHALIGON',
      given: 'Edith',
      title: null,
      birth_date: '1948-03-04',
      gender: null,
      nhs_number: '9990000018',
      died: null,
      restricted: 0,
      warnings: '[]',
    });
    tx.run(saveSigned, {
      case_id: 'c1',
      person: 'p1',
      signed_at: '2026-11-18T10:00:00.000Z',
      signed_by: ruth.id,
      snapshot: '{}',
      pdf: Buffer.from('%PDF-of Edith'),
    });
    tx.run(addEntry, {
      entry: 'e1',
      seq: 1,
      person: 'p1',
      endpoint: 'home',
      kind: 'history-fact',
      type: 'MedicationStatement',
      case_row: null,
      payload_version: 1,
      body: '{"resourceType":"MedicationStatement","note":"Bisoprolol"}',
      guard: '{}',
      after_entries: '[]',
      about: 'Bisoprolol',
      created_at: '2026-11-18T10:00:00.000Z',
      created_by: ruth.id,
      state: JSON.stringify(fresh),
    });
  });
  return {
    host,
    context,
    escrow,
    copies: () => escrowFiles(host, context.policy.escrowFolder).filter(host.files.exists),
  };
}
const sealedAtLock = async (
  { context, copies }: ReturnType<typeof withUnsent>,
  count: number,
): Promise<void> => {
  context.lock();
  await expect.poll(() => copies().length).toBe(count);
};

test('at a lock, what no record holds yet lies sealed beside the store and in the folder of the policy; the command opens it', async () => {
  const share = tempFolder('escrow-share');
  const computer = withUnsent({ escrowKey: x25519.publicKey, escrowFolder: share });
  await sealedAtLock(computer, 2);
  for (const path of computer.copies())
    expect(readFileSync(path, 'latin1')).not.toMatch(/PENHALIGON|Bisoprolol|Edith/);
  const folder = tempFolder('escrow-opened');
  const key = join(folder, 'private.pem');
  writeFileSync(key, x25519.privateKey);
  const out = join(folder, 'out');
  const args = ['open', must(computer.copies()[1], 'a copy on the share'), '--key', key, '--out', out];
  expect(await runEscrow(args)).toMatchObject({
    ok: true,
    value: { computer: 'NM-7B-02', entries: 1, records: 1 },
  });
  const entries = escrowCopySchema.shape.entries.parse(
    JSON.parse(readFileSync(join(out, 'entries.json'), 'utf8')),
  );
  expect(entries[0]).toMatchObject({
    patient: { family: 'PENHALIGON', nhsNumber: '9990000018' },
    record: 'home',
    madeBy: 'ruth',
  });
  expect(JSON.parse(must(entries[0], 'an entry').body)).toMatchObject({ note: 'Bisoprolol' });
  expect(readFileSync(join(out, 'record-1.pdf'), 'utf8')).toBe('%PDF-of Edith');
  expect(statSync(join(out, 'entries.json')).mode & 0o077).toBe(0);
});

test('the copy is gone once the record holds everything', async () => {
  const computer = withUnsent({ escrowKey: x25519.publicKey });
  computer.escrow.changed();
  computer.host.clock.advance(5_000);
  await expect.poll(() => computer.copies().length).toBe(1);
  computer.context
    .store()
    .inTransaction('acknowledge', { user: 'ruth', action: 'send', subject: 'e1' }, (tx) =>
      tx.run(moveEntry, { entry: 'e1', state: '{"kind":"acknowledged"}' }),
    );
  computer.escrow.changed();
  computer.host.clock.advance(5_000);
  await expect.poll(() => computer.copies().length).toBe(0);
  computer.context.lock();
});

test('without an escrow key nothing is copied anywhere', () => {
  const computer = withUnsent({});
  computer.escrow.changed();
  computer.host.clock.advance(60_000);
  computer.context.lock();
  expect(computer.copies()).toEqual([]);
});

test('a share that is away costs the copy there and nothing else', async () => {
  const computer = withUnsent({
    escrowKey: x25519.publicKey,
    escrowFolder: join(tempFolder('escrow-away'), 'not-there'),
  });
  await sealedAtLock(computer, 1);
  await expect.poll(() => computer.host.logged.length).toBe(1);
});
