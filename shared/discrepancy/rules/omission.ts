import { table } from '../../core/table.ts';
import { answered, isDoubtful, isTimeCritical, nameOf, type Item } from '../context.ts';
import { dayText } from '../current.ts';
import type { Rule } from '../rule.ts';
import { wordsOnly } from '../words-only.ts';

/**
 * A current history line whose row has no order line, and no link; an order that is over was one, and what was never an order
 * (cancelled, a draft, a proposal, of unknown status) is none and named. Needs an order source that answered: an unreachable
 * chart omits nothing. Source: NICE NG5; NPSA RRR009. Hazard: missed medicine.
 */
export const omission: Rule = {
  id: 'omission',
  version: '3',
  hazard: 'unintended-omission',
  source: 'NICE NG5 (2015); NPSA RRR009 (2010)',
  find: ({ rows, sources, asOf }) => {
    if (!sources.some((source) => source.role !== 'history' && answered(source))) return [];
    const orders = sources.filter((source) => source.role !== 'history');
    return rows.flatMap(({ row, items, linked }) => {
      const taken = items.filter((item) => !item.order && item.current && !isStillToCome(item, asOf));
      const [first] = taken;
      if (
        first === undefined ||
        items.some((item) => item.order && noOrder(item) === undefined) ||
        linked ||
        items.some(isDoubtful)
      )
        return [];
      return [
        {
          lines: [...taken, ...items.filter((item) => item.order)].map((item) => item.key),
          rows: [row.id],
          fields: ['medicine'],
          why: taken.every(isHeld)
            ? `${nameOf(first)} is on hold in ${first.source.name} and has no order${onlyWords(items)}${wordsOnly(taken, orders)}`
            : `${nameOf(first)} ${stateOf(taken)} and has no order${onlyWords(items)}${wordsOnly(taken, orders)}`,
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

const notYet = table<string>({ cancelled: 'cancelled', draft: 'a draft', unknown: 'of unknown status' });

/** What an order line is instead of an order; a stopped, held or completed order was one. */
function noOrder(item: Item): string | undefined {
  const { statedAs, status, notUnderstood } = item.candidate.line;
  if (status.kind === 'known' && notYet[status.value] !== undefined) return notYet[status.value];
  const intent = notUnderstood.find(({ path }) => path === 'intent')?.raw;
  if (statedAs !== 'plan') return undefined;
  return intent === 'proposal' ? 'a proposal' : intent === 'option' ? 'one of several options' : 'a plan';
}

function onlyWords(items: readonly Item[]): string {
  const only = items.flatMap((item) => {
    const instead = item.order ? noOrder(item) : undefined;
    return instead === undefined ? [] : [`; what ${item.source.name} has is ${instead}`];
  });
  return [...new Set(only)].join('');
}

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
