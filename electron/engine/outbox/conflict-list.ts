import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { groupBy } from '../../../shared/core/compare.ts';
import { identify } from '../../../shared/dmd/dmd.ts';
import { storedObject } from '../../../shared/sync/sync.ts';
import type { ConflictView } from '../../../shared/ipc/decision-views.ts';
import { resourceOfPerson, resourcesOfPerson } from '../db/queries/resources.ts';
import type { Store } from '../db/store.ts';
import { readEntry, readOutboxOf, type Entry } from '../sync/sync.ts';
import type { Unlocked } from '../cases/cases.ts';
import { requestsReplaced } from './resolve-signature.ts';
import { requestsOfMine, type Request } from './my-requests.ts';
import { isOfOneSigning } from './one-signing.ts';
import { dosageWords, nameOf } from './conflict-words.ts';

/** A medicine as one side states it; `alike` is what is compared of it, where that is less than is shown. */
export type Stated = { readonly name: string; readonly how: string; readonly alike?: string };

type Here = Pick<Unlocked, 'context' | 'store'>;

/** Their signed list against what was signed here. */
export const viewLists = (
  here: Here,
  entry: Entry,
  theirs: JsonObject,
  signed: Signed,
): ConflictView['fields'] =>
  compareLists(
    [...statementsOf(here.store, entry), ...askedHere(here, entry)],
    [
      ...entriesOf(here.store, entry, theirs),
      ...endedThere(here.store, entry, theirs),
      ...askedThere(here, entry, theirs),
    ],
    signed,
  );

type Signed = { readonly mine: string; readonly theirs: string };

/** Two lists medicine by medicine, after who signed each; one that only a side has says so on the other. */
export function compareLists(
  mine: readonly Stated[],
  theirs: readonly Stated[],
  signed: Signed,
): ConflictView['fields'] {
  const both = [
    ...mine.map((one) => ({ ...one, side: 'mine' as const })),
    ...theirs.map((one) => ({ ...one, side: 'theirs' as const })),
  ];
  const rows = [...groupBy(both, (one) => medicineKey(one.name))].map(([key, same]) => {
    const of = (side: 'mine' | 'theirs'): readonly Stated[] => same.filter((one) => one.side === side);
    const [ours, other] = [of('mine'), of('theirs')];
    const asks = comparable(ours) !== comparable(other);
    const label = same[0]?.name ?? '';
    return {
      field: key,
      label,
      base: '',
      mine: wordsOf(ours) || 'Not on yours',
      theirs: wordsOf(other) || 'Not on theirs',
      asks,
      note: asks ? '' : 'Both say the same',
    };
  });
  return [{ field: 'signature', label: 'Signed', base: '', ...signed, asks: true, note: '' }, ...rows];
}

const wordsOf = (stated: readonly Stated[]): string => [...new Set(stated.map(({ how }) => how))].join('; ');

/** In whatever order and however often a side says it. */
const comparable = (stated: readonly Stated[]): string =>
  JSON.stringify([...new Set(stated.map(({ how, alike }) => (alike ?? how).toLowerCase()))].toSorted());

/** Two names of one medicine; where either is not known, only the very same name is. */
function medicineKey(name: string): string {
  const { substance } = identify(name);
  return (substance === '' ? name : substance).trim().toLowerCase();
}

/** What this signature would state in that record. */
const statementsOf = (store: Store, entry: Entry): readonly Stated[] =>
  readOutboxOf(store.read, entry.person)
    .filter(
      (other) =>
        other.type === 'MedicationStatement' &&
        other.endpoint === entry.endpoint &&
        isOfOneSigning(other, entry),
    )
    .flatMap(({ id }) => {
      const body = readEntry(store.read, id)?.body;
      const tree: unknown = body === undefined ? undefined : JSON.parse(body);
      return isObject(tree) ? [statementWords(tree)] : [];
    });

/** What I ask of the prescriber, whether it is sent yet or not. */
const askedHere = (here: Here, entry: Entry): readonly Stated[] => requestsOfMine(here, entry).map(asked);

