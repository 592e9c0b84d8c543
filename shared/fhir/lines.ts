import type { JsonObject } from '../core/brand.ts';
import { keyText } from '../medicines/keys.ts';
import type { MedicineLine, Said } from '../medicines/line.ts';
import { references } from './concept.ts';
import { groupMains, type Group } from './groups.ts';
import type { Item } from './items.ts';
import { fillFromIssue, readGroup } from './join.ts';
import type { Reading } from './line.ts';
import { object, objects, text } from './node.ts';
import { joinReplaced, joinSupplies } from './replaced.ts';
import { saidBy } from './people-named.ts';
import { containedRequests } from './contained.ts';
import { readRequest } from './request.ts';
import { belongsTo, readSupply } from './supply.ts';

/**
 * Supplies, administrations and issues belong to the line they were made for; a statement and the plan it is based on are
 * one line. What belongs to nothing here is a line of its own.
 */
export function readLines(items: readonly Item[], reading: Reading): readonly MedicineLine[] {
  const mains = items.filter(isMain);
  const supplies = items.filter((item) => !isMain(item));
  const groups = groupMains(mains, reading);
  const groupOf = new Map(groups.flatMap((group) => group.map((item) => [item.resource, group] as const)));
  const ownerOf = (supply: Item): Group | undefined =>
    firstOf(belongsTo(supply.resource), (reference) =>
      owner(reading.resolve(reference, supply.resource), groupOf),
    );
  const owned = Map.groupBy(supplies, ownerOf);
  const lines = groups.map((group) => readGroup(group, owned.get(group) ?? [], reading));
  return [...joinReplaced(lines), ...readOrphans(owned.get(undefined) ?? [], reading)];
}

const isMain = (item: Item): boolean =>
  item.key.type === 'MedicationStatement' || item.key.type === 'MedicationRequest';

const owner = (
  resource: JsonObject | undefined,
  groupOf: ReadonlyMap<JsonObject, Group>,
): Group | undefined => (resource === undefined ? undefined : groupOf.get(resource));

function firstOf<T, U>(candidates: readonly T[], find: (candidate: T) => U | undefined): U | undefined {
  for (const candidate of candidates) {
    const found = find(candidate);
    if (found !== undefined) return found;
  }
  return undefined;
}

const readOrphans = (orphans: readonly Item[], reading: Reading): readonly MedicineLine[] =>
  joinSupplies(
    orphans.map((item) =>
      containedRequests(item)
        .map(({ resource, key }) => readRequest(resource, key, reading))
        .reduce(withOrder, readSupply(item.resource, item.key, reading)),
    ),
  );

/** What the order inside a supply says: its directions where the supply has none, and why it ended. */
function withOrder(supply: MedicineLine, order: MedicineLine): MedicineLine {
  const status = order.status.kind === 'known' ? order.status.value : 'of no stated status';
  const reason = order.statusReason.kind === 'known' ? `: ${order.statusReason.value.text}` : '';
  return {
    ...fillFromIssue(supply, order),
    notes: [...new Set([...supply.notes, ...order.notes, `Prescription ${status}${reason}`])],
    notUnderstood: [
      ...supply.notUnderstood,
      ...order.notUnderstood.map((odd) => ({ ...odd, path: `order ${order.key.id}: ${odd.path}` })),
    ],
  };
}

/** Provenance names who stands behind an entry; the names join those the entry itself gives. */
export function withProvenance(
  lines: readonly MedicineLine[],
  provenances: readonly Item[],
  items: readonly Item[],
  reading: Reading,
): readonly MedicineLine[] {
  if (provenances.length === 0) return lines;
  const keys = new Map(items.map((item) => [item.resource, keyText(item.key)]));
  const said = provenances.flatMap(({ resource }) => {
    const names = objects(resource, 'agent').flatMap((agent) => agentSaid(agent, resource, reading));
    return references(resource, 'target').flatMap((reference) => {
      const target = reading.resolve(reference, resource);
      const key = target === undefined ? undefined : keys.get(target);
      return key === undefined ? [] : names.map((one) => ({ key, one }));
    });
  });
  const byKey = Map.groupBy(said, ({ key }) => key);
  return lines.map((line) => {
    const added = (byKey.get(keyText(line.key)) ?? [])
      .map(({ one }) => one)
      .filter((one) => !line.said.some((own) => own.role === one.role && own.name === one.name));
    return added.length === 0 ? line : { ...line, said: [...line.said, ...added] };
  });
}

function agentSaid(agent: JsonObject, resource: JsonObject, reading: Reading): readonly Said[] {
  const codes = objects(object(agent, 'type'), 'coding').map((coding) => text(coding, 'code') ?? '');
  const role = codes.includes('custodian')
    ? 'owner'
    : codes.some((code) => code === 'verifier' || code === 'attester' || code === 'legal')
      ? 'asserter'
      : 'recorder';
  // STU3 has `whoReference`.
  return saidBy(role, object(agent, 'who') ?? object(agent, 'whoReference'), resource, reading);
}
