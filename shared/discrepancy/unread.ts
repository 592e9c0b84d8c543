import { changedBy, rateWords } from '../dosage/dosage.ts';
import type { Dosage, DosageMeaning } from '../medicines/dosage.ts';
import { leavesCondition, namesOccasion } from './conditions.ts';
import { isBare, type Dosing } from './dosing.ts';
import { wordsLeft, type UnreadField } from './unread-words.ts';

/**
 * A field that a line states in words or codes nobody understood; `words` are the source's own. `doubt`: the field was read,
 * and words beside it that were not may make it another.
 */
export type Unread = { readonly field: UnreadField; readonly words: string; readonly doubt?: true };

/**
 * What a line states and nobody understood, by field. What a line does not state at all is not here: silence is no
 * disagreement, but words that were not read are not silence either.
 */
export function unreadOf(dosages: readonly Dosage[], dosing: Dosing): readonly Unread[] {
  const read = readFields(dosing);
  const found = dosages.flatMap((dosage) => [
    ...ofBareNumber(dosage, dosing),
    ...ofBareCode(dosage, read),
    ...ofStructure(dosage, read),
    ...ofMembers(dosage, read),
    ...ofCode(dosage, read),
    ...ofWords(dosage, read),
    ...ofMeals(dosage, dosing),
    ...ofCount(dosage, dosing),
    ...ofDoubt(dosage, read, dosing),
  ]);
  return found.filter((one, at) => found.findIndex((other) => other.field === one.field) === at);
}

type Read = ReadonlySet<UnreadField>;

/** The fields that some of the directions were read for. */
function readFields({ meanings, rates }: Dosing): Read {
  const every = (has: (meaning: DosageMeaning) => boolean): boolean =>
    meanings.length > 0 && meanings.every(has);
  // What runs all the time has its amount in its rate, and no number of times.
  const runs = rates.length > 0;
  const read: Readonly<Record<UnreadField, boolean>> = {
    amount: runs || every(({ doses }) => doses.length > 0),
    frequency: runs || every(statesOften),
    'as-needed': meanings.some(({ asNeeded }) => asNeeded !== undefined),
    route: meanings.some(({ route }) => route !== undefined),
    course: meanings.some(({ timing }) => timing.bounds !== undefined || timing.count !== undefined),
  };
  return new Set(fields.filter((field) => read[field]));
}

/** Whether a meaning says how often, in any way it may be said. */
const statesOften = ({ timing }: DosageMeaning): boolean =>
  timing.frequency !== undefined ||
  timing.frequencyMax !== undefined ||
  timing.period !== undefined ||
  timing.count !== undefined ||
  timing.when.length + timing.timeOfDay.length + timing.dayOfWeek.length + timing.events.length > 0;

const fields: readonly UnreadField[] = ['amount', 'frequency', 'as-needed', 'route', 'course'];

/** "Ten" of an insulin or of a liquid: of what, nobody can say. */
function ofBareNumber({ text }: Dosage, { parts, meanings }: Dosing): readonly Unread[] {
  const bare = meanings.find(({ doses }, at) => doses.length > 0 && parts[at]?.amount === undefined);
  const dose = bare?.doses[0]?.high ?? bare?.doses[0]?.low;
  // One of a thing is one of it, whatever it is; from two on it may be millilitres.
  if (dose === undefined || dose.value === '1') return [];
  return [{ field: 'amount', words: text.kind === 'known' ? text.value : `${dose.value} without a unit` }];
}

/** A coded number without a unit, and no amount in words. */
function ofBareCode({ structured }: Dosage, read: Read): readonly Unread[] {
  if (structured.kind !== 'known' || read.has('amount')) return [];
  const bare = structured.value.doses.find(isBare);
  const value = (bare?.high ?? bare?.low)?.value;
  return value === undefined ? [] : [{ field: 'amount', words: `${value} without a unit` }];
}

/** A coded dosage that could not be read at all. */
function ofStructure({ structured }: Dosage, read: Read): readonly Unread[] {
  if (structured.kind !== 'unreadable') return [];
  return (['amount', 'frequency'] as const)
    .filter((field) => !read.has(field))
    .map((field) => ({ field, words: structured.why }));
}

/** A coded field that could not be read and stands nowhere else. */
const ofMembers = ({ unread = [] }: Dosage, read: Read): readonly Unread[] =>
  unread.flatMap(({ field, path, raw }) =>
    field === 'other' || read.has(field) ? [] : [{ field, words: `${path} ${raw.slice(0, 80)}` }],
  );

/** A timing that is a code alone, of a system nobody here knows. */
function ofCode({ structured }: Dosage, read: Read): readonly Unread[] {
  const code = structured.kind === 'known' ? structured.value.timing.code : undefined;
  return code === undefined || read.has('frequency')
    ? []
    : [{ field: 'frequency', words: code.text === '' ? (code.codes[0]?.code ?? '') : code.text }];
}

function ofWords({ text, fromText }: Dosage, read: Read): readonly Unread[] {
  if (text.kind !== 'known') return [];
  const remainder = fromText.kind === 'known' ? fromText.value.remainder : text.value;
  const left = wordsLeft(withoutRates(remainder), read);
  const occasional = !read.has('frequency') && !left.includes('frequency') && namesOccasion(remainder);
  const conditional = !read.has('as-needed') && !left.includes('as-needed') && leavesCondition(remainder);
  return [
    ...left,
    ...(occasional ? (['frequency'] as const) : []),
    ...(conditional ? (['as-needed'] as const) : []),
  ].map((field) => ({ field, words: remainder }));
}

/** As often as the patient eats, and nobody says how often that is. */
function ofMeals({ text }: Dosage, { parts }: Dosing): readonly Unread[] {
  const unsaid =
    parts.length > 0 && parts.every(({ often, meals }) => often === undefined && meals.length > 0);
  return unsaid && text.kind === 'known' && eachMeal.test(text.value)
    ? [{ field: 'frequency', words: text.value }]
    : [];
}

/** So many doses and no more: how often they follow one another is not said, and a single one is not taken every day. */
function ofCount({ text }: Dosage, { parts, meanings }: Dosing): readonly Unread[] {
  const count = meanings.map(({ timing }) => timing.count).find((found) => found !== undefined);
  if (count === undefined || parts.some(({ often }) => often !== undefined)) return [];
  return [{ field: 'frequency', words: text.kind === 'known' ? text.value : `${count} in all` }];
}

const eachMeal = /\bmeals\b|\b(?:each|every|all)\s+(?:main\s+)?(?:meal|snack)/iu;

/** Words left over that may change the amount or the rate that was read beside them. */
function ofDoubt({ fromText }: Dosage, read: Read, { meanings }: Dosing): readonly Unread[] {
  if (fromText.kind !== 'known') return [];
  const { remainder } = fromText.value;
  return changedBy(withoutRates(remainder), meanings)
    .filter((field) => read.has(field))
    .map((field) => ({ field, words: remainder, doubt: true }));
}

const withoutRates = (words: string): string =>
  rateWords(words).reduce((left, rate) => left.replace(rate.words, ' '), words);
