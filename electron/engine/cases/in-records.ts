import type { JsonObject } from '../../../shared/core/brand.ts';
import { isEnded, medicineName } from '../../../shared/cases/cases.ts';
import { compareText, groupBy } from '../../../shared/core/compare.ts';
import { showDateTime } from '../../../shared/core/instant.ts';
import { notRecorded } from '../../../shared/core/known.ts';
import { readResources } from '../../../shared/fhir/fhir.ts';
import type { RowDecisionView } from '../../../shared/ipc/decision-views.ts';
import { sourceId } from '../../../shared/medicines/keys.ts';
import type { EngineContext } from '../context.ts';
import { isTakenBackBy, readOutboxOf } from '../sync/sync.ts';
import type { Store } from '../db/store.ts';
import { readWords } from './directions.ts';
import { spelled } from './detail-words.ts';
import { lastAnswer, type LastAnswer } from './last-answer.ts';
import type { OpenCase } from './open-case.ts';
import { everyCopy, ownEntries, type OwnInRecord } from './own-entries.ts';
import type { DecidedRow } from './rows-state.ts';
import { directionsInWords } from './situation.ts';

/** What an entry of ours says that this computer did not write, and in which entries, by `endpoint id`. */
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
  const names = new Map(everyCopy(about.open).map(({ source }) => [source.id, source.name]));
  const statements = new Map(
    everyCopy(about.open).map(({ source, resources }) => [source.id, resources.map(asStatement)]),
  );
  // In a record where nothing is changed, another entry says that one was an error.
  const stand = ownEntries(about, about.context.config.trust.odsCode).filter(
    (entry) => !isTakenBackBy(asStatement(entry), statements.get(entry.endpoint) ?? []),
  );
  const unseen = newest(stand).filter(({ isFromHere }) => !isFromHere);
  const alike = groupBy(unseen, (entry) =>
    JSON.stringify([entry.row, saying(entry), who(entry), entry.changedSince === null]),
  );
  return [...alike.values()].map((same): InRecords => {
    const [first] = same;
    const records = [...new Set(same.map(({ endpoint }) => names.get(endpoint) ?? endpoint))].join(' and ');
    const asks = first.changedSince !== null;
    return {
      row: first.row,
      words: `${records}: ${saying(first)}. ${who(first)}, ${moment(first)}.`,
      asks,
      entries: new Map(same.map((entry) => [`${entry.endpoint} ${entry.id}`, entry])),
    };
  });
}

const asStatement = ({ id, body }: Pick<OwnInRecord, 'id' | 'body'>): JsonObject => ({
  ...body,
  resourceType: body['resourceType'] ?? 'MedicationStatement',
  id,
});

/** In each record one of each product: the live one where there is one, and of several the last. */
const newest = (entries: readonly OwnInRecord[]): readonly OwnInRecord[] =>
  [
    ...groupBy(entries, ({ row, endpoint, body }) => JSON.stringify([row, endpoint, medicineName(body)])),
  ].flatMap(([, same]) => {
    const counted = same.filter(
      ({ body, changedSince }) => !isEnded(body['status']) || changedSince !== null,
    );
    const among = counted.length > 0 ? counted : same;
    return among.toSorted((a, b) => compareText(b.writtenAt, a.writtenAt)).slice(0, 1);
  });

/** "amlodipine 5mg tablets: 5 mg – oral – once a day, stopped", by the same reading as a column's. */
function saying({ body }: OwnInRecord): string {
  // An error says nothing of what is taken, and is read for what it was.
  const resource = body['status'] === 'entered-in-error' ? { ...body, status: 'active' } : body;
  const { lines } = readResources([{ fullUrl: undefined, resource }], {
    source: sourceId('ours'),
    name: '',
    role: 'history',
    origin: 'shared-record',
    state: { kind: 'complete' },
    asOf: notRecorded,
    directions: readWords,
  });
  const words = lines.length === 0 ? 'an entry that could not be read' : directionsInWords(lines);
  const { status } = body;
  return typeof status !== 'string' || status === 'active' ? words : `${spelled(status)} (${words})`;
}

const who = ({ changedSince, signedBy }: OwnInRecord): string =>
  signedBy === null
    ? changedSince === null
      ? 'Written at another computer of yours'
      : 'Changed by somebody else since you or a colleague signed it'
    : `Signed by ${signedBy}`;

const moment = ({ writtenAt }: OwnInRecord): string =>
  writtenAt === '' ? 'at a time not recorded' : showDateTime(writtenAt);
