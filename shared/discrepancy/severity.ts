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

/** Classes that may speak of a daily total that is halved, doubled or beyond. */
const factorClasses = ['dose', 'frequency', 'strength-or-form', 'duration'] as const;

export const severityTable: SeverityTable = {
  name: 'suggested severity',
  version: '2',
  rows: [
    row(
      'weekly-not-weekly',
      'potentially-lethal',
      'weekly-lethal',
      'NPSA alert 13 (2006); MHRA September 2020',
    ),
    row('allergy-conflict', 'potentially-lethal', 'anaphylaxis-or-high-criticality', 'NICE CG183'),
    row('allergy-conflict', 'significant', 'recorded-as-intolerance', 'NICE CG183'),
    row('allergy-conflict', 'serious', undefined, 'NICE CG183'),
    row('allergy-not-checked', 'serious', 'anaphylaxis-or-high-criticality', 'NICE CG183'),
    row('duplicate-class', 'potentially-lethal', 'two-anticoagulants', 'NPSA alert 18 (2007)'),
    ...factorClasses.flatMap((name) => [
      row(name, 'potentially-lethal', 'thousand-fold', 'NPSA RRR013 (2010): units confused'),
      row(name, 'potentially-lethal', 'ten-fold-high-risk', 'NPSA RRR013 (2010), RRR005 (2008)'),
      row(name, 'serious', 'two-fold-critical'),
    ]),
    row('duration', 'serious', 'steps-lost'),
    row('omission', 'minor', 'on-hold'),
    row('omission', 'serious', 'time-critical', 'NPSA RRR009 (2010)'),
    row('as-needed', 'serious', 'time-critical', 'NPSA RRR009 (2010)'),
    row('as-needed', 'serious', 'high-risk', 'NPSA RRR005 (2008)'),
    row('maximum', 'serious', 'high-risk', 'NICE NG46 (2016)'),
    row('not-compared', 'significant', 'time-critical'),
    row('not-compared', 'significant', 'high-risk'),
    row('brand-critical', 'serious', 'two-stated-brands', 'MHRA 2012 (tacrolimus), 2017 (anti-epileptics)'),
    row('brand-critical', 'minor', 'brand-not-stated'),
    row('strength-or-form', 'serious', 'insulin-strength-or-type', 'NPSA RRR013 (2010)'),
    row('strength-or-form', 'serious', 'opioid-release', 'NPSA RRR005 (2008)'),
    row('strength-or-form', 'minor', 'release-not-stated'),
    row('strength-or-form', 'serious', 'patch-rate-or-wear', 'MHRA 2014 (fentanyl patches)'),
    row('different-medicine', 'serious', 'insulin-strength-or-type', 'NPSA RRR013 (2010)'),
    row('status-contradiction', 'serious', 'stopped-for-harm'),
    row('allergy-mismatch', 'serious', 'none-known-beside-allergy', 'NICE CG183'),
    row('addition', 'minor', 'acute-with-indication'),
    ...(
      [
        'timing',
        'same-daily-dose',
        'indication-missing',
        'overdue-supply',
        'only-in-one-source',
        'not-compared',
      ] as const
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
