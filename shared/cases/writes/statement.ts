import { isObject, type JsonObject } from '../../core/brand.ts';
import { assertNever, must } from '../../core/must.ts';
import { valueOf } from '../../core/known.ts';
import { keyText } from '../../medicines/keys.ts';
import type { MedicineLine } from '../../medicines/line.ts';
import type { HistoryFact, Recommendation } from '../sayings.ts';
import { recommendationWords } from '../vocabulary.ts';
import { isTypedIn } from '../../typed-in/typed-in.ts';
import type { RowDecision } from '../state.ts';
import { dosageOf, rawOf } from './dosage.ts';
import { ownGuard, superseded, toUpdate } from './own.ts';
import { doseSaid, productLines, productName, productOf, toldLine } from './product-lines.ts';
import { confirmedAction, statusOf, type Status } from './status.ts';
import {
  createOnce,
  profile,
  readFrom,
  subject,
  systems,
  tags,
  typedInReference,
  type PlannedWrite,
  type WriteContext,
  type WriteRow,
} from './write.ts';

const verified = profile('Extension-UKCore-PharmacistVerifiedIndicator');
/** The profile that a statement of ours names. */
export const statementProfile = profile('UKCore-MedicationStatement');
const lastIssue = profile('Extension-UKCore-MedicationStatementLastIssueDate');

/**
 * The row's history fact, or the decision a prescriber confirmed, as one `MedicationStatement` for each of its products. None
 * when nothing is known to be true of what the patient takes (unable to establish), nor of what was started here and does
 * not go home. A recommendation alone never sets a status.
 */
export function statementsFor(
  row: WriteRow,
  record: WriteContext['records'][number],
  context: WriteContext,
): readonly PlannedWrite[] {
  const { history } = row.decision;
  const goesOut = history?.value.kind === 'started-here' || !row.inpatientOnly;
  if (history === null || !goesOut) return [];
  const lines = productLines(row, context);
  return lines.flatMap((line, at) => {
    const others = lines.filter((other) => other !== line).map(({ medicine: { term } }) => term);
    const product = { line, isFirst: at === 0, others };
    return statementFor(row, product, history.value, record, context) ?? [];
  });
}

type Product = {
  readonly line: MedicineLine;
  readonly isFirst: boolean;
  readonly others: readonly string[];
};

function statementFor(
  row: WriteRow,
  product: Product,
  fact: HistoryFact,
  record: WriteContext['records'][number],
  context: WriteContext,
): PlannedWrite | null {
  const { line, isFirst, others } = product;
  const known = statusOf(fact, row.decision, line, context);
  if (known === null) return null;
  const status = doseSaid(fact, line) === '' ? 'not-taken' : known;
  const key = keyText(line.key);
  const about = { row: row.id, line: key, name: line.medicine.term, others, status };
  const own = toUpdate(about, record, context);
  const supersedes = superseded(about, record, context);
  const uuid = context.uuid(`statement ${record.endpoint} ${row.id}${isFirst ? '' : ` ${key}`}`);
  const body = statementBody(row, product, status, record, context, {
    uuid: ownUuid(own?.body) ?? uuid,
    supersedes,
  });
  return {
    uuid,
    endpoint: record.endpoint,
    kind: confirmedAction(row.decision, context) === undefined ? 'history-fact' : 'confirmed-decision',
    type: 'MedicationStatement',
    body: own === undefined ? body : { ...body, id: own.id },
    after: [],
    guard: own === undefined ? createOnce(uuid) : ownGuard(own, body),
    row: row.id,
    ...(supersedes.length === 0 ? {} : { supersedes }),
  };
}

