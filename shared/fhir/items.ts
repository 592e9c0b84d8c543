import { compareText } from '../core/compare.ts';
import type { ResourceKey, SourceId } from '../medicines/keys.ts';
import type { JsonObject } from '../core/brand.ts';
import { decimalOf, items, isNode, object, objects, text } from './node.ts';
import { tailOf, type Entry } from './resolve.ts';
import { writeTree } from './tree.ts';

/** One resource received, under a key of its own. `endedList` marks what came inside a list of ended allergies. */
export type Item = {
  readonly key: ResourceKey;
  readonly resource: JsonObject;
  readonly endedList: boolean;
  readonly deleted: boolean;
};

/** What was received: the resources to read, those sent twice word for word, and versions a newer one in the same answer replaces. */
export type Received = {
  readonly items: readonly Item[];
  readonly repeats: readonly Item[];
  readonly older: readonly Item[];
};

/** Types that are lines, evidence or allergies even when a List carries them inside itself (GP Connect's ended allergies). */
const listContent: readonly string[] = [
  'AllergyIntolerance',
  'MedicationStatement',
  'MedicationRequest',
  'MedicationDispense',
  'MedicationAdministration',
];

/**
 * Each resource under a key of its own: a repeated or missing id gets a number, so that nothing hides behind another. The
 * same resource sent twice word for word is one, and its repeat is still counted.
 */
export function itemsOf(entries: readonly Entry[], source: SourceId): Received {
  const seen = new Map<string, Set<string>>();
  const freeId = idGiver();
  const received = entries.flatMap(withContent);
  const times = timesEach(received.map(nameOf));
  const all = received.map((raw) => {
    const type = typeOf(raw);
    const name = nameOf(raw);
    // What comes once under its name repeats nothing: its text need not be made.
    const body = times.get(name) === 1 ? '' : writeTree(raw.resource);
    const bodies = seen.get(name) ?? new Set();
    const isRepeat = raw.hasId && bodies.has(body);
    seen.set(name, bodies.add(body));
    const id = freeId(type, raw.id);
    return {
      name,
      isRepeat,
      item: {
        key: { source, type, id },
        resource: raw.resource,
        endedList: raw.endedList,
        deleted: raw.deleted,
      },
    };
  });
  const distinct = all.filter((one) => !one.isRepeat);
  const older = new Set(olderVersions(distinct));
  return {
    items: distinct.filter((one) => !older.has(one.item)).map((one) => one.item),
    repeats: all.filter((one) => one.isRepeat).map((one) => one.item),
    older: [...older],
  };
}

type Raw = {
  readonly id: string;
  readonly hasId: boolean;
  readonly resource: JsonObject;
  readonly endedList: boolean;
  readonly deleted: boolean;
};

const typeOf = ({ resource }: Raw): string => text(resource, 'resourceType') ?? 'unknown';
const nameOf = (raw: Raw): string => `${typeOf(raw)}/${raw.id}`;

function timesEach(names: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  return times;
}

function withContent(entry: Entry): readonly Raw[] {
  const { resource } = entry;
  const own = idOf(resource) ?? tailOf(entry.fullUrl);
  const deleted = entry.deleted === true;
  const raw = { id: own ?? 'without-id', hasId: own !== undefined, resource, endedList: false, deleted };
  if (text(resource, 'resourceType') !== 'List') return [raw];
  const endedList = isEndedList(resource);
  const content = objects(resource, 'contained').filter((inner) =>
    listContent.includes(text(inner, 'resourceType') ?? ''),
  );
  return [
    raw,
    ...content.map((inner) => ({
      id: `${raw.id}~${idOf(inner)?.replace(/^#/, '') ?? 'without-id'}`,
      hasId: false,
      resource: inner,
      endedList,
      deleted,
    })),
  ];
}

/** An id that is no text is still a name. */
function idOf(resource: JsonObject): string | undefined {
  const { id } = resource;
  return typeof id === 'string' ? (id === '' ? undefined : id) : (decimalOf(id) ?? undefined);
}

