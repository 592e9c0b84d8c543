import { compareDosings } from '../compare-dosing.ts';
import { nameOf, type Item } from '../context.ts';
import { dosingOfStructure, dosingOfText, routesDiffer } from '../dosing.ts';
import { textReader } from '../../dosage/dosage.ts';
import { productOf } from '../measure.ts';
import { compareOften } from '../often.ts';
import type { Draft, FindingField } from '../finding.ts';
import type { Rule } from '../rule.ts';

/**
 * A dosage's words and its own coded fields both state amount, frequency, route or as-needed, and differ, or the patient is told
 * another amount or frequency; reckoned with the product's strength, so that two tablets of 40 mg and 80 mg agree. Source: NHS dosage guidance (official examples that
 * disagree). Hazard: text against structure.
 */
export const textAgainstStructure: Rule = {
  id: 'text-against-structure',
  version: '2',
  hazard: 'text-against-structure',
  source: 'NHS England, implementation guide for interoperable medicines: dosage',
  find: ({ items }) => items.filter((item) => item.current).flatMap(draftsOf),
};

function draftsOf(item: Item): readonly Draft[] {
  const coded = disagreements(item);
  const told = coded.length === 0 ? instructionDisagrees(item) : [];
  const fields = [...coded, ...told];
  if (fields.length === 0) return [];
  const places =
    told.length > 0 ? 'The directions and the instruction to the patient' : 'The words and the coded dosage';
  return [
    {
      lines: [item.key],
      rows: [item.row],
      fields: ['text', 'structure', ...fields],
      why: `${places} of ${nameOf(item)} disagree about ${fields.map((field) => inWords[field] ?? field).join(' and ')}`,
    },
  ];
}

function disagreements({ candidate: { line, identity } }: Item): readonly FindingField[] {
  // The words of a line with several coded dosages stand for all of them and cannot be held against one.
  const [only] = line.dosages;
  if (only === undefined || line.dosages.length > 1) return [];
  if (only.structured.kind !== 'known' || only.fromText.kind !== 'known') return [];
  const product = productOf(identity);
  const [text, structure] = [dosingOfText(only, product), dosingOfStructure(only, product)];
  const found = compareDosings(text, structure, { samePiece: true, countFirst: text.product.countOnly });
  return [
    ...(amountDiffers(found.kind) ? (['dose'] as const) : []),
    ...(!text.stepped && !structure.stepped && compareOften(text.often, structure.often) === 'different'
      ? (['frequency'] as const)
      : []),
    ...(routesDiffer(text, structure) ? (['route'] as const) : []),
    ...(text.asNeeded !== undefined &&
    structure.asNeeded !== undefined &&
    text.asNeeded !== structure.asNeeded
      ? (['as-needed'] as const)
      : []),
  ];
}

/** What the patient is told to do, where it says something else than the directions: "SIX once a week" beside "1 daily". */
function instructionDisagrees({ candidate: { line, identity }, dosing }: Item): readonly FindingField[] {
  const [only] = line.dosages;
  if (only?.patientInstruction.kind !== 'known' || line.dosages.length > 1 || dosing.stepped) return [];
  if (only.wordsFrom === 'patient-instruction') return [];
  const fromText = textReader(only.patientInstruction.value);
  const told = dosingOfText({ ...only, fromText }, productOf(identity));
  if (told.stepped) return [];
  const dosed = told.parts.some(({ amount }) => amount !== undefined);
  const found = compareDosings(dosing, told, { samePiece: true, countFirst: told.product.countOnly });
  return [
    ...(dosed && amountDiffers(found.kind) ? (['dose'] as const) : []),
    ...(compareOften(dosing.often, told.often) === 'different' ? (['frequency'] as const) : []),
  ];
}

const inWords: Readonly<Partial<Record<FindingField, string>>> = {
  dose: 'the dose',
  frequency: 'how often',
  route: 'the route',
  'as-needed': 'whether it is as needed (as required)',
};

const amountDiffers = (kind: string): boolean => kind === 'dose' || kind === 'same-daily-dose';