function statementBody(
  row: WriteRow,
  { line: best, others }: Product,
  status: Status,
  record: WriteContext['records'][number],
  context: WriteContext,
  { uuid, supersedes }: { readonly uuid: string; readonly supersedes: readonly string[] },
): JsonObject {
  const { decision } = row;
  const fact = must(decision.history, 'a statement is of a history fact').value;
  const reason = statusReason(fact, decision, context);
  const notes = [...notesOf(fact, best, decision), ...confirmedNotes(row, context)];
  const indication = decision.indication?.value ?? valueOf(best.indication)?.text;
  const raw = rawOfProduct(row, others);
  const derivedFrom = [
    ...readFrom({ raw }, record).map((reference) => ({ reference })),
    ...supersedes.map((reference) => ({ reference })),
    ...raw.filter(({ endpoint }) => isTypedIn(endpoint)).map(typedInReference),
  ];
  return {
    resourceType: 'MedicationStatement',
    meta: { profile: [statementProfile], tag: tags(context) },
    extension: extensions(best, context),
    identifier: [{ system: systems.uuid, value: uuid }],
    status,
    ...(reason === null ? {} : { statusReason: [{ text: reason }] }),
    medicationCodeableConcept: medicine(best),
    subject: subject(record.patient, context.nhsNumber),
    ...(record.encounter === null ? {} : { context: { reference: record.encounter } }),
    ...effective(best, status, row, context),
    ...asserted(row, best, context),
    informationSource: informationSource(row, best, record.patient, context),
    ...(derivedFrom.length === 0 ? {} : { derivedFrom }),
    ...(indication === undefined ? {} : { reasonCode: [{ text: indication }] }),
    ...(notes.length === 0 ? {} : { note: notes.map((text) => ({ text })) }),
    dosage: dosageOf(row, best, context),
  };
}

/** All that the row was read from but what states another product of it: the 1 mg tablets are no source of the 3 mg ones. */
function rawOfProduct({ lines, raw }: WriteRow, others: readonly string[]): WriteRow['raw'] {
  const named = new Set(others.map((name) => productName(name)));
  const ofOthers = new Set(lines.filter((line) => named.has(productOf(line))).map(({ key }) => keyText(key)));
  return raw.filter(({ key }) => !ofOthers.has(key));
}

function statusReason(fact: HistoryFact, decision: RowDecision, context: WriteContext): string | null {
  if (confirmedAction(decision, context) !== undefined && decision.recommendation !== null)
    return reasonWords(decision.recommendation.value);
  return fact.kind === 'not-taking' && fact.why !== '' ? fact.why : null;
}

const reasonWords = (recommendation: Recommendation): string | null => {
  const words = [recommendation.reason?.replaceAll('-', ' ') ?? '', recommendation.words].filter(
    (part) => part !== '',
  );
  return words.length === 0 ? null : words.join(': ');
};

function notesOf(fact: HistoryFact, line: MedicineLine, decision: RowDecision): readonly string[] {
  const dose = doseSaid(fact, line);
  const said = 'doseFrom' in fact && fact.doseFrom !== '' ? fact.doseFrom : 'not recorded';
  const by = decision.history?.by.name ?? 'not recorded';
  return [
    ...(fact.kind === 'taking-differently'
      ? [`Takes it differently from the directions: ${fact.difference}`]
      : []),
    ...(dose === undefined ? [] : [`Dose as taken said by: ${said}. Recorded by ${by}.`]),
    ...(fact.kind === 'not-taking' && !fact.never && fact.since === null
      ? ['The day it was stopped is not known; it was not being taken by the end date given here.']
      : []),
    ...(fact.kind === 'started-here' ? ['Started in hospital; not taken at home before.'] : []),
  ];
}

/** What was confirmed beyond a status: what it is changed to, when to start again, and whether to put it back. */
function confirmedNotes(row: WriteRow, context: WriteContext): readonly string[] {
  const { decision } = row;
  const said = decision.recommendation?.value;
  const by = decision.confirmed?.value.by;
  const action = confirmedAction(decision, context);
  if (said === undefined || by === undefined || action === undefined) return [];
  const changes = action === 'change' || action === 'substitute';
  return [
    ...(changes && said.proposed !== ''
      ? [`${changeWords[action]}, confirmed by ${by}: ${said.proposed}`]
      : []),
    ...(action === 'continue' && said.side !== null
      ? [`${recommendationWords(said).replace('Recommend c', 'C')}, confirmed by ${by}`]
      : []),
    ...(said.restartWhen === '' ? [] : [`Start again: ${said.restartWhen}`]),
    ...(action === 'substitute' && said.restoreAtDischarge !== null
      ? [said.restoreAtDischarge ? 'To be restored at discharge' : 'Not to be restored at discharge']
      : []),
  ];
}

