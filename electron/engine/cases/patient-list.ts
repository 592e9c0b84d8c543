import {
  isTaken,
  reasonForPatient,
  reasonOf,
  takeHomeOf,
  type Recommendation,
  type TakeHome,
} from '../../../shared/cases/cases.ts';
import { valueOf } from '../../../shared/core/known.ts';
import { patientDirections, patientDosages } from '../../../shared/dosage/dosage.ts';
import { identify } from '../../../shared/dmd/dmd.ts';
import type { MedicineLine } from '../../../shared/medicines/line.ts';
import type { AllergiesView } from '../../../shared/ipc/case-views.ts';
import type { RecordView } from '../../../shared/ipc/decision-views.ts';
import type { PatientListView, TakenView } from '../../../shared/ipc/patient-list-views.ts';
import { termOf } from './lines.ts';
import type { OpenCase } from './open-case.ts';
import type { DecidedRow } from './rows-state.ts';
import { headingOf } from './heading.ts';
import { continuedIn, linesGoingOn, sidesDiffer } from './situation.ts';

type ListFacts = {
  readonly open: OpenCase;
  readonly rows: readonly DecidedRow[];
  readonly allergies: AllergiesView;
  readonly record: Pick<RecordView, 'trust' | 'madeAt' | 'signedBy' | 'patient'>;
};

/** The patient's own list as the case stands. What is not settled is said to be so; nothing decided is left out. */
export function makePatientList({ open, rows, allergies, record }: ListFacts): PatientListView {
  const listed = rows.filter((row) => row.needsDecision).map((row) => ({ row, as: takeHome(row) }));
  const unsettled = listed.filter(({ as }) => as === 'unsettled').map(({ row }) => unsettledOf(row));
  const { patient } = record;
  return {
    notFinal: notFinal(open, record.signedBy, unsettled.length),
    trust: record.trust,
    madeAt: record.madeAt,
    signedBy: record.signedBy,
    patient: { name: patient.name, born: patient.born, nhsNumber: patient.nhsNumber },
    allergies: allergyLines(allergies),
    taken: listed.flatMap(({ row, as }) =>
      as === 'new' || as === 'changed' || as === 'same' ? [takenOf(row, as)] : [],
    ),
    notTaken: listed.flatMap(({ row, as }) =>
      as === 'stopped' || as === 'paused'
        ? [{ change: as, name: nameOf(row), why: whyOf(row), restart: said(row)?.restartWhen.trim() ?? '' }]
        : [],
    ),
    unsettled,
    // Who does not know the patient has nothing of theirs to lack.
    notRead: open.columns
      .filter(({ list }) => list.state.kind !== 'complete' && list.state.kind !== 'patient-not-known')
      .map(({ list }) => list.name),
    changedSince: [],
    leftOut: rows.filter((row) => !row.needsDecision).map((row) => nameOf(row)),
  };
}

function notFinal(open: OpenCase, signedBy: string | null, unsettled: number): string[] {
  const reason = reasonOf(open.state);
  return [
    ...(reason === 'discharge' ? [] : [`This case is about ${reason}, not about going home.`]),
    ...(signedBy === null && open.state.signedOff === null ? ['Nobody has signed it yet.'] : []),
    ...(unsettled === 0
      ? []
      : [`${unsettled} ${unsettled === 1 ? 'medicine is' : 'medicines are'} not settled.`]),
  ];
}

const said = ({ standing }: DecidedRow): Recommendation | undefined =>
  standing.decision.recommendation?.value;

const takeHome = ({ row, view, standing, asks }: DecidedRow): TakeHome =>
  takeHomeOf(standing.decision, {
    stands: standing.recommendation === 'stands',
    differs: sidesDiffer(row, view) || standing.decision.history?.value.kind === 'taking-differently',
    asks,
  });

/** By the product of the lines that are spoken of: one of several strengths, never all of them. */
const nameOf = (
  row: DecidedRow,
  lines = linesGoingOn(row.row, sideOf(row), row.standing.decision.history?.value),
): string => {
  const { view } = row;
  const { generic, brand, product } =
    lines.length === 0 ? view : headingOf({ lines, regimen: lines.length > 1 }, () => true);
  return [generic, brand, product].filter((part) => part !== '').join(' ');
};

/** Whose directions are given where nobody said which go on: what is taken, else whatever there is. */
function sideOf(row: DecidedRow): Recommendation['side'] {
  const side = said(row)?.side ?? (isTaken(row.standing.decision.history) ? 'as-taken' : null);
  const taken = side === 'chart-not-seen' ? 'as-taken' : side;
  return linesGoingOn(row.row, taken).length === 0 ? null : taken;
}

/** Words that begin with one source's own product ("ramipril 5mg capsules: 1 once a day"): its lines, and the rest of the words. */
function proposedBy({ row }: DecidedRow, written: string): { lines: typeof row.lines; words: string } | null {
  const lines = row.lines.filter(
    ({ line }) => line.medicine.term !== '' && written.startsWith(`${line.medicine.term}: `),
  );
  const [first] = lines;
  return first === undefined || written.slice(first.line.medicine.term.length + 2).includes(': ')
    ? null
    : { lines: [first], words: written.slice(first.line.medicine.term.length + 2) };
}

/** Whoever reads the list knows what their product counts. */
const plain = (words: string): string => words.replaceAll(' (unit not stated)', '');

