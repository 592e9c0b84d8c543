import { known, type Known } from '../core/known.ts';
import type { DosageMeaning, ReadText } from '../medicines/dosage.ts';
import { emptyMeaning } from './assemble.ts';
import { readDirections } from './read.ts';

/** Words of a dosage as its `fromText`: what the FHIR readers hang beside the structure. */
export function readText(text: string): Known<ReadText> {
  const { meaning, remainder } = readDirections(text);
  const [only = emptyMeaning] = meaning;
  return known(
    meaning.length === 1
      ? { meaning: only, remainder }
      : { meaning: common(meaning), remainder, steps: meaning },
  );
}

/** What every one of several meanings says alike: never a dose or a time. */
function common(meanings: readonly DosageMeaning[]): DosageMeaning {
  const method = alike(meanings.map((meaning) => meaning.method));
  const route = alike(meanings.map((meaning) => meaning.route));
  const site = alike(meanings.map((meaning) => meaning.site));
  const asNeeded = alike(meanings.map((meaning) => meaning.asNeeded));
  return {
    ...emptyMeaning,
    ...(method === undefined ? {} : { method }),
    ...(route === undefined ? {} : { route }),
    ...(site === undefined ? {} : { site }),
    ...(asNeeded === undefined ? {} : { asNeeded }),
  };
}

const alike = <T>(values: readonly (T | undefined)[]): T | undefined =>
  new Set(values.map((value) => JSON.stringify(value))).size === 1 ? values[0] : undefined;

/** Every dose the words hold: the steps, or the one meaning. */
export const meaningsOf = (read: ReadText): readonly DosageMeaning[] => read.steps ?? [read.meaning];
