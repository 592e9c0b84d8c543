import { showTime, type Instant } from '../../../shared/core/instant.ts';
import type { Blocker, PlannedWrite } from '../../../shared/cases/cases.ts';
import { groupBy } from '../../../shared/core/compare.ts';
import { allSources } from '../../../shared/records/records.ts';
import type { SignOffView } from '../../../shared/ipc/decision-views.ts';
import type { EngineContext } from '../context.ts';
import type { OpenCase } from './open-case.ts';
import type { Judged } from './sign-off.ts';
import { stateWords } from './state-words.ts';

const identifierWords: Readonly<Record<string, string>> = {
  name: 'name',
  born: 'date of birth',
  'nhs-number': 'NHS number',
  address: 'address',
  wristband: 'wristband',
};

/** What blocks signing and where to mend it, what is done, and what will be written, before anybody signs. */
export function viewSignOff(
  context: EngineContext,
  open: OpenCase,
  judged: Judged,
  writes: readonly PlannedWrite[],
): SignOffView {
  const needing = judged.rows.filter((row) => row.needsDecision);
  const actions = groupBy(
    needing,
    (row) => row.standing.decision.recommendation?.value.action ?? 'not decided',
  );
  return {
    blockers: judged.blockers.map((blocker) => viewBlocker(blocker, judged)),
    done: doneOf(open),
    writes: viewWrites(context, writes),
    totals: [...actions].map(([action, rows]) => ({
      action: action.replaceAll('-', ' '),
      count: rows.length,
    })),
    caveats: [
      ...open.columns
        .filter(({ list }) => list.state.kind !== 'complete')
        .map(({ list }) => `${list.name}: ${stateWords(list.state).meaning}`),
      'Not a prescription.',
    ].join(' '),
    rows: needing.length,
  };
}

function viewBlocker(blocker: Blocker, judged: Judged): SignOffView['blockers'][number] {
  const name = (id: string): string => judged.rows.find((row) => row.view.id === id)?.view.generic ?? id;
  const view = (words: string, detail: string, row: string | null = null) => ({
    kind: blocker.kind,
    words,
    detail,
    row,
  });
  switch (blocker.kind) {
    case 'identity-not-checked':
      return view('Identity not checked', 'Check three identifiers: name, date of birth, NHS number.');
    case 'patient-not-asked':
      return view('Patient or carer not asked', 'Say who was asked, or why nobody could be.');
    case 'allergies-not-confirmed':
      return view('Allergies not confirmed', 'Say with whom they were confirmed.');
    case 'too-few-origins':
      return view(
        'Fewer than two independent sources',
        `${blocker.origins.length === 0 ? 'None' : 'Only one'} answered. Ask the patient, or give a reason.`,
      );
    case 'rows-not-decided':
      return view(
        `${blocker.rows.length} of ${judged.rows.filter((row) => row.needsDecision).length} rows are not decided`,
        blocker.rows.map(name).join(', '),
        blocker.rows[0] ?? null,
      );
    case 'rows-to-confirm-again':
      return view(
        `${blocker.rows.length} rows to confirm again`,
        `A source changed: ${blocker.rows.map(name).join(', ')}`,
        blocker.rows[0] ?? null,
      );
    case 'findings-not-handed-over':
      return view(
        `${blocker.findings.length} top findings not handed over`,
        `${findingNames(blocker.findings, name)}. Name who was told, how and when. A queued message does not count.`,
      );
    case 'checklist-not-complete':
      return view(`Checklist: ${blocker.items.length} not asked`, blocker.items.join(', '));
    case 'in-conflict':
      return view(`${blocker.entries.length} entries in conflict`, 'Compare and decide them in the outbox.');
    case 'decisions-without-lines':
      return view('Decisions whose lines are gone', blocker.rows.map(name).join(', '));
    case 'may-not-sign':
      return view(
        'You may not sign',
        `Signing needs a registered pharmacist; you are signed in as ${blocker.role}.`,
      );
  }
}

/** A finding is known by its class and the row it is in: "methotrexate (weekly not weekly)". */
const findingNames = (findings: readonly string[], name: (row: string) => string): string =>
  findings
    .map((finding) => {
      const at = finding.indexOf(' ');
      return `${name(finding.slice(at + 1))} (${finding.slice(0, at).replaceAll('-', ' ')})`;
    })
    .join(', ');

function doneOf({ state, columns }: OpenCase): SignOffView['done'] {
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
            detail: `${state.asked.value.name || state.asked.value.why || state.asked.value.who}. ${who(state.asked)}`,
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
    {
      words: `${columns.length} sources read`,
      detail: columns
        .map(({ list }) => `${list.name} (${stateWords(list.state).state.toLowerCase()})`)
        .join(', '),
    },
  ];
}

const whatWords: Readonly<Record<PlannedWrite['kind'], readonly [what: string, as: string]>> = {
  'history-fact': ['history facts', 'What the patient takes now, one entry a medicine'],
  'confirmed-decision': ['confirmed decisions', 'Decisions a prescriber confirmed'],
  recommendation: ['recommendations', 'To the prescriber. Proposals only, none is an order'],
  'list-now': ['list: takes now', 'Snapshot of what the patient takes, with how complete the sources were'],
  'list-changes': ['list: what changed', 'Stopped medicines kept in it, marked'],
  provenance: ['provenance', 'Who said it, on whose behalf, from which sources'],
  'signed-record': ['signed record', 'The record as shown, as PDF'],
};

function viewWrites(context: EngineContext, writes: readonly PlannedWrite[]): SignOffView['writes'] {
  const targets = allSources(context.config).filter(({ source }) => source.role !== 'census');
  return targets.flatMap(({ record, source }): SignOffView['writes'] => {
    const here = groupBy(
      writes.filter((write) => write.endpoint === source.id),
      (write) => write.kind,
    );
    const place = { record: source.name, architecture: record.architecture.replaceAll('-', ' ') };
    if (here.size === 0) return [{ ...place, what: 'Nothing', as: 'Read only', how: '' }];
    return [...here.values()].map((same) => {
      const [what, as] = whatWords[same[0]?.kind ?? 'provenance'];
      const guarded = same.some((write) => write.guard.kind === 'if-match');
      return {
        ...place,
        what: `${same.length} ${what}`,
        as,
        how: guarded ? 'Guarded by version' : 'New, safe to repeat',
      };
    });
  });
}
