import type { JsonObject } from '../core/brand.ts';
import type { PartialReason } from '../medicines/source.ts';
import { allergyListCodes, isListOf, medicationListCodes, reasonsOfOutcome } from './completeness.ts';
import { decimalOf, isNode, object, objects, text } from './node.ts';
import { pointerOf, resolver, type Entry } from './resolve.ts';

/**
 * What a whole answer gives away about itself being incomplete: a further page, fewer entries than it counts, a part of it
 * that failed, or listed entries that did not come.
 */
export function reasonsOfWhole(tree: JsonObject, entries: readonly Entry[]): readonly PartialReason[] {
  return [...bundlesIn(tree).flatMap(reasonsOfBundle), ...listedButMissing(entries)];
}

/** A Bundle and those inside it, also inside Parameters. */
function bundlesIn(tree: JsonObject): readonly JsonObject[] {
  const inner = ['entry', 'parameter', 'part']
    .flatMap((name) => objects(tree, name))
    .flatMap((one) => {
      const resource = object(one, 'resource');
      return resource === undefined ? bundlesIn({ part: one['part'] }) : bundlesIn(resource);
    });
  return text(tree, 'resourceType') === 'Bundle' ? [tree, ...inner] : inner;
}

function reasonsOfBundle(bundle: JsonObject): readonly PartialReason[] {
  const stopped = (detail: string): PartialReason => ({ kind: 'paging-stopped', detail });
  const next = objects(bundle, 'link').some((link) => text(link, 'relation') === 'next');
  const total = Number(decimalOf(bundle['total']) ?? '0');
  const found = objects(bundle, 'entry').filter(isMatch).length;
  return [
    ...(next ? [stopped('the file is one page of several')] : []),
    ...(!next && text(bundle, 'type') === 'searchset' && found < total
      ? [stopped(`the answer counts ${total} entries and holds ${found}`)]
      : []),
    ...objects(bundle, 'entry').flatMap((entry) => reasonsOfResponse(object(entry, 'response'))),
  ];
}

/** What was asked for, as against what was sent along with it. */
const isMatch = (entry: JsonObject): boolean =>
  isNode(entry['resource']) &&
  (text(object(entry, 'search'), 'mode') ?? 'match') === 'match' &&
  text(object(entry, 'resource'), 'resourceType') !== 'OperationOutcome';

/** A batch may answer one of its requests with an error and no resource. */
function reasonsOfResponse(response: JsonObject | undefined): readonly PartialReason[] {
  const status = text(response, 'status') ?? '';
  const outcome = object(response, 'outcome');
  const said = outcome === undefined ? [] : reasonsOfOutcome(outcome);
  return said.length > 0 || !/^[45]\d\d/.test(status)
    ? said
    : [{ kind: 'provider-not-answering', provider: '', detail: `a part of the answer is ${status}` }];
}

const listedButMissing = (entries: readonly Entry[]): readonly PartialReason[] => {
  const resolve = resolver(entries);
  return entries
    .filter(({ resource }) => isListOf(resource, [...medicationListCodes, ...allergyListCodes]))
    .flatMap(({ resource }) => {
      const missing = objects(resource, 'entry').filter((entry) => {
        const reference = pointerOf(entry['item']);
        return (
          entry['deleted'] !== true && reference !== undefined && resolve(reference, resource) === undefined
        );
      });
      return missing.length === 0
        ? []
        : [
            {
              kind: 'paging-stopped' as const,
              detail: `${text(resource, 'title') ?? 'a list'} names ${missing.length} that did not come with it`,
            },
          ];
    });
};
