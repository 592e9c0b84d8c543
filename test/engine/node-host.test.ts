import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeParts } from '../../electron/engine/node-host.ts';
import { tempFolder } from '../support/temp.ts';

const folder = (): string => join(tempFolder('parts'), 'data');
const text = (bytes: Uint8Array | undefined): string | undefined => bytes && Buffer.from(bytes).toString();

test('a file is written whole over the old one, leaves nothing beside it, and is for its owner alone', () => {
  const data = folder();
  const { files } = nodeParts(data);
  const path = join(data, 'vault.json');
  files.writeWhole(path, Buffer.from('old'));
  files.writeWhole(path, Buffer.from('new'));
  expect([text(files.read(path)), readdirSync(data)]).toEqual(['new', ['vault.json']]);
  const modes = [statSync(path).mode & 0o777, statSync(data).mode & 0o777];
  // Windows has no such bits; there the folder's own access list does this.
  expect(process.platform === 'win32' ? [0o600, 0o700] : modes).toEqual([0o600, 0o700]);
});

test('a half-written file beside the good one, as a crash leaves it, is never read and is replaced', () => {
  const data = folder();
  const { files } = nodeParts(data);
  const path = join(data, 'vault.json');
  files.writeWhole(path, Buffer.from('good'));
  writeFileSync(`${path}.new`, 'ha');
  expect(text(files.read(path))).toBe('good');
  files.writeWhole(path, Buffer.from('better'));
  expect([text(files.read(path)), readdirSync(data)]).toEqual(['better', ['vault.json']]);
});

test('a file that is not there reads as undefined, an empty one as empty, and removing what is not there is no fault', () => {
  const data = folder();
  const { files } = nodeParts(data);
  files.writeWhole(join(data, 'empty'), new Uint8Array());
  expect([files.read(join(data, 'none')), files.read(join(data, 'empty'))?.length]).toEqual([undefined, 0]);
  files.remove(join(data, 'none'));
  files.remove(join(data, 'empty'));
  expect(files.exists(join(data, 'empty'))).toBe(false);
});

test('the log is lines of JSON, turned over when it is large', () => {
  const data = folder();
  const { log } = nodeParts(data);
  const path = join(data, 'log', 'concord.log');
  log({ level: 'info', event: 'started', data: { count: 1 } });
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
    level: 'info',
    event: 'started',
    data: { count: 1 },
  });
  writeFileSync(path, 'x'.repeat(1_000_000));
  log({ level: 'warn', event: 'later', data: {} });
  expect([
    statSync(join(data, 'log', 'concord.1.log')).size,
    readFileSync(path, 'utf8').split('\n').length,
  ]).toEqual([1_000_000, 2]);
});

test('a log that cannot be written stops nothing and tells how many lines are missing', () => {
  const data = folder();
  const { log } = nodeParts(data);
  const path = join(data, 'log', 'concord.log');
  mkdirSync(path, { recursive: true });
  log({ level: 'info', event: 'lost', data: {} });
  log({ level: 'info', event: 'lost', data: {} });
  rmSync(path, { recursive: true });
  log({ level: 'info', event: 'kept', data: {} });
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ event: 'kept', unwritten: 2 });
});

test('a timer that was cancelled does not run', async () => {
  const { after } = nodeParts(folder());
  const ran: string[] = [];
  after(0, () => ran.push('cancelled')).cancel();
  await new Promise<void>((resolve) => {
    after(1, () => {
      ran.push('kept');
      resolve();
    });
    // The host's timers do not hold a process open; this one stands for the engine's work, which does.
    setTimeout(resolve, 1_000).unref();
  });
  expect(ran).toEqual(['kept']);
});
