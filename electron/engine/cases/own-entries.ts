import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import {
  isEnded,
  isOurEntry,
  saidBy,
  without,
  type OwnEntry,
  type WriteContext,
} from '../../../shared/cases/cases.ts';
import { compareText } from '../../../shared/core/compare.ts';
import { resolve, storedObject, withReferences } from '../../../shared/sync/sync.ts';
import { namesEntry, readEntry, readOutboxOf, wasChangedSince, type CachedResource } from '../sync/sync.ts';
import type { Store } from '../db/store.ts';
import { keptTheirs, neitherRight } from './given-up.ts';
import type { OpenCase } from './open-case.ts';
import type { DecidedRow } from './rows-state.ts';
import { uuidOf } from './write-uuid.ts';

type Endpoint = OpenCase['copy']['endpoints'][number];
type Placed = DecidedRow['row']['lines'][number];
type About = { readonly store: Pick<Store, 'read'>; readonly person: string; readonly open: OpenCase };

/** With what this computer knows of how it got there. */
export type OwnInRecord = OwnEntry & {
  /** What stands there now was written from here; nobody has put anything else in its place. */
  readonly isFromHere: boolean;
  /** Who signed the list that brought this version of it; null where no list did. */
  readonly signedBy: string | null;
};

/**
 * Entries of our own organisation already in a record, whoever signed them and on whichever computer: by the line of that
 * record they were made from, else by their medicine. What is marked as an error is nobody's entry any more, but where this computer wrote it
 * and somebody else marked it.
 */
export function ownEntries(
  { store, person, open, rows }: About & { readonly rows: readonly DecidedRow[] },
  odsCode: string,
): readonly OwnInRecord[] {
  const givenUpAt = givenUp(store, person);
  return everyCopy(open).flatMap((endpoint) => {
    const sent = sentFromHere(store, person, endpoint);
    const allLists = ours(endpoint, [], 'List', odsCode);
    const lists = allLists.filter(({ body }) => body['status'] === 'current');
    return ours(endpoint, sinceRead(sent, endpoint), 'MedicationStatement', odsCode).flatMap(
      (resource): readonly OwnInRecord[] => {
        const found = rowOf(open, rows, endpoint, resource.body);
        const changedSince = changedByOthers(resource, sent, lists, givenUpAt);
        const isError = resource.body['status'] === 'entered-in-error';
        const isOver = isError && (changedSince === null || changedSince.versionId === '');
        return found === undefined || isOver
          ? []
          : [
              {
                ...found,
                ...entryOf(endpoint, resource),
                writtenAt: writtenAt(resource),
                changedSince,
                isFromHere: changedSince === null && sent.has(`${resource.type}/${resource.id}`),
                signedBy: signerOf(
                  resource,
                  changedSince === null ? allLists : fromElsewhere(allLists, sent),
                ),
              },
            ];
      },
    );
  });
}

/** The lists of ours that a record still shows as current, with those that were sent since it was read. */
export const ownLists = (
  { store, person, open }: Omit<About, 'open'> & { readonly open: Pick<OpenCase, 'copy'> },
  odsCode: string,
): WriteContext['ownLists'] =>
  everyCopy(open).flatMap((endpoint) =>
    ours(endpoint, sinceRead(sentFromHere(store, person, endpoint), endpoint), 'List', odsCode)
      .filter(({ body }) => body['status'] === 'current')
      .map((resource) => entryOf(endpoint, resource)),
  );

/** What was read of the person, the trust's own store included: what we wrote before may stand in it. */
export const everyCopy = ({ copy }: Pick<OpenCase, 'copy'>): readonly Endpoint[] =>
  copy.home === undefined ? copy.endpoints : [...copy.endpoints, copy.home];

type Held = Pick<CachedResource, 'type' | 'id' | 'body'> & {
  readonly versionId?: string | undefined;
  /** When this computer's entry was acknowledged; the record's own time of it is not known yet. */
  readonly sentAt?: string;
};

type Sent = Held & { readonly versionId: string; readonly sentAt: string };

const ours = (
  { resources }: Endpoint,
  sent: readonly Held[],
  type: string,
  odsCode: string,
): readonly Held[] => {
  const isSent = (id: string): boolean => sent.some((one) => one.type === type && one.id === id);
  const read: readonly Held[] = resources.filter((one) => !isSent(one.id));
  return [...read, ...sent].filter((one) => one.type === type && isOurEntry(one.body, odsCode));
};

