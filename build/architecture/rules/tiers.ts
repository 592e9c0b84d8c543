import { sharedRooms } from '../boundaries.ts';
import { fileTargets } from '../resolve.ts';
import type { Rule, Violation } from '../source.ts';

/** In `shared/`, a room imports only rooms that stand before it in the house's one list. */
export const tiersRule: Rule = (files) =>
  files
    .filter((file) => file.path.startsWith('shared/'))
    .flatMap((file) => {
      const own = rank(file.path);
      if (own < 0) return [violation(file.path, 1, 'is in no room of shared/ that the list names')];
      return fileTargets(file)
        .filter((target) => target.path.startsWith('shared/') && rank(target.path) > own)
        .map(({ one, path }) => violation(file.path, one.line, `${sharedRooms[own]} stands below ${path}`));
    });

function rank(path: string): number {
  const room = path.split('/').length > 2 ? path.split('/')[1] : undefined;
  return sharedRooms.findIndex((name) => name === room);
}

function violation(path: string, line: number, says: string): Violation {
  return { rule: 'tiers', path, line, says };
}
