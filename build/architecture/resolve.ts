import { posix } from 'node:path';
import type { Import, SourceFile } from './source.ts';

export type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'node' }
  | { readonly kind: 'computed' };

/** Where an import leads, as a path from the project root or a package's name. */
export function targetOf(file: SourceFile, one: Import): Target {
  if (one.specifier === '(computed)') return { kind: 'computed' };
  const specifier = one.specifier.replace(/\?.*$/, '');
  if (specifier.startsWith('.'))
    return { kind: 'file', path: posix.join(posix.dirname(file.path), specifier) };
  if (specifier.startsWith('node:')) return { kind: 'node' };
  const parts = specifier.split('/');
  return { kind: 'package', name: parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/') };
}

/** The files of the project that a file reaches, with the import that does it. */
export function fileTargets(file: SourceFile): readonly { readonly one: Import; readonly path: string }[] {
  return file.imports.flatMap((one) => {
    const target = targetOf(file, one);
    return target.kind === 'file' ? [{ one, path: target.path }] : [];
  });
}
