import { isObject } from '../../../shared/core/brand.ts';
import { textDigest } from '../../../shared/core/hash.ts';
import { entriesIn, faultText, readFile, writeTree, type Entry } from '../../../shared/fhir/fhir.ts';
import { sourceId } from '../../../shared/medicines/keys.ts';
import type { SourceState } from '../../../shared/medicines/source.ts';
import type { SourceConfig, TrustConfig } from '../../../shared/records/config.ts';
import {
  endpointId,
  originOf,
  resourcesOf,
  sourceName,
  type TypedInSource,
} from '../../../shared/typed-in/typed-in.ts';
import type { CachedResource, EndpointCopy } from '../sync/sync.ts';

/**
 * Typed-in sources as copies of sources that were read, so that gathering, matching, findings and writing take them as any
 * other. A withdrawn one is none. Their ids begin with `typed-in-`, which no configured source does.
 */
export const typedInEndpoints = (
  config: TrustConfig,
  sources: readonly TypedInSource[],
): readonly EndpointCopy[] =>
  sources.filter((source) => source.withdrawn === null).map((source) => endpointOf(config, source));

function endpointOf(config: TrustConfig, source: TypedInSource): EndpointCopy {
  const { content } = source;
  const held = heldBy(source);
  return {
    source: sourceConfig(config, source),
    record: sourceName(content),
    copied: false,
    about: [],
    state: withMissing(held.state, content),
    asOf: content.file === null ? source.at : asOfFile(content.saidAt, source.at),
    attemptedAt: source.at,
    failedSince: undefined,
    offlineCopy: false,
    resources: held.resources,
    gone: [],
  };
}

/** It has no address: nothing is ever asked of it over a network. */
function sourceConfig(config: TrustConfig, { id, content }: TypedInSource): SourceConfig {
  return {
    id: endpointId(id),
    name: sourceName(content),
    role: 'history',
    origin: originOf(content, gpOriginOf(config)),
    fhirBase: 'urn:concord:typed-in',
    fhirVersion: 'R4',
    audience: '',
  };
}

/**
 * The origin of the GP record: the source marked so, else the first history source, so that a summary of a GP record never
 * counts beside a record that may be the same.
 */
function gpOriginOf(config: TrustConfig): string | undefined {
  const sources = config.records.flatMap((record) =>
    record.sources.flatMap((source) => [source, ...(source.providers ?? [])]),
  );
  const marked = sources.find((source) => source.gpRecord === true);
  return (marked ?? sources.find((source) => source.role === 'history'))?.origin;
}

/** What a file says is as old as the date it bears, however late it was imported. */
const asOfFile = (saidAt: string, importedAt: string): string =>
  saidAt.length === 10 ? `${saidAt}T00:00:00.000Z` : saidAt.length > 10 ? saidAt : importedAt;

type Held = { readonly resources: readonly CachedResource[]; readonly state: SourceState };

/** A file may be large, and is taken apart once for each version that is read. */
const filesHeld = new WeakMap<TypedInSource, Held>();

function heldBy(source: TypedInSource): Held {
  const { file } = source.content;
  if (file === null)
    return {
      resources: resourcesOf(source).map((resource) => cached({ fullUrl: undefined, resource }, source.at)),
      state: { kind: 'complete' },
    };
  const before = filesHeld.get(source);
  if (before !== undefined) return before;
  const id = sourceId(endpointId(source.id));
  const read = readFile(file.text, { source: id, name: file.name, role: 'history', origin: file.name });
  const held: Held = {
    resources: entriesIn(file.text).map((entry) => cached(entry, source.at)),
    // It was read when it was imported; one that a later version of Concord cannot read is not an empty one.
    state: read.ok
      ? read.value.state
      : {
          kind: 'unavailable',
          reason: { kind: 'not-answering', layer: 'answer', detail: faultText(read.fault) },
        },
  };
  filesHeld.set(source, held);
  return held;
}

/** What was noted of a source, beside what it says of itself: not all of it was given. */
function withMissing(state: SourceState, { incomplete }: TypedInSource['content']): SourceState {
  if (incomplete === null || (state.kind !== 'complete' && state.kind !== 'partial')) return state;
  const reasons = state.kind === 'partial' ? state.reasons : [];
  return { kind: 'partial', reasons: [...reasons, { kind: 'not-all-given', detail: incomplete }] };
}

function cached({ resource, ...came }: Entry, fetchedAt: string): CachedResource {
  const text = writeTree(resource);
  const body: unknown = JSON.parse(text);
  return {
    type: String(resource['resourceType']),
    id: String(resource['id']),
    versionId: undefined,
    text,
    body: isObject(body) ? body : resource,
    hash: textDigest(text),
    fetchedAt,
    came,
  };
}
