import { daysBetween, showDate } from '../../core/instant.ts';
import { newestIn } from '../../medicines/newest.ts';
import { answered } from '../context.ts';
import { dayText } from '../current.ts';
import type { Rule } from '../rule.ts';

/**
 * The newest assertion inside a source is older than the setting (115 days). How old our copy is, is another thing.
 * Source: `4b` default. Hazard: stale record read as current.
 */
export const staleSource: Rule = {
  id: 'stale-source',
  version: '1',
  hazard: 'stale-record-read-as-current',
  source: 'definitions, stale-source; two 56-day supplies and a few days',
  find: ({ sources, asOf, settings }) =>
    sources.flatMap((source) => {
      const newest = answered(source) ? dayText(newestIn(source.lines)) : undefined;
      if (newest === undefined || daysBetween(newest, asOf) <= settings.staleAfterDays) return [];
      return [
        {
          lines: [`${source.id}#`],
          rows: [],
          fields: ['source'] as const,
          why: `Nothing in ${source.name} is newer than ${showDate(newest)}`,
          working: `${daysBetween(newest, asOf)} days before ${showDate(asOf)}`,
        },
      ];
    }),
};
