import { isObject, type JsonObject } from '../../core/brand.ts';
import { assertNever } from '../../core/must.ts';
import { valueOf } from '../../core/known.ts';
import type { MedicineLine } from '../../medicines/line.ts';
import type { HistoryFact, Recommendation } from '../events.ts';
import type { RowDecision } from '../state.ts';
import { dosagesToWrite } from './dosage.ts';
import {
  createOnce,
  organisation,
  ownTag,
  profile,
  subject,
  systems,
  type PlannedWrite,
  type WriteContext,
  type WriteRow,
} from './write.ts';

const verified = profile('Extension-UKCore-PharmacistVerifiedIndicator');
const lastIssue = profile('Extension-UKCore-MedicationStatementLastIssueDate');

/**
 * The row's history fact, or the decision a prescriber confirmed, as one `MedicationStatement`. `null` when nothing is
 * known to be true of what the patient takes (unable to establish). A recommendation alone never sets a status.
 */
export function statementFor(
  row: WriteRow,
  record: WriteContext['records'][number],
  context: WriteContext,
): PlannedWrite | null {
  const { history } = row.decision;
  const best = leadLine(row);
  if (history === null || best === undefined || history.value.kind === 'unable-to-establish') return null;
  const own = record.appendOnly
    ? undefined
    : context.own.find((entry) => entry.row === row.id && entry.endpoint === record.endpoint);
  const uuid = context.uuid(`statement ${record.endpoint} ${row.id}`);
  const body = statementBody(row, best, history.value, record, context, ownUuid(own?.body) ?? uuid);
  return {
    uuid,
    endpoint: record.endpoint,
    kind: row.decision.confirmed === null ? 'history-fact' : 'confirmed-decision',
    type: 'MedicationStatement',
    body: own === undefined ? body : { ...body, id: own.id },
    after: [],
    guard:
      own === undefined
        ? createOnce(uuid)
        : { kind: 'if-match', id: own.id, versionId: own.versionId, base: JSON.stringify(own.body) },
    row: row.id,
  };
}

/** The line whose words are passed on: what the patient takes (history) before what the chart says. */
export const leadLine = (row: WriteRow): MedicineLine | undefined =>
  row.lines.find((line) => line.statedAs === 'statement' || line.statedAs === 'plan') ?? row.lines.at(0);

function statementBody(
  row: WriteRow,
  best: MedicineLine,
  fact: HistoryFact,
  record: WriteContext['records'][number],
  context: WriteContext,
  uuid: string,
): JsonObject {
  const { decision } = row;
  const reason = statusReason(fact, decision);
  const notes = [...notesOf(fact), ...recommendationNote(decision)];
  const indication = decision.indication?.value ?? valueOf(best.indication)?.text;
  const derivedFrom = row.raw
    .filter((raw) => raw.endpoint === record.endpoint)
    .map((raw) => ({ reference: raw.reference }));
  return {
    resourceType: 'MedicationStatement',
    meta: { profile: [profile('UKCore-MedicationStatement')], tag: [ownTag] },
    extension: extensions(best, context),
    identifier: [{ system: systems.uuid, value: uuid }],
    status: statusOf(fact, decision),
    ...(reason === null ? {} : { statusReason: [{ text: reason }] }),
    medicationCodeableConcept: medicine(best),
    subject: subject(record.patient, context.nhsNumber),
    ...effective(best, fact),
    dateAsserted: decision.history?.at ?? context.at,
    informationSource: informationSource(record.patient, context),
    ...(derivedFrom.length === 0 ? {} : { derivedFrom }),
    ...(indication === undefined ? {} : { reasonCode: [{ text: indication }] }),
    ...(notes.length === 0 ? {} : { note: notes.map((text) => ({ text })) }),
    dosage: dosageOf(row, best, fact),
  };
}

