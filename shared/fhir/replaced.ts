import { addDays, showDate } from '../core/instant.ts';
import type { MedicineLine } from '../medicines/line.ts';
import { isSameProduct } from './same-medicine.ts';
import { withEvidence } from './supply.ts';

/**
 * A stopped plan followed by a newer one for the same medicine is one line with a history: GP Connect must stop and replace
 * on any change. Acute courses stand alone, however often they come.
 */
export function joinReplaced(lines: readonly MedicineLine[]): readonly MedicineLine[] {
  const successors = new Map(
    lines.flatMap((line) => {
      const successor = successorOf(line, lines);
      return successor === undefined ? [] : [[line, successor] as const];
    }),
  );
  const earlier = Map.groupBy(successors.keys(), (line) => successors.get(line));
  return lines
    .filter((line) => !successors.has(line))
    .map((line) => withHistory(line, earlier.get(line) ?? []));
}

function withHistory(line: MedicineLine, earlier: readonly MedicineLine[]): MedicineLine {
  if (earlier.length === 0) return line;
  const newestFirst = earlier.toSorted((a, b) => (begun(a) < begun(b) ? 1 : begun(a) > begun(b) ? -1 : 0));
  return {
    ...line,
    evidence: [...line.evidence, ...newestFirst.flatMap((old) => old.evidence)],
    notes: [...new Set([...line.notes, ...newestFirst.flatMap((old) => [before(old), ...old.notes])])],
    notUnderstood: [
      ...line.notUnderstood,
      ...newestFirst.flatMap((old) =>
        old.notUnderstood.map((odd) => ({ ...odd, path: `earlier ${old.key.id}: ${odd.path}` })),
      ),
    ],
    replaced: [
      ...line.replaced,
      ...newestFirst.flatMap((old) => [old.key, ...old.mergedFrom, ...old.replaced]),
    ],
  };
}

/** What a replaced plan said: from when to when, its directions, and why it ended. */
function before(old: MedicineLine): string {
  const dates = [begun(old), ended(old)].filter((date) => date !== '').map(showDate);
  const directions = old.dosages.flatMap(({ text }) => (text.kind === 'known' ? [text.value] : []));
  const reason = old.statusReason.kind === 'known' ? [old.statusReason.value.text] : [];
  return [
    `Before (${[...new Set(dates)].join(' to ')})`,
    [old.medicine.term, ...directions, ...reason].join(', '),
  ]
    .join(': ')
    .trim();
}

const isOver = (line: MedicineLine): boolean =>
  line.status.kind === 'known' && ['stopped', 'completed', 'cancelled'].includes(line.status.value);
const begun = (line: MedicineLine): string =>
  line.start.kind === 'known' ? line.start.value.slice(0, 10) : '';
const ended = (line: MedicineLine): string =>
  line.end.kind === 'known' ? line.end.value.slice(0, 10) : begun(line);
const category = (line: MedicineLine): string => (line.category.kind === 'known' ? line.category.value : '');
const isPlanned = (line: MedicineLine): boolean => line.statedAs === 'plan' || line.mergedFrom.length > 0;

/**
 * The one active entry for the same product that took this one's place: it names this one as its prior prescription, or
 * it is a plan that began when this one ended, or later. Two such leave it to a person.
 */
function successorOf(line: MedicineLine, lines: readonly MedicineLine[]): MedicineLine | undefined {
  if (!isOver(line)) return undefined;
  const found = lines.filter(
    (other) =>
      other !== line &&
      other.status.kind === 'known' &&
      other.status.value === 'active' &&
      other.doNotPerform === line.doNotPerform &&
      (names(other, line) || follows(other, line)) &&
      isSameProduct(line.medicine, other.medicine),
  );
  return found.length === 1 ? found[0] : undefined;
}

const names = (newer: MedicineLine, older: MedicineLine): boolean =>
  newer.key.type === 'MedicationRequest' &&
  older.key.type === 'MedicationRequest' &&
  newer.derivedFrom.some(
    (reference) => reference === older.key.id || reference.endsWith(`${older.key.type}/${older.key.id}`),
  );

const follows = (newer: MedicineLine, older: MedicineLine): boolean =>
  isPlanned(older) &&
  isPlanned(newer) &&
  !['acute', ''].includes(category(older)) &&
  category(newer) === category(older) &&
  ended(older) !== '' &&
  begun(newer) >= ended(older);

/**
 * Supplies and doses whose order was not sent: the newest is the line, older ones of the same product are evidence for it.
 * Two supplies that could be in use at once stay two lines.
 */
export function joinSupplies(lines: readonly MedicineLine[]): readonly MedicineLine[] {
  const newestFirst = lines.toSorted((a, b) => (when(a) < when(b) ? 1 : when(a) > when(b) ? -1 : 0));
  const heads: { head: MedicineLine; last: MedicineLine; older: MedicineLine[] }[] = [];
  for (const line of [...newestFirst.filter(happened), ...newestFirst.filter((one) => !happened(one))]) {
    const place = heads.find(
      ({ head, last }) =>
        head.statedAs === line.statedAs &&
        isSameProduct(head.medicine, line.medicine) &&
        (!happened(line) || wasUsedUp(line, last)),
    );
    if (place === undefined) heads.push({ head: line, last: line, older: [] });
    else {
      place.older.push(line);
      place.last = line;
    }
  }
  return heads.map(({ head, older }) => withEvidence(head, older));
}

/** A dose refused or a supply declined ends no medicine: what was given or supplied before it stays the line. */
const happened = (line: MedicineLine): boolean =>
  line.status.kind !== 'known' || !['not-done', 'declined', 'cancelled'].includes(line.status.value);

const when = (line: MedicineLine): string => (line.start.kind === 'known' ? line.start.value : '');

/** Repeat supplies are collected up to this many days before the last has run out. */
const earlyDays = 10;

function wasUsedUp(older: MedicineLine, newer: MedicineLine): boolean {
  if (when(older).length < 10 || when(newer).length < 10) return false;
  if (older.statedAs === 'administration') return when(older) < when(newer);
  const supply =
    older.daysSupply.kind === 'known' && older.daysSupply.value.unit === 'day'
      ? Number(older.daysSupply.value.value)
      : earlyDays + 7;
  return (
    addDays(when(older).slice(0, 10), Math.max(1, Math.ceil(supply) - earlyDays)) <= when(newer).slice(0, 10)
  );
}
