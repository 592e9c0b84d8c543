import { compareDecimal, decimal, type Decimal } from '../core/decimal.ts';
import { known, notRecorded, unreadable, type Known } from '../core/known.ts';
import type { DoseAmount, Quantity } from '../medicines/dosage.ts';
import type { Strength } from '../medicines/line.ts';
import { scaleOf, unitOf, unitOfCode } from '../medicines/units.ts';
import { absence, child, isNode, items, knownDecimal, objects, rawText, text } from './node.ts';

/** From here on an amount is a mistake, not a number to reckon with: the largest real doses are counted in hundreds of millions. */
const absurd = decimal(1_000_000_000);

const isPossible = (value: Decimal): boolean =>
  compareDecimal(value, absurd) < 0 && compareDecimal(value, decimal(0)) >= 0;

/** A quantity with its unit folded to one singular word; `text` keeps the source's own unit. */
export function readQuantity(node: unknown): Known<Quantity> {
  if (node === undefined || node === null) return notRecorded;
  if (!isNode(node)) return unreadable(rawText(node), 'not an amount with a unit');
  const value = knownDecimal(node, 'value');
  if (value.kind === 'not-recorded') return emptyQuantity(node);
  if (value.kind !== 'known')
    return value.kind === 'withheld' ? value : unreadable(rawText(node), 'no number that could be read');
  if (!isPossible(value.value)) return unreadable(rawText(node), 'not a possible amount');
  if (text(node, 'comparator') !== undefined)
    return unreadable(rawText(node), 'more or less than an amount, not an amount');
  const stated = text(node, 'unit') ?? quantityWords(node);
  const words = stated === '1' ? undefined : stated;
  const unit = readUnit(words, codeOf(node));
  if (unit === undefined) return unreadable(rawText(node), 'the unit and its code disagree');
  return known({ value: value.value, unit, ...(words === undefined ? {} : { text: words }) });
}

/** No number: withheld or not recorded where it says so, else what is there could not be read. */
function emptyQuantity(node: object): Known<Quantity> {
  const own = absence(node);
  if (own.kind === 'withheld') return own;
  return Object.keys(node).every((key) => key === 'extension' || key === '_value')
    ? notRecorded
    : unreadable(rawText(node), 'no number that could be read');
}

/** GP Connect gives some quantities their unit in words beside the number, as an extension. */
function quantityWords(node: unknown): string | undefined {
  const found = objects(node, 'extension').find((item) =>
    /MedicationQuantityText/.test(text(item, 'url') ?? ''),
  );
  return text(found, 'valueString');
}

/** Some systems send the code as an array of one. */
function codeOf(node: unknown): string | undefined {
  const [code, ...others] = items(node, 'code');
  return typeof code === 'string' && code !== '' && others.length === 0 ? code : undefined;
}

/**
 * The unit from its words and its code. The words are what a person chose and saw, so they win over a code that says
 * another countable thing ("tablet" coded as a capsule). Where both measure mass or volume and differ, nobody can say which
 * is right: `undefined`.
 */
export function readUnit(words: string | undefined, code: string | undefined): string | undefined {
  const byWords = words === undefined ? undefined : wordUnit(words);
  const byCode = code === undefined ? undefined : (unitOfCode(code) ?? compound(code));
  if (
    byWords !== undefined &&
    byCode !== undefined &&
    byWords !== byCode &&
    scaleOf(byWords) !== undefined &&
    scaleOf(byCode) !== undefined
  )
    return undefined;
  return byWords ?? plain(words) ?? byCode ?? bareCode(code) ?? '';
}

/** UCUM's `{tablet}` is a note about what is counted, and `1` is no unit at all. */
function bareCode(code: string | undefined): string | undefined {
  const noted = code === undefined ? undefined : /^1?\{(.+)\}$/.exec(code)?.[1];
  return noted === undefined ? (code === '1' ? '' : code) : (unitOf(noted) ?? noted);
}

/** Whether the unit's words and its code name different units. */
export function unitsDiffer(node: unknown): boolean {
  const words = text(node, 'unit');
  const code = codeOf(node);
  const byWords = words === undefined ? undefined : wordUnit(words);
  const byCode = code === undefined ? undefined : (unitOfCode(code) ?? compound(code));
  return byWords !== undefined && byCode !== undefined && byWords !== byCode;
}

/** Words folded by the table, also with a bracketed plural ("tablets(s)"). */
const wordUnit = (words: string): string | undefined =>
  unitOf(words) ?? unitOf(words.trim().replace(/\(e?s\)$/, '')) ?? compound(words);

/** `mL/h`, `milligram per hour`: each part folded. */
function compound(words: string): string | undefined {
  const parts = words.split(/\s*\/\s*|\s+per\s+/i);
  const units = parts.map((part) => unitOf(part.trim()));
  return parts.length === 2 && units.every((unit) => unit !== undefined) ? units.join('/') : undefined;
}

/** An unknown unit stays as written, but for a capital letter and a bracketed plural. */
const plain = (words: string | undefined): string | undefined =>
  words === undefined
    ? undefined
    : /^[A-Z][a-z]/.test(words)
      ? words.trim().toLowerCase()
      : words.trim().replace(/\(s\)$/, '');

export const quantityAt = (node: unknown, name: string): Known<Quantity> => readQuantity(child(node, name));

/** `doseQuantity`, `doseRange`, `dose[x]` of any version. One-sided ranges stay one-sided. */
export function readAmount(node: unknown, stem: string): Known<DoseAmount> {
  const name = [`${stem}Quantity`, `${stem}SimpleQuantity`].find(
    (candidate) => child(node, candidate) !== undefined,
  );
  const quantity = name === undefined ? notRecorded : quantityAt(node, name);
  if (quantity.kind === 'known') return known({ low: quantity.value, high: quantity.value });
  if (quantity.kind !== 'not-recorded') return quantity;
  return readRange(child(node, `${stem}Range`));
}

function readRange(range: unknown): Known<DoseAmount> {
  if (range === undefined || range === null) return notRecorded;
  if (!isNode(range)) return unreadable(rawText(range), 'not a range');
  const low = quantityAt(range, 'low');
  const high = quantityAt(range, 'high');
  if (low.kind === 'unreadable' || low.kind === 'withheld') return low;
  if (high.kind === 'unreadable' || high.kind === 'withheld') return high;
  if (low.kind !== 'known' && high.kind !== 'known')
    return unreadable(rawText(range), 'a range without ends');
  if (
    low.kind === 'known' &&
    high.kind === 'known' &&
    low.value.unit === high.value.unit &&
    compareDecimal(low.value.value, high.value.value) > 0
  ) {
    return unreadable(rawText(range), 'a range whose low end is above its high end');
  }
  return known({
    ...(low.kind === 'known' ? { low: low.value } : {}),
    ...(high.kind === 'known' ? { high: high.value } : {}),
  });
}

export function readStrength(node: unknown): Known<Strength> {
  if (node === undefined || node === null) return notRecorded;
  const numerator = quantityAt(node, 'numerator');
  if (numerator.kind !== 'known')
    return numerator.kind === 'not-recorded' ? unreadable(rawText(node), 'not a strength') : numerator;
  const denominator = quantityAt(node, 'denominator');
  if (denominator.kind === 'unreadable' || denominator.kind === 'withheld') return denominator;
  return known({
    numerator: numerator.value,
    ...(denominator.kind === 'known' ? { denominator: denominator.value } : {}),
  });
}
