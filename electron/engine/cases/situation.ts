import {
  somebodyWasAsked,
  toldLine,
  type HistoryFact,
  type RowSituation,
  type Side,
} from '../../../shared/cases/cases.ts';
import { known } from '../../../shared/core/known.ts';
import { keyText } from '../../../shared/medicines/keys.ts';
import type { LineStatus, MedicineLine } from '../../../shared/medicines/line.ts';
import type { MatchRow } from '../../../shared/match/match.ts';
import type { RowView } from '../../../shared/ipc/case-views.ts';
import { cellLine, directions, termOf, withProduct } from './lines.ts';
import type { OpenCase } from './open-case.ts';

type Placed = MatchRow['lines'][number];

export const isOrder = (placed: Pick<Placed, 'role'>): boolean => placed.role !== 'history';

/** Statuses that give nothing: a line that is held or ended does not agree with one that is taken. */
const notGiven: readonly LineStatus[] = [
  'on-hold',
  'stopped',
  'cancelled',
  'not-taken',
  'declined',
  'not-done',
  'entered-in-error',
];

export const isHeld = ({ status, doNotPerform }: MedicineLine): boolean =>
  doNotPerform || (status.kind === 'known' && notGiven.includes(status.value));

/** What the sources say of a row, as far as it decides what may be said of it. */
export function situationOf(
  open: OpenCase,
  row: MatchRow,
  view: Pick<RowView, 'findings' | 'notCompared' | 'severity'>,
  fact: HistoryFact | null,
): RowSituation {
  const { severity } = view;
  const said = fact?.kind ?? null;
  const orders = row.lines.filter(isOrder);
  const history = row.lines.filter((placed) => !isOrder(placed));
  const first = ofWhoSpeaks(history);
  return {
    inHistory: history.length > 0,
    order: orders.length === 0 ? 'none' : orders.every(({ line }) => isHeld(line)) ? 'held' : 'live',
    orderRead: open.columns.some(({ list }) => list.role !== 'history' && list.state.kind === 'complete'),
    linked: row.linked.length > 0,
    differs: sidesDiffer(row, view) || wordsDiffer(row, fact ?? undefined),
    top: severity === 'potentially-lethal' || severity === 'serious',
    asked: somebodyWasAsked(open.state),
    said,
    doseNotStated: first.filter(wantsDose).map(({ line }) => keyText(line.key)),
    contradicting: contradictingSources(row, view),
    regimen: row.regimen && first.length > 1 ? first.map(({ line }) => keyText(line.key)) : [],
  };
}

/** Classes that say that two lines of one medicine are not alike. */
const comparing: readonly string[] = [
  'brand-critical',
  'strength-or-form',
  'route',
  'weekly-not-weekly',
  'dose',
  'frequency',
  'same-daily-dose',
  'timing',
  'as-needed',
  'maximum',
  'duration',
  'not-compared',
  'status-contradiction',
];

/** Whether the order side says another thing than the history does, or something of it could not be compared. */
export function sidesDiffer(
  row: Pick<MatchRow, 'lines'>,
  { findings, notCompared }: Pick<RowView, 'findings' | 'notCompared'>,
): boolean {
  const isOn = (order: boolean, lines: readonly string[]): boolean =>
    row.lines.some((placed) => isOrder(placed) === order && lines.includes(placed.key));
  const both = (lines: readonly string[]): boolean => isOn(true, lines) && isOn(false, lines);
  const all = row.lines.map((placed) => placed.key);
  return (
    both(all) &&
    (notCompared.length > 0 ||
      findings.some((finding) => comparing.includes(finding.class) && both(finding.lines)))
  );
}

/** Classes that say that two sources do not direct the same. */
const directing: readonly string[] = [
  'strength-or-form',
  'route',
  'weekly-not-weekly',
  'dose',
  'frequency',
  'same-daily-dose',
  'as-needed',
  'status-contradiction',
];

/** The history sources of a row that may be followed, where they contradict each other; who was told stands first. */
function contradictingSources(row: MatchRow, { findings }: Pick<RowView, 'findings'>): readonly string[] {
  const history = row.lines.filter((placed) => !isOrder(placed));
  const named = new Set(
    findings.filter((finding) => directing.includes(finding.class)).flatMap((finding) => finding.lines),
  );
  const about = history.filter((placed) => named.has(placed.key));
  const saying = new Map(history.map(({ source }) => [source, saidBySource(history, source)]));
  // A finding names every line of its row: those that say the same do not contradict each other.
  if (new Set(about.map(({ source }) => saying.get(source))).size < 2) return [];
  const live = history.filter(({ line }) => !isHeld(line));
  return [...new Set([...ofWhoSpeaks(live), ...live].map(({ source }) => source))];
}

