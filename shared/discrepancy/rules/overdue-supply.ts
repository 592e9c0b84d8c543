import { addDays, daysBetween, showDate } from '../../core/instant.ts';
import { isRepeat, lastIssue } from '../current.ts';
import { nameOf, type Item } from '../context.ts';
import type { Rule } from '../rule.ts';

/**
 * A repeat whose last issue and days of supply ran out more than the setting (28 days) before the day of the comparison.
 * Source: NICE NG76 (adherence). Hazard: record read as taking.
 */
export const overdueSupply: Rule = {
  id: 'overdue-supply',
  version: '1',
  hazard: 'not-taking-read-as-taking',
  source: 'NICE CG76 (2009)',
  find: ({ items, asOf, settings }) =>
    items.flatMap((item) => {
      const ranOut = item.current && !item.order ? runsOut(item) : undefined;
      if (ranOut === undefined || daysBetween(ranOut, asOf) <= settings.overdueAfterDays) return [];
      return [
        {
          lines: [item.key],
          rows: [item.row],
          fields: ['supply'],
          why: `The last supply of ${nameOf(item)} ran out on ${showDate(ranOut)}`,
          working: `last issue and days' supply end ${daysBetween(ranOut, asOf)} days before ${showDate(asOf)}`,
        },
      ];
    }),
};

function runsOut({ candidate: { line } }: Item): string | undefined {
  if (!isRepeat(line)) return undefined;
  const issued = lastIssue(line);
  const supplies = [line.daysSupply, ...line.evidence.map((one) => one.daysSupply)].flatMap((supply) =>
    supply.kind === 'known' ? [Number(supply.value.value) * (supply.value.unit === 'week' ? 7 : 1)] : [],
  );
  const days = supplies.length === 0 ? undefined : Math.max(...supplies);
  return issued === undefined || days === undefined ? undefined : addDays(issued, Math.ceil(days));
}
