import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { fromMillis, showDateTime, showTime, type Instant } from '../../../shared/core/instant.ts';
import { checklistOf, saysTheSame, type CaseState } from '../../../shared/cases/cases.ts';
import { groupBy } from '../../../shared/core/compare.ts';
import { allSources, architectureWords, sourceById, writeTargets } from '../../../shared/records/records.ts';
import type { SignOffView } from '../../../shared/ipc/decision-views.ts';
import type { EngineContext } from '../context.ts';
import { withoutStop } from '../../../shared/core/without-stop.ts';
import { viewBlocker } from './blocker-view.ts';
import { goesOnWords, type GoesOn } from './goes-on.ts';
import { inRecordWords, type InRecords } from './in-records.ts';
import type { OpenCase } from './open-case.ts';
import { denialOf } from './write-context.ts';
import { wasRead, type Judged } from './sign-off.ts';
import { answered, caveatOf } from './state-words.ts';
import { table } from '../../../shared/core/table.ts';
import { writtenWords } from './written-words.ts';
import { unavailableWords } from '../../../shared/medicines/source-words.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';

/** Something that is written to a record, or was; `takenBack` why, where it was since. */
export type Written = {
  readonly endpoint: string;
  readonly kind: string;
  readonly guarded: boolean;
  readonly body: JsonObject;
  /** What is changed there, by its id; null for what is new. */
  readonly of: string | null;
  readonly takenBack: string | undefined;
};

/** What blocks signing and where to mend it, what is done, and what will be written; once signed, what is. */
export function viewSignOff(
  context: EngineContext,
  open: OpenCase,
  judged: Judged,
  writes: readonly Written[],
  others: readonly InRecords[],
): SignOffView {
  const needing = judged.rows.filter((row) => row.needsDecision);
  const actions = groupBy(
    needing,
    (row) => row.standing.decision.recommendation?.value.action ?? 'not decided',
  );
  return {
    blockers: judged.blockers.map((blocker) => viewBlocker(blocker, judged, open)),
    done: doneOf(open),
    writes: viewWrites(context, open, writes),
    totals: [...actions].map(([action, rows]) => ({
      action: action.replaceAll('-', ' '),
      count: rows.length,
      medicines: rows.map(({ view }) => `${view.generic} ${view.brand}`.trim()),
    })),
    standsOn: judged.goesOn.map((one) => `${goesOnWords(one)}${intendedWords(one)}`),
    asksAbout: asksAbout(context, judged, writes, others),
    caveats: [...open.columns.flatMap(caveatOf), 'Not a prescription.'].join(' '),
    rows: needing.length,
  };
}

/** What others wrote in an entry of ours since, where what is signed says otherwise: in which records it is not gone over unasked. */
const asksAbout = (
  context: EngineContext,
  judged: Judged,
  writes: readonly Written[],
  others: readonly InRecords[],
): string[] =>
  judged.rows.flatMap(({ view: { id, generic, product } }) =>
    others
      .filter(({ row, changed }) => row === id && changed)
      .flatMap((one) => {
        const records = writes.flatMap(({ endpoint, of, body }) => {
          const entry = one.entries.get(`${endpoint} ${of ?? ''}`);
          return entry === undefined || saysTheSame(entry.body, body)
            ? []
            : [sourceById(context.config, endpoint)?.name ?? endpoint];
        });
        return records.length === 0
          ? []
          : [`${`${generic} ${product}`.trim()}. ${inRecordWords({ ...one, records })}`];
      }),
  );

const intendedWords = ({ finding, intended }: GoesOn): string =>
  ` (${finding.severity.replaceAll('-', ' ')}${intended === null ? '' : `; intended: ${intended.by}, ${showTime(fromMillis(Date.parse(intended.at)))}`})`;

const identifierWords = table<string>({
  name: 'Name',
  born: 'date of birth',
  'nhs-number': 'NHS number',
  address: 'address',
  wristband: 'wristband',
});

