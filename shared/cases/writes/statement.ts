import { isObject, type JsonObject } from '../../core/brand.ts';
import { assertNever } from '../../core/must.ts';
import { valueOf } from '../../core/known.ts';
import { keyText } from '../../medicines/keys.ts';
import type { MedicineLine } from '../../medicines/line.ts';
import type { HistoryFact, Recommendation } from '../sayings.ts';
import type { Action } from '../vocabulary.ts';
import { isTypedIn } from '../../typed-in/typed-in.ts';
import type { RowDecision } from '../state.ts';
import { dosageOf, rawOf } from './dosage.ts';
import { superseded, toUpdate } from './own.ts';
import {
  createOnce,
  profile,
  subject,
  systems,
  tags,
  typedInReference,
  type PlannedWrite,
  type WriteContext,
  type WriteRow,
} from './write.ts';

type Status = 'active' | 'not-taken' | 'stopped' | 'on-hold' | 'completed' | 'intended' | 'unknown';

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
  if (row.inpatientOnly) return null;
  const status = statusOf(history.value, row.decision, context);
  const about = { row: row.id, line: keyText(best.key), isOnly: true, status };
  const own = toUpdate(about, record, context);
  const supersedes = superseded(about, record, context);
  const uuid = context.uuid(`statement ${record.endpoint} ${row.id}`);
  const body = statementBody(row, best, history.value, record, context, {
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
    guard:
      own === undefined
        ? createOnce(uuid)
        : { kind: 'if-match', id: own.id, versionId: own.versionId, base: JSON.stringify(own.body) },
    row: row.id,
    ...(supersedes.length === 0 ? {} : { supersedes }),
  };
}

/** What the patient or a carer said of the medicine in an interview. */
const toldLine = (lines: readonly MedicineLine[]): MedicineLine | undefined =>
  lines.find((line) => isTypedIn(line.key.source) && valueOf(line.category) === 'patient-reported');

/**
 * The line whose words are passed on: what the patient or a carer said of its dose, or else what the sources say the patient
 * takes, before what the chart says. What is written as somebody's word is never in another's words.
 */
export function leadLine({ lines }: Pick<WriteRow, 'lines'>): MedicineLine | undefined {
  const told = toldLine(lines);
  if (told !== undefined && told.dosages.length > 0) return told;
  return lines.find((line) => line.statedAs === 'statement' || line.statedAs === 'plan') ?? lines.at(0);
}

function statementBody(
  row: WriteRow,
  best: MedicineLine,
  fact: HistoryFact,
  record: WriteContext['records'][number],
  context: WriteContext,
  { uuid, supersedes }: { readonly uuid: string; readonly supersedes: readonly string[] },
): JsonObject {
  const { decision } = row;
  const status = statusOf(fact, decision, context);
  const reason = statusReason(fact, decision, context);
  const notes = [...notesOf(fact), ...confirmedNotes(decision, context)];
  const indication = decision.indication?.value ?? valueOf(best.indication)?.text;
  const derivedFrom = [
    ...row.raw.filter((raw) => raw.endpoint === record.endpoint).map(({ reference }) => ({ reference })),
    ...supersedes.map((reference) => ({ reference })),
    ...row.raw.filter((raw) => isTypedIn(raw.endpoint)).map(typedInReference),
  ];
  return {
    resourceType: 'MedicationStatement',
    meta: { profile: [profile('UKCore-MedicationStatement')], tag: tags(context) },
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
    dosage: dosageOf(row, best, fact),
  };
}

/**
 * What a prescriber confirmed and this record may learn. A hold on admission stays in the trust's record; a medicine that
 * the patient already takes is not "intended" because the chart is to have it too.
 */
function confirmedAction(decision: RowDecision, context: WriteContext): Action | undefined {
  if (decision.confirmed === null) return undefined;
  const action = decision.recommendation?.value.action;
  return action === 'withhold' && context.reason === 'admission' ? undefined : action;
}

/** Only facts and confirmed decisions set the status. */
function statusOf(fact: HistoryFact, decision: RowDecision, context: WriteContext): Status {
  const ofFact = statusOfFact(fact);
  switch (confirmedAction(decision, context)) {
    case 'withhold':
      return 'on-hold';
    case 'stop':
      return 'stopped';
    case 'complete':
      return 'completed';
    case 'start':
      return ofFact === 'active' ? 'active' : 'intended';
    default:
      return ofFact;
  }
}

function statusOfFact(fact: HistoryFact): Status {
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

function notesOf(fact: HistoryFact): readonly string[] {
  if (fact.kind === 'taking-differently')
    return [`Takes it differently from the directions: ${fact.difference}`];
  return fact.kind === 'not-taking' && !fact.never && fact.since === null
    ? ['The day it was stopped is not known; it was not being taken by the end date given here.']
    : [];
}

/** What was confirmed beyond a status: what it is changed to, when to start again, and whether to put it back. */
function confirmedNotes(decision: RowDecision, context: WriteContext): readonly string[] {
  const said = decision.recommendation?.value;
  const by = decision.confirmed?.value.by;
  const action = confirmedAction(decision, context);
  if (said === undefined || by === undefined || action === undefined) return [];
  const changes = action === 'change' || action === 'substitute';
  return [
    ...(changes && said.proposed !== ''
      ? [`${changeWords[action]}, confirmed by ${by}: ${said.proposed}`]
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
