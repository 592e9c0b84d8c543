import { modifiedAt } from './modified-at.ts';
import { writeTree } from '../../fhir/fhir.ts';
import type { JsonObject } from '../../core/brand.ts';
import { capital } from '../../core/capital.ts';
import type { MedicineLine } from '../../medicines/line.ts';
import { asksPrescriber } from '../asks.ts';
import type { AskedOfOthers } from '../home-store.ts';
import type { Recommendation } from '../sayings.ts';
import { recommendationWords, recommendWords, type Action, type SaidSeverity } from '../vocabulary.ts';
import { leadLine, orderLine } from './product-lines.ts';
import {
  createOnce,
  organisation,
  patientThere,
  person,
  profile,
  subject,
  systems,
  tags,
  type PlannedWrite,
  type WriteContext,
  type WriteRow,
} from './write.ts';

const proposedStatus: Readonly<Partial<Record<Action, string>>> = {
  withhold: 'on-hold',
  stop: 'stopped',
  complete: 'completed',
  start: 'intended',
};

/** How soon it is to be looked at follows how bad it is. */
const priorities: Readonly<Record<SaidSeverity, string>> = {
  'potentially-lethal': 'stat',
  serious: 'asap',
  significant: 'urgent',
  minor: 'routine',
};

/**
 * A recommendation to the prescriber: a `Task` with the proposed statement contained, never posted alone and never an
 * order. `null` when nothing is asked of anybody: no recommendation, "not current", or "continue" where the sources agree.
 */
export function taskFor(row: WriteRow, context: WriteContext): PlannedWrite | null {
  const said = row.decision.recommendation;
  const best = said === null ? undefined : lineAskedOf(row, said.value);
  if (said === null || best === undefined || context.home === null) return null;
  if (row.asked || !asksPrescriber(said.value, row.agrees)) return null;
  const uuid = context.uuid(`task ${row.id}`);
  const { home } = context;
  const reason = [said.value.reason?.replaceAll('-', ' ') ?? '', said.value.words]
    .filter((part) => part !== '')
    .join(': ');
  return {
    uuid,
    endpoint: home.endpoint,
    kind: 'recommendation',
    type: 'Task',
    after: [],
    guard: createOnce(uuid),
    row: row.id,
    body: {
      resourceType: 'Task',
      meta: { profile: [profile('UKCore-Task')], tag: tags(context) },
      contained: [proposal(best, said.value, context)],
      identifier: [{ system: systems.uuid, value: uuid }],
      groupIdentifier: { system: systems.uuid, value: context.uuid('group') },
      status: 'requested',
      intent: 'proposal',
      priority: priorities[row.severity ?? 'minor'],
      code: { text: recommendWords(said.value.action) },
      description: description(best.medicine.term, said.value),
      focus: { reference: '#proposal' },
      for: subject(home.patient, context.nhsNumber),
      ...(home.encounter === null ? {} : { encounter: { reference: home.encounter } }),
      authoredOn: said.at,
      requester: person(said.by),
      owner: { display: 'Prescriber responsible for the patient', type: 'PractitionerRole' },
      ...(reason === '' ? {} : { reasonCode: { text: reason } }),
      note: [
        { text: 'A recommendation from medicines reconciliation. Not a prescription and not an order.' },
      ],
    },
  };
}

/**
 * The line whose product is asked for: the one that the proposed words name, the order side's own where that goes on; else what
 * the patient takes. A dose of one strength never stands under another.
 */
function lineAskedOf(row: WriteRow, { action, side, proposed }: Recommendation): MedicineLine | undefined {
  const named = row.lines.find(
    ({ medicine }) => medicine.term !== '' && proposed.startsWith(`${medicine.term}:`),
  );
  const charted = action === 'continue' && side === 'as-charted' ? orderLine(row) : undefined;
  return named ?? charted ?? leadLine(row);
}

function description(term: string, said: Recommendation): string {
  const { proposed, restartWhen, restoreAtDischarge } = said;
  const parts = [
    said.action === 'continue' && said.side !== null
      ? `${term}: ${recommendationWords(said)}`
      : `${recommendWords(said.action)}: ${term}`,
    capital(proposed),
    restartWhen === '' ? '' : `Start again: ${restartWhen}`,
    restoreAtDischarge === null
      ? ''
      : restoreAtDischarge
        ? 'Restore at discharge'
        : 'Do not restore at discharge',
  ];
  return parts.filter((part) => part !== '').join('. ');
}

function proposal(
  { medicine: { term, codes } }: MedicineLine,
  { action, proposed, continues }: Recommendation,
  context: WriteContext,
): JsonObject {
  const dose = proposed === '' ? continues : proposed;
  return {
    resourceType: 'MedicationStatement',
    id: 'proposal',
    status: proposedStatus[action] ?? 'intended',
    medicationCodeableConcept: { ...(codes.length === 0 ? {} : { coding: codes }), text: term },
    subject: subject(context.home?.patient ?? patientThere, context.nhsNumber),
    informationSource: { type: 'Organization', ...organisation(context) },
    ...(dose === '' ? {} : { dosage: [{ text: dose }] }),
  };
}

/** A recommendation of an earlier version that no longer stands: nobody is to act on it. */
export const withdrawnTask = (task: WriteContext['withdrawn'][number], context: WriteContext): PlannedWrite =>
  cancelled(task, 'Replaced by a later version of the reconciliation', context);

/** What a colleague asked, once somebody decided for a reconciliation of their own over the one it came with. */
export function requestReplaced(task: AskedOfOthers, context: WriteContext): PlannedWrite | null {
  const { home, signedBy } = context;
  if (home === null) return null;
  const why = `Replaced by the reconciliation of ${signedBy.name}, ${signedBy.role}`;
  return {
    ...cancelled({ ...task, endpoint: home.endpoint, row: null }, why, context),
    uuid: context.uuid(`replaced task ${task.id} ${task.versionId}`),
  };
}

function cancelled(
  { endpoint, row, id, versionId, body }: WriteContext['withdrawn'][number],
  why: string,
  context: WriteContext,
): PlannedWrite {
  return {
    uuid: context.uuid(`withdrawn task ${id}`),
    endpoint,
    kind: 'recommendation',
    type: 'Task',
    after: [],
    guard: { kind: 'if-match', id, versionId, base: writeTree(body) },
    row,
    body: {
      ...body,
      id,
      status: 'cancelled',
      statusReason: { text: why },
      // Two who cancel it in the same words are told apart by when.
      lastModified: modifiedAt(body, context.at),
    },
  };
}
