import type { Circumstance, DiscrepancyClass, Severity } from './finding.ts';

/** One row of the severity table: the first that fits a finding speaks. `when` absent fits always. */
export type SeverityRow = {
  readonly class: DiscrepancyClass;
  readonly when?: Circumstance;
  readonly severity: Severity;
  readonly source: string;
};

/** Suggested severities in EQUIP's words (Dornan 2009), by the trust's definitions; a trust may replace the table. */
export type SeverityTable = {
  readonly name: string;
  readonly version: string;
  readonly rows: readonly SeverityRow[];
};

const definitions = 'definitions, suggested severity';

const row = (
  name: DiscrepancyClass,
  severity: Severity,
  when?: Circumstance,
  source = definitions,
): SeverityRow => ({
  class: name,
  severity,
  source,
  ...(when === undefined ? {} : { when }),
});

export const severityTable: SeverityTable = {
  name: 'suggested severity',
  version: '1',
  rows: [
    row(
      'weekly-not-weekly',
      'potentially-lethal',
      'weekly-lethal',
      'NPSA alert 13 (2006); MHRA September 2020',
    ),
    row('allergy-conflict', 'potentially-lethal', 'anaphylaxis-or-high-criticality', 'NICE CG183'),
    row('duplicate-class', 'potentially-lethal', 'two-anticoagulants', 'NPSA alert 18 (2007)'),
    row('dose', 'potentially-lethal', 'ten-fold-high-risk', 'NPSA RRR013 (2010), RRR005 (2008)'),
    row('omission', 'serious', 'time-critical', 'NPSA RRR009 (2010)'),
    row('dose', 'serious', 'two-fold-high-risk'),
    row('brand-critical', 'serious', 'two-stated-brands', 'MHRA 2012 (tacrolimus), 2017 (anti-epileptics)'),
    row('brand-critical', 'minor', 'brand-not-stated'),
    row('strength-or-form', 'serious', 'insulin-strength-or-type', 'NPSA RRR013 (2010)'),
    row('strength-or-form', 'serious', 'opioid-release', 'NPSA RRR005 (2008)'),
    row('strength-or-form', 'serious', 'patch-rate-or-wear', 'MHRA 2014 (fentanyl patches)'),
    row('different-medicine', 'serious', 'insulin-strength-or-type', 'NPSA RRR013 (2010)'),
    row('status-contradiction', 'serious', 'stopped-for-harm'),
    row('allergy-mismatch', 'serious', 'none-known-beside-allergy', 'NICE CG183'),
    row('addition', 'minor', 'acute-with-indication'),
    ...(
      ['timing', 'same-daily-dose', 'indication-missing', 'overdue-supply', 'only-in-one-source'] as const
    ).map((name) => row(name, 'minor')),
  ],
};

/** The table's word on a finding; what the table does not name is significant. */
export const severityOf = (
  name: DiscrepancyClass,
  circumstances: readonly Circumstance[],
  table: SeverityTable = severityTable,
): Severity =>
  table.rows.find(
    (candidate) =>
      candidate.class === name && (candidate.when === undefined || circumstances.includes(candidate.when)),
  )?.severity ?? 'significant';
