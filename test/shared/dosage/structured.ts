import { decimal } from '../../../shared/core/decimal.ts';
import { must } from '../../../shared/core/must.ts';
import { dailyDose, textReader, type DailyDose } from '../../../shared/dosage/dosage.ts';
import { readDosage } from '../../../shared/fhir/dosage.ts';
import type { Strength } from '../../../shared/medicines/line.ts';

/** Coded dosages in few words. */

export type Fields = Readonly<Record<string, unknown>>;

export const aDay = (fields: Fields = {}) => ({
  timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd', ...fields } },
});
export const every = (period: number, periodUnit: string, more: Fields = {}) => ({
  timing: { repeat: { frequency: 1, period, periodUnit, ...more } },
});
export const dose = (...doses: readonly (readonly [value: number, unit: string])[]) => ({
  doseAndRate: doses.map(([value, unit]) => ({ doseQuantity: { value, unit } })),
});
export const twoTablets = dose([2, 'tablet']);
export const instruct = (text: string) => ({ additionalInstruction: [{ text }] });
export const strength = (value: number, unit: string, per?: readonly [number, string]): Strength => ({
  numerator: { value: decimal(value), unit },
  ...(per === undefined ? {} : { denominator: { value: decimal(per[0]), unit: per[1] } }),
});

/** The daily dose of coded dosages side by side. */
export function daily(dosages: readonly Fields[], ...strengths: readonly Strength[]): DailyDose {
  const meanings = dosages.map((fields) => {
    const { structured } = readDosage(fields, textReader);
    return must(structured.kind === 'known' ? structured.value : undefined, 'the dosage is readable');
  });
  return dailyDose(meanings, strengths.length === 0 ? {} : { strengths });
}
