import { decimal, divide, multiply, readDecimal, type Decimal } from '../core/decimal.ts';
import type { TermStrength } from './term.ts';
import { table } from '../core/table.ts';

/** Mass to micrograms, so that 1 g, 1000 mg and a million micrograms are one. */
const micrograms = table<string>({
  nanogram: '0.001',
  microgram: '1',
  mg: '1000',
  g: '1000000',
  kg: '1000000000',
});

const factor = (text: string): Decimal => {
  const read = readDecimal(text);
  return read.ok ? read.value : decimal(1);
};

/** One strength in one way of writing: per one of its denominator, mass in micrograms, a percentage as mass per millilitre or gram. */
export function concentration(strength: TermStrength): string {
  if (strength.unit === '%') return `${multiply(strength.value, decimal(10_000))} microgram/mL`;
  const scale = micrograms[strength.unit];
  const value = scale === undefined ? strength.value : multiply(strength.value, factor(scale));
  const unit = scale === undefined ? strength.unit : 'microgram';
  // "Salbutamol 100mcg inhaler" is 100 micrograms a dose.
  if (strength.per === undefined || (strength.per.unit === 'dose' && strength.per.value === '1'))
    return `${value} ${unit}`.trim();
  const litre = strength.per.unit === 'L' ? decimal(1000) : decimal(1);
  const each = divide(value, multiply(strength.per.value, litre));
  return `${each ?? value} ${unit}/${['g', 'L'].includes(strength.per.unit) ? 'mL' : strength.per.unit}`;
}

const perStrengths = new WeakMap<readonly TermStrength[], string>();

/** A product's strengths as one text; the order they are written in does not matter. Worked out once for each name. */
export function strengthTextOf(strengths: readonly TermStrength[]): string {
  const known = perStrengths.get(strengths) ?? strengths.map(concentration).toSorted().join(' + ');
  perStrengths.set(strengths, known);
  return known;
}