const changeWords = { change: 'Changed', substitute: 'Substituted' } as const;

/** The last issue is kept (or our line fails our own "current" rule); verified is true only after a pharmacist's check. */
const extensions = (best: MedicineLine, context: WriteContext): readonly JsonObject[] => [
  ...(best.lastIssued.kind === 'known' ? [{ url: lastIssue, valueDateTime: best.lastIssued.value }] : []),
  { url: verified, valueBoolean: context.signedBy.role === 'pharmacist' },
];

const medicine = (best: MedicineLine): JsonObject => ({
  ...(best.medicine.codes.length === 0 || best.degraded ? {} : { coding: best.medicine.codes }),
  text: best.medicine.term,
});

/**
 * The period is kept, so that our line passes our own "current" rule. What was never taken has none; what is still taken has
 * no end in the past; what was stopped has an end, and what is to begin has a beginning.
 */
function effective(best: MedicineLine, status: Status, row: WriteRow, context: WriteContext): JsonObject {
  const { history, confirmed } = row.decision;
  if (status === 'not-taken' || history === null) return {};
  const fact = history.value;
  const decidedOn = (confirmed ?? history).at.slice(0, 10);
  const start = valueOf(best.start) ?? (status === 'intended' ? decidedOn : undefined);
  const ended = valueOf(best.end);
  const since = fact.kind === 'not-taking' ? fact.since : null;
  const end =
    status === 'stopped' || status === 'completed'
      ? (since ?? decidedOn)
      : ended !== undefined && ended > context.at.slice(0, ended.length)
        ? ended
        : undefined;
  if (start === undefined && end === undefined) return {};
  return {
    effectivePeriod: { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) },
  };
}

/** When the source said it: as typed in, the moment the patient or carer told us, or the source's own date where it has one. */
function asserted(row: WriteRow, best: MedicineLine, context: WriteContext): JsonObject {
  const typedIn = toldBy(row, best)?.['dateAsserted'];
  if (typedIn !== undefined) return { dateAsserted: typedIn };
  if (context.informant.kind !== 'organisation' && row.decision.history !== null)
    return { dateAsserted: row.decision.history.at };
  const said = valueOf(best.asserted);
  return said === undefined ? {} : { dateAsserted: said };
}

/**
 * The typed-in statement that speaks for the row: what the patient or a carer said of this medicine before anything else,
 * then the lead line where that was typed in.
 */
function toldBy(row: WriteRow, best: MedicineLine): JsonObject | undefined {
  const line = toldLine(row.lines) ?? best;
  return isTypedIn(line.key.source) ? rawOf(row, line) : undefined;
}

/** Who it was asked of; where nobody could be, the organisation that the source itself names, or the source. */
function informationSource(
  row: WriteRow,
  best: MedicineLine,
  patient: string,
  context: WriteContext,
): JsonObject {
  const typedIn = toldBy(row, best)?.['informationSource'];
  if (isObject(typedIn))
    return typedIn['type'] === 'Patient' ? { reference: patient, type: 'Patient' } : typedIn;
  switch (context.informant.kind) {
    case 'patient':
      return { reference: patient, type: 'Patient' };
    case 'carer':
      return { type: 'RelatedPerson', display: context.informant.name || 'Carer or relative' };
    case 'organisation': {
      const said = rawOf(row, best)['informationSource'];
      const kept = isObject(said) ? pick(said, ['type', 'identifier', 'display']) : {};
      return kept['display'] === undefined && kept['identifier'] === undefined
        ? { type: 'Organization', display: row.source }
        : kept;
    }
    default:
      return assertNever(context.informant.kind);
  }
}

/** A reference means nothing on another server; what names its target by itself does. */
const pick = (from: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));

function ownUuid(body: JsonObject | undefined): string | undefined {
  const identifiers = body?.['identifier'];
  if (!Array.isArray(identifiers)) return undefined;
  const ours: unknown = identifiers.find(
    (identifier) => isObject(identifier) && identifier['system'] === systems.uuid,
  );
  return isObject(ours) && typeof ours['value'] === 'string' ? ours['value'] : undefined;
}