function doneOf({ state, columns, checklist }: OpenCase): SignOffView['done'] {
  const who = (said: { readonly by: { readonly name: string }; readonly at: Instant }): string =>
    `${said.by.name}, ${showTime(said.at)}`;
  return [
    ...(state.identity === null
      ? []
      : [
          {
            words: 'Identity checked',
            detail: `${state.identity.value.map((one) => identifierWords[one] ?? one).join(', ')}. ${who(state.identity)}`,
          },
        ]),
    ...(state.asked === null
      ? []
      : [
          {
            words: state.asked.value.who === 'nobody' ? 'Nobody could be asked' : 'Patient or carer asked',
            detail: `${askedWhom(state.asked.value)}. ${who(state.asked)}`,
          },
        ]),
    ...(state.allergies === null
      ? []
      : [
          {
            words: 'Allergies confirmed',
            detail: `With ${state.allergies.value.withWhom}. ${who(state.allergies)}`,
          },
        ]),
    ...checklistDone(state, checklist),
    ...(state.handOvers.size === 0
      ? []
      : [
          {
            words:
              state.handOvers.size === 1
                ? '1 finding handed over'
                : `${state.handOvers.size} findings handed over`,
            detail: [
              ...new Set(
                [...state.handOvers.values()].map(
                  (one) =>
                    `${one.value.to}, ${one.value.how.replaceAll('-', ' ')}, ${showTime(one.value.at)}`,
                ),
              ),
            ].join('; '),
          },
        ]),
    ...(state.takesNothing === null
      ? []
      : [{ words: 'Takes no medicines', detail: `Said by whoever was asked. ${who(state.takesNothing)}` }]),
    ...sourcesDone(columns),
  ];
}

const askedWords = table<string>({ patient: 'The patient', carer: 'A carer' });

/** "A carer, Ann Osei", or why nobody could be. */
const askedWhom = ({ who, name, why }: NonNullable<CaseState['asked']>['value']): string =>
  [askedWords[who] ?? '', name || why].filter((part) => part !== '').join(', ');

/** A tick is for what was read: what is configured and did not answer has none. */
function sourcesDone(columns: OpenCase['columns']): SignOffView['done'] {
  const read = columns.filter(wasRead);
  const words = (some: OpenCase['columns']): string =>
    some.map((column) => `${column.list.name} (${answered(column).toLowerCase()})`).join(', ');
  const unread = columns.filter((column) => !wasRead(column));
  return read.length === 0
    ? []
    : [
        {
          words: `${read.length} of ${columns.length} sources read`,
          detail: `${words(read)}${unread.length === 0 ? '' : `. Nothing from: ${words(unread)}`}`,
        },
      ];
}

/** What was not asked stays in sight: settled is not the same as asked. */
function checklistDone(state: OpenCase['state'], table: OpenCase['checklist']): SignOffView['done'] {
  const items = checklistOf(state, table);
  if (!items.every((one) => one.settled)) return [];
  const asked = items.filter((one) => one.asked).length;
  const left = items.filter((one) => !one.asked).map((one) => one.item.words);
  return [
    {
      words: `Checklist: ${asked} of ${items.length} asked`,
      detail: left.length === 0 ? 'Nothing was left out.' : `Not asked, with a reason: ${left.join('; ')}`,
    },
  ];
}

/** Where no list of what is taken is written: nothing would stand on it, and an empty one would say that nothing is taken. */
const withoutNewList = table<string>({
  'list-changes':
    'Stopped medicines kept in it, marked. Nothing would stand on a list of what is taken, so none is written',
});

