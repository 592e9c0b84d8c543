import { answered, isDoubtful, nameOf, type Item } from '../context.ts';
import { isAcute } from '../current.ts';
import type { SourceList } from '../../medicines/source.ts';
import type { Rule } from '../rule.ts';
import { wordsOnly } from '../words-only.ts';

/**
 * An order line whose row has no history line in any status, and no link. Needs a history source that answered.
 * Source: NICE NG5; MARQUIS (commission). Hazard: commission by default.
 */
export const addition: Rule = {
  id: 'addition',
  version: '3',
  hazard: 'commission-by-default',
  source: 'NICE NG5 (2015); MARQUIS (2018)',
  find: ({ rows, sources }) => {
    if (!sources.some((source) => source.role === 'history' && answered(source))) return [];
    return rows.flatMap(({ row, items, linked }) => {
      const [first] = items;
      const live = items.filter((item) => item.current);
      if (
        first === undefined ||
        live.length === 0 ||
        items.some((item) => !item.order && !wasNotMade(item)) ||
        linked ||
        items.some(isDoubtful)
      )
        return [];
      return [
        {
          lines: items.map((item) => item.key),
          rows: [row.id],
          fields: ['medicine'],
          why: `${nameOf(first)} is ordered and ${hadBy(items, sources)}${notMadeWords(items)}`,
          circumstances: live.every(isExplainedCourse) ? ['acute-with-indication'] : [],
        },
      ];
    });
  },
};

/** What a history source says in words alone nobody read: that it has no such medicine cannot be said. */
function hadBy(items: readonly Item[], sources: readonly SourceList[]): string {
  const named = wordsOnly(
    items,
    sources.filter(({ role }) => role === 'history'),
  );
  return named === '' ? 'no history source has it' : `no entry of a history source has it${named}`;
}

/** A supply that did not happen is no history. */
const wasNotMade = ({ candidate: { line } }: Item): boolean =>
  ['dispense', 'administration'].includes(line.statedAs) &&
  line.status.kind === 'known' &&
  ['not-done', 'cancelled', 'declined', 'stopped'].includes(line.status.value);

function notMadeWords(items: readonly Item[]): string {
  const not = items.filter((item) => !item.order && wasNotMade(item));
  return not
    .map(({ source, candidate: { line } }) =>
      line.statusReason.kind === 'known'
        ? `; not supplied according to ${source.name}: ${line.statusReason.value.text}`
        : `; not supplied according to ${source.name}`,
    )
    .join('');
}

const isExplainedCourse = ({ candidate: { line } }: Item): boolean =>
  isAcute(line) && line.indication.kind === 'known';
