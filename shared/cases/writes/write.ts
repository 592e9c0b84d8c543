import { isObject, type JsonObject } from '../../core/brand.ts';
import type { Instant } from '../../core/instant.ts';
import type { MedicineLine } from '../../medicines/line.ts';
import type { Actor } from '../events.ts';
import type { RecordedAllergy } from '../sayings.ts';
import type { CaseReason, SaidSeverity } from '../vocabulary.ts';
import type { RowDecision } from '../state.ts';

/** What is to be written, before it has an id on any server. References between writes are `urn:uuid:` of their uuid. */
export type PlannedWrite = {
  /** Client UUID: the business identifier where the resource has one, and the name other writes refer to it by. */
  readonly uuid: string;
  readonly endpoint: string;
  readonly kind: WriteKind;
  readonly type: string;
  readonly body: JsonObject;
  /** Writes whose ids (or versions) this body refers to. */
  readonly after: readonly string[];
  readonly guard: Guard;
  /** The row it came from, or null for what belongs to the whole case. */
  readonly row: string | null;
  /** Earlier entries of ours in the same record that this one takes the place of, as references there. */
  readonly supersedes?: readonly string[];
};

export type WriteKind =
  | 'history-fact'
  | 'confirmed-decision'
  | 'recommendation'
  | 'change-request'
  | 'allergy'
  | 'list-now'
  | 'list-changes'
  | 'list-earlier'
  | 'statement-earlier'
  | 'provenance'
  | 'signed-record'
  | 'begun'
  | 'hand-over'
  | 'answer';

/** How a repeat is recognised, and somebody else's change noticed. */
export type Guard =
  /** Conditional create on the business identifier. */
  | { readonly kind: 'if-none-exist'; readonly query: string }
  /** Update of our own entry, against the version the decision was made on; `base` is that version as read. */
  | { readonly kind: 'if-match'; readonly id: string; readonly versionId: string; readonly base: string };

/** One row of the case as it will be written. */
export type WriteRow = {
  readonly id: string;
  readonly lines: readonly MedicineLine[];
  readonly decision: RowDecision;
  /** Keys of the lines that a history source states, and of those of the discharge list; every other one is charted. */
  readonly fromHistory: readonly string[];
  readonly fromDischarge: readonly string[];
  /** The resources the lines were read from, as received: dosage and codes are copied from them, not rebuilt. */
  readonly raw: readonly {
    readonly key: string;
    readonly reference: string;
    readonly endpoint: string;
    readonly body: JsonObject;
  }[];
  /** The source that states the row's lead line, as the trust calls it. */
  readonly source: string;
  /** Every line of it stands on the inpatient chart, and the patient does not take it: it stays in the trust's record. */
  readonly inpatientOnly: boolean;
  /** How bad the worst that was found of it is; null where nothing was found. */
  readonly severity: SaidSeverity | null;
  /** What stands was put to the prescriber by the version before this one, and is not asked twice. */
  readonly asked: boolean;
  /** The lines agree: to continue asks nothing of anybody. */
  readonly agrees: boolean;
};

/** An entry of ours already in the record for a row: updated rather than repeated. */
export type OwnEntry = {
  readonly row: string;
  /** The line it was made from; null where that cannot be told. */
  readonly line: string | null;
  readonly endpoint: string;
  readonly id: string;
  readonly versionId: string;
  readonly body: JsonObject;
  /** When it was written there, by the record or by whoever sent it; empty where neither says. */
  readonly writtenAt: string;
  /**
   * What we wrote there last, where what stands there now is somebody else's: nobody was shown it, so it is asked about before
   * anything goes over it. `versionId` is empty and `base` too where another desk wrote it.
   */
  readonly changedSince: { readonly versionId: string; readonly base: JsonObject } | null;
};

/** A current list of ours already in a record. */
export type OwnList = Omit<OwnEntry, 'row' | 'line' | 'writtenAt' | 'changedSince'>;

/** An allergy as somebody told it. */
export type AllergyToWrite = {
  /** The UUID of its entry in a record: what is signed twice is recognised by it. */
  readonly uuid: (endpoint: string) => string;
  readonly told: Omit<RecordedAllergy, 'kind'> & { readonly kind: RecordedAllergy['kind'] | 'not-stated' };
  readonly at: Instant;
  readonly by: Actor;
  /** Null where it is the case's own. */
  readonly informant: WriteContext['informant'] | null;
};

