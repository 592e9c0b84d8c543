import { daysBetween } from '../../core/instant.ts';
import type { SourceList } from '../../medicines/source.ts';
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
      const newest = answered(source) ? newestAssertion(source) : undefined;
      if (newest === undefined || daysBetween(newest, asOf) <= settings.staleAfterDays) return [];
      return [
        {
          lines: [`${source.id}#`],
          rows: [],
          fields: ['source'] as const,
          why: `Nothing in ${source.name} is newer than ${newest}`,
          working: `${daysBetween(newest, asOf)} days before ${asOf}`,
        },
      ];
    }),
};

const newestAssertion = (source: SourceList): string | undefined =>
  source.lines
    .flatMap((line) => {
      const said = [
        line.asserted,
        line.lastIssued,
        line.authorised,
        line.lastTaken,
        ...line.evidence.map((one) => one.when),
      ].flatMap((date) => dayText(date) ?? []);
      return said.length > 0 ? said : [dayText(line.start)].filter((day) => day !== undefined);
    })
    .toSorted()
    .at(-1);
