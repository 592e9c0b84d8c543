import { createHash } from 'node:crypto';
import type { CaseView, RowView } from '../../../shared/ipc/case-views.ts';
import { list, part, reference, sentAs, text, type Json } from './resources.ts';

/** What one store holds of Concord's, by type. */
export type Held = Readonly<
  Record<'MedicationStatement' | 'List' | 'Provenance' | 'Task' | 'DocumentReference', readonly Json[]>
>;

/** One claim about the server, and why it does not hold; an empty list is agreement. */
export type Differences = readonly string[];

const statusOf = { 'taking-as-directed': 'active', 'taking-differently': 'active' } as const;

/** Started here is no history; it goes home only once a prescriber confirmed it at discharge. */
const goesHome = ({ decision }: RowView, { progress }: CaseView): boolean =>
  progress.reason === 'discharge' && decision.confirmed !== null;

/** Rows of which something is known to be true, so that a statement must stand for them. */
const stated = (view: CaseView): readonly RowView[] =>
  view.rows.filter((row) => {
    const kind = row.decision.history?.value.kind;
    if (kind === undefined || kind === 'unable-to-establish') return false;
    return kind !== 'started-here' || goesHome(row, view);
  });

const expectedStatus = (row: RowView): string => {
  const fact = row.decision.history?.value;
  if (fact === undefined || fact.kind === 'unable-to-establish') return '';
  if (fact.kind === 'started-here') return 'active';
  return fact.kind === 'not-taking' ? (fact.never ? 'not-taken' : 'stopped') : statusOf[fact.kind];
};

const termsOf = (row: RowView): readonly string[] =>
  row.cells.flatMap((cell) => (cell.kind === 'lines' ? cell.lines.map((line) => line.term) : []));

/** What a statement of this row may be called: once, or for each product of a regimen whose doses were said. */
function productsOf(row: RowView): readonly (readonly string[])[] {
  const { dosesAsDirected } = row.decision.offers;
  return dosesAsDirected.length > 1 ? dosesAsDirected.map(({ term }) => [term]) : [termsOf(row)];
}

/** One statement for each product of each decided history fact, with its status; none twice and none too many. */
export function compareStatements(view: CaseView, held: Held): Differences {
  const wanted = stated(view).flatMap((row) => productsOf(row).map((terms) => ({ row, terms })));
  const left = [...held.MedicationStatement];
  const missing = wanted.filter(({ row, terms }) => {
    const at = left.findIndex(
      (one) =>
        terms.includes(text(part(one, 'medicationCodeableConcept')['text'])) &&
        one['status'] === expectedStatus(row),
    );
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [
    ...missing.map(
      ({ row, terms }) => `no statement with status ${expectedStatus(row)} for ${terms[0] ?? row.generic}`,
    ),
    ...left.map(
      (one) => `a statement nobody decided: ${text(part(one, 'medicationCodeableConcept')['text'])}`,
    ),
    ...twice(held.MedicationStatement),
  ];
}

/** Something with the same identifier was created more than once. */
function twice(resources: readonly Json[]): Differences {
  const ids = resources.map(sentAs).filter((id) => id !== '');
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))].map((id) => `sent twice: ${id}`);
}

const live: readonly unknown[] = ['active', 'on-hold', 'intended'];
const codeOf = (one: Json): string => text(list(part(one, 'code')['coding'])[0]?.['code']);

/**
 * List A (what is taken now) once, List B (what changed) once where something changed, each pointing at the statements that
 * exist.
 */
export function compareLists(held: Held): Differences {
  const known = new Set(held.MedicationStatement.map(reference));
  const points = (one: Json): readonly string[] =>
    list(one['entry']).map((entry) => text(part(entry, 'item')['reference']));
  const taken = held.MedicationStatement.filter((one) => live.includes(one['status'])).map(reference);
  const now = held.List.filter((one) => codeOf(one) === '1102411000000102');
  const changes = held.List.filter((one) => codeOf(one) === '933361000000108');
  const dangling = held.List.flatMap(points).filter((target) => !known.has(target));
  const somethingChanged = held.MedicationStatement.some((one) => one['status'] !== 'active');
  const first = now[0] === undefined ? [] : points(now[0]);
  return [
    ...(now.length === 1 ? [] : [`${now.length} lists of what is taken now`]),
    ...(changes.length === 1 || (changes.length === 0 && !somethingChanged)
      ? []
      : [`${changes.length} lists of what changed`]),
    ...dangling.map((target) => `a list points at ${target}, which is not there`),
    ...taken
      .filter((one) => !first.includes(one))
      .map((one) => `${one} is taken and not on the list of what is taken`),
  ];
}

/** One provenance of these, which names each of them; the trust's own store may hold another, of its statements. */
export function compareProvenance(held: Held, targets: readonly Json[]): Differences {
  const types = new Set(targets.map((target) => reference(target).split('/')[0]));
  const [only, ...more] = held.Provenance.filter((one) =>
    list(one['target']).some((target) => types.has(text(target['reference']).split('/')[0])),
  );
  if (only === undefined || more.length > 0) return [`${held.Provenance.length} provenances`];
  const named = list(only['target']).map((target) => text(target['reference']));
  return targets
    .map(reference)
    .filter((one) => !named.includes(one))
    .map((one) => `provenance does not name ${one}`);
}

/** One task for each recommendation that asks somebody for something, with the proposal inside it. */
export function compareTasks(view: CaseView, held: Held): Differences {
  const asked = view.rows.flatMap(({ decision, group }) => {
    const action = decision.recommendation?.value.action;
    if (action === undefined || action === 'not-current') return [];
    return action === 'continue' && group === 'agrees' ? [] : [action];
  });
  const without = held.Task.filter((one) => list(one['contained']).length === 0);
  return [
    ...(held.Task.length === asked.length
      ? []
      : [`${held.Task.length} tasks for ${asked.length} recommendations`]),
    ...without.map((one) => `${reference(one)} holds no proposal`),
    ...twice(held.Task),
  ];
}

/** The signed record, once, as a PDF whose size and digest are what the server was told. */
export function compareDocument(held: Held): Differences {
  const [only, ...more] = held.DocumentReference;
  if (only === undefined || more.length > 0) return [`${held.DocumentReference.length} signed records`];
  const attachment = part(list(only['content'])[0], 'attachment');
  const bytes = Buffer.from(text(attachment['data']), 'base64');
  const sha1 = createHash('sha1').update(bytes).digest('base64');
  return [
    ...(bytes.subarray(0, 5).toString() === '%PDF-' && bytes.includes('%%EOF')
      ? []
      : ['the signed record is not a PDF']),
    ...(attachment['size'] === bytes.length ? [] : ['the size of the signed record is not what was said']),
    ...(attachment['hash'] === sha1 ? [] : ['the digest of the signed record is not what was said']),
  ];
}
