import type { JsonObject } from '../core/brand.ts';
import { known, mapKnown, notRecorded, unreadable, withheld, type Known } from '../core/known.ts';
import type { AsNeeded, Dosage, DosageMeaning, DoseAmount, Quantity, Rate } from '../medicines/dosage.ts';
import { conceptFrom } from './concept.ts';
import {
  absence,
  child,
  isNode,
  items,
  knownBoolean,
  knownDecimal,
  knownText,
  object,
  objects,
  rawText,
  said,
} from './node.ts';
import { quantityAt, readAmount } from './quantity.ts';
import { emptyTiming, problemList, readTiming, type Problems } from './timing.ts';

/** How words of directions are read; `shared/dosage` does it. */
export type DirectionsReader = (text: string) => Dosage['fromText'];

/** The dosages of a resource under any of the names its type uses. Words where a dosage was meant are a dosage in words. */
export const readDosages = (node: JsonObject, directions: DirectionsReader): readonly Dosage[] =>
  ['dosage', 'dosageInstruction'].flatMap((name) =>
    said(node, name).map((item) =>
      readDosage(
        isNode(item) ? item : typeof item === 'string' ? { text: item } : { text: rawText(item) },
        directions,
      ),
    ),
  );

/** A FHIR Dosage of R4 or STU3: its words, its structure, and what its words were read as. */
export function readDosage(node: JsonObject, directions: DirectionsReader): Dosage {
  const text = knownText(node, 'text');
  const instruction = knownText(node, 'patientInstruction');
  const structured = readStructure(node);
  const instead = text.kind === 'not-recorded' && !saysHow(structured) && instruction.kind === 'known';
  const words = instead ? instruction : text;
  return {
    text: words,
    structured,
    fromText:
      words.kind === 'known'
        ? directions(words.value)
        : mapKnown(words, () => ({ meaning: emptyMeaning, remainder: '' })),
    patientInstruction: instruction,
    ...(instead ? { wordsFrom: 'patient-instruction' as const } : {}),
  };
}

/** Whether the coded fields say how much or how often; then what the patient is told is beside them, else it is all there is. */
const saysHow = (structured: Dosage['structured']): boolean =>
  structured.kind !== 'not-recorded' &&
  !(
    structured.kind === 'known' &&
    structured.value.doses.length === 0 &&
    JSON.stringify(structured.value.timing) === JSON.stringify(emptyTiming)
  );

/** A note that holds an amount or how often, where no dosage holds anything: directions, and said to come from a note. */
export function dosagesOfNotes(notes: readonly string[], directions: DirectionsReader): readonly Dosage[] {
  return notes.flatMap((note): readonly Dosage[] => {
    const fromText = directions(note);
    const all = fromText.kind === 'known' ? (fromText.value.steps ?? [fromText.value.meaning]) : [];
    const says = all.some(
      ({ doses, timing }) => JSON.stringify(timing) !== JSON.stringify(emptyTiming) || doses.some(hasUnit),
    );
    return says || directive.test(note)
      ? [
          {
            text: known(note),
            structured: notRecorded,
            fromText,
            patientInstruction: notRecorded,
            wordsFrom: 'note',
          },
        ]
      : [];
  });
}

/** A bare number in a note ("expired box: 17-Nov") is no amount. */
const hasUnit = ({ low, high }: DoseAmount): boolean => (high ?? low)?.unit !== '';

/** "4mg Mon-Fri": an amount beside a day or a time is a direction, however little of it is understood. */
const directive =
  /\b\d+(?:\.\d+)?\s*(?:mg|mcg|micrograms?|g|ml|units?|tab\w*|cap\w*|puffs?|drops?)\b.*\b(?:daily|day|night|morning|evening|weekly|week|hourly|od|bd|tds|qds|mon|tue|wed|thu|fri|sat|sun|weekends?)\b/i;

export const emptyMeaning: DosageMeaning = { doses: [], timing: emptyTiming, additionalInstructions: [] };

const structuredFields = [
  'timing',
  'asNeededBoolean',
  'asNeededCodeableConcept',
  'asNeeded',
  'asNeededFor',
  'site',
  'route',
  'method',
  'doseAndRate',
  'doseQuantity',
  'doseRange',
  'doseSimpleQuantity',
  'dose',
  'rateRatio',
  'rateRange',
  'rateQuantity',
  'rateSimpleQuantity',
  'maxDosePerPeriod',
  'maxDosePerAdministration',
  'maxDosePerLifetime',
  'additionalInstruction',
];

/**
 * Not recorded when the dosage holds words only. Unreadable, with all of it raw, when any part of it could not be read:
 * half a dosage is more dangerous than none.
 */
function readStructure(node: JsonObject): Known<DosageMeaning> {
  if (!structuredFields.some((field) => node[field] !== undefined)) return absence(node);
  const problems = problemList();
  const meaning = readMeaning(node, problems);
  const [first] = problems.found;
  if (first === undefined) return known(meaning);
  return problems.found.every((problem) => problem.raw === masked)
    ? withheld('the source')
    : unreadable(rawText(node), `${first.path} could not be read: ${first.raw.slice(0, 80)}`);
}

/** Stands in a problem's raw text for a value the source withheld. */
const masked = '(withheld)';