/** Where the writes go and on whose behalf. Patient references differ from endpoint to endpoint. */
export type WriteContext = {
  readonly caseId: string;
  /** On admission what is held stays in the trust's record; the shared record learns of it at transfer of care. */
  readonly reason: CaseReason;
  readonly at: Instant;
  readonly signedBy: Actor;
  readonly organisation: { readonly name: string; readonly odsCode: string };
  readonly deviceVersion: string;
  readonly nhsNumber: string | null;
  /** Endpoints that take statements and lists: append-only ones never get an update. */
  readonly records: readonly {
    readonly endpoint: string;
    readonly patient: string;
    /** The stay as this record knows it; null where it does not. */
    readonly encounter: string | null;
    readonly appendOnly: boolean;
    /** Sources that take no writes, with their bases: this record's entries stand in the place of theirs. */
    readonly standsFor: readonly { readonly endpoint: string; readonly base: string }[];
  }[];
  /** The trust's own store: tasks and the signed record. Null where the trust has none. */
  readonly home: {
    readonly endpoint: string;
    /** A reference there, or `patientThere` where it is found by NHS number when something is sent. */
    readonly patient: string;
    readonly encounter: string | null;
  } | null;
  readonly sources: readonly {
    readonly name: string;
    readonly state: string;
    readonly asOf: string | null;
  }[];
  /** Somebody who was asked said "no medicines", and a history source answered whole: only then a list is written empty. */
  readonly takesNothing: boolean;
  readonly informant: { readonly kind: 'patient' | 'carer' | 'organisation'; readonly name: string };
  readonly own: readonly OwnEntry[];
  readonly ownLists: readonly OwnList[];
  /** The signed record that this one replaces, by its UUID; null for a first version. */
  readonly replaces: string | null;
  /** Recommendations of the version before this one that were put to the prescriber and no longer stand. */
  readonly withdrawn: readonly {
    readonly endpoint: string;
    readonly row: string | null;
    readonly id: string;
    readonly versionId: string;
    readonly body: JsonObject;
  }[];
  /** What the clinician recorded or patient and carer told; nothing is ever derived from what other sources say. */
  readonly allergies: readonly AllergyToWrite[];
  /** A new UUID for each name asked, the same for the same name. */
  readonly uuid: (name: string) => string;
};

export const systems = {
  uuid: 'https://tools.ietf.org/html/rfc4122',
  nhsNumber: 'https://fhir.nhs.uk/Id/nhs-number',
  ods: 'https://fhir.nhs.uk/Id/ods-organization-code',
  gphc: 'https://fhir.hl7.org.uk/Id/gphc-number',
  snomed: 'http://snomed.info/sct',
} as const;

/** Marks what Concord wrote, so that it is never counted as a source when read back. */
const ownTag = { system: 'urn:concord:written', code: 'reconciliation' } as const;

/** What Concord wrote, and for whom: only an entry of our own organisation is ever updated, whatever a server allows. */
export const tags = (context: Pick<WriteContext, 'organisation'>): readonly JsonObject[] => [
  ownTag,
  { system: systems.ods, code: context.organisation.odsCode },
];

/** Whether an entry read back is ours to update: written by Concord, on behalf of this organisation. */
export function isOurEntry(resource: JsonObject, odsCode: string): boolean {
  const meta = resource['meta'];
  const all: unknown = isObject(meta) ? meta['tag'] : undefined;
  const has = (system: string, code: string): boolean =>
    Array.isArray(all) &&
    all.some((tag) => isObject(tag) && tag['system'] === system && tag['code'] === code);
  return has(ownTag.system, ownTag.code) && has(systems.ods, odsCode);
}

/** Stands for the patient in a record whose own id of them is not known yet. */
export const patientThere = 'urn:concord:patient';

/**
 * The resources a row was read from, as one record may refer to them: its own by type and id, those of a source it stands for
 * by their full address.
 */
export const readFrom = (
  { raw }: Pick<WriteRow, 'raw'>,
  record: WriteContext['records'][number],
): readonly string[] =>
  raw.flatMap(({ endpoint, reference }) => {
    if (endpoint === record.endpoint) return [reference];
    const remote = record.standsFor.find((one) => one.endpoint === endpoint);
    return remote === undefined ? [] : [`${remote.base}/${reference}`];
  });

export const urn = (uuid: string): string => `urn:uuid:${uuid}`;

/** By reference, and by NHS number wherever there is one. */
export const subject = (patient: string, nhsNumber: string | null): JsonObject => ({
  reference: patient,
  ...(nhsNumber === null ? {} : { identifier: { system: systems.nhsNumber, value: nhsNumber } }),
});

export const profile = (name: string): string => `https://fhir.hl7.org.uk/StructureDefinition/${name}`;

/** The organisation on whose behalf it is written. */
export const organisation = (context: WriteContext): JsonObject => ({
  identifier: { system: systems.ods, value: context.organisation.odsCode },
  display: context.organisation.name,
});

/** The person, by professional number where the record gave one. */
export const person = (actor: Actor): JsonObject => ({
  ...(actor.registration === null ? {} : { identifier: { system: systems.gphc, value: actor.registration } }),
  display: `${actor.name}, ${actor.role}`,
});

/** What no server has is named by its identifier, with who said it and when. */
export function typedInReference({ body }: WriteRow['raw'][number]): JsonObject {
  const identifiers = body['identifier'];
  const source = body['informationSource'];
  const said = [isObject(source) ? source['display'] : undefined, body['dateAsserted']];
  return {
    type: 'MedicationStatement',
    ...(Array.isArray(identifiers) ? { identifier: identifiers[0] } : {}),
    display: said.filter((part) => typeof part === 'string').join(', '),
  };
}

export const createOnce = (uuid: string): Guard => ({
  kind: 'if-none-exist',
  query: `identifier=${encodeURIComponent(`${systems.uuid}|${uuid}`)}`,
});
