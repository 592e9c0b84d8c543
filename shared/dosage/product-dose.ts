import { compareDecimal, decimal, divide, multiply, type Decimal } from '../core/decimal.ts';
import type { Quantity } from '../medicines/dosage.ts';
import type { Strength } from '../medicines/line.ts';
import { scaleOf } from '../medicines/units.ts';

/** Counting these says nothing about how much medicine there is. */
const uncountable: readonly string[] = [
  'drop',
  'application',
  'spoonful',
  'teaspoonful',
  'measure',
  'capful',
  'fingertip unit',
  'puff',
  'inhalation',
  'spray',
  'squirt',
  'dose',
  'patch',
  'applicatorful',
  'scoop',
  'pump',
];
export const isCountable = (unit: string): boolean =>
  !uncountable.includes(unit) && !unit.includes('/') && unit !== '%';

/** A strength that does not say what it is per can only be per one of these, or per whatever a bare number counts. */
const solids: readonly string[] = [
  '',
  'tablet',
  'capsule',
  'caplet',
  'suppository',
  'pessary',
  'sachet',
  'lozenge',
  'film',
  'wafer',
  'gum',
];

/** A spoonful whose size is said is a volume. */
export function withVolume(dose: Quantity): Quantity {
  const volume = /^spoonful \((\d+(?:\.\d+)?) mL\)$/.exec(dose.unit)?.[1];
  return volume === undefined ? dose : { value: multiply(dose.value, decimal(Number(volume))), unit: 'mL' };
}

export const factorOf = (factor: string): Decimal => decimal(Number(factor));

/** Product to dose, for one ingredient only: dose x strength / (what the strength is per). Nothing is rounded. */
export function massOf(dose: Quantity, strengths: readonly Strength[] | undefined): readonly Quantity[] {
  const [strength, ...others] = strengths ?? [];
  const { value, unit } = withVolume(dose);
  if (
    strength === undefined ||
    others.length > 0 ||
    scaleOf(unit)?.of === 'mass' ||
    scaleOf(strength.numerator.unit)?.of === 'volume'
  )
    return [];
  const per = strength.denominator ?? (solids.includes(unit) ? { value: decimal(1), unit } : undefined);
  const taken = per === undefined ? undefined : inUnitsOf({ value, unit }, per.unit);
  if (per === undefined || taken === undefined) return [];
  const whole = multiply(taken, strength.numerator.value);
  const mass = divide(whole, per.value);
  return mass !== undefined && multiply(mass, per.value) === whole
    ? [{ value: mass, unit: strength.numerator.unit }]
    : [];
}

/** The dose counted in what the strength is per; `undefined` where the two measure different things. */
function inUnitsOf({ value, unit }: Quantity, per: string): Decimal | undefined {
  if (unit === '' || unit === per) return value;
  if (per === 'dose' && ['puff', 'inhalation', 'spray'].includes(unit)) return value;
  const scale = scaleOf(unit);
  const perScale = scaleOf(per);
  return scale === undefined || perScale === undefined || scale.of !== perScale.of
    ? undefined
    : divide(multiply(value, factorOf(scale.factor)), factorOf(perScale.factor));
}

/** Whether one dose, stated in several units, is stated as several amounts of one measure. */
export function contradicts(doses: readonly Quantity[]): boolean {
  const measured = doses.map((dose) => {
    const { value, unit } = withVolume(dose);
    const scale = scaleOf(unit);
    return scale === undefined
      ? { of: unit, value }
      : { of: scale.of, value: multiply(value, factorOf(scale.factor)) };
  });
  return measured.some(({ of, value }) =>
    measured.some((other) => other.of === of && compareDecimal(other.value, value) !== 0),
  );
}
