import { compareDecimal, decimal, multiply, type Decimal } from '../core/decimal.ts';
import { quantityWords } from '../dosage/dosage.ts';
import type { DosageMeaning } from '../medicines/dosage.ts';
import { compareMeasures, measuresOf } from './measure.ts';
import type { Side } from './pairs.ts';
import { table } from '../core/table.ts';

type Maximum = NonNullable<DosageMeaning['maxPerPeriod']>;

/** The maximum per period a side states outright; "every four hours up to four times a day" implies one and states none. */
export const maximumOf = ({ dosing }: Side): Maximum | undefined =>
  dosing.meanings
    .map(({ maxPerPeriod }) => maxPerPeriod)
    .find((found) => found !== undefined && found.implied !== true);

const hoursIn = table<Decimal>({
  hour: decimal(1),
  day: decimal(24),
  week: decimal(168),
  month: decimal(720),
});

/** A side with the maximum that it states. */
type Limited = { readonly side: Side; readonly maximum: Maximum };

/** Whether two maxima differ: by mass where the strength is known, each over the same time. */
export function maximaDiffer(a: Limited, b: Limited, samePiece: boolean): boolean {
  const [one, other] = [a.maximum, b.maximum];
  const [hours, otherHours] = [hoursOf(one), hoursOf(other)];
  if (hours === undefined || otherHours === undefined) return false;
  // Doses are only ever held against doses: what one dose is, is another matter.
  if ((one.numerator.unit === 'dose') !== (other.numerator.unit === 'dose')) return false;
  const measured = ({ numerator }: Maximum, { dosing }: Side, times: Decimal) => {
    const quantity = { ...numerator, value: multiply(numerator.value, times) };
    return measuresOf([{ low: quantity, high: quantity }], dosing.product);
  };
  const [most, otherMost] = [measured(one, a.side, otherHours), measured(other, b.side, hours)];
  if (most === undefined || otherMost === undefined) return false;
  if (one.numerator.unit === 'dose')
    return compareDecimal(most.count?.high ?? decimal(0), otherMost.count?.high ?? decimal(0)) !== 0;
  const found = compareMeasures(most, otherMost, { samePiece, countFirst: a.side.dosing.product.countOnly });
  return found.kind === 'different';
}

function hoursOf({ denominator }: Maximum): Decimal | undefined {
  const hours = hoursIn[denominator.unit];
  return hours === undefined ? undefined : multiply(hours, denominator.value);
}

/** "8 tablets in 24 hours". */
export const maximumWords = ({ numerator, denominator }: Maximum): string =>
  `${quantityWords(numerator)} in ${quantityWords(denominator)}`;
