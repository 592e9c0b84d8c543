import Big from 'big.js';
import { brand, type Brand } from './brand.ts';
import { oncePerText } from './once-per-text.ts';
import { err, ok, type Result } from './result.ts';

/**
 * An exact decimal as canonical text: no exponent, no trailing zeros, `-0` is `0`. Equal numbers are equal text.
 * Dose arithmetic never uses binary floats.
 */
export type Decimal = Brand<string, 'Decimal'>;

const Exact = Big();
// Division is the only inexact operation; 30 places, half even, is far beyond any dose.
Exact.DP = 30;
Exact.RM = Exact.roundHalfEven;
Exact.PE = 100;
Exact.NE = -100;

const canonical = (value: Big): Decimal => brand<Decimal>(value.eq(0) ? '0' : value.toFixed());

/** Reads decimal text (`1`, `0.50`, `1e3`); at most 40 characters, else a fault. */
export function readDecimal(text: string): Result<Decimal, { kind: 'not-a-decimal' }> {
  // Most numbers of a record are in canonical form as they come.
  if (text.length <= 15 && /^(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/.test(text)) return ok(brand<Decimal>(text));
  if (text.length > 40 || !/^-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?$/.test(text))
    return err({ kind: 'not-a-decimal' });
  return ok(canonical(new Exact(text.replace(/\.(?=[eE]|$)/, ''))));
}

/** A whole or literal number known at writing time. */
export const decimal = (value: number): Decimal =>
  Number.isSafeInteger(value) ? brand<Decimal>(String(value)) : canonical(new Exact(value));

export const add = ofTwo((a, b) => canonical(a.plus(b)));

const product = ofTwo((a, b) => canonical(a.times(b)));
export const multiply = (a: Decimal, b: Decimal): Decimal => (b === '1' ? a : a === '1' ? b : product(a, b));

const quotient = ofTwo((a, b) => canonical(a.div(b)));

/** Division; `undefined` for a zero divisor. Not exact for results such as 1/3: never divide before the last step. */
export const divide = (a: Decimal, b: Decimal): Decimal | undefined =>
  b === '0' ? undefined : b === '1' ? a : quotient(a, b);

const order = ofTwo((a, b) => a.cmp(b));

/** Numbers of at most fifteen digits are in the same order as the floats nearest to them. */
export function compareDecimal(a: Decimal, b: Decimal): -1 | 0 | 1 {
  if (a === b) return 0;
  if (a.length > 15 || b.length > 15) return order(a, b);
  return Number(a) < Number(b) ? -1 : 1;
}

/** Doses and strengths are few numbers: what two of them come to is worked out once. */
function ofTwo<Value>(workOut: (a: Big, b: Big) => Value): (a: Decimal, b: Decimal) => Value {
  const known = oncePerText((both) => {
    const [a = '0', b = '0'] = both.split(' ');
    return workOut(new Exact(a), new Exact(b));
  });
  return (a, b) => known(`${a} ${b}`);
}

/** NHS display: a comma from 1,000, a leading zero, no trailing zeros. */
export function showDecimal(value: Decimal): string {
  const [whole = '', fraction] = value.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
