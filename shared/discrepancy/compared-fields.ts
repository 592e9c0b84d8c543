import { fold } from '../dmd/dmd.ts';
import { formsDiffer, isModified, releaseOnOneSide } from '../match/match.ts';
import { amountsBetween, amountWords } from './compare-dosing.ts';
import { isIdentified } from './context.ts';
import { coursesDiffer, haveCommonMeasure, statesCourse } from './course.ts';
import { routesDiffer, sidesDiffer, type Dosing } from './dosing.ts';
import { neededBetween, statesRegularity } from './needed.ts';
import { compareOften } from './often.ts';
import { countsSolids, isOfUnknownMeaning, type Pair, type Side } from './pairs.ts';
import { statesTimes, timesBetween } from './times.ts';
import type { Unread } from './unread.ts';

/** What of two lines is compared. `amount` is one administration; `timing` is when in the day or week. */
export const comparedFields = [
  'medicine',
  'form',
  'strength',
  'amount',
  'frequency',
  'as-needed',
  'route',
  'timing',
  'course',
] as const;
export type ComparedField = (typeof comparedFields)[number];

/**
 * How one field fared: compared and `equal`, compared and it `differs`, stated on one side only (`one-side`), stated by
 * nobody (`none`), or stated on both sides and `not-compared`, with why.
 */
export type FieldComparison =
  | { readonly kind: 'equal' | 'differs' | 'one-side' | 'none' }
  | { readonly kind: 'not-compared'; readonly because: string };

export type FieldsCompared = Readonly<Record<ComparedField, FieldComparison>>;

/** Compares two sides field by field. */
export function comparePair(pair: Pair): FieldsCompared {
  const { a, b } = pair;
  const ofUnknownMeaning = isOfUnknownMeaning(pair);
  const unread = unreadOf(pair);
  return eachField((field) => {
    const one = states(a, field);
    const other = states(b, field);
    if (ofUnknownMeaning && one && other) return not(modifiedWords);
    const left = unreadIn(pair, unread, field, false);
    if (left !== undefined && (one || isUnread(a, field)) && (other || isUnread(b, field))) return not(left);
    if (!one || !other) return one || other ? oneSide : none;
    const found = compareField(pair, field);
    if (found.kind === 'not-compared' && isReadable(field) && saysTheSame(a, b, field))
      return field === 'amount' && !pair.options.samePiece ? found : equal;
    const doubt = found.kind === 'equal' ? unreadIn(pair, unread, field, true) : undefined;
    return doubt === undefined ? found : not(doubt);
  });
}

const modifiedWords = 'a modifier that changes the meaning of an entry is not known here';

/** Of every field, in the order they are listed. */
export const eachField = (of: (field: ComparedField) => FieldComparison): FieldsCompared => ({
  medicine: of('medicine'),
  form: of('form'),
  strength: of('strength'),
  amount: of('amount'),
  frequency: of('frequency'),
  'as-needed': of('as-needed'),
  route: of('route'),
  timing: of('timing'),
  course: of('course'),
});

const equal = { kind: 'equal' } as const;
const differs = { kind: 'differs' } as const;
const oneSide = { kind: 'one-side' } as const;
const none = { kind: 'none' } as const;
const which = (different: boolean): FieldComparison => (different ? differs : equal);
const not = (because: string): FieldComparison => ({ kind: 'not-compared', because });

function compareField(pair: Pair, field: ComparedField): FieldComparison {
  const { a, b, reason } = pair;
  switch (field) {
    case 'medicine':
      return a.items.every(isIdentified) && b.items.every(isIdentified)
        ? which(reason === 'different-medicine' || reason === 'combination')
        : not('the medicine is not identified');
    case 'form':
      return releaseOnOneSide(a.first.candidate, b.first.candidate)
        ? oneSide
        : which(formsDiffer(a.first.candidate, b.first.candidate));
    case 'strength':
      return which(pair.strengthsDiffer);
    case 'amount':
      return ofAmounts(pair);
    case 'frequency':
      return ofFrequencies(a.dosing, b.dosing);
    case 'as-needed':
      return which(neededBetween(a, b) !== undefined);
    case 'route':
      return which(routesDiffer(a.dosing, b.dosing) || sidesDiffer(a.dosing, b.dosing));
    case 'timing':
      return which(timesBetween(a.dosing.times, b.dosing.times) !== undefined);
    case 'course':
      return ofCourses(pair);
  }
}

