import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { takeSendLock } from '../../../electron/engine/db/send-lock.ts';
import { tempFolder } from '../../support/temp.ts';

test('one engine at a time has the right to send', () => {
  const folder = tempFolder('send-lock');
  const first = takeSendLock(folder);
  expect([first === undefined, takeSendLock(folder)]).toEqual([false, undefined]);
  first?.release();
  const second = takeSendLock(folder);
  expect(second).toBeDefined();
  second?.release();
});

test('the right to send of a process that dies is free again', async () => {
  const folder = tempFolder('send-lock');
  const module = new URL('../../../electron/engine/db/send-lock.ts', import.meta.url).href;
  const program = `const { takeSendLock } = await import(${JSON.stringify(module)});
    globalThis.held = takeSendLock(${JSON.stringify(folder)});
    process.stdout.write('taken');
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  expect(takeSendLock(folder)).toBeUndefined();
  child.kill('SIGKILL');
  await once(child, 'exit');
  const lock = takeSendLock(folder);
  expect(lock).toBeDefined();
  lock?.release();
});

test('two folders are two stores', () => {
  const locks = [takeSendLock(tempFolder('one')), takeSendLock(tempFolder('other'))];
  expect(locks.filter((lock) => lock === undefined)).toEqual([]);
  for (const lock of locks) lock?.release();
});
