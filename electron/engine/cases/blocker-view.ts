import { checklistOf, type Blocker } from '../../../shared/cases/cases.ts';
import type { SignOffView } from '../../../shared/ipc/decision-views.ts';
import { caseFindings } from './finding-view.ts';
import { goesOnWords } from './goes-on.ts';
import type { OpenCase } from './open-case.ts';
import type { Judged } from './sign-off.ts';

type Words = readonly [words: string, detail: string, row?: string | undefined];

/** What blocks, in words, and where it is mended. */
export function viewBlocker(
  blocker: Blocker,
  judged: Judged,
  open: OpenCase,
): SignOffView['blockers'][number] {
  const [words, detail, row] = isAboutRows(blocker)
    ? aboutRows(blocker, judged)
    : aboutCase(blocker, judged, open);
  return { kind: blocker.kind, words, detail, row: row ?? null };
}

const rowKinds = ['rows-not-decided', 'rows-to-confirm-again', 'not-ready-to-leave'] as const;

type RowBlocker = Extract<Blocker, { readonly kind: (typeof rowKinds)[number] }>;

const isAboutRows = (blocker: Blocker): blocker is RowBlocker =>
  rowKinds.some((kind) => kind === blocker.kind);

/** What is mended in the first row it names. */
function aboutRows(blocker: RowBlocker, { rows }: Judged): Words {
  const name = (id: string): string => rows.find((row) => row.view.id === id)?.view.generic ?? id;
  switch (blocker.kind) {
    case 'rows-not-decided':
      return [
        `${blocker.rows.length} of ${rows.filter((row) => row.needsDecision).length} rows are not decided`,
        blocker.rows.map(name).join(', '),
        blocker.rows[0],
      ];
    case 'rows-to-confirm-again':
      return [
        `${counted(blocker.rows.length, 'row')} to confirm again`,
        `A source changed: ${blocker.rows.map(name).join(', ')}`,
        blocker.rows[0],
      ];
    case 'not-ready-to-leave':
      return [
        `${counted(blocker.rows.length, 'medicine')} not ready to leave with the patient`,
        blocker.rows
          .map(({ row, needs }) => `${name(row)}: ${needs.join(', ').replaceAll('-', ' ')}`)
          .join('; '),
        blocker.rows[0]?.row,
      ];
  }
}

function aboutCase(blocker: Exclude<Blocker, RowBlocker>, judged: Judged, open: OpenCase): Words {
  switch (blocker.kind) {
    case 'nothing-read':
      return [
        'No source of what the patient takes was read',
        `${blocker.sources.join(', ') || 'None is configured'}: none answered. Read them again, or type in a source you hold.`,
      ];
    case 'empty-list-not-said':
      return [
        'The list of what the patient takes would be empty',
        'Say that the patient takes no medicines, if that is what you were told, or what is taken.',
      ];
    case 'identity-not-checked':
      return ['Identity not checked', 'Check three identifiers: name, date of birth, NHS number.'];
    case 'identity-not-in-records':
      return [
        'No record has confirmed who the patient is',
        'The case was begun from what the patient says. It can be signed once the records were asked: read them again when the network is back.',
      ];
    case 'patient-not-asked':
      return ['Patient or carer not asked', 'Say who was asked, or why nobody could be.'];
    case 'allergies-not-confirmed':
      return ['Allergies not confirmed', 'Say with whom they were confirmed.'];
    case 'too-few-origins':
      return [
        'Fewer than two independent sources',
        `${blocker.origins.length === 0 ? 'None' : 'Only one'} answered. Ask the patient, or give a reason.`,
      ];
    case 'goes-on-unsettled':
      return goesOnUnsettled(blocker.findings, judged);
    case 'findings-not-handed-over':
      return [
        `${counted(blocker.findings.length, 'top finding')} not handed over`,
        `${findingNames(blocker.findings, judged, open)}. Name who was told, how and when. A queued message does not count.`,
      ];
    case 'checklist-not-complete':
      return checklistWords(blocker.items, open);
    case 'receiver-not-named':
      return ['Nobody named who receives the patient', 'Hand the case over to the ward or team by name.'];
    case 'in-conflict':
      return [`${blocker.entries.length} entries in conflict`, 'Compare and decide them in the outbox.'];
    case 'earlier-not-shared':
      return [
        'What was signed before has not reached the records',
        `${counted(blocker.entries.length, 'entry').replace('entrys', 'entries')} still on the way. Wait for them, or decide them in the outbox; nothing said here is lost.`,
      ];
    case 'decisions-without-lines':
      return [
        `${counted(blocker.rows.length, 'decision')} about medicines that are gone`,
        'Their lines are in no source any more. Say what you know of it; the decision is kept.',
      ];
    case 'may-not-sign':
      return [
        'You may not sign',
        `Signing needs a registered pharmacist; you are signed in as ${blocker.role}.`,
      ];
  }
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

function goesOnUnsettled(ids: readonly string[], { goesOn }: Judged): Words {
  const asked = goesOn.filter((one) => one.ids.some((id) => ids.includes(id)));
  return [
    `${counted(ids.length, 'medicine')} ${ids.length === 1 ? 'goes' : 'go'} on twice or against an allergy`,
    `${asked.map(goesOnWords).join('; ')}. Take one away in its row, or say that it is intended.`,
  ];
}

function checklistWords(ids: readonly string[], open: OpenCase): Words {
  const all = checklistOf(open.state, open.checklist);
  const items = all.filter((one) => ids.includes(one.item.id));
  return [
    `Checklist: ${items.length} of ${all.length} not asked`,
    items.map((one) => one.item.words).join('; '),
  ];
}

/** "methotrexate (weekly medicine reads as daily)"; what stands in no row by its own words. */
function findingNames(ids: readonly string[], judged: Judged, open: OpenCase): string {
  const inRows = judged.rows.flatMap(({ view }) =>
    view.findings.map((finding) => ({
      id: finding.id,
      words: `${view.generic} (${finding.words.toLowerCase()})`,
    })),
  );
  const all = [
    ...inRows,
    ...caseFindings(open).map(({ id, words, why }) => ({ id, words: `${words.toLowerCase()}: ${why}` })),
  ];
  return ids.map((id) => all.find((one) => one.id === id)?.words ?? id).join(', ');
}
