import { readDecimal, type Decimal } from '../core/decimal.ts';
import { formRows, qualifierRows, type Qualifier } from './forms.ts';
import { saltIsTheMedicine, saltWords } from './salts.ts';
import { table } from '../core/table.ts';

/** A strength as a medicine name writes it: `250mg/5ml`, `100units/ml`, `25mg/100mg` (two parts), `0.1%`. */
export type TermStrength = {
  readonly value: Decimal;
  readonly unit: string;
  readonly per?: { readonly value: Decimal; readonly unit: string };
};

/** What the words of a medicine name say. Nothing is dropped: what is not understood stays in `rest`. */
export type ReadTerm = {
  /** The name without salt, strength, form and supplier, lower case: `co-careldopa`, `insulin glargine`. */
  readonly name: string;
  readonly salt: string;
  readonly strengths: readonly TermStrength[];
  readonly form: string;
  readonly qualifiers: readonly Qualifier[];
  /** A supplier or brand in brackets, lower case. */
  readonly bracketed: string;
  readonly rest: string;
};

/** Unit spellings in medicine names to singular words. */
const unitWords = table<string>({
  mg: 'mg',
  milligram: 'mg',
  milligrams: 'mg',
  g: 'g',
  gram: 'g',
  grams: 'g',
  gm: 'g',
  kg: 'kg',
  microgram: 'microgram',
  micrograms: 'microgram',
  mcg: 'microgram',
  microg: 'microgram',
  ug: 'microgram',
  µg: 'microgram',
  μg: 'microgram',
  mcgs: 'microgram',
  nanogram: 'nanogram',
  nanograms: 'nanogram',
  ng: 'nanogram',
  unit: 'unit',
  units: 'unit',
  iu: 'unit',
  u: 'unit',
  ml: 'mL',
  mls: 'mL',
  millilitre: 'mL',
  millilitres: 'mL',
  l: 'L',
  litre: 'L',
  litres: 'L',
  mmol: 'mmol',
  mmols: 'mmol',
  dose: 'dose',
  actuation: 'dose',
  puff: 'dose',
  blister: 'dose',
  hour: 'hour',
  hours: 'hour',
  hr: 'hour',
  h: 'hour',
  hrs: 'hour',
  '%': '%',
  mega: 'mega',
});

const number = String.raw`\d[\d,]*(?:\.\d+)?`;
const unit = Object.keys(unitWords)
  .toSorted((a, b) => b.length - a.length)
  .join('|');
const strengthPattern = new RegExp(
  String.raw`(?<![\p{L}\d.])(${number})\s*(${unit})(?![\p{L}])(?:\s*(?:/|per)\s*(${number})?\s*(${unit})(?![\p{L}]))?`,
  'iu',
);

/**
 * Reads a medicine name as clinicians and GP systems write it.
 *
 * @example readTerm('Metformin 500mg modified-release tablets') // name metformin, 500 mg, tablet, modified-release
 */
export function readTerm(text: string): ReadTerm {
  // "Paracetamol 500mg / Codeine 8mg tablets" is two substances; "100micrograms/dose / 6micrograms/dose" is not.
  const words = formLast(fold(text))
    .replace(/^generic (?=\p{L})/u, '')
    .replaceAll(gluedRelease, ' ');
  const parts = words.split(betweenSubstances);
  const [only, ...others] = parts.map(readPart);
  return only === undefined || others.length === 0 ? readPart(words) : joinParts([only, ...others]);
}

/** "Zemtard 120XL". */
const gluedRelease = /(?<=\d)(?=(?:xl|sr|mr|xr|cr)(?![\p{L}\d]))/gu;

/** Outside brackets; and what comes "with" a medicine may be none itself: a device, an applicator, what it is dissolved in. */
const betweenSubstances =
  /(?:\s+\/\s+(?=\p{L})|(?<=\d(?:mg|g|mcg|micrograms?|nanograms?|units?|mmol))\/(?=\p{L}{4})(?!(?:doses?|hours?|actuation|puff|blister|spray|application|litre|gram|milli\p{L}*|tablet|capsule|drop|vial|patch|square)\b)|\s*\+\s*(?=\p{L}[\p{L}\d])|(?<=\d(?:mg|g|mcg|micrograms?|units?|%))\s+plus\s+(?=\p{L}{4})|\s+(?:and|with)\s+(?=\p{L}[\p{L}\d])(?!(?:device|applicator|adaptor|spacer|diluent|solvent|needles?|(?:oral )?syringe|dropper|pump|handihaler|vehicle)\b))(?![^(]*\))/u;

