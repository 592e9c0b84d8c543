import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { codeFolders } from './boundaries.ts';
import { parseSource } from './parse.ts';
import type { SourceFile } from './source.ts';

/** Reads and parses every TypeScript file of the project, and the configuration files at its root. */
export function readProject(root: string): readonly SourceFile[] {
  const top = readdirSync(root).filter((name) => isCode(name));
  const inside = codeFolders.flatMap((folder) => listCode(root, folder));
  return [...top, ...inside].map((path) => parseSource(path, readFileSync(join(root, path), 'utf8')));
}

function listCode(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isCode(entry.name))
    .map((entry) => posix.relative(slashes(root), posix.join(slashes(entry.parentPath), entry.name)))
    .toSorted();
}

function isCode(name: string): boolean {
  return /\.tsx?$/.test(name) && !name.endsWith('.d.ts');
}

function slashes(path: string): string {
  return path.replaceAll('\\', '/');
}
