import type { JsonObject } from '../../../shared/core/brand.ts';
import { textDigest } from '../../../shared/core/hash.ts';
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
  return {
    source: sourceConfig(config, source),
    record: sourceName(content),
    copied: false,
    about: [],
    state: stateOf(source),
    asOf: source.at,
    attemptedAt: source.at,
    failedSince: undefined,
    offlineCopy: false,
    resources: resourcesOf(source).map(cached),
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

const stateOf = ({ content }: TypedInSource): SourceState =>
  content.incomplete === null
    ? { kind: 'complete' }
    : { kind: 'partial', reasons: [{ kind: 'not-all-given', detail: content.incomplete }] };

function cached(resource: JsonObject): CachedResource {
  const text = JSON.stringify(resource);
  return {
    type: String(resource['resourceType']),
    id: String(resource['id']),
    versionId: undefined,
    text,
    body: resource,
    hash: textDigest(text),
  };
}
