import type { JsonObject } from '../core/brand.ts';
import { known, unreadable, withheld, type Known } from '../core/known.ts';
import type {
  AsNeeded,
  Dosage,
  DosageMeaning,
  DoseAmount,
  Quantity,
  Rate,
  UnreadMember,
} from '../medicines/dosage.ts';
import { conceptFrom } from './concept.ts';
import { absence, items, knownBoolean, knownDecimal, object, objects, rawText } from './node.ts';
import { quantityAt, readAmount } from './quantity.ts';
import { emptyTiming, problemList, readTiming, type Problem, type Problems } from './timing.ts';

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
 * The coded fields of a Dosage, of R4 or STU3. Not recorded when it holds words only. A member that could not be read costs
 * itself, and is told in `unread`; where nothing else was read, the whole is unreadable with all of it raw.
 */
export function readStructure(node: JsonObject): Pick<Dosage, 'structured' | 'unread'> {
  if (!structuredFields.some((field) => node[field] !== undefined)) return { structured: absence(node) };
  const problems = problemList();
  const all = readMeaning(node, problems);
  const [first] = problems.found;
  if (first === undefined) return { structured: known(all) };
  const meaning = withoutUnread(all, problems.found);
  if (!saysNothing(meaning) && !problems.found.some(({ path }) => path === 'sequence'))
    return {
      structured: known(meaning),
      unread: problems.found.map((problem) => unreadMember(problem, all)),
    };
  return {
    structured: problems.found.every((problem) => problem.raw === masked)
      ? withheld('the source')
      : unreadable(rawText(node), `${first.path} could not be read: ${first.raw.slice(0, 80)}`),
  };
}

const saysNothing = (meaning: DosageMeaning): boolean => {
  const { doses, timing, additionalInstructions, ...others } = meaning;
  return (
    doses.length + additionalInstructions.length === 0 &&
    JSON.stringify(timing) === JSON.stringify(emptyTiming) &&
    Object.keys(others).every((name) => name === 'sequence')
  );
};

/** How often is one statement: with one of these in doubt, the others say something else. */
const ofRate: readonly string[] = [
  'timing',
  'timing.repeat',
  'timing.frequency',
  'timing.frequencyMax',
  'timing.period',
  'timing.periodMax',
  'timing.periodUnit',
  'timing.count',
  'timing.countMax',
  'timing.event',
  'timing.code',
];

/** Whether a problem of the timing leaves how often in doubt: lists of times and days say it only where no number does. */
function isOfRate(path: string, { timing }: DosageMeaning): boolean {
  if (ofRate.includes(path)) return true;
  if (path === 'timing.dayOfWeek') return timing.frequency === undefined || timing.periodUnit !== 'wk';
  return ['timing.timeOfDay', 'timing.when'].includes(path) && timing.frequency === undefined;
}

function unreadMember({ path, raw }: Problem, meaning: DosageMeaning): UnreadMember {
  const field = ['dose', 'doseAndRate', 'rate', 'rateRatio'].includes(path)
    ? 'amount'
    : isOfRate(path, meaning)
      ? 'frequency'
      : path.startsWith('timing.bounds')
        ? 'course'
        : path === 'asNeeded'
          ? 'as-needed'
          : path === 'route'
            ? 'route'
            : 'other';
  return { field, path, raw };
}

/** The meaning without what stands beside a member that could not be read and says something else without it. */
function withoutUnread(meaning: DosageMeaning, problems: readonly Problem[]): DosageMeaning {
  const has = (path: string): boolean => problems.some((problem) => problem.path === path);
  const { bounds, dayOfWeek, timeOfDay, when } = meaning.timing;
  const timing = problems.some(({ path }) => isOfRate(path, meaning))
    ? { ...emptyTiming, ...(bounds === undefined ? {} : { bounds }) }
    : {
        ...meaning.timing,
        dayOfWeek: has('timing.dayOfWeek') ? [] : dayOfWeek,
        timeOfDay: has('timing.timeOfDay') ? [] : timeOfDay,
        when: has('timing.when') ? [] : when,
      };
  return { ...meaning, timing, doses: has('dose') || has('doseAndRate') ? [] : meaning.doses };
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
