import type { ComparedField } from '../compared-fields.ts';
import { isHighRisk, isIdentified, isTimeCritical, nameOf, type Item } from '../context.ts';
import type { Circumstance, FindingField } from '../finding.ts';
import { scaleOf } from '../../dmd/dmd.ts';
import { strengthsDiffer } from '../../match/match.ts';
import type { Side } from '../pairs.ts';
import type { PairRule, Rule } from '../rule.ts';

const inWords: readonly (readonly [ComparedField, FindingField, string])[] = [
  ['amount', 'dose', 'The amount'],
  ['frequency', 'frequency', 'How often'],
  ['as-needed', 'as-needed', 'Whether it is as needed'],
  ['route', 'route', 'The route'],
  ['course', 'duration', 'The course'],
];

/**
 * A field that a side states in words or codes nobody understood, or amounts that have no common measure, so that no agreement
 * can be claimed of it. Never what a side does not state. Source: `4b` not-compared. Hazard: free text misread, no flag read as checked.
 */
export const notCompared: PairRule = {
  id: 'not-compared',
  version: '2',
  hazard: 'unread-shown-as-agreement',
  source: 'hazard log: unread shown as agreement',
  compare: (pair) => {
    const { fields } = pair;
    if (inWords.every(([field]) => fields[field].kind !== 'not-compared')) return undefined;
    const items = [...pair.a.items, ...pair.b.items];
    const found = inWords.flatMap(([field, named, words]) => {
      const one = fields[field];
      // How often "up to four times a day" is, nobody states; two amounts without a common measure are stated and uncompared.
      // Of two strengths that is no news: their finding says more.
      const unmeasured =
        field === 'amount' &&
        isReckonable(pair.a) &&
        isReckonable(pair.b) &&
        !strengthsDiffer(pair.a.first.candidate, pair.b.first.candidate);
      const unread = unmeasured || items.some((item) => item.unread.some((each) => each.field === field));
      return one.kind === 'not-compared' && unread ? [{ named, words, because: one.because }] : [];
    });
    const [first] = found;
    if (first === undefined) return undefined;
    return {
      fields: found.map(({ named }) => named),
      why: `${listed(found.map(({ words }) => words))} could not be compared: ${[...new Set(found.map(({ because }) => because))].join('; ')}`,
      circumstances: critical(items),
    };
  },
};

const pieces: readonly string[] = ['', 'tablet', 'capsule', 'caplet', 'unit'];

/** Amounts that somebody reckons with: masses, volumes, units, tablets. One vial, one sachet or one of a liquid is one of it. */
const isReckonable = ({ dosing }: Side): boolean =>
  dosing.rates.length > 0 ||
  dosing.meanings.some(({ doses }) =>
    doses.some(({ low, high }) => {
      const { value, unit } = high ?? low ?? { value: '1', unit: '' };
      const whole = unit === '' && value === '1' && !dosing.product.bareIsPiece;
      return !whole && (pieces.includes(unit) || scaleOf(unit) !== undefined);
    }),
  );

const listed = (words: readonly string[]): string =>
  words.map((word, at) => (at === 0 ? word : `${word.charAt(0).toLowerCase()}${word.slice(1)}`)).join(', ');

const critical = (items: readonly Item[]): readonly Circumstance[] => [
  ...(items.some(isHighRisk) ? (['high-risk'] as const) : []),
  ...(items.some(isTimeCritical) ? (['time-critical'] as const) : []),
];

/** A current line of which nothing was compared with anything: nobody could name it, or it may mean its opposite. */
export const comparedWithNothing: Rule = {
  id: 'not-compared',
  version: '2',
  hazard: 'unread-shown-as-agreement',
  source: 'hazard log: unread shown as agreement; FHIR R4, modifier extensions',
  find: ({ items }) =>
    items.flatMap((item) => {
      const why = item.current ? whyNothing(item) : undefined;
      if (why === undefined) return [];
      const circumstances = item.ofUnknownMeaning ? critical([item]) : [];
      return [{ lines: [item.key], rows: [item.row], fields: ['medicine'], why, circumstances }];
    }),
};

function whyNothing(item: Item): string | undefined {
  if (item.ofUnknownMeaning)
    return `${nameOf(item)} in ${item.source.name} holds a modifier that changes its meaning and is not known here; nothing of it was compared`;
  if (isIdentified(item)) return undefined;
  return nameOf(item).trim() === ''
    ? `A medicine without a name in ${item.source.name} was compared with nothing`
    : `“${nameOf(item)}” in ${item.source.name} names no medicine and was compared with nothing`;
}
