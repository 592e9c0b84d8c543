import type { Item } from './items.ts';
import { objects, text } from './node.ts';

/** The requests that stand inside a statement or a dispense (NHS SCR, prescription service), each under its parent's id. */
export const containedRequests = ({ key, resource }: Pick<Item, 'key' | 'resource'>): readonly Item[] =>
  objects(resource, 'contained')
    .filter((inner) => text(inner, 'resourceType') === 'MedicationRequest')
    .map((inner, at) => ({
      key: {
        ...key,
        type: 'MedicationRequest',
        id: `${key.id}~${(text(inner, 'id') ?? String(at + 1)).replace(/^#/, '')}`,
      },
      resource: inner,
      endedList: false,
      deleted: false,
    }));
