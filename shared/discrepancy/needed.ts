import type { Side } from './pairs.ts';

/** Whether a side says that it is taken as needed, or regularly; silence on how often says neither. */
export const statesRegularity = (side: Side): boolean => regularity(side) !== undefined;

/** `true` as needed, `false` regular. "Up to four times a day" states a limit and neither of the two. */
function regularity({ dosing, items }: Side): boolean | undefined {
  if (dosing.asNeeded === true) return true;
  if (items.some((item) => item.unread.some((one) => one.field === 'as-needed'))) return undefined;
  const often = dosing.parts.length > 0 && dosing.parts.every((part) => part.often?.times !== undefined);
  return often ? false : undefined;
}

/** Which of two sides is as needed where the other is regular. */
export function neededBetween(a: Side, b: Side): 'a' | 'b' | undefined {
  const [one, other] = [regularity(a), regularity(b)];
  if (one === undefined || other === undefined || one === other) return undefined;
  return one ? 'a' : 'b';
}
