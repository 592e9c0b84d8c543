import type { SeverityView } from '../../shared/ipc/ward-views.ts';

/** Worst first. */
export const severities: readonly SeverityView[] = ['potentially-lethal', 'serious', 'significant', 'minor'];

const words: Readonly<Record<SeverityView, string>> = {
  'potentially-lethal': 'Potentially lethal',
  serious: 'Serious',
  significant: 'Significant',
  minor: 'Minor',
};

export const severityWord = (severity: SeverityView): string => words[severity];

/** 0 is the worst; no finding ranks behind every finding. */
export const severityRank = (severity: SeverityView | null): number =>
  severity === null ? severities.length : severities.indexOf(severity);
