import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { groupBy } from '../../../shared/core/compare.ts';
import { identify } from '../../../shared/dmd/dmd.ts';
import type { ConflictView } from '../../../shared/ipc/decision-views.ts';
import { resourceOfPerson } from '../db/queries/resources.ts';
import type { Store } from '../db/store.ts';
import { readEntry, readOutboxOf, type Entry } from '../sync/sync.ts';
import type { Unlocked } from '../cases/cases.ts';
import { requestsReplaced } from './resolve-signature.ts';
import { isOfOneSigning } from './one-signing.ts';
import { dosageWords, nameOf } from './conflict-words.ts';

/** A medicine as one side's list states it. */
export type Stated = { readonly name: string; readonly how: string };

/** Their signed list against what was signed here. */
export const viewLists = (
  here: Pick<Unlocked, 'context' | 'store'>,
  entry: Entry,
  theirs: JsonObject,
  signed: Signed,
): ConflictView['fields'] =>
  compareLists(
    [...statementsOf(here.store, entry), ...askedHere(here.store, entry)],
    [...entriesOf(here.store, entry, theirs), ...askedThere(here, entry, theirs)],
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
    const of = (side: 'mine' | 'theirs'): string =>
      same
        .filter((one) => one.side === side)
        .map(({ how }) => how)
        .join('; ') || `Not on ${side === 'mine' ? 'yours' : 'theirs'}`;
    const [ours, other] = [of('mine'), of('theirs')];
    const asks = ours.toLowerCase() !== other.toLowerCase();
    const label = same[0]?.name ?? '';
    return {
      field: key,
      label,
      base: '',
      mine: ours,
      theirs: other,
      asks,
      note: asks ? '' : 'Both say the same',
    };
  });
  return [{ field: 'signature', label: 'Signed', base: '', ...signed, asks: true, note: '' }, ...rows];
}

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

/** What I asked of the prescriber with this signature. */
const askedHere = (store: Store, entry: Entry): readonly Stated[] =>
  readOutboxOf(store.read, entry.person)
    .filter((other) => other.kind === 'recommendation' && isOfOneSigning(other, entry))
    .flatMap(({ id, state }) => {
      const body: unknown = JSON.parse(readEntry(store.read, id)?.body ?? '{}');
      if (state.kind === 'withdrawn' || !isObject(body)) return [];
      return [asked(body, [body['contained'] ?? []].flat()[0], 'asked of the prescriber')];
    });

/** What they asked of the prescriber that nobody has answered, and that falls if mine takes the place of theirs. */
const askedThere = (
  here: Pick<Unlocked, 'context' | 'store'>,
  entry: Entry,
  theirs: JsonObject,
): readonly Stated[] =>
  requestsReplaced(here, entry, theirs).map(({ task, medicine }) =>
    asked(task.body, medicine, 'asked of the prescriber, not answered'),
  );

function asked({ description }: JsonObject, proposal: unknown, how: string): Stated {
  const concept = isObject(proposal) ? proposal['medicationCodeableConcept'] : undefined;
  return {
    name: isObject(concept) ? (nameOf(concept) ?? '') : '',
    how: `${how}: ${typeof description === 'string' ? description : ''}`,
  };
}

/** What their list names, with the directions where the copy on this computer has them. */
const entriesOf = (store: Store, { endpoint: source, person }: Entry, list: JsonObject): readonly Stated[] =>
  [list['entry'] ?? []].flat().flatMap((one) => {
    if (!isObject(one) || !isObject(one['item'])) return [];
    const { item } = one;
    const [type, id] = typeof item['reference'] === 'string' ? item['reference'].split('/').slice(-2) : [];
    const kept =
      type === undefined || id === undefined
        ? undefined
        : store.read.get(resourceOfPerson, { person, source, type, id });
    const tree: unknown = kept === undefined ? undefined : JSON.parse(kept.body);
    const stated = isObject(tree) ? statementWords(tree) : { name: nameOf(item) ?? '', how: 'On the list' };
    const how = one['deleted'] === true ? 'Taken off the list' : stated.how;
    return [
      { name: stated.name === '' ? (nameOf(item) ?? 'a medicine that is not named') : stated.name, how },
    ];
  });

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
