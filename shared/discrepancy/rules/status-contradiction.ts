import { hasEnded } from '../current.ts';
import { nameOf, sameOrigin, type Context, type Item, type RowItems } from '../context.ts';
import { overlap } from '../duplicates.ts';
import type { Draft } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { dayText } from '../current.ts';

/**
 * Two sources call one medicine active and stopped (or never taken) for one time; or a status contradicts its own dates.
 * A plan stopped and replaced in its own source is history, not a contradiction. Source: GP Connect; NICE NG5.
 * Hazard: historic shown as current.
 */
export const statusContradiction: Rule = {
  id: 'status-contradiction',
  version: '1',
  hazard: 'historic-shown-as-current',
  source: 'NICE NG5 (2015)',
  find: (context) => [
    ...context.rows.flatMap((row) => between(row)),
    ...context.rows.flatMap((row) => againstOwnDates(row, context)),
  ],
};

const statusOf = (item: Item): string =>
  item.candidate.line.status.kind === 'known' ? item.candidate.line.status.value : 'unknown';
const isSupply = (item: Item): boolean =>
  ['dispense', 'administration'].includes(item.candidate.line.statedAs);

function between({ row, items }: RowItems): readonly Draft[] {
  const active = items.filter(
    (item) => statusOf(item) === 'active' && !isSupply(item) && !item.candidate.line.doNotPerform,
  );
  const stopped = items.filter(
    (item) => ['stopped', 'not-taken'].includes(statusOf(item)) && !replacedInOwnSource(item, items),
  );
  const clashes = active.flatMap((one) =>
    stopped
      .filter((other) => !sameOrigin(one.source, other.source) && overlap(one, other))
      .map((other) => [one, other] as const),
  );
  const [first] = clashes;
  if (first === undefined) return [];
  const harm = clashes.some(([, other]) => isHarm(other));
  const lines = [...new Set(clashes.flat().map((item) => item.key))];
  return [
    {
      lines,
      rows: [row.id],
      fields: ['status'],
      why: `${nameOf(first[0])} is active in ${first[0].source.name} and ${statusOf(first[1])} in ${first[1].source.name}`,
      circumstances: harm ? ['stopped-for-harm'] : [],
    },
  ];
}

/** Another line of the same source carries the medicine on. */
const replacedInOwnSource = (item: Item, row: readonly Item[]): boolean =>
  row.some((other) => other !== item && other.source === item.source && other.current);

function againstOwnDates({ row, items }: RowItems, { asOf }: Context): readonly Draft[] {
  return items.flatMap((item): readonly Draft[] => {
    const end = dayText(item.candidate.line.end);
    if (end === undefined || isSupply(item)) return [];
    const live = statusOf(item) === 'active' && end < asOf && hasEnded(item.candidate.line, asOf);
    const early = ['stopped', 'completed'].includes(statusOf(item)) && end > asOf;
    return live || early
      ? [
          {
            lines: [item.key],
            rows: [row.id],
            fields: ['status'],
            why: `${nameOf(item)} is ${statusOf(item)} although its end is ${end}`,
          },
        ]
      : [];
  });
}

/** A status reason that names an adverse reaction or toxicity. */
const harmWords =
  /advers|allerg|anaphyl|angio.?o?edema|rash|urticaria|toxic|kidney injury|hyperkal|neutropeni|side.?effect|reaction|intoleran|bleed|haemorrhag|rhabdomyolysis|overdose|harm/i;

function isHarm({ candidate: { line } }: Item): boolean {
  return line.statusReason.kind === 'known' && harmWords.test(line.statusReason.value.text);
}
