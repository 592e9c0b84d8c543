import { editDistance } from '../core/edit-distance.ts';
import { identify } from './identity.ts';
import { allTableNames } from './search-table.ts';

/**
 * Names of our own tables that a name nobody knows is a slip or two away from, nearest first: for a person to choose among, never
 * to be taken. Names that look alike are other medicines, so that several are several.
 *
 * @example namesNear('bisporolol 2.5mg tablets', 3) // ['bisoprolol']
 */
export function namesNear(text: string, most: number): readonly string[] {
  const { recognised, term } = identify(text);
  const name = term.name;
  if (recognised || name.length < 4 || name.length > longest) return [];
  const slips = name.length >= 8 ? 2 : 1;
  return allTableNames()
    .filter((one) => Math.abs(one.length - name.length) <= slips)
    .map((one) => ({ one, slips: editDistance(name, one) }))
    .filter((near) => near.slips <= slips)
    .toSorted((a, b) => a.slips - b.slips)
    .map(({ one }) => one)
    .slice(0, most);
}

/** Letters; no name of the tables is longer. */
const longest = 60;
