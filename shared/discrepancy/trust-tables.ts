import { z } from 'zod';
import { err, ok, type Result } from '../core/result.ts';
import { clinicalTablesSchema, usualTables, type ClinicalTables } from '../dmd/dmd.ts';
import { circumstances, discrepancyClasses, severities } from './finding.ts';
import { severityTable, type SeverityTable } from './severity.ts';

/** Days the trust may set. Source: `4b-definitions` defaults. */
export type Settings = { readonly staleAfterDays: number; readonly overdueAfterDays: number };

/** Every table and setting that belongs to the trust's clinical safety officer. */
export type TrustTables = ClinicalTables & {
  readonly severities: SeverityTable;
  readonly settings: Settings;
};

/** What holds where the trust has said nothing else. */
export const usualTrustTables: TrustTables = {
  ...usualTables,
  severities: severityTable,
  settings: { staleAfterDays: 115, overdueAfterDays: 28 },
};

const days = z.int().min(1).max(3650);

const trustTablesSchema = clinicalTablesSchema.extend({
  severities: z
    .strictObject({
      name: z.string().min(1),
      version: z.string().min(1),
      rows: z.array(
        z.strictObject({
          class: z.enum(discrepancyClasses),
          when: z.enum(circumstances).optional(),
          severity: z.enum(severities),
          source: z.string().min(1),
        }),
      ),
    })
    .optional(),
  settings: z.strictObject({ staleAfterDays: days, overdueAfterDays: days }).optional(),
});

/** Where the trust's tables are wrong: a path inside them, never their content. */
export type TablesFault = { readonly kind: 'tables-not-valid'; readonly where: string };

/**
 * The tables a trust's configuration writes, laid over the usual ones: a table that is given replaces the usual one whole,
 * because half a list nobody has read in full is nobody's list.
 *
 * @example readTrustTables({ settings: { staleAfterDays: 60, overdueAfterDays: 14 } })
 */
export function readTrustTables(given: unknown): Result<TrustTables, TablesFault> {
  if (given === undefined) return ok(usualTrustTables);
  const read = trustTablesSchema.safeParse(given);
  if (!read.success)
    return err({ kind: 'tables-not-valid', where: read.error.issues[0]?.path.join('.') ?? '' });
  const { risks, weekly, groups, exemptPairs, allergyGroups, severities: weights, settings } = read.data;
  const usual = usualTrustTables;
  return ok({
    risks: risks ?? usual.risks,
    weekly: weekly ?? usual.weekly,
    groups: groups ?? usual.groups,
    exemptPairs: exemptPairs ?? usual.exemptPairs,
    allergyGroups: allergyGroups ?? usual.allergyGroups,
    severities: weights ?? usual.severities,
    settings: settings ?? usual.settings,
  });
}
