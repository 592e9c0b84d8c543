import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../build/lib/root.ts';

/** What Electron's checklist forbids and a booted window cannot show. Comments are left out of what is searched. */
const forbidden: Readonly<Record<string, RegExp>> = {
  'remote or file pages': /\bloadFile\(|file:\/\/|\bloadURL\((?!startAddress\))/,
  'overriding certificates': /certificate-error|setCertificateVerifyProc|ignore-certificate-errors/,
  'experimental or Blink features': /enableBlinkFeatures|experimentalFeatures: true/,
  'insecure content': /allowRunningInsecureContent: true|webSecurity: false|bypassCSP: true/,
  'running text as code': /executeJavaScript|\beval\(|new Function\(/,
  'synchronous key store': /\.(?:encryptString|decryptString|isEncryptionAvailable)\(/,
  'plain text keys on purpose': /setUsePlainTextEncryption/,
  'remote content': /setSpellCheckerDictionaryDownloadURL|setFeedURL/,
  'a pipe for any channel': /ipcRenderer\.(?:send|sendSync|postMessage)\(|exposeInMainWorld\((?!'concord')/,
};

const folders = ['electron/desktop', 'electron/preload'];
const files = folders.flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`),
);

test.each(Object.entries(forbidden))('no file of the desktop or the preload uses %s', (_what, pattern) => {
  // What refuses such switches names them.
  const using = files.filter((file) => !file.endsWith('/switches.ts') && pattern.test(codeOf(file)));
  expect(files.length).toBeGreaterThan(10);
  expect(using).toEqual([]);
});

test("Electron is pinned to one version, so that an update is somebody's decision", () => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/);
});

function codeOf(file: string): string {
  return readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '');
}
