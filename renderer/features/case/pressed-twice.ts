import type { DecideAction } from '../../ui/key-maps.ts';
import { sinceStart } from '../../ui/now.ts';

/** The same decision key again so soon was pressed twice by a slip: nobody has looked at the row it would fall on. */
const slipMs = 400;

type Said = {
  readonly action: DecideAction;
  readonly of: string;
  readonly row: string;
  readonly until: number;
};

let last: Said | null = null;

/** A key said something of one row (`of`), and `row` has the keys now. */
export function wasSaidByKey(action: DecideAction, of: string, row: string): void {
  last = { action, of, row, until: sinceStart() + slipMs };
}

export const forgetLastKey = (): void => {
  last = null;
};

/** Whether a press repeats the key before it: none of the row it said something of, or of the one the keys went on to. */
export function isPressedTwice(action: DecideAction, row: string, pressedAt: number): 'here' | 'next' | null {
  if (last === null || last.action !== action || last.row !== row || pressedAt > last.until) return null;
  last = { ...last, until: Math.max(last.until, pressedAt + slipMs) };
  return last.of === row ? 'here' : 'next';
}
