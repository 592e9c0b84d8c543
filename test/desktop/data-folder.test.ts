import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  chooseDataFolder,
  isNetworkMount,
  liesOnNetwork,
  type DataFolderFacts,
} from '../../electron/desktop/data-folder.ts';
import { tempFolder } from '../support/temp.ts';

const windows: DataFolderFacts = {
  platform: 'win32',
  env: {
    LOCALAPPDATA: String.raw`C:\Users\rc\AppData\Local`,
    APPDATA: String.raw`C:\Users\rc\AppData\Roaming`,
  },
  appData: String.raw`C:\Users\rc\AppData\Roaming`,
  sandbox: false,
};

test('on Windows the store lies under LOCALAPPDATA, never under Roaming', () => {
  expect(chooseDataFolder(windows)).toEqual({
    ok: true,
    value: String.raw`C:\Users\rc\AppData\Local\Concord`,
  });
  expect(chooseDataFolder({ ...windows, env: {} })).toEqual({
    ok: false,
    fault: { kind: 'no-local-folder' },
  });
});

test('synthetic and real records never share a folder', () => {
  expect(chooseDataFolder({ ...windows, sandbox: true })).toEqual({
    ok: true,
    value: String.raw`C:\Users\rc\AppData\Local\Concord Sandbox`,
  });
});

test('CONCORD_DATA moves the sandbox only', () => {
  const linux: DataFolderFacts = {
    platform: 'linux',
    env: { CONCORD_DATA: '/elsewhere' },
    appData: '/home/rc/.config',
    sandbox: true,
  };
  expect(chooseDataFolder(linux)).toEqual({ ok: true, value: '/elsewhere' });
  expect(chooseDataFolder({ ...linux, sandbox: false })).toEqual({
    ok: true,
    value: '/home/rc/.config/Concord',
  });
  expect(chooseDataFolder({ ...linux, env: { CONCORD_DATA: 'beside' } })).toEqual({
    ok: false,
    fault: { kind: 'relative-path' },
  });
});

test('a network path is refused in each of its spellings, and a long local path is not', () => {
  for (const LOCALAPPDATA of [
    String.raw`\\server\profiles\rc`,
    '//server/profiles/rc',
    String.raw`\\?\UNC\server\rc`,
  ]) {
    expect(chooseDataFolder({ ...windows, env: { LOCALAPPDATA } })).toEqual({
      ok: false,
      fault: { kind: 'network-path' },
    });
  }
  expect(chooseDataFolder({ ...windows, env: { LOCALAPPDATA: String.raw`\\?\C:\Users\rc` } }).ok).toBe(true);
});

test('a mounted share is known by the mount that covers the folder, the longest one', () => {
  const mounts = [
    '/dev/sda1 / ext4 rw 0 0',
    'files:/home /home nfs4 rw 0 0',
    'tmpfs /home/local tmpfs rw 0 0',
    String.raw`//files/x /mnt/ward\040share cifs rw 0 0`,
  ].join('\n');
  expect(
    ['/home/rc', '/home/local/rc', '/homework', '/mnt/ward share/rc'].map((path) =>
      isNetworkMount(mounts, path),
    ),
  ).toEqual([true, false, false, true]);
});

test('a folder that does not exist yet is judged by the nearest one that does', () => {
  const local = tempFolder('local');
  expect(liesOnNetwork(process.platform, join(local, 'not', 'yet'))).toBe(false);
});
