import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '../support/temp.ts';

/** A built renderer in small, with a secret beside it and a link that leads out to it; a test's own, or that of the whole file. */
export function rendererFolder(newFolder: (name: string) => string = tempFolder): string {
  const folder = join(newFolder('renderer'), 'renderer');
  fillRendererFolder(folder);
  return folder;
}

/** The same at a place of the caller's choice. */
export function fillRendererFolder(folder: string): void {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><html lang="en-GB"><head><title>Concord</title></head><body></body></html>',
  );
  writeFileSync(join(folder, 'assets', 'main-a1B2.js'), 'export {};');
  writeFileSync(join(folder, '..', 'secret.js'), 'planted secret');
  writeFileSync(join(folder, 'notes.txt'), 'a kind that is not served');
  symlinkSync(join(folder, '..', 'secret.js'), join(folder, 'assets', 'leads-out.js'));
}

/** Spellings of a path that leaves the folder, or names what is not to be served. */
export const traversals: readonly string[] = [
  '/../secret.js',
  '/assets/../../secret.js',
  '/%2e%2e/secret.js',
  '/..%2fsecret.js',
  '/%2e%2e%2fsecret.js',
  '/..%5csecret.js',
  '/..\\secret.js',
  '/assets/..;/..;/secret.js',
  '//secret.js',
  '/./../secret.js',
  '/....//secret.js',
  '/C:/secret.js',
  '/assets/main-a1B2.js%00.html',
  '/assets/leads-out.js',
  '/assets',
  '/notes.txt',
  '/.hidden.js',
];
