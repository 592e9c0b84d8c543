import { isProduct, layers, startsWithAny } from '../boundaries.ts';
import { fileTargets } from '../resolve.ts';
import type { Rule } from '../source.ts';

const bySpecificity = Object.keys(layers).toSorted((a, b) => b.length - a.length);

/** Arrows point one way: renderer -> shared <- electron; the product never looks at sandbox, build or test. */
export const layersRule: Rule = (files) =>
  files
    .filter((file) => isProduct(file.path))
    .flatMap((file) => {
      const layer = bySpecificity.find((prefix) => file.path.startsWith(prefix));
      if (layer === undefined) {
        return [{ rule: 'layers', path: file.path, line: 1, says: 'stands in no part of the house' }];
      }
      const allowed = layers[layer] ?? [];
      return fileTargets(file)
        .filter((target) => !startsWithAny(target.path, allowed))
        .map(({ one, path }) => ({
          rule: 'layers',
          path: file.path,
          line: one.line,
          says: `${layer} may not look at ${path}`,
        }));
    });