function ofAmounts(pair: Pair): FieldComparison {
  const found = amountsBetween(pair.a.dosing, pair.b.dosing, pair.options);
  if (found === 'not-comparable')
    return not(
      `${statedAmount(pair.a)} and ${statedAmount(pair.b)} are not in units that can be held against each other`,
    );
  return which(found === 'different');
}

/** The directions a side gives, with the strength of what is counted where it is stated. */
function statedAmount({ dosing, items }: Side): string {
  const words = items.flatMap(({ candidate }) =>
    candidate.line.dosages.flatMap(({ text }) => (text.kind === 'known' ? [text.value] : [])),
  );
  const [strength] = dosing.product.strengths;
  const of = strength === undefined ? ' of a strength not stated' : ` of ${strength.value} ${strength.unit}`;
  const stated = words.length > 0 ? words.join(', ') : amountWords(dosing.parts);
  return `“${stated}”${countsSolids({ dosing }) ? of : ''}`;
}

function ofFrequencies(a: Dosing, b: Dosing): FieldComparison {
  if (a.stepped !== b.stepped) return differs;
  const often = a.stepped ? compareSteps(a, b) : compareOften(a.often, b.often);
  return often === 'not-comparable'
    ? not('how often is not stated in full on both sides')
    : which(often === 'different');
}

function compareSteps(a: Dosing, b: Dosing): ReturnType<typeof compareOften> {
  if (a.parts.length !== b.parts.length) return 'different';
  const each = a.parts.map((part, at) => compareOften(part.often, b.parts[at]?.often));
  return each.find((one) => one === 'different') ?? each.find((one) => one === 'not-comparable') ?? 'equal';
}

function ofCourses({ a, b }: Pair): FieldComparison {
  const [one, other] = [a.first.course, b.first.course];
  if (!haveCommonMeasure(one, other))
    return not(
      'one course is stated as a length, a number of doses or an end, and the other as another of these',
    );
  return which(coursesDiffer(one, other, false) !== undefined);
}

/** Whether a side states a field in a way that was understood. */
export function states(side: Side, field: ComparedField): boolean {
  const { first, dosing, items } = side;
  const { identity } = first.candidate;
  switch (field) {
    case 'medicine':
      return items.some((item) => item.candidate.line.medicine.term.trim() !== '' || isIdentified(item));
    case 'form':
      return identity.form !== '' || isModified(first.candidate);
    case 'strength':
      return dosing.product.strengths.length > 0;
    case 'amount':
      return dosing.rates.length > 0 || dosing.meanings.some(({ doses }) => doses.length > 0);
    case 'frequency':
      return dosing.parts.some(({ often }) => often !== undefined);
    case 'as-needed':
      return statesRegularity(side);
    case 'route':
      return dosing.route !== undefined;
    case 'timing':
      return statesTimes(dosing.times);
    case 'course':
      return statesCourse(first.course);
  }
}

const readable: readonly ComparedField[] = ['amount', 'frequency', 'as-needed', 'route', 'course'];
const isReadable = (field: ComparedField): boolean => readable.includes(field);

/** Something a side states and nobody understood, and in which source. */
type UnreadAt = Unread & { readonly source: string };

const unreadOf = ({ a, b }: Pair): readonly UnreadAt[] =>
  [...a.items, ...b.items].flatMap(({ unread, source }) =>
    unread.map((one) => ({ ...one, source: source.name })),
  );

const isUnread = (side: Side, field: ComparedField): boolean =>
  side.items.some((item) => item.unread.some((one) => one.field === field && one.doubt !== true));

/**
 * The words of a field that a side states and nobody understood, or, in `doubt`, that stand beside what was understood and
 * may change it; the very same words on both sides are equal.
 */
function unreadIn(
  { a, b }: Pair,
  unread: readonly UnreadAt[],
  field: ComparedField,
  doubt: boolean,
): string | undefined {
  const found = unread
    .filter((one) => one.field === field && (one.doubt === true) === doubt)
    .map((one) => `“${one.words}” in ${one.source}`);
  return found.length === 0 || saysTheSame(a, b, field)
    ? undefined
    : `${found.join(' and ')} was not understood`;
}

/** Word for word the same directions, or the same words left of them. */
function saysTheSame(a: Side, b: Side, field: ComparedField): boolean {
  const { directions } = a.first.candidate;
  if (directions !== '' && directions === b.first.candidate.directions) return true;
  const wordsOf = ({ items }: Side): string =>
    items
      .flatMap((item) => item.unread.filter((each) => each.field === field))
      .map(({ words }) => fold(words))
      .join('\n');
  const words = wordsOf(a);
  return words !== '' && words === wordsOf(b);
}
