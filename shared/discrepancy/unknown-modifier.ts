import type { Item } from './context.ts';
import type { Pair } from './pairs.ts';

/** A part of FHIR that may turn what an entry says into its opposite, and that is not known here. */
const modifiers: readonly string[] = [
  'a modifier that changes the meaning and is not known here',
  'rules outside FHIR that may change the meaning',
];

/** Whether what a line says may mean something else: nothing of it may be compared. */
export const isOfUnknownMeaning = ({ candidate: { line } }: Pick<Item, 'candidate'>): boolean =>
  line.notUnderstood.some(({ why }) => modifiers.includes(why));

/** Whether either side of a pair is so. */
export const hasUnknownModifier = ({ a, b }: Pair): boolean =>
  [...a.items, ...b.items].some(isOfUnknownMeaning);
