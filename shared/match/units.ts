import { compareText, groupBy } from '../core/compare.ts';
import { must } from '../core/must.ts';
import type { Unit } from './unit.ts';
import type { PairDecision } from './pair-decision.ts';
import type { Candidate } from './candidate.ts';
import { unitsOf, type LineGroup } from './regimen.ts';

/** From here on lines that say the same are asked about once, and their identifiers no longer tell them apart. */
const fewLines = 8;

function distinctOf(items: readonly Candidate[]): readonly Candidate[] {
  if (items.length <= fewLines) return items;
  const kinds = new Map(
    items.map((item) => [
      JSON.stringify([
        item.line.medicine.term,
        item.line.medicine.brand,
        item.line.medicine.codes,
        item.directions,
        item.line.status,
        item.line.degraded,
        item.formRoute,
        item.route,
      ]),
      { ...item, line: { ...item.line, identifiers: [] } },
    ]),
  );
  return [...kinds.values()];
}

/** Units of every source; a person's word on lines of one source comes before our own. */
export function unitsBySource(
  candidates: readonly Candidate[],
  decisions: readonly PairDecision[],
): readonly Unit[] {
  const perSource = [...groupBy(candidates, (candidate) => candidate.source).entries()].flatMap(
    ([source, own]) =>
      revised(unitsOf(own), decisions).map(({ items, regimen }): Unit => {
        const ordered = items.toSorted((a, b) => compareText(a.key, b.key));
        const why =
          items.length === 1
            ? undefined
            : regimen
              ? `Several strengths in ${source} are one regimen`
              : `Several lines of one medicine in ${source}`;
        return {
          id: must(ordered[0], 'a unit has a line').key,
          sources: [source],
          items: ordered,
          distinct: distinctOf(ordered),
          regimen,
          ...(why === undefined ? {} : { why }),
        };
      }),
  );
  return decisions.length > 0 ? perSource : ofOneOrigin(perSource);
}

/** The same entry by several routes of one origin is one unit: a copy adds no voice to any question. */
function ofOneOrigin(units: readonly Unit[]): readonly Unit[] {
  if (units.every(hasOneRoute(new Map()))) return units;
  const merged: Unit[] = [];
  for (const group of groupBy(units, entryOf).values()) {
    // Several alike in one source pair off with their copies in order.
    const perSource = [...groupBy(group, (unit) => unit.sources.join()).values()];
    const deepest = Math.max(...perSource.map((own) => own.length));
    for (let at = 0; at < deepest; at += 1) merged.push(joined(perSource.flatMap((own) => own[at] ?? [])));
  }
  return merged.toSorted((a, b) => compareText(a.id, b.id));
}

/** Whether every origin met so far was met by one source alone. */
const hasOneRoute =
  (sourceOf: Map<string, string>) =>
  ({ items }: Unit): boolean =>
    items.every(({ origin, source }) => {
      const known = sourceOf.get(origin);
      if (known === undefined) sourceOf.set(origin, source);
      return known === undefined || known === source;
    });

const entryOf = ({ items, regimen }: Unit): string =>
  JSON.stringify([
    items[0]?.origin,
    regimen,
    items
      .map((item) =>
        JSON.stringify([item.words, item.directions, item.line.status, item.line.medicine.codes]),
      )
      .toSorted(compareText),
  ]);

function joined(units: readonly Unit[]): Unit {
  const [first, ...others] = units;
  const unit = must(first, 'a group of units has a first');
  if (others.length === 0) return unit;
  const items = units.flatMap((one) => one.items).toSorted((a, b) => compareText(a.key, b.key));
  return {
    ...unit,
    id: must(items[0], 'a unit has a line').key,
    sources: units.flatMap((one) => one.sources),
    items,
    distinct: distinctOf(items),
    why: 'One record by several routes',
  };
}

function revised(groups: readonly LineGroup[], decisions: readonly PairDecision[]): readonly LineGroup[] {
  let units = [...groups];
  for (const { kind, lines } of decisions) {
    const within = (item: Candidate): boolean => lines.includes(item.key);
    if (kind === 'unpaired') {
      units = units.flatMap((unit) => {
        const named = unit.items.filter(within);
        if (named.length < 2) return [unit];
        const rest = unit.items.filter((item) => !within(item));
        return [
          ...named.map((item) => ({ items: [item], regimen: false })),
          ...(rest.length === 0 ? [] : [{ items: rest, regimen: unit.regimen && rest.length > 1 }]),
        ];
      });
    }
    if (kind === 'paired') {
      const named = units.filter((unit) => unit.items.some(within));
      if (named.length > 1)
        units = [
          ...units.filter((unit) => !named.includes(unit)),
          { items: named.flatMap((unit) => unit.items), regimen: named.some((unit) => unit.regimen) },
        ];
    }
  }
  return units;
}
