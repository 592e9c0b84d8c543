import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runEscrow } from '../../../electron/cli/escrow.ts';
import { clearingOf } from '../../../electron/engine/clearing/clearing.ts';
import type { User } from '../../../electron/engine/context.ts';
import { wholeAudit } from '../../../electron/engine/db/queries/audit.ts';
import { appendEvent, saveSigned } from '../../../electron/engine/db/queries/case-events.ts';
import { addEntry } from '../../../electron/engine/db/queries/outbox.ts';
import { savePerson } from '../../../electron/engine/db/queries/people.ts';
import type { Host } from '../../../electron/engine/host.ts';
import { nodeFiles } from '../../../electron/engine/node-files.ts';
import { readPolicy } from '../../../electron/engine/policy/policy.ts';
import { createSession, type SessionControl } from '../../../electron/engine/session/session.ts';
import { fresh } from '../../../shared/sync/sync.ts';
import { testCost } from '../../support/engine-client.ts';
import { tempFolder } from '../../support/temp.ts';
import { testHost, type TestHost } from '../../support/test-host.ts';

const ruth: User = { id: 'https://id/#ruth', name: 'Ruth Calloway', role: 'pharmacist', registration: null };
const pin = '480261';
const pair = generateKeyPairSync('x25519');
const escrowKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const privatePem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const policyOf = (Clear: string, EscrowFolder: string) =>
  readPolicy({ values: { Clear, EscrowKey: escrowKey, EscrowFolder }, from: '' }).policy;

const start = (host: Host, policy = policyOf('', '/escrow')): Promise<SessionControl> =>
  createSession(host, {
    idleLockMs: 300_000,
    startedBecause: 'started',
    audience: 'main',
    changed: () => undefined,
    locking: () => undefined,
    updating: () => undefined,
    cost: testCost,
    clearing: clearingOf(host, policy),
  });

