import { fromMillis, showTime, type Instant } from '../../../shared/core/instant.ts';
import { checklistOf, type CaseState, type PlannedWrite } from '../../../shared/cases/cases.ts';
import { groupBy } from '../../../shared/core/compare.ts';
import { allSources, architectureWords, writeTargets } from '../../../shared/records/records.ts';
import type { SignOffView } from '../../../shared/ipc/decision-views.ts';
import type { EngineContext } from '../context.ts';
import { viewBlocker } from './blocker-view.ts';
import { goesOnWords, type GoesOn } from './goes-on.ts';
import type { OpenCase } from './open-case.ts';
import { denialOf } from './write-context.ts';
import { wasRead, type Judged } from './sign-off.ts';
import { answered, caveatOf } from './state-words.ts';
import { table } from '../../../shared/core/table.ts';
import { unavailableWords } from '../../../shared/medicines/source-words.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';

/** Something that is written to a record, or was. */
export type Written = { readonly endpoint: string; readonly kind: string; readonly guarded: boolean };

/** What blocks signing and where to mend it, what is done, and what will be written; once signed, what is. */
export function viewSignOff(
  context: EngineContext,
  open: OpenCase,
  judged: Judged,
  writes: readonly Written[],
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
    caveats: [...open.columns.flatMap(caveatOf), 'Not a prescription.'].join(' '),
    rows: needing.length,
  };
}

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

type Words = { readonly one: string; readonly many: string; readonly as: string };
const named = (one: string, many: string, as: string): Words => ({ one, many, as });

const whatWords: Readonly<Record<PlannedWrite['kind'], Words>> = {
  'history-fact': named('history fact', 'history facts', 'What the patient takes now, one entry a medicine'),
  'confirmed-decision': named(
    'confirmed decision',
    'confirmed decisions',
    'Decisions a prescriber confirmed',
  ),
  recommendation: named(
    'recommendation',
    'recommendations',
    'To the prescriber. Proposals only, none is an order',
  ),
  'change-request': named(
    'request for change',
    'requests for change',
    'To the owner of a record that takes no writes',
  ),
  allergy: named('allergy', 'allergies', 'Allergies and intolerances recorded in this case'),
  'list-now': named(
    'list of what is taken',
    'lists of what is taken',
    'Snapshot of what the patient takes, with how complete the sources were',
  ),
  'list-changes': named(
    'list of what changed',
    'lists of what changed',
    'Stopped medicines kept in it, marked',
  ),
  'list-earlier': named('earlier list', 'earlier lists', 'Of ours: retired once the new list is there'),
  'statement-earlier': named(
    'other entry of ours',
    'other entries of ours',
    'Marked as an error: yours stands for it',
  ),
  provenance: named('note of origin', 'notes of origin', 'Who said it, on whose behalf, from which sources'),
  'signed-record': named('signed record', 'signed records', 'The record as shown, as PDF'),
  begun: named('note for other desks', 'notes for other desks', 'That nobody works on the case any more'),
  'hand-over': named('hand-over', 'hand-overs', 'The unsigned case, for whoever takes it over'),
  answer: named('answer', 'answers', 'On what was asked'),
};

/** Where no list of what is taken is written: nothing would stand on it, and an empty one would say that nothing is taken. */
const withoutNewList = table<string>({
  'list-changes':
    'Stopped medicines kept in it, marked. Nothing would stand on a list of what is taken, so none is written',
  'list-earlier': 'Of ours: retired, because it names what has ended',
});

const isKnown = (kind: string): kind is PlannedWrite['kind'] => Object.hasOwn(whatWords, kind);
const wordsOf = (kind: string): Words => whatWords[isKnown(kind) ? kind : 'provenance'];

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
      const words = wordsOf(kind);
      const guarded = same.some((write) => write.guarded);
      return {
        ...place,
        what: `${same.length} ${same.length === 1 ? words.one : words.many}`,
        as: (here.has('list-now') ? undefined : withoutNewList[kind]) ?? words.as,
        how: guarded ? 'Changed, unless somebody else did' : 'New, never twice',
      };
    });
  });
}

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