const saidBySource = (history: readonly Placed[], source: string): string =>
  history
    .filter((placed) => placed.source === source)
    .map((placed) => {
      const { dose, frequency, status } = cellLine(placed.line, true);
      return JSON.stringify([placed.strength, dose, frequency, status]);
    })
    .toSorted()
    .join();

/** What is shown of the two sides may differ where nothing was found: then it is still a choice. */
const wordsDiffer = (row: MatchRow, fact: HistoryFact | undefined): boolean =>
  row.lines.some(isOrder) &&
  !row.lines.every(isOrder) &&
  continuesInWords(row, 'as-taken', fact) !== continuesInWords(row, 'as-charted', fact);

/** What the patient or a carer said of a dose speaks before what any record says; else the first source. */
function ofWhoSpeaks(lines: readonly Placed[], fact?: HistoryFact): readonly Placed[] {
  const followed = fact?.kind === 'taking-as-directed' ? fact.directedBy?.source : undefined;
  const told = toldLine(lines.map(({ line }) => line));
  const speaks =
    lines.find(({ source }) => source === followed) ??
    lines.find(({ line }) => line === told && line.dosages.length > 0) ??
    lines[0];
  return lines.filter((placed) => placed.source === speaks?.source);
}

/** "As directed" of a medicine whose dose varies or harms: what is really taken has to be said in words. */
function wantsDose({ line, about }: Placed): boolean {
  const careful = about.lists.has('high-risk') || about.lists.has('time-critical');
  return careful && cellLine(line, true).dose.kind === 'not-recorded';
}

/** "10 mg – oral – once a day", or the source's own words in quotes; with the product where the words alone do not say how much. */
export function directionsInWords(lines: readonly MedicineLine[]): string {
  const words = lines.map(directionsOf);
  const distinct = lines.filter((_, at) => words.indexOf(words[at] ?? '') === at);
  return distinct
    .map((line) =>
      withProduct(distinct.length > 1 ? termOf(line) : cellLine(line, true).product, directionsOf(line)),
    )
    .join('; ');
}

function directionsOf(line: MedicineLine): string {
  const { dose, route, frequency, steps, remainder } = cellLine(line, true);
  // Of several doses each is said with its own time.
  const parts = steps.length > 0 ? [known(steps.join('; ')), route] : [dose, route, frequency];
  const read = parts.flatMap((part) => (part.kind === 'known' ? [part.value] : []));
  if (read.length > 0 && remainder === '') return read.join(' – ');
  const words = directions(line.dosages);
  return words.kind === 'known' ? `“${words.value}”` : 'directions not recorded';
}

/** The product and the directions as the source wrote them, both whole. */
export const wholeInWords = (lines: readonly MedicineLine[]): string =>
  lines
    .map((line) => {
      const words = directions(line.dosages);
      return withProduct(termOf(line), words.kind === 'known' ? `“${words.value}”` : directionsOf(line));
    })
    .join('; ');

/** What "continue" goes on with, in the words shown: of the side named, or of any where all sides agree. */
export const continuesInWords = (row: MatchRow, side: Side | null, fact: HistoryFact | undefined): string =>
  continuedIn(row, side, fact, { own: (text) => text, lines: directionsInWords });

/** How directions are put into words: those a person wrote, and those of lines. */
type DirectionWords = {
  readonly own: (text: string, line: MedicineLine | undefined) => string;
  readonly lines: (lines: readonly MedicineLine[]) => string;
};

/** The directions a side goes on with, in whoever's words: what was said to be taken comes before what a source states. */
export function continuedIn(
  row: MatchRow,
  side: Side | null,
  fact: HistoryFact | undefined,
  words: DirectionWords,
): string {
  const charted = side === 'as-charted';
  const ofOne = linesGoingOn(row, side, fact).map(({ line }) => line);
  if (!charted && fact?.kind === 'taking-differently') return words.own(fact.asTaken, ofOne[0]);
  const doses = fact?.kind === 'taking-as-directed' ? fact.doses : [];
  if (charted || doses.length === 0) return words.lines(ofOne);
  return ofOne
    .map((line) => {
      const said = doses.find((dose) => dose.line === keyText(line.key))?.asTaken;
      return said === undefined ? words.lines([line]) : words.own(said, line);
    })
    .join('; ');
}

/** The lines of the one source whose directions a side goes on with: those that are not held or ended, where there are any. */
export function linesGoingOn(
  row: Pick<MatchRow, 'lines'>,
  side: Side | null,
  fact?: HistoryFact,
): readonly Placed[] {
  const lines = row.lines.filter((placed) => side === null || isOrder(placed) === (side === 'as-charted'));
  const live = lines.filter(({ line }) => !isHeld(line));
  const speaks = ofWhoSpeaks(live.length > 0 ? live : lines, fact)[0];
  return lines.filter((placed) => placed.source === speaks?.source);
}
