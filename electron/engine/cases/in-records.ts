import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { isEnded, medicineName, saysTheSame } from '../../../shared/cases/cases.ts';
import { compareText, groupBy } from '../../../shared/core/compare.ts';
import { showDateTime } from '../../../shared/core/instant.ts';
import { notRecorded } from '../../../shared/core/known.ts';
import { readResources } from '../../../shared/fhir/fhir.ts';
import type { RowDecisionView } from '../../../shared/ipc/decision-views.ts';
import { sourceId } from '../../../shared/medicines/keys.ts';
import type { MedicineLine } from '../../../shared/medicines/line.ts';
import { writeTargets } from '../../../shared/records/records.ts';
import type { EngineContext } from '../context.ts';
import { isTakenBackBy, readOutboxOf } from '../sync/sync.ts';
import type { Store } from '../db/store.ts';
import { readWords } from './directions.ts';
import { spelled } from './detail-words.ts';
import { cellLine, termOf } from './lines.ts';
import { lastAnswer, type LastAnswer } from './last-answer.ts';
import type { OpenCase } from './open-case.ts';
import { everyCopy, ownEntries, type OwnInRecord } from './own-entries.ts';
import type { DecidedRow } from './rows-state.ts';
import { directionsInWords } from './situation.ts';

/** What entries of ours of a row say that this computer did not write, and which they are, by `endpoint id`. */
export type InRecords = RowDecisionView['inRecords'][number] & {
  readonly row: string;
  readonly entries: ReadonlyMap<string, OwnInRecord>;
};

type About = {
  readonly context: Pick<EngineContext, 'config'>;
  readonly store: Store;
  readonly person: string;
  readonly open: OpenCase;
  readonly rows: readonly DecidedRow[];
};

/**
 * What a colleague signed, or another system made of what was signed here, as the records have it: entries of ours stand in no column,
 * and whoever signs next is to see them before they are asked about. Worked out again when the copy, the rows or the outbox changes.
 */
export function inRecords(about: About): readonly InRecords[] {
  const { store, person, open } = about;
  const outbox = readOutboxOf(store.read, person).map(({ id, state }) => [
    id,
    state.kind,
    'versionId' in state ? state.versionId : '',
  ]);
  const stamp = JSON.stringify([outbox, open.current.all.map(({ id }) => id)]);
  const ofCopy = known.get(open.copy) ?? lastAnswer();
  known.set(open.copy, ofCopy);
  return ofCopy([open.matching, stamp], () => standing(about));
}

/** By what was read. */
const known = new WeakMap<OpenCase['copy'], LastAnswer<readonly InRecords[]>>();

function standing(about: About): readonly InRecords[] {
  const { context, open } = about;
  const appendOnly = writeTargets(context.config).flatMap((one) => (one.appendOnly ? [one.source.id] : []));
  const statements = new Map(
    everyCopy(open).map(({ source, resources }) => [source.id, resources.map(asStatement)]),
  );
  const entries = ownEntries(about, context.config.trust.odsCode).filter((entry) => {
    const all = statements.get(entry.endpoint) ?? [];
    const isReplaced = appendOnly.includes(entry.endpoint) && all.some((later) => takesPlaceOf(later, entry));
    return !isReplaced && !isTakenBackBy(asStatement(entry), all);
  });
  const told = newest(entries).filter((entry) => !entry.isFromHere && saysAnything(entry));
  const names = new Map(everyCopy(open).map(({ source }) => [source.id, source.name]));
  const several = new Set(
    told
      .filter((one) => told.some((other) => other.row === one.row && nameOf(other) !== nameOf(one)))
      .map(({ row }) => row),
  );
  const lines = told.map((entry) => ({
    entry,
    says: saying(entry, several.has(entry.row)),
    changed: entry.changedSince !== null,
  }));
  const alike = groupBy(lines, ({ entry: { row, signedBy }, says, changed }) =>
    JSON.stringify([row, says, signedBy, changed]),
  );
  return [...alike.values()].map((same): InRecords => {
    const [{ entry, says, changed }] = same;
    return {
      row: entry.row,
      records: [...new Set(same.map((one) => names.get(one.entry.endpoint) ?? one.entry.endpoint))],
      says,
      by: entry.signedBy,
      at: entry.writtenAt,
      changed,
      entries: new Map(same.map((one) => [`${one.entry.endpoint} ${one.entry.id}`, one.entry])),
    };
  });
}

