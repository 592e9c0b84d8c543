import { makeLine, makeList } from '../../build/gold/make.ts';
import { comparedFields, findDiscrepancies } from '../../shared/discrepancy/discrepancy.ts';
import { matchLines } from '../../shared/match/match.ts';
import type { MedicineLine } from '../../shared/medicines/line.ts';

/** One medicine as the GP record and the chart word it: how each field fared, and what was found. */
export function fared(
  term: string,
  home: string,
  ordered: string,
  orderedTerm = term,
  more: Partial<MedicineLine> = {},
) {
  const lists = [
    makeList('gp', 'history', [makeLine('gp', 'a', term, home, more)]),
    makeList('chart', 'chart', [makeLine('chart', 'a', orderedTerm, ordered)]),
  ];
  const matching = matchLines(lists);
  const found = findDiscrepancies({ lists, matching, asOf: '2026-11-18', current: 'fci' });
  const [row] = matching.rows;
  const fields = found.fields.get(row?.id ?? '');
  const findings = found.rows.get(row?.id ?? '') ?? [];
  return {
    kinds:
      fields === undefined ? {} : Object.fromEntries(comparedFields.map((name) => [name, fields[name].kind])),
    fields,
    findings,
    classes: findings.map((one) => one.class),
  };
}