/** What this computer sent to a record and was answered to have there, by type and id. Of several sent under one id the last. */
function sentFromHere(
  store: Pick<Store, 'read'>,
  person: string,
  { source }: Endpoint,
): ReadonlyMap<string, Sent> {
  const held = new Map<string, Sent>();
  const sent = readOutboxOf(store.read, person);
  const refs = new Map(
    sent.flatMap(({ id, type, state }) =>
      state.kind === 'acknowledged' ? [[id, `${type}/${state.id}`] as const] : [],
    ),
  );
  for (const { id: entry, endpoint, type, state } of sent) {
    if (endpoint !== source.id || state.kind !== 'acknowledged') continue;
    // With the numbers of JSON, as the copy it is compared with.
    const body = storedObject(withReferences(readEntry(store.read, entry)?.body ?? '{}', refs));
    const { id, versionId, at: sentAt } = state;
    held.set(`${type}/${id}`, { type, id, versionId, sentAt, body: { ...body, id } });
  }
  return held;
}

/**
 * Of that, what the copy does not have yet: what is signed in the same hour would stand beside it. When it was fetched and when it was
 * sent are both by this computer's clock; the copy's own date is by the record's.
 */
const sinceRead = (sent: ReadonlyMap<string, Sent>, { resources, gone }: Endpoint): readonly Sent[] =>
  [...sent.values()].filter((one) => {
    const isIt = ({ type, id }: Held): boolean => type === one.type && id === one.id;
    const read = resources.find(isIt);
    return read === undefined
      ? !gone.some(isIt)
      : read.versionId !== one.versionId && compareText(read.fetchedAt, one.sentAt) < 0;
  });

/** When somebody here gave up a list of their own for a colleague's last; empty where nobody did. */
const givenUp = (store: Pick<Store, 'read'>, person: string): string =>
  readOutboxOf(store.read, person)
    .flatMap(({ kind, state }) =>
      kind === 'list-now' &&
      state.kind === 'withdrawn' &&
      (state.reason === keptTheirs || state.reason === neitherRight)
        ? [state.at]
        : [],
    )
    .toSorted(compareText)
    .at(-1) ?? '';

/**
 * Whether what stands in an entry of ours now is what nobody here was shown: it stands in no column. Of what this computer wrote, that is
 * whatever somebody else made of it; of what a colleague wrote, what got there after every list that names it, and what their list said
 * for which somebody here gave up their own: what they had decided before is not to go over it unasked.
 */
function changedByOthers(
  { type, id, versionId, body }: Held,
  sent: ReadonlyMap<string, Sent>,
  lists: readonly Held[],
  givenUpAt: string,
): OwnEntry['changedSince'] {
  const mine = sent.get(`${type}/${id}`);
  if (mine !== undefined && mine.versionId === versionId) return null;
  const now = { ...body, resourceType: type, id };
  const isNamedBy = ({ body: list }: Held): boolean => namesEntry(list, now);
  if (mine !== undefined) {
    // Who says so, and since when, is no other word of the medicine.
    const known = without(mine.body, saidBy);
    return resolve(known, known, without(now, saidBy)).kind === 'keep-theirs'
      ? null
      : { versionId: mine.versionId, base: mine.body };
  }
  const naming = lists.filter(isNamedBy);
  const isNews = naming.length > 0 && naming.every((list) => wasChangedSince(list.body, now));
  const isGivenUpFor = naming.some(
    ({ id: list, body: { date } }) =>
      !sent.has(`List/${list}`) && typeof date === 'string' && Date.parse(date) <= Date.parse(givenUpAt),
  );
  return isNews || isGivenUpFor ? { versionId: '', base: {} } : null;
}

/** What this computer signed brought no version that somebody else has put in the place of its own. */
const fromElsewhere = (lists: readonly Held[], sent: ReadonlyMap<string, Sent>): readonly Held[] =>
  lists.filter(({ id }) => !sent.has(`List/${id}`));

/**
 * Who signed the first list that names it and got there after it; of a list that was changed since, when it got there is not known any
 * more, and what was written longer than a moment after it was signed may be somebody else's: whoever signed is not named for that.
 */