function takenOf(row: DecidedRow, change: TakenView['change']): TakenView {
  const { decision } = row.standing;
  const recommended = said(row);
  const written =
    recommended === undefined || recommended.action === 'continue' ? '' : recommended.proposed.trim();
  const before = change === 'changed' && isTaken(decision.history) ? directions(row, 'as-taken') : '';
  const named = proposedBy(row, written);
  const how =
    written === '' || asBefore.test(written)
      ? directions(row, sideOf(row))
      : patientDirections(plain(named?.words ?? written), formOf((named?.lines ?? row.row.lines)[0]?.line));
  const name = nameOf(row, named?.lines);
  const nameBefore = nameOf(row, linesGoingOn(row.row, 'as-taken', decision.history?.value));
  // To be prescribed as it was taken is no change for whoever takes it.
  const same =
    change === 'changed' && recommended?.action === 'start' && how === before && name === nameBefore;
  return {
    change: same ? 'same' : change,
    name,
    how: how === '' ? 'Nobody wrote down how to take it. Ask before you go home.' : how,
    quoted: how.includes('“'),
    before: same ? '' : beforeWords(before, { how, name, nameBefore }),
    why: change === 'same' || same ? '' : whyOf(row),
    purpose: decision.indication?.value ?? indicationOf(row),
    supply: supplyLines(decision.supply?.value),
  };
}

/** How it was taken before; of another strength with its name, and empty where it is the same. */
function beforeWords(
  before: string,
  { how, name, nameBefore }: { readonly how: string; readonly name: string; readonly nameBefore: string },
): string {
  if (before === '' || name === nameBefore) return before === how ? '' : before;
  return `${nameBefore}: ${before}`;
}

/** Words that say nothing but "as at home". */
const asBefore = /^as (?:taken|directed|before|usual|at home|per gp)\.?$/i;

const directions = ({ row, standing }: DecidedRow, side: Recommendation['side']): string =>
  continuedIn(row, side === 'chart-not-seen' ? 'as-taken' : side, standing.decision.history?.value, {
    own: (text, line) => (text === '' ? 'Do not take this one.' : patientDirections(text, formOf(line))),
    lines: linesInWords,
  });

/** Several products of one medicine, each with its name: 3 mg and 1 mg tablets of warfarin. */
function linesInWords(lines: readonly MedicineLine[]): string {
  const all = lines.map((line) => ({
    name: termOf(line),
    words: patientDosages(line.dosages, formOf(line)),
  }));
  const distinct = all.filter(({ words }, at) => all.findIndex((other) => other.words === words) === at);
  if (distinct.length < 2) return distinct[0]?.words ?? '';
  return distinct
    .map(({ name, words }) => `${name}: ${words === '' ? 'ask how to take it.' : words}`)
    .join(' ');
}

const formOf = (line: MedicineLine | undefined): string =>
  line === undefined ? '' : identify(line.medicine.term).form;

const indicationOf = ({ row }: DecidedRow): string =>
  row.lines.map(({ line }) => valueOf(line.indication)?.text ?? '').find((text) => text !== '') ?? '';

function whyOf(row: DecidedRow): string {
  const recommended = said(row);
  const { history } = row.standing.decision;
  const reason = recommended?.reason ?? null;
  const because = reason === null ? '' : reasonForPatient[reason];
  const stoppedBefore = history?.value.kind === 'not-taking' && history.value.why !== '';
  return [
    because === '' ? '' : `Because ${because}.`,
    sentence(recommended?.words ?? ''),
    recommended?.action === 'complete' ? 'The course is finished.' : '',
    recommended?.action === 'not-current' ? 'You no longer take this.' : '',
    stoppedBefore && history.value.kind === 'not-taking' ? sentence(`You told us: ${history.value.why}`) : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function sentence(text: string): string {
  const words = text.trim();
  return words === '' ? '' : `${words.charAt(0).toUpperCase()}${words.slice(1).replace(/\.$/, '')}.`;
}

function supplyLines(supply: { quantity: string; continuing: string; review: string } | undefined): string[] {
  if (supply === undefined) return [];
  return [
    supply.quantity === '' ? '' : `You are given: ${supply.quantity}`,
    supply.continuing === '' ? '' : `For more, ask: ${supply.continuing}`,
    supply.review === '' ? '' : `Looked at again: ${supply.review}`,
  ]
    .filter((part) => part !== '')
    .map(sentence);
}

/** What still has to be decided, as far as the patient may be told of it: a suggestion is never given as an instruction. */
function unsettledOf(row: DecidedRow): PatientListView['unsettled'][number] {
  const recommended = said(row);
  const { recommendation } = row.standing;
  const words =
    recommended === undefined || recommendation !== 'stands'
      ? 'Not decided yet.'
      : recommended.action === 'refer'
        ? 'Somebody else is to look at this.'
        : 'A doctor or another prescriber has not agreed to what was suggested yet.';
  return { name: nameOf(row), words: `${words} Ask before you go home whether to take it.` };
}

/** Silence about allergies, a statement of none, and a record not read are three things to a patient too. */
function allergyLines(allergies: AllergiesView): string[] {
  const active = allergies.items
    .filter((item) => item.active)
    .map((item) =>
      item.reactions.length === 0 ? item.substance : `${item.substance} (${item.reactions.join(', ')})`,
    );
  if (active.length > 0) return active;
  const none = allergies.none.map(({ what }) => what);
  if (none.length > 0) return [...new Set(none)];
  return ['Nothing is written down about allergies. Tell us if any medicine ever made you ill.'];
}
