import { checklistOf, type Blocker } from '../../../shared/cases/cases.ts';
import type { SignOffView } from '../../../shared/ipc/decision-views.ts';
import { caseFindings } from './finding-view.ts';
import type { OpenCase } from './open-case.ts';
import type { Judged } from './sign-off.ts';

/** What blocks, in words, and where it is mended. */
export function viewBlocker(
  blocker: Blocker,
  judged: Judged,
  open: OpenCase,
): SignOffView['blockers'][number] {
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
        `${counted(blocker.findings.length, 'top finding')} not handed over`,
        `${findingNames(blocker.findings, judged, open)}. Name who was told, how and when. A queued message does not count.`,
      );
    case 'checklist-not-complete':
      return view(...checklistWords(blocker.items, open));
    case 'in-conflict':
      return view(`${blocker.entries.length} entries in conflict`, 'Compare and decide them in the outbox.');
    case 'decisions-without-lines':
      return view(
        `${counted(blocker.rows.length, 'decision')} about medicines that are gone`,
        'Their lines are in no source any more. Say what you know of it; the decision is kept.',
      );
    case 'may-not-sign':
      return view(
        'You may not sign',
        `Signing needs a registered pharmacist; you are signed in as ${blocker.role}.`,
      );
  }
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

function checklistWords(ids: readonly string[], open: OpenCase): [words: string, detail: string] {
  const all = checklistOf(open.state);
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
  const all = [...inRows, ...caseFindings(open).map(({ id, words }) => ({ id, words: words.toLowerCase() }))];
  return ids.map((id) => all.find((one) => one.id === id)?.words ?? id).join(', ');
}