function viewWrites(
  context: EngineContext,
  open: OpenCase,
  writes: readonly Written[],
): SignOffView['writes'] {
  const shown = allSources(context.config).filter(({ source }) => source.role !== 'census');
  const targets = writeTargets(context.config);
  /** Where the entry goes that a record does not take. */
  const instead = new Map(
    targets.flatMap(({ source, standsFor }) =>
      standsFor.map((one) => [one.id, `Kept in ${source.name}; a change is asked of its owner`] as const),
    ),
  );
  return shown.flatMap(({ record, source }): SignOffView['writes'] => {
    const here = groupBy(
      writes.filter((write) => write.endpoint === source.id),
      (write) => write.kind,
    );
    const place = { record: source.name, architecture: architectureWords[record.architecture] };
    if (here.size === 0) {
      return [
        {
          ...place,
          what: 'Nothing',
          as: whyNothing(open, targets, source),
          how: instead.get(source.id) ?? '',
        },
      ];
    }
    return [...here.values()].map((same) => {
      const kind = same[0]?.kind ?? '';
      const words = writtenWords(kind);
      const guarded = same.some((write) => write.guarded);
      return {
        ...place,
        what: `${same.length} ${same.length === 1 ? words.one : words.many}`,
        as: [asWords(kind, here), ...takenBackWords(same)].join('. '),
        how: guarded ? 'Changed, unless somebody else did' : 'New, never twice',
      };
    });
  });
}

/** An earlier list is named by whoever signed it and when: it may be a colleague's, whose entries then say what is signed here. */
function asWords(kind: string, here: ReadonlyMap<string, readonly Written[]>): string {
  const as = (here.has('list-now') ? undefined : withoutNewList[kind]) ?? writtenWords(kind).as;
  if (kind === 'recommendation') return [as, ...endedWords(here.get(kind) ?? [])].join('. ');
  if (kind !== 'list-earlier') return as;
  const statements = [...here.values()].flat().filter(({ body }) => body['resourceType'] === medicine);
  return (here.get(kind) ?? [])
    .map((list) => earlierWords(list, statements, here.has('list-now')))
    .join('. ');
}

/** What was asked of the prescriber before, by me or by a colleague, and is to be acted on by nobody any more. */
function endedWords(requests: readonly Written[]): readonly string[] {
  const ended = requests.filter(({ body }) => body['status'] === 'cancelled');
  const words = ended.map(({ body }) => {
    const by = isObject(body['requester']) ? body['requester']['display'] : undefined;
    return `${String(body['description'])}${typeof by === 'string' ? ` (${by})` : ''}`;
  });
  return ended.length === 0
    ? []
    : [
        `${ended.length} of them take${ended.length === 1 ? 's' : ''} back what nobody has answered: ${words.join('; ')}`,
      ];
}

const medicine = 'MedicationStatement';

function earlierWords({ body }: Written, statements: readonly Written[], hasNew: boolean): string {
  const source = body['source'];
  const by = isObject(source) && typeof source['display'] === 'string' ? ` of ${source['display']}` : '';
  const date = typeof body['date'] === 'string' ? showDateTime(body['date']) : 'a time not recorded';
  const named = JSON.stringify(body['entry'] ?? []);
  const next = statements.filter(({ of }) => of !== null && named.includes(`"${medicine}/${of}"`)).length;
  return [
    `The list${by}, signed ${date}: retired ${hasNew ? 'once the new list is there' : 'because it names what has ended'}`,
    ...(next === 0
      ? []
      : [
          `${next} of its entries ${next === 1 ? 'gets' : 'get'} what you sign as ${next === 1 ? 'its' : 'their'} next version`,
        ]),
  ].join('; ');
}

const takenBackWords = (same: readonly Written[]): readonly string[] =>
  [
    ...groupBy(
      same.filter(({ takenBack }) => takenBack !== undefined),
      ({ takenBack }) => withoutStop(takenBack ?? ''),
    ),
  ].map(
    ([why, some]) => `${some.length === same.length ? 'Taken' : `${some.length} taken`} back since: ${why}`,
  );

/** A record that takes writes says by its answer about this patient why it gets none; else nothing is decided for it yet. */
function whyNothing(
  open: OpenCase,
  targets: ReturnType<typeof writeTargets>,
  { id, role }: Pick<SourceConfig, 'id' | 'role'>,
): string {
  if (role !== 'home' && !targets.some(({ source }) => source.id === id)) return 'Read only';
  const denial = role === 'home' ? undefined : denialOf(open, id);
  switch (denial?.kind) {
    case 'patient-not-known':
      return 'This record does not know the patient';
    case 'unavailable':
      return `It is not certain that this record holds this patient: ${unavailableWords(denial.reason)}`;
    default:
      return 'Nothing is decided that it would hold';
  }
}
