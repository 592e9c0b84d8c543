import { showDate } from '../../core/instant.ts';
import { notRecorded } from '../../core/known.ts';
import { isForHarm, isHarmful } from '../harm.ts';
import { hasEnded } from '../current.ts';
import { nameOf, sameOrigin, type Context, type Item, type RowItems } from '../context.ts';
import { overlap } from '../duplicates.ts';
import type { Draft } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { stoppedInWords } from '../stopped-in-words.ts';
import { dayText } from '../current.ts';

/**
 * Two sources call one medicine active and stopped, held or never taken for one time; what a source stopped, holds or
 * forbids faces a current order, however long ago; or a status contradicts its own dates, its plan or its own words. A plan stopped and
 * replaced in its own source, and a medicine that the same source started again since, are history. Source: GP Connect;
 * NICE NG5. Hazard: historic shown as current.
 */
export const statusContradiction: Rule = {
  id: 'status-contradiction',
  version: '3',
  hazard: 'historic-shown-as-current',
  source: 'NICE NG5 (2015)',
  find: (context) => [
    ...context.rows.flatMap((row) => between([row], context)),
    ...context.links.flatMap(({ rows }) => between(rows, context).filter(({ rows: of }) => of.length > 1)),
    ...context.items.flatMap((item) => againstOwnDates(item, context)),
    ...context.items.filter(isSaidToBeTaken).flatMap(againstOwnWords),
  ],
};

const statusOf = (item: Item): string =>
  item.candidate.line.status.kind === 'known' ? item.candidate.line.status.value : 'unknown';
const isSupply = (item: Item): boolean =>
  ['dispense', 'administration'].includes(item.candidate.line.statedAs);
const isForbidden = (item: Item): boolean => item.candidate.line.doNotPerform;

const over: readonly string[] = ['stopped', 'not-taken', 'on-hold', 'cancelled'];

/** Stopped, held, never taken or forbidden. Cancelled counts of a history line only: a cancelled order is none. */
const isOver = (item: Item): boolean =>
  isForbidden(item) ||
  (!isSupply(item) && over.includes(statusOf(item)) && !(item.order && statusOf(item) === 'cancelled'));

function between(rows: readonly RowItems[], context: Context): readonly Draft[] {
  const items = rows.flatMap((row) => row.items);
  const stopped = items.filter((item) => isOver(item) && !carriedOn(item, context));
  if (stopped.length === 0) return [];
  const active = items.filter(
    (item) => statusOf(item) === 'active' && !isSupply(item) && !isForbidden(item) && !isPast(item, context),
  );
  const clashes = active.flatMap((one) =>
    stopped
      .filter((other) => !sameOrigin(one.source, other.source) && clash(one, other))
      .map((other) => [one, other] as const),
  );
  const [first] = clashes;
  if (first === undefined) return [];
  const lines = new Set(clashes.flat().map((item) => item.key));
  return [
    {
      lines: [...lines],
      rows: rows.filter((row) => row.items.some((item) => lines.has(item.key))).map(({ row }) => row.id),
      fields: ['status'],
      why: `${nameOf(first[0])} is active in ${first[0].source.name} and ${inWords(first[1])} in ${first[1].source.name}${reasonOf(first[1])}`,
      circumstances: clashes.some(([, other]) => isForHarm(other.candidate.line)) ? ['stopped-for-harm'] : [],
    },
  ];
}

const isPast = (item: Item, { asOf }: Context): boolean => hasEnded(item.candidate.line, asOf);

/** A history line that is over, or a "do not give", faces an order whenever it was; else the two are about one time. */
function clash(active: Item, other: Item): boolean {
  if (isForbidden(other)) return true;
  if (active.order && !other.order) return true;
  return overlap(active, other);
}

const inWords = (item: Item): string =>
  isForbidden(item) ? 'not to be given' : statusOf(item).replaceAll('-', ' ');

function reasonOf({ candidate: { line } }: Item): string {
  return line.statusReason.kind === 'known' && line.statusReason.value.text !== ''
    ? `: ${line.statusReason.value.text}`
    : '';
}

/** Another line of the same source carries the medicine on, or started it again since. */
function carriedOn(item: Item, { items }: Context): boolean {
  const { substance } = item.candidate.identity;
  const end = dayText(item.candidate.line.end);
  return items.some((other) => {
    if (other === item || other.source !== item.source || !other.current || isForbidden(other)) return false;
    if (other.candidate.identity.substance !== substance || statusOf(other) !== 'active') return false;
    const start = dayText(other.candidate.line.start);
    return (
      sameWay(item, other) &&
      (end === undefined || start === undefined || start >= end || isLater(other, item))
    );
  });
}

const sameWay = (a: Item, b: Item): boolean =>
  a.candidate.route === undefined ||
  b.candidate.route === undefined ||
  a.candidate.route === b.candidate.route;

/** Two strengths side by side, of which one was stopped: the other goes on. */
const isLater = (other: Item, item: Item): boolean => other.candidate.strength !== item.candidate.strength;

function againstOwnDates(item: Item, { asOf }: Context): readonly Draft[] {
  const { line } = item.candidate;
  const about = (why: string): readonly Draft[] => [
    { lines: [item.key], rows: [item.row], fields: ['status'], why: `${nameOf(item)} is ${why}` },
  ];
  const planEnd = dayText(line.planEnd ?? notRecorded);
  if (statusOf(item) === 'active' && planEnd !== undefined && planEnd < asOf)
    return about(`active although its plan ended on ${showDate(planEnd)}`);
  const end = dayText(line.end);
  if (end === undefined || isSupply(item)) return [];
  const live = statusOf(item) === 'active' && end < asOf && hasEnded(line, asOf);
  const early = ['stopped', 'completed'].includes(statusOf(item)) && end > asOf;
  return live || early ? about(`${statusOf(item)} although its end is ${showDate(end)}`) : [];
}

const isSaidToBeTaken = (item: Item): boolean =>
  item.current && statusOf(item) === 'active' && !isSupply(item);

/** Its own directions or notes say that it was stopped, is held or is not taken. */
function againstOwnWords(item: Item): readonly Draft[] {
  const { line } = item.candidate;
  const said = stoppedInWords(line);
  if (said === undefined) return [];
  const texts = line.dosages.flatMap(({ text }) => (text.kind === 'known' ? [text.value] : []));
  return [
    {
      lines: [item.key],
      rows: [item.row],
      fields: said.where === 'notes' ? ['status'] : ['status', 'dose', 'frequency'],
      why: `${nameOf(item)} is active in ${item.source.name} although its ${said.where} say “${said.words}”`,
      circumstances: isForHarm(line) || texts.some(isHarmful) ? ['stopped-for-harm'] : [],
    },
  ];
}
