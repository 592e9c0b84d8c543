import type { JsonObject } from '../core/brand.ts';
import { notRecorded, type Known } from '../core/known.ts';
import type { Instant } from '../core/instant.ts';
import { err, ok, type Result } from '../core/result.ts';
import { textReader } from '../dosage/dosage.ts';
import type { SourceId } from '../medicines/keys.ts';
import type { PartialReason, SourceList, SourceRole, SourceState } from '../medicines/source.ts';
import type { DirectionsReader } from './directions-reader.ts';
import { entriesOf, itemsOf } from './items.ts';
import { readList } from './list-reading.ts';
import { reasonsOfWhole } from './missing.ts';
import { text } from './node.ts';
import { resolver, type Entry } from './resolve.ts';
import type { ReadFault } from './fault-text.ts';
import { readTree } from './tree.ts';
import { isRead, statedVersion, versionOfResource } from './version.ts';

export { readTree, writeTree } from './tree.ts';
export { administrationDosages, readDosage, readDosages } from './dosage.ts';
export type { DirectionsReader } from './directions-reader.ts';
export { alsoSent, type AlsoSent } from './also-sent.ts';
export { leftOutOf } from './dosage-left-out.ts';
export { readObservation } from './people.ts';
export { faultText, type ReadFault } from './fault-text.ts';
export type { Entry } from './resolve.ts';

/** What is known of the source before its answer is read. */
export type ReadAs = {
  readonly source: SourceId;
  readonly name: string;
  readonly role: SourceRole;
  readonly origin: string;
  readonly state?: SourceState;
  readonly asOf?: Known<Instant>;
  readonly ours?: (resource: JsonObject) => boolean;
  /** Reads free-text directions; `shared/dosage` does where nothing else is given. */
  readonly directions?: DirectionsReader;
};

/**
 * Reads a whole answer or file: a Bundle, Parameters or a single resource, R4 or STU3, JSON or XML, into one source list.
 * Every resource received is accounted for: `received` is lines with their evidence, merged and replaced plans, allergies,
 * withdrawn, supporting and not understood together. An answer about something else is no fault: it is a list without lines.
 *
 * @example
 * const read = readSource(text, { source: sourceId('gp'), name: 'GP record', role: 'history', origin: 'gp' });
 */
export function readSource(content: string, as: ReadAs): Result<SourceList, ReadFault> {
  const tree = readTree(content);
  if (!tree.ok) return tree;
  if (text(tree.value, 'resourceType') === undefined) return err({ kind: 'not-a-resource' });
  const entries = entriesOf(tree.value);
  if (entries.length > mostResources) return err({ kind: 'too-many' });
  const version = foreignVersion(tree.value, entries);
  if (version !== undefined) return err({ kind: 'other-version', version });
  const list = readResources(entries, as);
  return ok({ ...list, state: withReasons(list.state, reasonsOfWhole(tree.value, entries)) });
}

/**
 * Reads a file that somebody saved: as `readSource`, and a file that holds an error and nothing else is no answer, never an
 * empty list.
 */
export function readFile(content: string, as: ReadAs): Result<SourceList, ReadFault> {
  const read = readSource(content, as);
  return read.ok ? ok(asAnswered(read.value)) : read;
}

function asAnswered(list: SourceList): SourceList {
  const nothing =
    list.lines.length + list.allergies.length + list.withdrawn.length + list.notUnderstood.length === 0;
  const onlyOutcomes =
    list.supporting.length > 0 && list.supporting.every((key) => key.type === 'OperationOutcome');
  if (list.state.kind !== 'partial' || !nothing || !onlyOutcomes) return list;
  const details = list.state.reasons
    .map((reason) => ('detail' in reason ? reason.detail : reason.kind))
    .join('; ');
  return {
    ...list,
    state: { kind: 'unavailable', reason: { kind: 'not-answering', layer: 'record', detail: details } },
  };
}

/** The resources of a file, in its order, as `readSource` takes them; none of what it does not take. */
export function entriesIn(content: string): readonly Entry[] {
  const tree = readTree(content);
  return tree.ok ? entriesOf(tree.value) : [];
}

/** The resources of a whole answer as they were sent, by the key a list reads them under (`Type/id`); none where it cannot be read. */
export function resourcesIn(content: string, source: SourceId): ReadonlyMap<string, JsonObject> {
  const tree = readTree(content);
  const items = tree.ok ? itemsOf(entriesOf(tree.value), source).items : [];
  return new Map(items.map(({ key, resource }) => [`${key.type}/${key.id}`, resource]));
}

/** A long stay with hourly doses is some tens of thousands. */
const mostResources = 100_000;

/** The version of an answer that is not read at all: it says so itself, or every clinical resource in it is of that version. */
function foreignVersion(tree: JsonObject, entries: readonly Entry[]): string | undefined {
  const stated = statedVersion(tree);
  if (!isRead(stated)) return stated;
  const versions = entries
    .filter(({ resource }) => isClinical(resource))
    .map(({ resource }) => versionOfResource(resource));
  const [first] = versions;
  return first !== undefined && versions.every((version) => !isRead(version)) ? first : undefined;
}

const isClinical = (resource: JsonObject): boolean =>
  /^Medication[A-Z]|^AllergyIntolerance$/.test(text(resource, 'resourceType') ?? '');

/** Resources of one source, in any order, as one list. */
export function readResources(entries: readonly Entry[], as: ReadAs): SourceList {
  const { reasons, ...list } = readList(entries, {
    source: as.source,
    resolve: resolver(entries),
    directions: as.directions ?? textReader,
    ours: as.ours ?? (() => false),
  });
  return {
    id: as.source,
    name: as.name,
    role: as.role,
    origin: as.origin,
    state: withReasons(as.state ?? { kind: 'complete' }, reasons),
    asOf: as.asOf ?? notRecorded,
    ...list,
  };
}

/** What an answer says is missing makes a complete source partial; a source that did not answer stays that. */
function withReasons(state: SourceState, reasons: readonly PartialReason[]): SourceState {
  const all = [...(state.kind === 'partial' ? state.reasons : []), ...reasons];
  const unique = [...new Map(all.map((reason) => [JSON.stringify(reason), reason])).values()];
  return unique.length === 0 || (state.kind !== 'complete' && state.kind !== 'partial')
    ? state
    : { kind: 'partial', reasons: unique };
}