/** Where nothing is changed, a later entry of ours stands for an earlier one. */
const takesPlaceOf = (later: JsonObject, { id }: OwnInRecord): boolean =>
  later['id'] !== id && JSON.stringify(later['derivedFrom'] ?? []).includes(`"MedicationStatement/${id}"`);

/** Of what was signed here, what says the same of the medicine and has nothing noted in it since is no news. */
const saysAnything = ({ body, changedSince }: OwnInRecord): boolean =>
  changedSince === null ||
  Object.keys(changedSince.base).length === 0 ||
  !saysTheSame(body, changedSince.base) ||
  notesOf(body).some((note) => !notesOf(changedSince.base).includes(note));

const notesOf = ({ note }: JsonObject): readonly string[] =>
  [note ?? []]
    .flat()
    .flatMap((one) => (isObject(one) && typeof one['text'] === 'string' ? [one['text']] : []));

const nameOf = ({ body }: OwnInRecord): string => medicineName(body);

const asStatement = ({ id, body }: Pick<OwnInRecord, 'id' | 'body'>): JsonObject => ({
  ...body,
  resourceType: body['resourceType'] ?? 'MedicationStatement',
  id,
});

/** In each record one of each product: the live one where there is one, and of several the last; and what somebody changed since. */
const newest = (entries: readonly OwnInRecord[]): readonly OwnInRecord[] =>
  [...groupBy(entries, (entry) => JSON.stringify([entry.row, entry.endpoint, nameOf(entry)]))].flatMap(
    ([, same]) => {
      const counted = same.filter(
        ({ body, changedSince }) => !isEnded(body['status']) || changedSince !== null,
      );
      const among = counted.length > 0 ? counted : same;
      const [last, ...others] = among.toSorted((a, b) => compareText(b.writtenAt, a.writtenAt));
      return last === undefined ? [] : [last, ...others.filter(({ changedSince }) => changedSince !== null)];
    },
  );

/** "Stopped (5 mg – oral – once a day)", by the same reading as a column's; with its product where its row has entries of several. */
function saying({ body, changedSince }: OwnInRecord, withProduct: boolean): string {
  // An error says nothing of what is taken, and is read for what it was.
  const resource = body['status'] === 'entered-in-error' ? { ...body, status: 'active' } : body;
  const [line] = readResources([{ fullUrl: undefined, resource }], {
    source: sourceId('ours'),
    name: '',
    role: 'history',
    origin: 'shared-record',
    state: { kind: 'complete' },
    asOf: notRecorded,
    directions: readWords,
  }).lines;
  const words = line === undefined ? 'an entry that could not be read' : lineWords(line, withProduct);
  const { status } = body;
  const standing =
    typeof status !== 'string' || status === 'active' ? words : `${spelled(status)} (${words})`;
  const known = changedSince === null ? [] : notesOf(changedSince.base);
  const added = changedSince === null ? [] : notesOf(body).filter((note) => !known.includes(note));
  return [standing, ...added.map((note) => `note: “${note}”`)].join('; ');
}

function lineWords(line: MedicineLine, withProduct: boolean): string {
  const { product, textAgainstStructure } = cellLine(line, true);
  const said = directionsInWords([line]);
  const words = withProduct && product === '' ? `${termOf(line)}: ${said}` : said;
  return textAgainstStructure === null ? words : `${words}, but in words “${textAgainstStructure.text}”`;
}

/** In a sentence, for a list by itself. */
export const inRecordWords = ({
  records,
  says,
  by,
  at,
}: Omit<InRecords, 'row' | 'entries' | 'changed'>): string =>
  `${records.join(' and ')}: ${says}. ${by === null ? 'Written by somebody else' : `Signed by ${by}`}, ${at === '' ? 'at a time not recorded' : showDateTime(at)}.`;