/** GP Connect's list of allergies that are over: 1103671000000101 |Ended allergies|, once "Resolved". */
const isEndedList = (list: JsonObject): boolean =>
  objects(object(list, 'code'), 'coding').some((coding) => text(coding, 'code') === '1103671000000101') ||
  /^(ended|resolved) allergies/i.test(text(list, 'title') ?? '');

/** Gives each resource an id that no other of its type has. */
function idGiver(): (type: string, id: string) => string {
  const taken = new Set<string>();
  const times = new Map<string, number>();
  return (type, id) => {
    const name = `${type}/${id}`;
    let free = id;
    for (let at = times.get(name) ?? 2; taken.has(`${type}/${free}`); at += 1) {
      free = `${id}~${at}`;
      times.set(name, at);
    }
    taken.add(`${type}/${free}`);
    return free;
  };
}

/** Of several versions of one resource only the newest is read; without a way to tell, all are. */
function olderVersions(all: readonly { readonly name: string; readonly item: Item }[]): readonly Item[] {
  const byName = Map.groupBy(all, (one) => one.name);
  return [...byName.values()].flatMap((same) => {
    const ages = same.map(({ item }) => ageOf(item.resource));
    const distinct = new Set(ages);
    if (same.length < 2 || ages.includes(undefined) || distinct.size !== same.length) return [];
    const newest = [...distinct].toSorted((a, b) => compareText(a ?? '', b ?? '')).at(-1);
    return same.filter((_, at) => ages[at] !== newest).map(({ item }) => item);
  });
}

/** Sorts as text from old to new: a version number, else the moment of the last update. Only where a version id is given. */
function ageOf(resource: JsonObject): string | undefined {
  const meta = object(resource, 'meta');
  const version = text(meta, 'versionId');
  if (version === undefined) return undefined;
  const updated = Date.parse(text(meta, 'lastUpdated') ?? '');
  if (!Number.isNaN(updated)) return `${updated}`.padStart(20, '0');
  return /^\d{1,15}$/.test(version) ? version.padStart(20, '0') : undefined;
}

/**
 * The resources of a tree: those of a Bundle, of Bundles inside it, of Parameters, or the tree itself. An entry that holds
 * something else where a resource was meant is kept, to be listed as not understood.
 */
export function entriesOf(tree: JsonObject): readonly Entry[] {
  const type = text(tree, 'resourceType');
  if (type === 'Bundle') {
    const deleted = deletedIn(tree);
    return items(tree, 'entry').flatMap((entry, at) => entryOf(entry, deleted, at));
  }
  const inner = type === 'Parameters' ? parameterResources(tree) : [];
  return inner.length > 0 ? inner : [{ fullUrl: undefined, resource: tree }];
}

/** Where in a history, newest first, each address was deleted: older versions of it are withdrawn. */
function deletedIn(history: JsonObject): ReadonlyMap<string, number> {
  const entries = text(history, 'type') === 'history' ? items(history, 'entry') : [];
  return new Map(
    entries.flatMap((entry, at) =>
      text(object(entry, 'request'), 'method') === 'DELETE' ? [[addressOf(entry), at] as const] : [],
    ),
  );
}

const addressOf = (entry: unknown): string =>
  text(entry, 'fullUrl') ?? text(object(entry, 'request'), 'url') ?? '';

function entryOf(entry: unknown, deleted: ReadonlyMap<string, number>, at: number): readonly Entry[] {
  if (!isNode(entry)) return [{ fullUrl: undefined, resource: { notAResource: entry } }];
  const { resource } = entry;
  // An entry may be only the outcome of a write.
  if (resource === undefined || resource === null) return [];
  if (!isNode(resource)) return [{ fullUrl: undefined, resource: { notAResource: resource } }];
  return ['Bundle', 'Parameters'].includes(text(resource, 'resourceType') ?? '')
    ? entriesOf(resource)
    : [
        {
          fullUrl: text(entry, 'fullUrl'),
          resource,
          ...((deleted.get(addressOf(entry)) ?? at) < at ? { deleted: true } : {}),
        },
      ];
}

const parameterResources = (node: JsonObject): readonly Entry[] =>
  ['parameter', 'part']
    .flatMap((name) => objects(node, name))
    .flatMap((one) => [
      ...(isNode(one['resource']) ? entriesOf(one['resource']) : []),
      ...parameterResources(one),
    ]);