/** A computer with something unsent, something signed and something only begun. */
async function computer(): Promise<TestHost> {
  const host = testHost(join(tempFolder('clear'), 'data'));
  const session = await start(host);
  session.beginEnrolment({ user: ruth, secrets: new Map([['token', Buffer.from('a token')]]) });
  expect((await session.enrol(pin, null)).ok).toBe(true);
  const store = session.store();
  if (!store.ok) throw new Error('not open');
  store.value.inTransaction('work', { user: ruth.id, action: 'patient-begun', subject: 'p1' }, (tx) => {
    tx.run(savePerson, {
      person: 'p1',
      family: 'Quillfeather',
      given: 'Euphemia',
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
      pdf: Buffer.from('%PDF-of Euphemia'),
    });
    tx.run(appendEvent, {
      event: 'v1',
      case_id: 'c2',
      person: 'p1',
      seq: 1,
      at: '2026-11-18T10:00:00.000Z',
      actor: ruth.id,
      body: '{"kind":"begun only"}',
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
  await session.end();
  host.files.makeFolder(join(host.dataFolder, 'log'));
  writeFileSync(join(host.dataFolder, 'log', 'concord.log'), '{}\n');
  return host;
}

const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );

/** Unlocks under a policy; what it said, and what the computer then is. */
async function unlocked(host: Host, policy: ReturnType<typeof policyOf>) {
  const session = await start(host, policy);
  const answer = await session.unlock(ruth.id, pin);
  const state = session.state();
  await session.end();
  return { fault: answer.ok ? undefined : answer.fault, state: state.kind };
}
const cleared = { kind: 'store-refused', reason: 'cleared' };

test('a computer that the policy names hands everything to the trust, and then no file of it is left', async () => {
  const host = await computer();
  const share = tempFolder('clear-share');
  const policy = policyOf(host.computerName.toLowerCase(), share);
  expect(filesOf(host.dataFolder)).toContain('concord.db');
  expect(await unlocked(host, policy)).toEqual({ fault: cleared, state: 'refused' });
  expect(filesOf(host.dataFolder)).toEqual([]);
  // Whoever comes now is told, and cannot begin anew.
  const session = await start(host, policy);
  expect(session.state()).toMatchObject({ kind: 'refused', decision: { reason: 'cleared' } });
  session.beginEnrolment({ user: ruth, secrets: new Map() });
  expect(await session.enrol(pin, null)).toEqual({ ok: false, fault: cleared });
  await session.end();
  // Once the setting is out of the policy, it is a new computer.
  expect((await start(host)).state()).toEqual({ kind: 'new' });

  const [copy = ''] = filesOf(share);
  expect(filesOf(share)).toHaveLength(1);
  expect(readFileSync(join(share, copy), 'latin1')).not.toMatch(
    /Quillfeather|Euphemia|Bisoprolol|9990000018/,
  );
  const place = tempFolder('clear-opened');
  writeFileSync(join(place, 'key.pem'), privatePem);
  const args = ['open', join(share, copy), '--key', join(place, 'key.pem'), '--out', join(place, 'out')];
  expect(await runEscrow(args)).toMatchObject({ ok: true, value: { entries: 1, records: 1 } });
  const text = (name: string): string => readFileSync(join(place, 'out', name), 'utf8');
  expect([text('entries.json'), text('work.json'), text('record-1.pdf')]).toEqual([
    expect.stringContaining('Bisoprolol'),
    expect.stringContaining('begun only'),
    '%PDF-of Euphemia',
  ]);
  const audit = text('audit.ndjson').trim().split('\n');
  expect(audit.some((line) => line.includes('computer-cleared'))).toBe(true);
  expect(audit.length).toBeGreaterThan(5);
});

test.each(['', 'NM-7B-03', 'NM-7B-0', '*'])('a policy that says "%s" clears nothing', async (name) => {
  const host = await computer();
  const share = tempFolder('clear-share');
  expect(await unlocked(host, policyOf(name, share))).toEqual({ fault: undefined, state: 'unlocked' });
  expect([existsSync(join(host.dataFolder, 'concord.db')), filesOf(share)]).toEqual([true, []]);
});

test.each([
  ['without an escrow key', { Clear: 'NM-7B-02', EscrowFolder: '/share' }],
  ['without a folder for the copy', { Clear: 'NM-7B-02', EscrowKey: escrowKey }],
])('clearing %s is refused and shown: the trust could not recover what was done', (_, values) => {
  const read = readPolicy({ values, from: '' });
  expect(read.policy.clear).toBe('');
  expect(read.states.find(({ key }) => key === 'clear')?.origin).toMatchObject({
    kind: 'refused',
    why: expect.stringContaining('EscrowKey and EscrowFolder') as string,
  });
});

test('a folder of the trust that cannot be reached clears nothing; the audit says so, and the next unlock tries again', async () => {
  const host = await computer();
  const share = tempFolder('clear-share');
  const away = join(share, 'away');
  const policy = policyOf(host.computerName, away);
  const session = await start(host, policy);
  expect((await session.unlock(ruth.id, pin)).ok).toBe(true);
  const store = session.store();
  const audit = store.ok ? store.value.read.all(wholeAudit, {}).map(({ action }) => action) : [];
  expect(audit).toContain('computer-not-cleared');
  await session.end();
  host.files.makeFolder(away);
  expect((await unlocked(host, policy)).fault).toEqual(cleared);
  expect([filesOf(host.dataFolder), filesOf(away).length]).toEqual([[], 1]);
});

test('wherever a clearing is killed, nothing is gone before the trust has it, and nothing is left in the end', async () => {
  const share = tempFolder('clear-share');
  let died = 0;
  for (let nth = 1; nth < 60; nth += 1) {
    const host = await computer();
    const state = { handed: false, steps: 0 };
    const dying =
      <Args extends readonly unknown[]>(act: (...args: Args) => void) =>
      (...args: Args): void => {
        if (state.handed) state.steps += 1;
        if (state.steps >= nth) throw new Error('killed');
        act(...args);
        state.handed ||= String(args[0]).startsWith(share);
      };
    const { writeWhole, overwrite, remove } = nodeFiles;
    const files = {
      ...nodeFiles,
      writeWhole: dying(writeWhole),
      overwrite: dying(overwrite),
      remove: dying(remove),
    };
    const policy = policyOf(host.computerName, share);
    const session = await start({ ...host, files }, policy);
    const ended = await session.unlock(ruth.id, pin).then(
      () => 'cleared',
      () => 'killed',
    );
    expect(state.handed).toBe(true);
    if (ended === 'cleared') break;
    died += 1;
    // The next start goes on with it, whatever the policy says by then; or nothing was begun yet.
    const next = await start(host);
    const again = next.state().kind === 'locked' ? (await unlocked(host, policy)).fault : cleared;
    await next.end();
    expect([nth, again, filesOf(host.dataFolder)]).toEqual([nth, cleared, []]);
  }
  expect(died).toBeGreaterThan(15);
});

test('somebody new who is let in by a colleague comes into a cleared computer as everybody does', async () => {
  const host = await computer();
  const share = tempFolder('clear-share');
  const session = await start(host, policyOf(host.computerName, share));
  const tom: User = { id: 'https://id/#tom', name: 'Tom Ashby', role: 'technician', registration: null };
  session.beginEnrolment({ user: tom, secrets: new Map() });
  expect(await session.enrol('wet tulips', { user: ruth.id, pin })).toEqual({ ok: false, fault: cleared });
  await session.end();
  expect([filesOf(host.dataFolder), filesOf(share).length]).toEqual([[], 1]);
});