/** What they ask of the prescriber that nobody has answered, and that falls if mine takes the place of theirs. */
const askedThere = (here: Here, entry: Entry, theirs: JsonObject): readonly Stated[] =>
  requestsReplaced(here, entry, theirs).map(({ task, medicine }) => asked({ task: task.body, medicine }));

/** In the same words on both sides; that two people ask the same is no difference. */
function asked({ task, medicine }: Request): Stated {
  const { description, requester } = task;
  const concept = medicine['medicationCodeableConcept'];
  const what = typeof description === 'string' ? description : '';
  const by = isObject(requester) ? (nameOf(requester) ?? '').split(',')[0] : '';
  return {
    name: isObject(concept) ? (nameOf(concept) ?? '') : '',
    how: `asked of the prescriber${by === '' ? '' : ` by ${by}`}: ${what}`,
    alike: `asked of the prescriber: ${what}`,
  };
}

/**
 * What they signed with that list and is not on it, since it is not taken any more: their list of changes, of the same moment, names it.
 */
function endedThere(store: Store, { endpoint: source, person }: Entry, list: JsonObject): readonly Stated[] {
  const onList = new Set(itemsOf(list).map(({ reference }) => reference));
  const { date, source: signer } = list;
  return store.read
    .all(resourcesOfPerson, { person, source })
    .filter(({ type, gone_at: goneAt }) => type === 'List' && goneAt === null)
    .map(({ body }) => storedObject(body))
    .filter(
      (one) =>
        one['mode'] === 'changes' &&
        one['status'] === 'current' &&
        one['date'] === date &&
        JSON.stringify(one['source']) === JSON.stringify(signer),
    )
    .flatMap(itemsOf)
    .filter(({ reference }) => !onList.has(reference))
    .map((item) => itemWords(store, { person, source }, item));
}

/** What their list names, with the directions where the copy on this computer has them. */
const entriesOf = (store: Store, { endpoint: source, person }: Entry, list: JsonObject): readonly Stated[] =>
  itemsOf(list).map((item) => {
    const stated = itemWords(store, { person, source }, item);
    return item.isDeleted ? { ...stated, how: 'Taken off the list' } : stated;
  });

type Item = {
  /** "MedicationStatement/7", without the address of the record. */
  readonly reference: string;
  readonly name: string;
  /** What its list says of it, where that says anything. */
  readonly flag: string;
  readonly isDeleted: boolean;
};

const itemsOf = (list: JsonObject): readonly Item[] =>
  [list['entry'] ?? []].flat().flatMap((one) => {
    if (!isObject(one) || !isObject(one['item'])) return [];
    const { item, flag, deleted } = one;
    const reference = typeof item['reference'] === 'string' ? item['reference'] : '';
    return [
      {
        reference: reference.split('/').slice(-2).join('/'),
        name: nameOf(item) ?? 'a medicine that is not named',
        flag: isObject(flag) ? (nameOf(flag) ?? '') : '',
        isDeleted: deleted === true,
      },
    ];
  });

function itemWords(
  store: Store,
  place: { readonly person: string; readonly source: string },
  { reference, name, flag }: Item,
): Stated {
  const [type, id] = reference.split('/');
  const kept =
    type === undefined || id === undefined
      ? undefined
      : store.read.get(resourceOfPerson, { ...place, type, id });
  if (kept === undefined) return { name, how: flag === '' ? 'On the list' : flag };
  const stated = statementWords(storedObject(kept.body));
  return { ...stated, name: stated.name === '' ? name : stated.name };
}

function statementWords(statement: JsonObject): Stated {
  const concept = statement['medicationCodeableConcept'];
  const { status } = statement;
  const doses = [statement['dosage'] ?? []]
    .flat()
    .flatMap((one) => (isObject(one) ? [dosageWords(one)] : []));
  const said = typeof status === 'string' && status !== 'active' ? [status.replaceAll('-', ' ')] : [];
  return {
    name: isObject(concept) ? (nameOf(concept) ?? '') : '',
    how: [...said, ...doses].join(', ') || 'On the list, without directions',
  };
}
