import { readPartialDate } from '../../shared/core/instant.ts';
import { ok, type Result } from '../../shared/core/result.ts';
import {
  comparedFields,
  findDiscrepancies,
  usualTrustTables,
  type Compared,
  type CurrentRule,
  type FieldsCompared,
  type Finding,
} from '../../shared/discrepancy/discrepancy.ts';
import type { DmdPack, DmdProduct } from '../../shared/dmd/dmd.ts';
import { dosageInWords, dosageText } from '../../shared/dosage/dosage.ts';
import { matchLines, type Candidate, type Matching } from '../../shared/match/match.ts';
import type { MedicineLine } from '../../shared/medicines/line.ts';
import type { SourceList, SourceRole } from '../../shared/medicines/source.ts';
import { readList, readText } from './files.ts';
import { readTables } from './tables.ts';
import { answer, fault, type Answer, type CommandFault } from './usage.ts';
import { twoPeople, patientsOfFile } from './file-patients.ts';

export type CompareArguments = {
  readonly history: readonly string[];
  readonly chart: readonly string[];
  readonly discharge: readonly string[];
  readonly current: string | undefined;
  readonly asOf: string | undefined;
  readonly today: string;
  readonly pack?: DmdPack;
  /** A file with the trust's own clinical tables. */
  readonly tables: string | undefined;
};

const rules: readonly CurrentRule[] = ['fci', 'gpconnect', 'scr', 'all'];

/** `compare`: matches the lists of several files, names their discrepancies, and says what was and was not compared. */
export function compare(given: CompareArguments): Answer {
  const current = rules.find((rule) => rule === (given.current ?? 'fci'));
  if (current === undefined)
    return fault('usage', `--current is one of ${rules.join(', ')}, not ${given.current ?? ''}`);
  const asOf = given.asOf ?? given.today;
  if (asOf.length !== 10 || !readPartialDate(asOf).ok)
    return fault('usage', `--as-of is a day such as 2026-11-18, not ${asOf}`);
  const lists = readAll(given);
  if (!lists.ok) return lists;
  const strangers = aboutTwoPeople([...given.history, ...given.chart, ...given.discharge]);
  if (strangers !== undefined) return fault('cannot-understand', strangers);
  if (lists.value.length === 0) return fault('usage', 'compare needs at least one file');
  const tables = given.tables === undefined ? ok(usualTrustTables) : readTables(given.tables);
  if (!tables.ok) return tables;
  const knowing = { pack: given.pack, tables: tables.value };
  const matching = matchLines(lists.value, knowing);
  const compared = findDiscrepancies({ lists: lists.value, matching, asOf, current, ...knowing });
  return answer({
    ...(given.pack === undefined ? {} : { dmd: packView(given.pack) }),
    sources: lists.value.map((list) => sourceView(list, compared)),
    ...rowsView(matching, compared),
    findings: compared.caseFindings.map(findingView),
  });
}

/** The medicines of two people are never held against each other: which files, and by what they differ. */
function aboutTwoPeople(paths: readonly string[]): string | undefined {
  const files = paths.flatMap((path) => {
    const content = readText(path);
    return content.ok ? [{ path, whose: patientsOfFile(content.value) }] : [];
  });
  for (const [at, a] of files.entries())
    for (const b of files.slice(at + 1)) {
      const why = twoPeople(a.whose, b.whose);
      if (why !== undefined)
        return `${a.path} and ${b.path} are about two different people: ${why}. Nothing was compared.`;
    }
  return undefined;
}

function readAll({
  history,
  chart,
  discharge,
}: CompareArguments): Result<readonly SourceList[], CommandFault> {
  const wanted: readonly (readonly [string, SourceRole])[] = [
    ...history.map((path) => [path, 'history'] as const),
    ...chart.map((path) => [path, 'chart'] as const),
    ...discharge.map((path) => [path, 'discharge'] as const),
  ];
  const lists: SourceList[] = [];
  for (const [path, role] of wanted) {
    const list = readList(
      path,
      role,
      lists.map((one) => one.name),
    );
    if (!list.ok) return list;
    lists.push(list.value);
  }
  return ok(lists);
}

const sourceView = (list: SourceList, compared: Compared): unknown => ({
  name: list.name,
  role: list.role,
  status: list.state.kind,
  received: list.received,
  shown: list.lines.length,
  withdrawn: list.withdrawn.length,
  notCurrent: list.lines.filter((line) => compared.current.get(keyIn(list.name, line)) !== true).length,
  notUnderstood: list.notUnderstood.length,
});

const packView = ({ release, sample = false }: DmdPack): unknown => ({ release, sample });

const keyIn = (source: string, line: MedicineLine): string => `${source}#${line.key.type}/${line.key.id}`;

function rowsView(
  matching: Matching,
  compared: Compared,
): { readonly rows: unknown; readonly suggestions: unknown } {
  const at = new Map(matching.rows.map((row, index) => [row.id, index]));
  return {
    rows: matching.rows.map((row) => ({
      lines: row.lines.map(lineView),
      match: { level: row.level, suggestion: false, why: row.why },
      compared: comparedView(compared.fields.get(row.id)),
      findings: (compared.rows.get(row.id) ?? []).map(findingView),
    })),
    suggestions: matching.suggestions.map((one) => ({
      rows: one.rows.map((id) => at.get(id)),
      kind: one.kind,
      why: one.why,
    })),
  };
}

/** Each field with how it fared; what was not compared also says why. */
function comparedView(fields: FieldsCompared | undefined): unknown {
  const all = fields === undefined ? [] : comparedFields.map((field) => [field, fields[field]] as const);
  return {
    ...Object.fromEntries(all.map(([field, { kind }]) => [field, kind])),
    because: Object.fromEntries(
      all.flatMap(([field, one]) => (one.kind === 'not-compared' ? [[field, one.because]] : [])),
    ),
  };
}

const lineView = ({ source, line, identity }: Candidate): unknown => ({
  source,
  key: `${line.key.type}/${line.key.id}`,
  text: line.medicine.term,
  identity: identity.ground,
  ...productView(identity.dmd?.products ?? []),
  dose: doseOf(line),
  status: line.status.kind === 'known' ? line.status.value : line.status.kind,
  notes: line.notes,
});

/** The products of dm+d that were meant, where there are not too many to say anything. */
const productView = (products: readonly DmdProduct[]): object =>
  products.length === 0 || products.length > mostProducts
    ? {}
    : { products: products.map(({ code, level, name }) => ({ code, level, name })) };

const mostProducts = 3;

/** The source's own directions; where it has only codes, all that they say in words. */
function doseOf(line: MedicineLine): string {
  const words = line.dosages.map((dosage) => {
    if (dosage.text.kind === 'known') return dosage.text.value;
    if (dosage.structured.kind === 'unreadable') return dosage.structured.raw;
    const { text, unread } = dosageInWords(dosage);
    if (unread === undefined || dosage.structured.kind !== 'known') return text ?? '';
    return `${dosageText(dosage.structured.value)} (${unread})`;
  });
  const said = words.filter((one) => one !== '').join('; ');
  const forPeople = line.notes.find((note) => note.startsWith('In words for people'));
  return said === '' ? (forPeople ?? 'not recorded') : said;
}

const findingView = ({
  class: name,
  severity,
  lines,
  why,
  working,
  rule,
  hazard,
  timeCritical,
  highRisk,
}: Finding): unknown => ({
  class: name,
  severity,
  lines,
  why,
  ...(working === undefined ? {} : { working }),
  rule: `${rule.id}@${rule.version}`,
  hazard,
  timeCritical,
  highRisk,
});