/** "Tablets furosemide 40mg" as "furosemide 40mg tablets": some systems put the form first. */
export const formLast = (words: string): string =>
  words.replace(
    /^(tablets?|tabs?|capsules?|caps?|inj(?:ection)?|inh(?:aler)?|susp(?:ension)?|cr(?:ea)?m|(?:eye )?oint(?:ment)?|eye drops|supps?|oral sol(?:utio)?n|oral susp(?:ension)?|liquid|syrup|patch(?:es)?)\s+(?=\p{L}{4}|\p{L}{2,3}[ -]\w{3})(.+)$/u,
    '$2 $1',
  );

/** A combination's parts as one medicine: names and strengths in the order written. */
function joinParts(parts: readonly ReadTerm[]): ReadTerm {
  const join = (of: (part: ReadTerm) => string, by: string): string =>
    parts
      .map(of)
      .filter((words) => words !== '')
      .join(by);
  return {
    // "Easyhaler Budesonide" begins with what reads as a form.
    name: join((part) => (part.name === '' ? part.rest : part.name), '/'),
    salt: join((part) => part.salt, '/'),
    strengths: parts.flatMap((part) => part.strengths),
    form: parts.findLast((part) => part.form !== '')?.form ?? '',
    qualifiers: [...new Set(parts.flatMap((part) => part.qualifiers))].toSorted(),
    bracketed: join((part) => part.bracketed, ' '),
    rest: join((part) => part.rest, ' '),
  };
}

/** Of a tablet or capsule these are its release; elsewhere "PR" is a route. */
const oralRelease = /(?<=\s)(?:pr|cr|xr|retard)(?=\s|$)/u;
/** The same, where the word belongs to the brand's name. */
const releaseInName = /(?<=\s)(?:pr|cr|xr|retard|sa|la|continus|durules)(?=\s|$)|spansules?/u;
/** How it tastes or is coated, which no other medicine hangs on. */
const finish = /(?<=\s)(?:s\/f|f\/c)(?=\s|$)/gu;
/** "1 in 200,000": a gram in so many millilitres. */
const oneIn = /(?<![\d.])1\s*(?:in|:)\s*(\d[\d,]*)(?![\d.])/gu;
/** "13.4million units" are 13,400,000. */
const millions = /(?<![\d.,])(\d+(?:\.\d+)?)\s*million\s*(?=units?\b|iu\b)/gu;
const thousands = /(?<=\d),(?=\d{3}(?!\d))/g;
/** "3.1-3.7g/5ml" names its upper end. */
const lowerEnd = /(?<![\p{L}\d.])\d+(?:\.\d+)?\s*-\s*(?=\d+(?:\.\d+)?\s*(?:mg|g|micrograms?|units?)\b)/gu;

function readPart(text: string): ReadTerm {
  const bracketed: string[] = [];
  let words = ` ${text} `.replace(/\(([^()]*)\)/g, (_, inside: string) => {
    bracketed.push(inside.trim());
    return ' ';
  });
  words = words.replace(
    oneIn,
    (_, among: string) => ` ${1e6 / Number(among.replaceAll(',', ''))}micrograms/ml `,
  );
  if (words.includes('million'))
    words = words.replace(millions, (_, count: string) => `${Math.round(Number(count) * 1e6)} `);
  if (words.includes('/')) words = words.replace(finish, ' ');
  if (words.includes(',')) words = words.replace(thousands, '');
  if (words.includes('-')) words = words.replace(lowerEnd, ' ');
  const strengths: TermStrength[] = [];
  const containers: string[] = [];
  const first = strengthPattern.exec(words);
  for (let found = first; found !== null; found = strengthPattern.exec(words)) {
    // A bare volume is the size of a container (3ml pen), not a strength.
    const container =
      found[4] === undefined && ['mL', 'L'].includes(unitWords[(found[2] ?? '').toLowerCase()] ?? '');
    // "Voltarol 12 Hour": how long it works.
    const works = found[4] === undefined && unitWords[(found[2] ?? '').toLowerCase()] === 'hour';
    if (container || works) containers.push(found[0].trim());
    else strengths.push(...strengthOf(found));
    words = `${words.slice(0, found.index)} ${found[0].startsWith(' ') ? '' : '|'} ${words.slice(found.index + found[0].length).replace(/^\s*\/\s*/, ' ')}`;
  }
  const form = takeForm(words, first !== null);
  const swallowed = form.form === 'tablet' || form.form === 'capsule';
  const qualifiers = takeQualifiers(swallowed ? form.words.replace(oralRelease, ' ') : form.words);
  const found = readQualifiers(qualifiers.found, swallowed && releaseInName.test(words), form.form, text);
  const [head = '', ...tail] = qualifiers.words.split('|');
  const { name, salt } = splitSalt(squeeze(head).replace(leftOfForm, '').trim());
  return {
    name,
    salt,
    strengths,
    form: form.form,
    qualifiers: found,
    bracketed: bracketed.join(' '),
    rest: squeeze([...tail, ...containers].join(' ')),
  };
}

