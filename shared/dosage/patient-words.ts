import { valueOf } from '../core/known.ts';
import type { AsNeeded, Dosage, DosageMeaning, Quantity, ReadText, Timing } from '../medicines/dosage.ts';
import { compareTextWithStructure } from './compare.ts';
import { readText } from './from-text.ts';
import { listed } from './listed.ts';
import { isLowOnly } from './text.ts';
import { days, doseWords, frequencyWords, quantityWords } from './words.ts';
import { table } from '../core/table.ts';

/**
 * Directions in the words of a medicine's label, for the patient: "Take 1 tablet, twice a day, with food". Only what was
 * understood whole is put into words; else the source's own words are given in quotes, and nothing of ours beside them.
 * `form` is that of the product ("tablet"): what "1 twice a day" counts.
 */

/** What is counted and swallowed. */
const swallowed = ['tablet', 'capsule', 'sachet', 'lozenge', 'caplet'];

const routes = table<string>({
  oral: 'by mouth',
  inhalation: 'breathed in',
  inhaled: 'breathed in',
  topical: 'on the skin',
  cutaneous: 'on the skin',
  transdermal: 'on the skin',
  subcutaneous: 'injected under the skin',
  intramuscular: 'injected into a muscle',
  intravenous: 'into a vein',
  ocular: 'into the eye',
  ophthalmic: 'into the eye',
  auricular: 'into the ear',
  otic: 'into the ear',
  nasal: 'into the nose',
  rectal: 'into the back passage',
  vaginal: 'into the vagina',
  sublingual: 'under the tongue',
  buccal: 'between gum and cheek',
});

/** Directions somebody wrote in words; `“as directed”` where they were not understood whole. Empty for none. */
export function patientDirections(text: string, form: string): string {
  const words = text.trim();
  if (words === '') return '';
  const read = valueOf(readText(words));
  return (read === undefined ? undefined : understood(read, form)) ?? `“${words}”`;
}

/** The directions of one line, all of its dosages; empty where the source states none. */
export const patientDosages = (dosages: readonly Dosage[], form: string): string =>
  dosages
    .map((dosage) => ofDosage(dosage, form))
    .filter((words, at, all) => words !== '' && all.indexOf(words) === at)
    .join(' And: ');

function ofDosage(dosage: Dosage, form: string): string {
  const text = valueOf(dosage.text)?.trim() ?? '';
  const own = text === '' ? undefined : `“${text}”`;
  const instruction = valueOf(dosage.patientInstruction)?.trim() ?? '';
  const more = instruction === '' || instruction === text ? '' : ` “${instruction}”`;
  const structure = valueOf(dosage.structured);
  if (structure !== undefined) {
    const agrees = own === undefined || compareTextWithStructure(dosage).kind === 'agree';
    const whole = (valueOf(dosage.fromText)?.remainder ?? '').trim() === '';
    const said = agrees && whole ? patientWords([structure], form) : undefined;
    return `${said ?? own ?? ''}${more}`.trim();
  }
  const read = valueOf(dosage.fromText);
  return `${(read === undefined ? undefined : understood(read, form)) ?? own ?? ''}${more}`.trim();
}

const understood = (read: ReadText, form: string): string | undefined =>
  read.remainder.trim() === '' ? patientWords(read.steps ?? [read.meaning], form) : undefined;

/** `undefined` where something of it has no plain words here: a rate, no dose, a dose with no most, an order not said. */
function patientWords(meanings: readonly DosageMeaning[], form: string): string | undefined {
  const said = meanings.map((meaning) => oneInWords(meaning, form));
  const whole = said.filter((words) => words !== undefined);
  if (whole.length === 0 || whole.length < said.length) return undefined;
  const sequences = new Set(meanings.map((meaning) => meaning.sequence));
  if (sequences.size === 1) return whole.join(' And: ');
  if (sequences.size < meanings.length || sequences.has(undefined)) return undefined;
  return meanings
    .map((meaning, at) => ({ at: meaning.sequence ?? 0, words: whole[at] ?? '' }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ words }, at) => `${at === 0 ? 'First: ' : 'Then: '}${words}`)
    .join(' ');
}

