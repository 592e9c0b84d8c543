import { isProduct, owners } from '../boundaries.ts';
import type { Rule, SourceFile, Use } from '../source.ts';

/** Clock, chance, network, timers, console, the bridge and casts stay in the files that own them. */
export const ownersRule: Rule = (files) =>
  files
    .filter((file) => isProduct(file.path))
    .flatMap((file) =>
      file.uses
        .filter((use) => !owns(file, use))
        .map((use) => ({
          rule: 'owners',
          path: file.path,
          line: use.line,
          says: `uses ${use.what}, which it does not own`,
        })),
    );

function owns(file: SourceFile, use: Use): boolean {
  return owners.some((owner) => owner.uses.includes(use.what) && owner.in.includes(file.path));
}