/** What the words of form and release come to together. */
function readQualifiers(
  found: readonly Qualifier[],
  released: boolean,
  form: string,
  text: string,
): readonly Qualifier[] {
  const all = new Set(found);
  if (released) all.add('modified-release');
  // "Asacol 400mg MR gastro-resistant tablets": the brand's MR is the coat, and dm+d calls it so.
  if (all.has('gastro-resistant') && !/modified[- ]release|m\/r/.test(text)) all.delete('modified-release');
  if (form.startsWith('eye ') && /unit dose|\bminims\b/.test(text)) all.add('preservative-free');
  return [...all].toSorted();
}

/** Lower case, one kind of space and hyphen, no full stops after letters. */
export function fold(text: string): string {
  // Plain ASCII with single spaces, as nearly all of a record is, needs its case changed and nothing else.
  if (/^[!-~]+(?: [!-~]+)*$/.test(text) && !text.includes('.')) return text.toLowerCase();
  return text
    .replace(/[\u00ae\u2122\u00a9]/g, ' ')
    .replace(/[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu, '')
    .normalize('NFKC')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .toLowerCase()
    .replace(/(?<=\p{L})\.(?=\s|$)/gu, '')
    .trim();
}

const squeeze = (words: string): string =>
  words
    .replace(/[|,;]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

function strengthOf(found: RegExpExecArray): readonly TermStrength[] {
  const [, value = '', unitText = '', perValue, perUnit] = found;
  const amount = quantity(value, unitText);
  if (amount === undefined) return [];
  if (perUnit === undefined) return [amount];
  const per = quantity(perValue ?? '1', perUnit);
  if (per === undefined) return [amount];
  const masses = ['mg', 'g', 'microgram', 'unit'];
  // 25mg/100mg is two ingredients; 250mg/5ml is a concentration.
  return masses.includes(per.unit) && masses.includes(amount.unit) && perValue !== undefined
    ? [amount, per]
    : [{ ...amount, per }];
}

function quantity(value: string, unitText: string): { value: Decimal; unit: string } | undefined {
  const read = readDecimal(value.replaceAll(',', ''));
  const word = unitWords[unitText.toLowerCase()];
  return read.ok && word !== undefined ? { value: read.value, unit: word } : undefined;
}

function takeForm(words: string, hasStrength: boolean): { form: string; words: string } {
  for (const row of formRows) {
    const at = wordAt(words, row.words);
    // A form word before any strength and followed by nothing is still a form ("aspirin tablets").
    if (at >= 0 && (at > 1 || !hasStrength)) {
      // A mixture without a strength is an official preparation, which holds more than its name says.
      if (row.words === 'mixture' && !hasStrength) return { form: row.form, words };
      return { form: row.form, words: `${words.slice(0, at)} | ${words.slice(at + row.words.length)}` };
    }
  }
  return { form: '', words };
}

function takeQualifiers(words: string): { found: readonly Qualifier[]; words: string } {
  let left = words;
  const found = new Set<Qualifier>();
  for (const row of qualifierRows) {
    const at = wordAt(left, row.words);
    if (at <= 1) continue;
    found.add(row.qualifier);
    left = `${left.slice(0, at)} ${left.slice(at + row.words.length)}`;
  }
  return { found: [...found].toSorted(), words: left };
}

const inWord = /[\p{L}\d/-]/u;

/** Where `needle` stands as whole words, or -1. */
function wordAt(words: string, needle: string): number {
  for (let at = words.indexOf(needle); at >= 0; at = words.indexOf(needle, at + 1))
    if (!inWord.test(words[at - 1] ?? ' ') && !inWord.test(words[at + needle.length] ?? ' ')) return at;
  return -1;
}

/** What stays of a form said twice ("inj 10mg amps"), and of a route beside a name. */
const leftOfForm = /(?<=\p{L}{3} )(?:oral|inj(?:ection)?|tabs?|caps?)$/u;

function splitSalt(name: string): { name: string; salt: string } {
  const words = name.split(' ');
  const first = words[0] ?? '';
  if (saltIsTheMedicine.includes(first) || name.includes('/')) return { name, salt: '' };
  let end = words.length;
  while (end > 1 && saltWords.includes(words[end - 1] ?? '')) end -= 1;
  return { name: words.slice(0, end).join(' '), salt: words.slice(end).join(' ') };
}