function oneInWords(meaning: DosageMeaning, form: string): string | undefined {
  const { timing, doses, rate, maxPerPeriod, maxPerAdministration, maxPerLifetime } = meaning;
  const [dose, often] = [countedDose(meaning, form), oftenWords(timing)];
  if (dose === undefined || often === undefined || rate !== undefined || maxPerLifetime !== undefined)
    return undefined;
  if (doses.some(isLowOnly)) return undefined;
  const verb = verbOf(meaning, form);
  const how = [`${verb} ${dose}`, placeOf(meaning, verb), often].filter((part) => part !== '').join(', ');
  return [
    how,
    neededWords(meaning.asNeeded),
    maxPerPeriod === undefined
      ? ''
      : `No more than ${quantityWords(maxPerPeriod.numerator)} in ${periodWords(maxPerPeriod.denominator)}`,
    maxPerAdministration === undefined
      ? ''
      : `No more than ${quantityWords(maxPerAdministration)} at one time`,
    ...meaning.additionalInstructions.map(({ text }) => text),
  ]
    .filter((sentence) => sentence !== '')
    .map((text) => `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`)
    .join(' ');
}

/** "half a tablet", "1 tablet (500 mg)"; a bare number counts what the product is, and is never taken for milligrams. */
function countedDose(meaning: DosageMeaning, form: string): string | undefined {
  const amounts = meaning.doses.flatMap(({ low, high }) => [low, high]).filter((one) => one !== undefined);
  const bare = amounts.filter(({ unit }) => unit === '');
  if (bare.length > 0 && !(swallowed.includes(form) && bare.every(({ value }) => countable.test(value))))
    return undefined;
  const named = (quantity: Quantity): Quantity =>
    quantity.unit === '' ? { ...quantity, unit: form } : quantity;
  const words = doseWords({
    ...meaning,
    doses: meaning.doses.map(({ low, high }) => ({
      ...(low === undefined ? {} : { low: named(low) }),
      ...(high === undefined ? {} : { high: named(high) }),
    })),
  });
  return words === ''
    ? undefined
    : words.replace(/^0\.5 (\w+?)s?\b/, 'half a $1').replace(/^(\d)\.5 (?=[a-z]{4})/, '$1 and a half ');
}

/** Numbers of tablets that are given: 20 with no unit may be milligrams. */
const countable = /^(?:0\.5|[1-8](?:\.5)?)$/;

/** Food before, with or after is said as a label says it; other mixtures of meals have no plain words. */
function oftenWords(timing: Timing): string | undefined {
  if (timing.code !== undefined && frequencyWords(timing) === '') return undefined;
  const meals = timing.when.filter((code) => ['AC', 'C', 'PC'].includes(code));
  if (meals.length > 1 && meals.includes('AC')) return undefined;
  const onDays =
    timing.dayOfWeek.length === 0 ? '' : `on ${listed(timing.dayOfWeek.map((day) => days[day]))}`;
  const rest = frequencyWords({
    ...timing,
    dayOfWeek: [],
    when: timing.when.filter((code) => !meals.includes(code) || timing.offsetMinutes !== undefined),
  });
  const food = timing.offsetMinutes === undefined ? (foods[meals.toSorted().join(' ')] ?? '') : '';
  return [rest, onDays, food].filter((part) => part !== '').join(', ');
}

const foods = table<string>({
  AC: 'before food',
  C: 'with food',
  PC: 'after food',
  'C PC': 'with or after food',
});

const periodWords = (quantity: Quantity): string =>
  quantity.value === '1' ? `one ${quantity.unit}` : quantityWords(quantity);

function verbOf({ method, doses, route }: DosageMeaning, form: string): string {
  if (method !== undefined) return method.text;
  const units = doses.flatMap(({ low, high }) => [low?.unit ?? '', high?.unit ?? '']);
  const isSwallowed =
    swallowed.includes(form) || units.some((unit) => swallowed.includes(unit) || unit.startsWith('spoonful'));
  const isOral = route?.text.toLowerCase() === 'oral';
  return isOral || (route === undefined && isSwallowed) ? 'Take' : 'Use';
}

/** Where it goes; "by mouth" of what is taken is said by the verb. */
function placeOf({ route, site }: DosageMeaning, verb: string): string {
  const named = route?.text.toLowerCase() ?? '';
  const place = named === 'oral' && verb === 'Take' ? '' : (routes[named] ?? named);
  return [place, site?.text ?? ''].filter((part) => part !== '').join(', ');
}

function neededWords(asNeeded: AsNeeded | undefined): string {
  if (asNeeded === undefined || asNeeded.kind === 'no') return '';
  return asNeeded.kind === 'yes'
    ? 'Only when you need it'
    : `Only when you need it for ${asNeeded.reason.text}`;
}
