import { formRows } from './forms.ts';
import { identify } from './identity.ts';

const byFirstLetter = Map.groupBy(formRows, (row) => row.words.charAt(0));

/** The length of the form's words ("tablets", "eye drops") that lower-case words begin with; 0 where they begin with none. */
export function formLength(words: string): number {
  const row = (byFirstLetter.get(words.charAt(0)) ?? []).find(
    (one) => words.startsWith(one.words) && !/[\p{L}\d/-]/u.test(words.charAt(one.words.length)),
  );
  return row?.words.length ?? 0;
}

/** No name of our tables has more words. */
const mostWords = 5;

/** Whether words begin with the name of a medicine our tables hold, "metformin from the clinic" as "metformin". */
export function beginsWithMedicine(words: string): boolean {
  const all = words.split(/\s+/).slice(0, mostWords);
  return all.some((_, at) => identify(all.slice(0, all.length - at).join(' ')).recognised);
}
