import { multiply, readDecimal, type Decimal } from '../core/decimal.ts';
import { scaleOf, type WeeklyRow } from '../dmd/dmd.ts';
import type { Item } from './context.ts';
import { isMoreThanWeekly } from './often.ts';

export type Misreading = { readonly words: string; readonly lethal: boolean };

/** The row of the weekly table that speaks about a line, by its strength (or dose) and route. */
export function weeklyRowOf(item: Item): WeeklyRow | undefined {
  const { route, about } = item.candidate;
  const { weekly } = about;
  if (weekly.length === 0) return undefined;
  const strengths = strengthsOf(item);
  return weekly.find(
    (row) =>
      (row.strengthMg === null || strengths.includes(row.strengthMg)) &&
      (row.route === null || row.route === route),
  );
}

/** How a current line of a weekly medicine fails to read as weekly, if it does. */
export function weeklyMisreading(item: Item): Misreading | undefined {
  const row = item.current ? weeklyRowOf(item) : undefined;
  if (row === undefined) return undefined;
  const often = item.dosing.stepped ? undefined : item.dosing.often;
  if (often === undefined) return { words: 'its interval cannot be read', lethal: row.potentiallyLethal };
  return isMoreThanWeekly(often)
    ? { words: 'reads as more often than once a week', lethal: row.potentiallyLethal }
    : undefined;
}

/** The product's strength in mg, else the dose where no strength is named. */
function strengthsOf(item: Item): readonly (string | undefined)[] {
  const stated = item.candidate.identity.strengths.flatMap(
    (strength) => inMg(strength.value, strength.unit) ?? [],
  );
  if (stated.length > 0) return stated;
  const doses = item.dosing.parts.flatMap((part) => part.amount?.mg?.high ?? []);
  return doses.length > 0 ? doses : [undefined];
}

function inMg(value: Decimal, unit: string): Decimal | undefined {
  const scale = scaleOf(unit);
  const factor = scale?.of === 'mass' ? readDecimal(scale.factor) : undefined;
  return factor?.ok === true ? multiply(value, factor.value) : undefined;
}
