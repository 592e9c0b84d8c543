import type { JsonObject } from '../core/brand.ts';
import type { PartialReason } from '../medicines/source.ts';
import { allergyListCodes, isListOf, medicationListCodes } from './completeness.ts';
import { objects, text } from './node.ts';
import { resolver, type Entry } from './resolve.ts';

/** What a whole answer gives away about itself being incomplete: a further page, or listed entries that did not come. */
export function reasonsOfWhole(tree: JsonObject, entries: readonly Entry[]): readonly PartialReason[] {
  const next = objects(tree, 'link').some((link) => text(link, 'relation') === 'next');
  const resolve = resolver(entries);
  return [
    ...(next ? [{ kind: 'paging-stopped' as const, detail: 'the file is one page of several' }] : []),
    ...entries
      .filter(({ resource }) => isListOf(resource, [...medicationListCodes, ...allergyListCodes]))
      .flatMap(({ resource }) => {
        const missing = objects(resource, 'entry').filter((entry) => {
          const item = entry['item'];
          const reference = text(item, 'reference');
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
      }),
  ];
}
