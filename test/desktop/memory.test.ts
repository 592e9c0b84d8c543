import { fork, type ChildProcess } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect } from 'vitest';
import { z } from 'zod';
import type { EngineProcess } from '../../electron/desktop/engine-process.ts';
import { supervise, type Supervisor } from '../../electron/desktop/supervisor.ts';
import { linkTo } from '../../electron/engine/link.ts';
import { after, now } from '../../electron/engine/node-host.ts';
import { auditSeed } from '../../electron/engine/session/audit-key.ts';
import { openSlot } from '../../electron/engine/vault/slot.ts';
import { readVault } from '../../electron/engine/vault/vault-file.ts';
import { storePath, vaultPath } from '../../electron/engine/vault/vault.ts';
import { root } from '../../build/lib/root.ts';
import { must } from '../../shared/core/must.ts';
import type { Note, Order } from '../support/engine-process.ts';
import { foundInMemory, type Sought } from '../support/process-memory.ts';
import { processMemory, testWith } from '../support/skip.ts';
import { openTestStore } from '../support/store.ts';
import { tempFolder } from '../support/temp.ts';
import { testHost } from '../support/test-host.ts';
import { startTinyTrust, type TinyTrust } from '../support/tiny-trust.ts';

const program = join(root, 'test', 'support', 'engine-process.ts');
const pin = 'wet tulips 480261';
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** The real supervisor over engines in processes of their own; Electron's utility process is exchanged for Node's. */
function supervised(trust: TinyTrust, dataFolder: string): Supervisor {
  return supervise({
    now,
    after,
    onEvent: () => undefined,
    onGivenUp: () => undefined,
    start: (why, on): EngineProcess => {
      const child = fork(program, [], { serialization: 'advanced', env: { PATH: process.env['PATH'] } });
      children.push(child);
      const order = (message: Order): void => void child.send(message);
      const listeners: ((message: unknown) => void)[] = [];
      child.on('message', (note: Note) => {
        if (note.type === 'retired') on.retired(note.why);
        else for (const listener of listeners) listener(note.message);
      });
      const link = linkTo({
        post: (message) => order({ type: 'call', message }),
        onMessage: (listener) => listeners.push(listener),
      });
      child.on('exit', () => {
        link.close();
        on.exit();
      });
      const people = [{ id: `${trust.origin}#ruth`, role: 'pharmacist' as const }];
      order({ type: 'start', config: { ...trust.config, people }, dataFolder, why });
      return { link, stop: () => order({ type: 'stop' }), kill: () => void child.kill('SIGKILL') };
    },
  });
}

/** What the PIN opens, taken from a copy of the files by this process: the keys of store and person, and the seed that signs the audit. */
async function keysOf(dataFolder: string, user: string): Promise<Record<string, Uint8Array>> {
  const copy = join(tempFolder('memory-copy'), 'data');
  cpSync(dataFolder, copy, { recursive: true });
  const host = testHost(copy);
  const vault = readVault(vaultPath(host), host.files);
  const [slot] = (vault.ok ? vault.value : undefined)?.slots ?? [];
  const keys = await openSlot(host, must(slot, 'somebody is enrolled'), pin);
  if (!keys.ok) throw new Error(keys.fault.kind);
  const store = openTestStore(host, storePath(host), keys.value.data);
  const seed = auditSeed(store, keys.value.data, user, host);
  store.close();
  return {
    'data key': keys.value.data,
    'personal key': keys.value.personal,
    'audit key': must(seed, 'the audit is signed'),
  };
}

const stateSchema = z.object({ state: z.object({ kind: z.string(), why: z.string().optional() }) });

testWith(processMemory())(
  'after a lock a fresh engine answers: no token, PIN, key, name or NHS number is in its memory, and the process that had them is gone',
  searchBoth,
);

async function searchBoth(): Promise<void> {
  const trust = await startTinyTrust();
  const dataFolder = join(tempFolder('memory'), 'data');
  const engine = supervised(trust, dataFolder);
  const call = async (name: string, request: unknown): Promise<unknown> => {
    const answer = await engine.call(name, request);
    if (!answer.ok) throw new Error(`${name}: ${answer.fault.kind}`);
    return answer.value;
  };
  const state = async (): Promise<unknown> => stateSchema.parse(await call('getSession', {})).state;
  await call('signIn', { audience: 'main', meant: { kind: 'anybody' } });
  await call('enrol', { pin, admittedBy: null });
  await call('beginPatient', {
    family: 'Quillfeather',
    given: 'Euphemia',
    born: '1948-03-04',
    nhsNumber: '999 000 0018',
    why: 'a test',
  });
  const user = `${trust.origin}#ruth`;
  const secrets: Sought = {
    PIN: pin,
    family: 'Quillfeather',
    given: 'Euphemia',
    'NHS number': '9990000018',
    ...Object.fromEntries([...trust.identity.live].map((token, at) => [`token ${at}`, token])),
    ...(await keysOf(dataFolder, user)),
  };
  expect(Object.keys(secrets).length).toBeGreaterThan(7);
  const [first] = children;
  // The search bites: all of it is there while it is needed.
  expect(foundInMemory(must(first?.pid, 'a running engine'), secrets)).toEqual(Object.keys(secrets));

  await call('lock', { why: 'screen-lock' });
  await expect.poll(() => first?.exitCode, { timeout: 20_000 }).toBe(0);
  expect(await state()).toEqual({ kind: 'locked', why: 'screen-lock' });
  expect(children).toHaveLength(2);
  expect(foundInMemory(must(children[1]?.pid, 'a fresh engine'), secrets)).toEqual([]);

  await call('unlock', { user, pin });
  expect(await state()).toMatchObject({ kind: 'unlocked' });
  await engine.stop(5_000);
  await trust.stop();
}