/** Only facts and confirmed decisions set the status. */
function statusOf(fact: HistoryFact, decision: RowDecision): string {
  const confirmed = decision.confirmed === null ? undefined : decision.recommendation?.value.action;
  switch (confirmed) {
    case 'withhold':
      return 'on-hold';
    case 'stop':
      return 'stopped';
    case 'complete':
      return 'completed';
    case 'start':
      return 'intended';
    default:
      return statusOfFact(fact);
  }
}

function statusOfFact(fact: HistoryFact): string {
  switch (fact.kind) {
    case 'taking-as-directed':
    case 'taking-differently':
      return 'active';
    case 'not-taking':
      return fact.never ? 'not-taken' : 'stopped';
    case 'unable-to-establish':
      return 'unknown';
    default:
      return assertNever(fact);
  }
}

function statusReason(fact: HistoryFact, decision: RowDecision): string | null {
  if (decision.confirmed !== null && decision.recommendation !== null)
    return reasonWords(decision.recommendation.value);
  return fact.kind === 'not-taking' && fact.why !== '' ? fact.why : null;
}

const reasonWords = (recommendation: Recommendation): string | null => {
  const words = [recommendation.reason?.replaceAll('-', ' ') ?? '', recommendation.words].filter(
    (part) => part !== '',
  );
  return words.length === 0 ? null : words.join(': ');
};

const notesOf = (fact: HistoryFact): readonly string[] =>
  fact.kind === 'taking-differently' ? [`Takes it differently from the directions: ${fact.difference}`] : [];

/** A confirmed withhold says when to start again, so that nobody has to ask. */
const recommendationNote = (decision: RowDecision): readonly string[] => {
  const restart = decision.confirmed === null ? '' : (decision.recommendation?.value.restartWhen ?? '');
  return restart === '' ? [] : [`Start again: ${restart}`];
};

/** The last issue is kept (or our line fails our own "current" rule); verified is true only after a pharmacist's check. */
const extensions = (best: MedicineLine, context: WriteContext): readonly JsonObject[] => [
  ...(best.lastIssued.kind === 'known' ? [{ url: lastIssue, valueDateTime: best.lastIssued.value }] : []),
  { url: verified, valueBoolean: context.signedBy.role === 'pharmacist' },
];

const medicine = (best: MedicineLine): JsonObject => ({
  ...(best.medicine.codes.length === 0 || best.degraded ? {} : { coding: best.medicine.codes }),
  text: best.medicine.term,
});

function effective(best: MedicineLine, fact: HistoryFact): JsonObject {
  const start = valueOf(best.start);
  const end =
    fact.kind === 'not-taking' && !fact.never && fact.since !== null ? fact.since : valueOf(best.end);
  if (start === undefined && end === undefined) return {};
  return {
    effectivePeriod: { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) },
  };
}

const informationSource = (patient: string, context: WriteContext): JsonObject => {
  switch (context.informant.kind) {
    case 'patient':
      return { reference: patient };
    case 'carer':
      return { type: 'RelatedPerson', display: context.informant.name };
    case 'organisation':
      return { type: 'Organization', ...organisation(context) };
    default:
      return assertNever(context.informant.kind);
  }
};

/** As directed: the source's own dosage, words and structure both. Taking differently: the words of what is taken. */
function dosageOf(row: WriteRow, best: MedicineLine, fact: HistoryFact): readonly JsonObject[] {
  if (fact.kind === 'taking-differently') return [{ text: fact.asTaken }];
  const raw =
    row.raw.find((item) => item.key === `${best.key.source}#${best.key.type}/${best.key.id}`)?.body ?? {};
  return dosagesToWrite(best, raw);
}

function ownUuid(body: JsonObject | undefined): string | undefined {
  const identifiers = body?.['identifier'];
  if (!Array.isArray(identifiers)) return undefined;
  const ours: unknown = identifiers.find(
    (identifier) => isObject(identifier) && identifier['system'] === systems.uuid,
  );
  return isObject(ours) && typeof ours['value'] === 'string' ? ours['value'] : undefined;
}
