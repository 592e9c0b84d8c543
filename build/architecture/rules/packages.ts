import { isProduct, packages, startsWithAny } from '../boundaries.ts';
import { targetOf } from '../resolve.ts';
import type { Rule } from '../source.ts';

/** A package is let into named rooms only; one that no row names is let in nowhere. */
export const packagesRule: Rule = (files) =>
  files
    .filter((file) => isProduct(file.path))
    .flatMap((file) =>
      file.imports.flatMap((one) => {
        const target = targetOf(file, one);
        if (target.kind === 'file') return [];
        const name = target.kind === 'package' ? target.name : target.kind === 'node' ? 'node:' : undefined;
        const at = { rule: 'packages', path: file.path, line: one.line };
        if (name === undefined) return [{ ...at, says: 'a computed import cannot be checked' }];
        if (startsWithAny(file.path, packages[name] ?? [])) return [];
        return [{ ...at, says: `${one.specifier} is not let into this room` }];
      }),
    );
