import type { JsonObject } from '../../core/brand.ts';
import { compareText } from '../../core/compare.ts';
import { isTypedIn } from '../../typed-in/typed-in.ts';
import type { Actor } from '../events.ts';
import {
  organisation,
  person,
  profile,
  readFrom,
  tags,
  typedInReference,
  urn,
  type OwnEntry,
  type PlannedWrite,
  type WriteContext,
  type WriteRow,
} from './write.ts';

const participant = (code: string): JsonObject => ({
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type', code }],
});

/** One record, and who the patient and which the stay is there. */
type Where = {
  readonly endpoint: string;
  readonly patient: string;
  readonly encounter: string | null;
};

/** R4 has no element for the stay a provenance belongs to; FHIR's own extension says it. */
const ofEncounter = 'http://hl7.org/fhir/StructureDefinition/encounter-associatedEncounter';

/**
 * Who made the writes of one endpoint, on whose behalf, from which source resources, with which device. R4 Provenance has
 * no identifier, so a tag carries the UUID and the conditional create goes by the tag.
 */
export function provenanceFor(
  where: Where,
  targets: readonly PlannedWrite[],
  rows: readonly WriteRow[],
  said: 'history' | 'recommendation',
  context: WriteContext,
): PlannedWrite | null {
  if (targets.length === 0) return null;
  const { endpoint } = where;
  const uuid = context.uuid(`provenance ${said} ${endpoint}`);
  const tag = { system: 'urn:concord:write', code: uuid };
  return {
    uuid,
    endpoint,
    kind: 'provenance',
    type: 'Provenance',
    after: targets.map((target) => target.uuid),
    guard: { kind: 'if-none-exist', query: `_tag=${encodeURIComponent(`${tag.system}|${tag.code}`)}` },
    row: null,
    body: {
      resourceType: 'Provenance',
      meta: { profile: [profile('UKCore-Provenance')], tag: [...tags(context), tag] },
      ...(where.encounter === null
        ? {}
        : { extension: [{ url: ofEncounter, valueReference: { reference: where.encounter } }] }),
      // The patient too: R4 finds the provenance of a patient by no other way.
      target: [...targets.map((target) => urn(target.uuid)), where.patient].map((reference) => ({
        reference,
      })),
      occurredDateTime: lastSaid(rows, said) ?? context.at,
      recorded: context.at,
      activity: { text: 'Medicines reconciliation' },
      agent: [
        ...authors(rows, said).map((actor) => agent('author', actor, context)),
        agent('verifier', context.signedBy, context),
        {
          type: participant('assembler'),
          who: { display: `Concord ${context.deviceVersion}`, type: 'Device' },
        },
      ],
      entity: sources(endpoint, rows, targets, context),
    },
  };
}

const agent = (code: string, actor: Actor, context: WriteContext): JsonObject => ({
  type: participant(code),
  who: person(actor),
  onBehalfOf: organisation(context),
});

/** Everybody who collected the history, or who recommended, once each. */
function authors(rows: readonly WriteRow[], said: 'history' | 'recommendation'): readonly Actor[] {
  const all = rows.flatMap((row) => row.decision[said]?.by ?? []);
  return all.filter((actor, at) => all.findIndex((other) => other.user === actor.user) === at);
}

/** When the last of it was decided: the signature may come hours later. */
const lastSaid = (rows: readonly WriteRow[], said: 'history' | 'recommendation'): string | undefined =>
  rows
    .flatMap((row) => row.decision[said]?.at ?? [])
    .toSorted(compareText)
    .at(-1);

/** Where nobody here knows which version it was, the entry is named without one. */
const versionOf = (type: string, { id, versionId }: Pick<OwnEntry, 'id' | 'versionId'>): string =>
  versionId === '' ? `${type}/${id}` : `${type}/${id}/_history/${versionId}`;

/** Source resources on the same server, and the older version of what an update replaces. */
function sources(
  endpoint: string,
  rows: readonly WriteRow[],
  targets: readonly PlannedWrite[],
  context: WriteContext,
): readonly JsonObject[] {
  const record = context.records.find((one) => one.endpoint === endpoint);
  const all = record === undefined ? [] : rows.flatMap((row) => readFrom(row, record));
  const remote = (reference: string): boolean =>
    record?.standsFor.some((one) => reference.startsWith(`${one.base}/`)) ?? false;
  const read = all.filter((reference) => !remote(reference));
  // What cannot be changed where it stands is superseded by what is kept here.
  const superseded = [...new Set(all.filter(remote))];
  const revised = targets.flatMap((target) =>
    target.guard.kind === 'if-match' ? [versionOf(target.type, target.guard)] : (target.supersedes ?? []),
  );
  return [
    ...[...new Set(read)].map((reference) => ({ role: 'source', what: { reference } })),
    ...rows.flatMap((row) =>
      row.raw
        .filter((raw) => isTypedIn(raw.endpoint))
        .map((raw) => ({ role: 'source', what: typedInReference(raw) })),
    ),
    ...[...superseded, ...revised].map((reference) => ({ role: 'revision', what: { reference } })),
  ];
}
