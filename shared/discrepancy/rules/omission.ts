import { answered, isDoubtful, isTimeCritical, nameOf, type Item } from '../context.ts';
import { dayText } from '../current.ts';
import type { Rule } from '../rule.ts';

/**
 * A current history line whose row has no order line in any status, and no link. Needs an order source that answered: an
 * unreachable chart omits nothing. Source: NICE NG5; NPSA RRR009. Hazard: missed medicine.
 */
export const omission: Rule = {
  id: 'omission',
  version: '2',
  hazard: 'unintended-omission',
  source: 'NICE NG5 (2015); NPSA RRR009 (2010)',
  find: ({ rows, sources, asOf }) => {
    if (!sources.some((source) => source.role !== 'history' && answered(source))) return [];
    return rows.flatMap(({ row, items, linked }) => {
      const taken = items.filter((item) => !item.order && item.current && !isStillToCome(item, asOf));
      const [first] = taken;
      if (
        first === undefined ||
        items.some((item) => item.order) ||
        linked.length > 0 ||
        items.some(isDoubtful)
      )
        return [];
      return [
        {
          lines: taken.map((item) => item.key),
          rows: [row.id],
          fields: ['medicine'],
          why: taken.every(isHeld)
            ? `${nameOf(first)} is on hold in ${first.source.name} and has no order`
            : `${nameOf(first)} ${stateOf(taken)} and has no order`,
          circumstances: taken.every(isHeld)
            ? ['on-hold']
            : taken.some(isTimeCritical)
              ? ['time-critical']
              : [],
        },
      ];
    });
  },
};

const statusOf = ({ candidate: { line } }: Item): string =>
  line.status.kind === 'known' ? line.status.value : 'unknown';
/** A supply or a dose given says what happened, not that it is taken. */
function stateOf(items: readonly Item[]): string {
  const how = new Set(items.map(({ candidate: { line } }) => line.statedAs));
  if (how.size === 1 && how.has('dispense')) return 'was supplied';
  return how.size === 1 && how.has('administration') ? 'was given' : 'is taken';
}
const isHeld = (item: Item): boolean => statusOf(item) === 'on-hold';

/** Intended, and not before a day that has not come. */
function isStillToCome(item: Item, asOf: string): boolean {
  const start = dayText(item.candidate.line.start);
  return statusOf(item) === 'intended' && start !== undefined && start > asOf;
}
