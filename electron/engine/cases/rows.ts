import { compareText } from '../../../shared/core/compare.ts';
import type { Finding, Severity } from '../../../shared/discrepancy/discrepancy.ts';
import type { MatchRow } from '../../../shared/match/match.ts';
import type { SourceList } from '../../../shared/medicines/source.ts';
import type { CellLineView, CellView, RowView } from '../../../shared/ipc/case-views.ts';
import { notComparedOf } from './compared.ts';
import { viewFinding } from './finding-view.ts';
import { headingOf } from './heading.ts';
import { cellLine } from './lines.ts';
import type { OpenCase } from './open-case.ts';
import { isHeld, isOrder } from './situation.ts';

/** A row before what was decided about it is laid beside it. */
export type PlainRow = Omit<RowView, 'decision'>;

type CellLine = ReturnType<typeof cellLine>;
type Field = CellLineView['differs'][number];

const groupOrder: readonly RowView['group'][] = [
  'differ',
  'one-source',
  'possible',
  'not-compared',
  'agrees',
  'not-current',
];
const severityOrder: readonly (Severity | null)[] = [
  'potentially-lethal',
  'serious',
  'significant',
  'minor',
  null,
];

/** The rows of the case as they are read: by what they need, worst severity first, then time-critical. */
export function viewRows(open: OpenCase): PlainRow[] {
  return open.matching.rows
    .map((row) => viewRow(row, open))
    .toSorted(
      (a, b) =>
        groupOrder.indexOf(a.group) - groupOrder.indexOf(b.group) ||
        severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity) ||
        Number(b.timeCritical) - Number(a.timeCritical) ||
        compareText(a.generic, b.generic) ||
        compareText(a.id, b.id),
    );
}

function viewRow(row: MatchRow, open: OpenCase): PlainRow {
  const lists = open.columns.map((column) => column.list);
  const isCurrent = (key: string): boolean => open.compared.current.get(key) ?? true;
  const cells = new Map(
    row.lines.map((placed) => [placed.key, cellLine(placed.line, isCurrent(placed.key))]),
  );
  const findings = open.compared.rows.get(row.id) ?? [];
  const views = findings.map((finding) => viewFinding(finding, row.id, open.state));
  return {
    id: row.id,
    group: groupOf(row, open, findings, isCurrent),
    ...headingOf(row, isCurrent),
    severity:
      severityOrder.find((severity) => views.some((finding) => finding.severity === severity)) ?? null,
    timeCritical: findings.some((finding) => finding.timeCritical) || open.timeCritical.has(row.id),
    findings: views,
    notCompared: notComparedOf(open, row.id),
    match: { level: row.level, words: row.why },
    cells: lists.map((list) => cellOf(row, list, cells, findings)),
    linkedTo: [...row.linked],
    suggested: suggestedFor(row.id, open),
  };
}

/** The other row of each suggestion this one is named in. */
const suggestedFor = (id: string, open: OpenCase): RowView['suggested'] =>
  open.matching.suggestions
    .filter((suggestion) => suggestion.rows.includes(id))
    .map(({ rows: [one, other], kind, why }) => ({ row: one === id ? other : one, kind, why }));

function cellOf(
  row: MatchRow,
  list: SourceList,
  cells: ReadonlyMap<string, CellLine>,
  findings: readonly Finding[],
): CellView {
  const lines = row.lines.filter((placed) => placed.source === list.id);
  if (lines.length === 0)
    return { kind: 'absent', absence: row.linked.length > 0 ? 'linked-row' : absenceIn(list) };
  return {
    kind: 'lines',
    lines: lines.flatMap((placed) => {
      const cell = cells.get(placed.key);
      return cell === undefined ? [] : [{ ...cell, differs: differsOf(placed.key, findings) }];
    }),
  };
}

const shown: readonly Field[] = [
  'medicine',
  'brand',
  'strength',
  'form',
  'dose',
  'route',
  'frequency',
  'timing',
  'as-needed',
  'maximum',
  'status',
  'duration',
  'text',
  'structure',
];

/** The fields of a line that some finding about it speaks of. */
const differsOf = (key: string, findings: readonly Finding[]): Field[] => {
  const fields = new Set(
    findings
      .filter((finding) => finding.lines.includes(key) && !whereClasses.includes(finding.class))
      .flatMap((finding) => [...finding.fields]),
  );
  return shown.filter((field) => fields.has(field));
};

/** What an empty cell means: the source decides, never the blank. */
function absenceIn(list: SourceList): Extract<CellView, { kind: 'absent' }>['absence'] {
  switch (list.state.kind) {
    case 'complete':
      return 'not-recorded';
    case 'partial':
      return 'not-in-the-part-received';
    case 'unavailable':
      return 'unavailable';
    case 'withheld':
      return 'withheld';
    case 'patient-not-known':
      return 'patient-not-known';
  }
}

/** Classes that say where a medicine is not, rather than that two places differ about it. */
const whereClasses: readonly Finding['class'][] = ['omission', 'addition', 'only-in-one-source'];

function groupOf(
  row: MatchRow,
  open: OpenCase,
  findings: readonly Finding[],
  isCurrent: (key: string) => boolean,
): RowView['group'] {
  if (!row.lines.some((placed) => isCurrent(placed.key))) return 'not-current';
  const sources = new Set(row.lines.map((placed) => placed.source));
  // One source agrees with nobody.
  const alone = sources.size === 1;
  const held = row.lines.some((placed) => isOrder(placed) && isHeld(placed.line));
  const isAboutWhere = (finding: Finding): boolean =>
    alone ? whereClasses.includes(finding.class) : finding.class === 'only-in-one-source';
  if (!findings.every(isAboutWhere) || (held && !alone)) return 'differ';
  if (suggestedFor(row.id, open).some((suggestion) => suggestion.kind === 'pair')) return 'possible';
  if (alone) return 'one-source';
  return notComparedOf(open, row.id).length > 0 ? 'not-compared' : 'agrees';
}