function readMeaning(node: JsonObject, problems: Problems): DosageMeaning {
  // STU3 has dose and rate directly in the dosage.
  const rated = objects(node, 'doseAndRate');
  if (node['doseAndRate'] !== undefined && rated.length !== items(node, 'doseAndRate').length)
    problems.add('doseAndRate', node['doseAndRate']);
  const places = rated.length > 0 ? rated : [node];
  const sequence = take(knownDecimal(node, 'sequence'), 'sequence', problems);
  const rate = places.map((place) => readRate(place, problems)).find((found) => found !== undefined);
  if (node['timing'] !== undefined && object(node, 'timing') === undefined)
    problems.add('timing', node['timing']);
  return {
    ...(sequence === undefined ? {} : { sequence: Number(sequence) }),
    ...concepts(node, problems),
    doses: places
      .map((place) => take(readAmount(place, 'dose'), 'dose', problems))
      .filter((dose): dose is DoseAmount => dose !== undefined),
    ...(rate === undefined ? {} : { rate }),
    timing: readTiming(object(node, 'timing'), problems),
    ...asNeeded(node, problems),
    ...maxima(node, problems),
    additionalInstructions: items(node, 'additionalInstruction').flatMap(
      (item) => take(conceptFrom(item), 'additionalInstruction', problems) ?? [],
    ),
  };
}

/** The value, or a problem noted; nothing recorded is no problem. */
function take<T>(field: Known<T>, path: string, problems: Problems): T | undefined {
  if (field.kind === 'unreadable') problems.add(path, field.raw);
  if (field.kind === 'withheld') problems.add(path, masked);
  return field.kind === 'known' ? field.value : undefined;
}

function concepts(node: JsonObject, problems: Problems): Pick<DosageMeaning, 'method' | 'route' | 'site'> {
  const method = take(conceptFrom(node['method']), 'method', problems);
  const route = take(conceptFrom(node['route']), 'route', problems);
  const site = take(conceptFrom(node['site']), 'site', problems);
  return {
    ...(method === undefined ? {} : { method }),
    ...(route === undefined ? {} : { route }),
    ...(site === undefined ? {} : { site }),
  };
}

function asNeeded(node: JsonObject, problems: Problems): { asNeeded?: AsNeeded } {
  const given = node['asNeededCodeableConcept'] ?? node['asNeededFor'];
  const reasons = items({ given }, 'given').flatMap(
    (item) => take(conceptFrom(item), 'asNeeded', problems) ?? [],
  );
  const [reason] = reasons;
  if (reason !== undefined)
    return {
      asNeeded: {
        kind: 'for',
        reason: {
          text: reasons.map(({ text }) => text).join(' or '),
          codes: reasons.flatMap(({ codes }) => codes),
        },
      },
    };
  const name = node['asNeededBoolean'] === undefined ? 'asNeeded' : 'asNeededBoolean';
  const flag = take(knownBoolean(node, name), 'asNeeded', problems);
  // A reason that is a concept without a word still says "as needed".
  if (flag === undefined)
    return object(node, 'asNeededCodeableConcept') === undefined ? {} : { asNeeded: { kind: 'yes' } };
  return { asNeeded: { kind: flag ? 'yes' : 'no' } };
}

function readRate(place: JsonObject, problems: Problems): Rate | undefined {
  if (place['rateRatio'] !== undefined) {
    const ratio = readRatio(place, 'rateRatio', problems);
    return ratio === undefined ? undefined : { kind: 'ratio', ...ratio };
  }
  const amount = take(readAmount(place, 'rate'), 'rate', problems);
  return amount === undefined ? undefined : { kind: 'amount', amount };
}

function readRatio(
  node: JsonObject,
  name: string,
  problems: Problems,
): { numerator: Quantity; denominator: Quantity } | undefined {
  const [ratio] = items(node, name);
  if (ratio === undefined) return undefined;
  const numerator = quantityAt(ratio, 'numerator');
  const denominator = quantityAt(ratio, 'denominator');
  if (numerator.kind === 'known' && denominator.kind === 'known')
    return { numerator: numerator.value, denominator: denominator.value };
  problems.add(name, numerator.kind === 'withheld' || denominator.kind === 'withheld' ? masked : ratio);
  return undefined;
}

function maxima(
  node: JsonObject,
  problems: Problems,
): Pick<DosageMeaning, 'maxPerPeriod' | 'maxPerAdministration' | 'maxPerLifetime'> {
  const period = readRatio(node, 'maxDosePerPeriod', problems);
  const administration = take(
    quantityAt(node, 'maxDosePerAdministration'),
    'maxDosePerAdministration',
    problems,
  );
  const lifetime = take(quantityAt(node, 'maxDosePerLifetime'), 'maxDosePerLifetime', problems);
  return {
    ...(period === undefined ? {} : { maxPerPeriod: period }),
    ...(administration === undefined ? {} : { maxPerAdministration: administration }),
    ...(lifetime === undefined ? {} : { maxPerLifetime: lifetime }),
  };
}

/** An administration's `dose` is a plain quantity; read as the dose of a dosage. */
export function administrationDosages(node: JsonObject, directions: DirectionsReader): readonly Dosage[] {
  return said(node, 'dosage').map((item) => {
    if (!isNode(item))
      return readDosage({ text: typeof item === 'string' ? item : rawText(item) }, directions);
    const { dose, ...rest } = item;
    return readDosage(dose === undefined ? rest : { ...rest, doseQuantity: dose }, directions);
  });
}

/** Whether a flag is on, however it is written. */
export const isOn = (node: unknown, name: string): boolean =>
  child(node, name) === true || child(node, name) === 'true';
