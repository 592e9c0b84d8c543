import type { JsonObject } from '../core/brand.ts';
import { references } from './concept.ts';
import type { Item } from './items.ts';
import type { Reading } from './line.ts';
import { readMedicine } from './medicine.ts';
import { isOn } from './dosage.ts';
import { text } from './node.ts';
import { areDifferentMedicines } from './same-medicine.ts';

/** Resources that are one line: at most one statement and one plan, with the orders made from them. */
export type Group = readonly Item[];

type Kind = 'statement' | 'plan' | 'order';
type Main = { readonly item: Item; readonly kind: Kind; readonly term: string };

const kindOf = (item: Item): Kind =>
  item.key.type === 'MedicationStatement'
    ? 'statement'
    : ['plan', 'proposal', 'option'].includes(text(item.resource, 'intent') ?? '')
      ? 'plan'
      : 'order';

/**
 * A statement, the plan it is based on and the orders issued from it are one line (GP Connect's triples, R4's plan and
 * orders), as long as they name the same medicine. Orders whose plan was not sent are issues of one line when only one of
 * them is still open.
 */
export function groupMains(items: readonly Item[], reading: Reading): readonly Group[] {
  const mains = items.map((item) => ({
    item,
    kind: kindOf(item),
    term: readMedicine(item.resource, reading.resolve).medicine.term,
  }));
  const byResource = new Map(mains.map((main) => [main.item.resource, main]));
  const groups = new Map<Main, Main[]>(mains.map((main) => [main, [main]]));
  const join = (a: Main, b: Main): void => {
    const [mine, theirs] = [groups.get(a), groups.get(b)];
    if (mine === undefined || theirs === undefined || mine === theirs || !mayJoin([...mine, ...theirs]))
      return;
    mine.push(...theirs);
    for (const member of theirs) groups.set(member, mine);
  };
  for (const main of mains) for (const other of basesOf(main, byResource, reading)) join(main, other);
  for (const siblings of orphanedSiblings(mains, reading))
    for (const other of siblings.slice(1)) if (siblings[0] !== undefined) join(siblings[0], other);
  return [...new Set(groups.values())].map((group) => group.map((main) => main.item));
}

function basesOf(main: Main, byResource: ReadonlyMap<JsonObject, Main>, reading: Reading): readonly Main[] {
  const names = main.kind === 'statement' ? ['basedOn', 'derivedFrom'] : ['basedOn'];
  return references(main.item.resource, ...names).flatMap((reference) => {
    const resource = reading.resolve(reference, main.item.resource);
    return (resource === undefined ? undefined : byResource.get(resource)) ?? [];
  });
}

/** Requests made from one plan that did not come with them. */
function orphanedSiblings(mains: readonly Main[], reading: Reading): readonly (readonly Main[])[] {
  const named = mains
    .filter((main) => main.kind !== 'statement')
    .flatMap((main) =>
      references(main.item.resource, 'basedOn')
        .filter(
          (reference) =>
            /(^|\/)MedicationRequest\//.test(reference) &&
            reading.resolve(reference, main.item.resource) === undefined,
        )
        .map((reference) => ({ main, reference })),
    );
  return [...Map.groupBy(named, (one) => one.reference).values()].map((siblings) =>
    siblings.map((one) => one.main).toSorted((a, b) => rank(a) - rank(b)),
  );
}

const rank = (main: Main): number => ['statement', 'plan', 'order'].indexOf(main.kind);

const isOpen = (main: Main): boolean =>
  ['active', 'on-hold', 'draft', 'unknown'].includes(text(main.item.resource, 'status') ?? 'unknown');

/** Nothing may disappear behind another: two statements, two plans, two open orders without a plan, or two medicines stay apart. */
function mayJoin(group: readonly Main[]): boolean {
  const count = (kind: Kind): number => group.filter((main) => main.kind === kind).length;
  if (count('statement') > 1 || count('plan') > 1) return false;
  if (count('statement') + count('plan') === 0 && group.filter(isOpen).length > 1) return false;
  if (new Set(group.map((main) => isOn(main.item.resource, 'doNotPerform'))).size > 1) return false;
  const [first, ...rest] = group;
  return (
    first !== undefined &&
    rest.every(
      (main) => main.term === '' || first.term === '' || !areDifferentMedicines(first.term, main.term),
    )
  );
}
