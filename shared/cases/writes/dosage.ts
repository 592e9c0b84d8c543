import { isObject, type JsonObject } from '../../core/brand.ts';
import { valueOf } from '../../core/known.ts';
import { dosageInWords } from '../../dosage/dosage.ts';
import type { Dosage } from '../../medicines/dosage.ts';
import { keyText } from '../../medicines/keys.ts';
import type { MedicineLine } from '../../medicines/line.ts';
import type { RowDecision } from '../state.ts';
import { doseSaid, speaksByOrder } from './product-lines.ts';
import type { WriteContext, WriteRow } from './write.ts';
import { table } from '../../core/table.ts';

/** The resource a line was read from, as received; empty where the cache has it no more. */
export const rawOf = (row: WriteRow, line: MedicineLine): JsonObject =>
  row.raw.find((item) => item.key === keyText(line.key))?.body ?? {};

/**
 * As directed: the source's own dosage, words and structure both. Taking differently, or with a dose said for this product:
 * the words of what is taken. Confirmed at discharge: what it was changed to, or the order side's own dosage.
 */
export function dosageOf(row: WriteRow, line: MedicineLine, context: WriteContext): readonly JsonObject[] {
  const fact = row.decision.history?.value;
  const changedTo = changedAtDischarge(row.decision, context);
  if (changedTo !== '') return [{ text: changedTo }];
  if (speaksByOrder(row, context)) return dosagesToWrite(line, rawOf(row, line));
  const dose = fact === undefined ? undefined : doseSaid(fact, line);
  if (dose !== undefined && dose !== '') return [{ text: dose }];
  return fact?.kind === 'taking-differently' && dose === undefined
    ? [{ text: fact.asTaken }]
    : dosagesToWrite(line, rawOf(row, line));
}

/** What a prescriber said it is changed to and no chart shows yet; empty where there is no such change. */
function changedAtDischarge({ recommendation, confirmed }: RowDecision, context: WriteContext): string {
  const isChange = recommendation?.value.action === 'change' && confirmed?.value.how === 'told-me';
  return context.reason === 'discharge' && isChange ? recommendation.value.proposed : '';
}

/**
 * The directions of a line as R4 dosages: what the source sent, unknown fields included, in R4's shape, and always with
 * words. Without a received dosage, the words of the line.
 */
export function dosagesToWrite(line: MedicineLine, received: JsonObject): readonly JsonObject[] {
  const sent = ['dosage', 'dosageInstruction']
    .flatMap((name) => [received[name] ?? []].flat())
    .filter((item: unknown) => isObject(item));
  if (sent.length > 0)
    return sent.map((item, at) => {
      const dosage = inR4(item);
      return typeof item['text'] === 'string' && item['text'].trim() !== ''
        ? dosage
        : { ...dosage, text: wordsOf(line.dosages[at]) ?? 'Directions as structured' };
    });
  const words = line.dosages.flatMap((dosage) => wordsOf(dosage) ?? []).join('. ');
  return [{ text: words === '' ? 'Directions not recorded' : words }];
}

/** The source's own words, else its structure in words; `undefined` where there is neither. */
function wordsOf(dosage: Dosage | undefined): string | undefined {
  if (dosage === undefined) return undefined;
  const words = valueOf(dosage.text) ?? dosageInWords(dosage).text ?? '';
  return words === '' ? undefined : words;
}

/** STU3's doses and rates stand in the dosage itself, and an administration's is called `dose`; R4 has `doseAndRate`. */
const r4Names = table<string>({
  doseQuantity: 'doseQuantity',
  doseSimpleQuantity: 'doseQuantity',
  dose: 'doseQuantity',
  doseRange: 'doseRange',
  rateQuantity: 'rateQuantity',
  rateSimpleQuantity: 'rateQuantity',
  rateRange: 'rateRange',
  rateRatio: 'rateRatio',
});

const retired =
  /CareConnect|UKCore-Medication(?:ChangeSummary|DosageLastChanged|QuantityText|PrescribingAgency|PrescribingOrganization)$/;

const isRetired = (value: unknown): boolean => isObject(value) && retired.test(String(value['url']));

/** The UK's retired extensions stay behind: they are read, never written. */
function inR4(dosage: JsonObject): JsonObject {
  const entries = Object.entries(dosage).flatMap(([name, value]): [string, unknown][] => {
    if (name !== 'extension' || !Array.isArray(value)) return [[name, value]];
    const kept = value.filter((one: unknown) => !isRetired(one));
    return kept.length === 0 ? [] : [[name, kept]];
  });
  const moved = entries.flatMap(([name, value]) => {
    const r4 = r4Names[name];
    return r4 === undefined ? [] : [[r4, value] as const];
  });
  if (moved.length === 0) return Object.fromEntries(entries);
  const own = [dosage['doseAndRate'] ?? []].flat();
  return {
    ...Object.fromEntries(entries.filter(([name]) => r4Names[name] === undefined)),
    doseAndRate: [...own, Object.fromEntries(moved)],
  };
}