function signerOf({ type, id, body }: Held, lists: readonly Held[]): string | null {
  const written = msOf(updatedOf(body));
  const [list] = lists
    .filter((one) => namesEntry(one.body, { resourceType: type, id }))
    .toSorted((a, b) => msOf(a.body['date']) - msOf(b.body['date']))
    .filter(({ versionId, body: { date, meta } }) =>
      versionId === '1' ? written <= msOf(updatedOf({ meta })) : written <= msOf(date) + sentWithinMs,
    );
  const source = list?.body['source'];
  return isObject(source) && typeof source['display'] === 'string' ? source['display'] : null;
}

const sentWithinMs = 2 * 60_000;
const msOf = (value: unknown): number => (typeof value === 'string' ? Date.parse(value) : Number.NaN);
const updatedOf = ({ meta }: JsonObject): unknown => (isObject(meta) ? meta['lastUpdated'] : undefined);

function writtenAt({ sentAt, body }: Held): string {
  const said = sentAt ?? updatedOf(body) ?? body['dateAsserted'];
  return typeof said === 'string' ? said : '';
}

const entryOf = ({ source }: Endpoint, { id, versionId = '', body }: Held) => ({
  endpoint: source.id,
  id,
  versionId,
  body,
});

function rowOf(
  open: OpenCase,
  rows: readonly DecidedRow[],
  endpoint: Endpoint,
  body: JsonObject,
): Pick<OwnEntry, 'row' | 'line'> | undefined {
  const columns: ReadonlySet<string> = new Set(
    open.columns.filter((column) => column.endpoint === endpoint.source.id).map(({ list }) => list.id),
  );
  const from = references(body['derivedFrom']);
  // What was typed in on a computer has no address, and is named by its identifier.
  const isFrom = ({ source, line }: Placed): boolean =>
    (columns.has(source) && from.includes(`${line.key.type}/${line.key.id}`)) ||
    // An entry of the trust's own store names what it stands for by its full address.
    from.some((one) => one.endsWith(`/${line.key.type}/${line.key.id}`)) ||
    line.identifiers.some(({ value }) => from.includes(value));
  const said = medicineOf(body);
  const isNamed = ({ line }: Placed): boolean => line.medicine.term.trim().toLowerCase() === said.term;
  const isCoded = ({ line }: Placed): boolean =>
    line.medicine.codes.some(({ system, code }) => said.codes.has(`${system}|${code}`));
  const isOf = (is: (placed: Placed) => boolean) => (row: DecidedRow) => row.row.lines.some(is);
  // The name is the line's own; a code may be of many medicines ("hydrocortisone", tablets and vials), and then says nothing.
  const coded = rows.filter(isOf(isCoded));
  const found =
    rows.find(wroteBefore(open, endpoint, body)) ??
    rows.find(isOf(isFrom)) ??
    // A live entry is looked for by its medicine too: the line it was made from may be another one by now.
    (isEnded(body['status'])
      ? undefined
      : (rows.find(isOf(isNamed)) ?? (coded.length === 1 ? coded[0] : undefined)));
  if (found === undefined) return undefined;
  const { lines } = found.row;
  const line = lines.find(isFrom) ?? lines.find(isNamed) ?? lines.find(isCoded);
  return { row: found.view.id, line: line?.key ?? null };
}

/** Written for this very row by an earlier case of this computer: its identifier is made of that case's key. */
function wroteBefore(
  { current }: OpenCase,
  { source }: Endpoint,
  body: JsonObject,
): (row: DecidedRow) => boolean {
  const identifiers = Array.isArray(body['identifier']) ? body['identifier'].filter(isObject) : [];
  const values = new Set(identifiers.map((one) => one['value']));
  return ({ view, row }) =>
    ['', ...row.lines.map((placed) => ` ${placed.key}`)].some((product) =>
      current.all.some(({ id }) => values.has(uuidOf(id, `statement ${source.id} ${view.id}${product}`))),
    );
}

function medicineOf(body: JsonObject): { readonly term: string; readonly codes: ReadonlySet<string> } {
  const concept = body['medicationCodeableConcept'];
  if (!isObject(concept)) return { term: '', codes: new Set() };
  const coding = Array.isArray(concept['coding']) ? concept['coding'].filter(isObject) : [];
  return {
    term: typeof concept['text'] === 'string' ? concept['text'].trim().toLowerCase() : '',
    codes: new Set(coding.map((one) => `${String(one['system'])}|${String(one['code'])}`)),
  };
}

const references = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : []).flatMap((item: unknown) =>
    isObject(item)
      ? [item['reference'], isObject(item['identifier']) ? item['identifier']['value'] : undefined].filter(
          (name) => typeof name === 'string',
        )
      : [],
  );
