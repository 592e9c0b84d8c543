import {
  somebodyWasAsked,
  type HistoryFact,
  type RowSituation,
  type Side,
} from '../../../shared/cases/cases.ts';
import { keyText } from '../../../shared/medicines/keys.ts';
import type { LineStatus, MedicineLine } from '../../../shared/medicines/line.ts';
import type { MatchRow } from '../../../shared/match/match.ts';
import type { RowView } from '../../../shared/ipc/case-views.ts';
import { cellLine, directions, termOf } from './lines.ts';
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
  { group, severity }: Pick<RowView, 'group' | 'severity'>,
  said: HistoryFact['kind'] | null,
): RowSituation {
  const orders = row.lines.filter(isOrder);
  const history = row.lines.filter((placed) => !isOrder(placed));
  const bySource = new Set(history.map((placed) => placed.source));
  const first = history.filter((placed) => placed.source === [...bySource][0]);
  return {
    inHistory: history.length > 0,
    order: orders.length === 0 ? 'none' : orders.every(({ line }) => isHeld(line)) ? 'held' : 'live',
    orderRead: open.columns.some(({ list }) => list.role !== 'history' && list.state.kind === 'complete'),
    linked: row.linked.length > 0,
    differs: orders.length > 0 && history.length > 0 && group !== 'agrees',
    top: severity === 'potentially-lethal' || severity === 'serious',
    asked: somebodyWasAsked(open.state),
    said,
    doseNotStated: first.filter(wantsDose).map(({ line }) => keyText(line.key)),
    regimen: row.regimen && first.length > 1 ? first.map(({ line }) => keyText(line.key)) : [],
  };
}

/** "As directed" of a medicine whose dose varies or harms: what is really taken has to be said in words. */
function wantsDose({ line, about }: Placed): boolean {
  const careful = about.lists.has('high-risk') || about.lists.has('time-critical');
  return careful && cellLine(line, true).dose.kind === 'not-recorded';
}

/** "10 mg – oral – once a day", or the source's own words in quotes; several products each with their name. */
export function directionsInWords(lines: readonly MedicineLine[]): string {
  const words = lines.map(directionsOf);
  const distinct = lines.filter((_, at) => words.indexOf(words[at] ?? '') === at);
  return distinct.length < 2
    ? distinct.map(directionsOf).join('')
    : distinct.map((line) => `${termOf(line)}: ${directionsOf(line)}`).join('; ');
}

function directionsOf(line: MedicineLine): string {
  const { dose, route, frequency, remainder } = cellLine(line, true);
  const read = [dose, route, frequency].flatMap((part) => (part.kind === 'known' ? [part.value] : []));
  if (read.length > 0 && remainder === '') return read.join(' – ');
  const words = directions(line.dosages);
  return words.kind === 'known' ? `“${words.value}”` : 'directions not recorded';
}

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
  const lines = row.lines.filter((placed) => side === null || isOrder(placed) === charted);
  const live = lines.filter(({ line }) => !isHeld(line));
  const [first] = live.length > 0 ? live : lines;
  if (!charted && fact?.kind === 'taking-differently') return words.own(fact.asTaken, first?.line);
  const ofOne = lines.filter((placed) => placed.source === first?.source).map(({ line }) => line);
  const doses = fact?.kind === 'taking-as-directed' ? fact.doses : [];
  if (charted || doses.length === 0) return words.lines(ofOne);
  return ofOne
    .map((line) => {
      const said = doses.find((dose) => dose.line === keyText(line.key))?.asTaken;
      return said === undefined ? words.lines([line]) : words.own(said, line);
    })
    .join('; ');
}
