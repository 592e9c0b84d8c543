import type { JsonObject } from '../core/brand.ts';
import { isNode, items, rawText } from './node.ts';

/** Something a dosage holds that no field of its meaning does. */
export type LeftOut = { readonly path: string; readonly raw: string };

/** The fields of each element that are read; what stands under any other name is left out. `id` says nothing. */
type Shape = { readonly [field: string]: Shape | 'leaf' };

const quantity: Shape = { value: 'leaf', unit: 'leaf', system: 'leaf', code: 'leaf', comparator: 'leaf' };
const range: Shape = { low: quantity, high: quantity };
const ratio: Shape = { numerator: quantity, denominator: quantity };
const coding: Shape = {
  system: 'leaf',
  version: 'leaf',
  code: 'leaf',
  display: 'leaf',
  userSelected: 'leaf',
};
const concept: Shape = { ...coding, coding, text: 'leaf' };
const rated: Shape = {
  dose: quantity,
  doseQuantity: quantity,
  doseSimpleQuantity: quantity,
  doseRange: range,
  rateRatio: ratio,
  rateRange: range,
  rateQuantity: quantity,
  rateSimpleQuantity: quantity,
};
const repeat: Shape = {
  ...Object.fromEntries(
    [
      'count',
      'countMax',
      'duration',
      'durationMax',
      'durationUnit',
      'frequency',
      'frequencyMax',
      'period',
      'periodMax',
      'periodUnit',
      'dayOfWeek',
      'timeOfDay',
      'when',
      'offset',
    ].map((name) => [name, 'leaf'] as const),
  ),
  boundsDuration: quantity,
  boundsRange: range,
  boundsPeriod: { start: 'leaf', end: 'leaf' },
};
const dosage: Shape = {
  ...rated,
  sequence: 'leaf',
  text: 'leaf',
  patientInstruction: 'leaf',
  additionalInstruction: concept,
  timing: { event: 'leaf', code: concept, repeat },
  asNeeded: 'leaf',
  asNeededBoolean: 'leaf',
  asNeededCodeableConcept: concept,
  asNeededFor: concept,
  site: concept,
  route: concept,
  method: concept,
  doseAndRate: rated,
  maxDosePerPeriod: ratio,
  maxDosePerAdministration: quantity,
  maxDosePerLifetime: quantity,
};

/** Elements of which only the first is read. */
const single: readonly string[] = ['maxDosePerPeriod', 'method', 'route', 'site', 'timing'];

/**
 * Everything a Dosage holds that its meaning does not: extensions, the type of a dose, elements of another FHIR version, a
 * second rate. Who shows a dosage shows these beside it, raw.
 */
export function leftOutOf(node: unknown): readonly LeftOut[] {
  if (!isNode(node)) return [];
  return [...within(node, dosage, ''), ...repeated(node)];
}

function within(node: JsonObject, shape: Shape, path: string): readonly LeftOut[] {
  return Object.entries(node).flatMap(([name, value]): readonly LeftOut[] => {
    if (name === 'id' || name === 'resourceType' || value === undefined || value === null) return [];
    const inner = shape[name];
    const here = `${path}${name}`;
    if (inner === undefined) return [{ path: here, raw: rawText(value) }];
    if (inner === 'leaf') return [];
    return items(node, name).flatMap((item) => (isNode(item) ? within(item, inner, `${here}.`) : []));
  });
}

/** A second of what can be read only once. */
function repeated(node: JsonObject): readonly LeftOut[] {
  const more = single.flatMap((name) =>
    items(node, name)
      .slice(1)
      .map((item) => ({ path: name, raw: rawText(item) })),
  );
  const rates = items(node, 'doseAndRate').flatMap((item) =>
    isNode(item) ? Object.entries(item).filter(([name]) => name.startsWith('rate')) : [],
  );
  return [
    ...more,
    ...rates.slice(1).map(([name, value]) => ({ path: `doseAndRate.${name}`, raw: rawText(value) })),
  ];
}
