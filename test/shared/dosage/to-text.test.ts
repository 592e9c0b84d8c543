import { expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import { dosageInWords, dosagesText, textReader } from '../../../shared/dosage/dosage.ts';
import { readDosage } from '../../../shared/fhir/dosage.ts';
import { readTree } from '../../../shared/fhir/tree.ts';
import type { Dosage } from '../../../shared/medicines/dosage.ts';

/** Each element of a Dosage as JSON, beside the words the rules of NHS England's guide ask of it. */
type Row = readonly [json: string, words: string];

function dosage(json: string): Dosage {
  const tree = readTree(json);
  return readDosage(must(tree.ok ? tree.value : undefined, 'the row is JSON'), textReader);
}
const worded = (json: string): string | undefined => dosageInWords(dosage(json)).text;

const doseRows: readonly Row[] = [
  ['{"doseAndRate":[{"doseQuantity":{"value":0.50,"unit":"milligram"}}]}', '0.5 milligram'],
  ['{"doseAndRate":[{"doseQuantity":{"value":1.5,"unit":"tablet"}}]}', '1 and a half tablet'],
  ['{"doseAndRate":[{"doseQuantity":{"value":0.25,"unit":"tablet"}}]}', 'quarter tablet'],
  ['{"doseAndRate":[{"doseQuantity":{"value":2.75,"unit":"tablet"}}]}', '2 and three quarters tablet'],
  ['{"doseAndRate":[{"doseQuantity":{"value":1.25,"code":"{tablet}"}}]}', '1 and a quarter tablet'],
  [
    '{"doseAndRate":[{"doseQuantity":{"value":2,"code":"{tablet}","system":"http://unitsofmeasure.org"}}]}',
    '2 tablet',
  ],
  ['{"doseAndRate":[{"doseQuantity":{"value":2,"code":"1","system":"http://unitsofmeasure.org"}}]}', '2'],
  ['{"doseAndRate":[{"doseQuantity":{"value":2,"unit":"1","code":"1"}}]}', '2'],
  ['{"doseAndRate":[{"doseQuantity":{"value":2,"unit":"tablet","code":"1"}}]}', '2 tablet'],
  ['{"doseAndRate":[{"doseQuantity":{"value":2}}]}', '2'],
  ['{"doseAndRate":[{"doseQuantity":{"value":5,"code":"ug"}}]}', '5 microgram'],
  ['{"doseAndRate":[{"doseQuantity":{"value":5,"unit":"mcg"}}]}', '5 microgram'],
  ['{"doseAndRate":[{"doseQuantity":{"value":5,"unit":"ng","code":"ng"}}]}', '5 nanogram'],
  [
    '{"doseAndRate":[{"doseQuantity":{"value":5,"unit":"mg/kg","code":"mg/kg"}}]}',
    '5 milligram per kilogram',
  ],
  ['{"doseAndRate":[{"doseQuantity":{"value":5,"code":"mg/kg"}}]}', '5 milligram per kilogram'],
  ['{"doseAndRate":[{"doseQuantity":{"value":5,"code":"mg/m2"}}]}', '5 milligram per square metre'],
  ['{"doseAndRate":[{"doseQuantity":{"value":5,"code":"ug/kg/h"}}]}', '5 microgram per kilogram per hour'],
  [
    '{"doseAndRate":[{"doseQuantity":{"value":5,"unit":"microgram/kg/hour"}}]}',
    '5 microgram per kilogram per hour',
  ],
  [
    '{"doseAndRate":[{"doseQuantity":{"value":5,"code":"ug/kg/min"}}]}',
    '5 microgram per kilogram per minute',
  ],
  ['{"doseAndRate":[{"doseQuantity":{"value":5,"code":"[iU]"}}]}', '5 unit'],
  [
    '{"doseAndRate":[{"doseQuantity":{"value":5,"unit":"international unit","code":"[iU]"}}]}',
    '5 international unit',
  ],
  ['{"doseAndRate":[{"doseQuantity":{"value":5,"unit":"IU","code":"[iU]"}}]}', '5 unit'],
  ['{"doseAndRate":[{"doseQuantity":{"value":10,"code":"mmol"}}]}', '10 millimole'],
  ['{"doseAndRate":[{"doseQuantity":{"value":0.5,"unit":"mmol"}}]}', '0.5 millimole'],
  ['{"doseAndRate":[{"doseQuantity":{"value":2,"unit":"5ml spoonful"}}]}', '2 x 5ml spoonful'],
  ['{"doseAndRate":[{"doseQuantity":{"value":0.5,"unit":"litre","code":"L"}}]}', '0.5 litre'],
  ['{"doseAndRate":[{"doseQuantity":{"value":1000,"code":"mL"}}]}', '1000 millilitre'],
  ['{"doseAndRate":[{"doseQuantity":{"value":10,"unit":"ml","code":"ml"}}]}', '10 millilitre'],
  ['{"doseAndRate":[{"doseQuantity":{"value":2,"unit":"tablets"}}]}', '2 tablet'],
  ['{"doseAndRate":[{"doseQuantity":{"value":2,"unit":"Tablet(s)"}}]}', '2 tablet'],
  [
    '{"doseAndRate":[{"doseQuantity":{"value":1,"unit":"pre-filled disposable injection"}}]}',
    '1 pre-filled disposable injection',
  ],
  ['{"doseAndRate":[{"doseQuantity":{"value":2,"unit":"frobs"}}]}', '2 frobs'],
  [
    '{"doseAndRate":[{"doseRange":{"low":{"value":0.5,"unit":"tablet"},"high":{"value":1,"unit":"tablet"}}}]}',
    'half to 1 tablet',
  ],
  ['{"doseAndRate":[{"doseRange":{"low":{"value":1},"high":{"value":2,"unit":"tablet"}}}]}', '1 to 2 tablet'],
  [
    '{"doseAndRate":[{"doseRange":{"low":{"value":500,"unit":"milligram"},"high":{"value":1,"unit":"gram"}}}]}',
    '500 milligram to 1 gram',
  ],
  ['{"doseAndRate":[{"doseRange":{"high":{"value":40,"unit":"millilitre"}}}]}', 'up to 40 millilitre'],
  ['{"doseAndRate":[{"doseRange":{"low":{"value":40,"unit":"millilitre"}}}]}', 'at least 40 millilitre'],
  [
    '{"doseAndRate":[{"doseRange":{"low":{"value":1,"unit":"5ml spoonful"},"high":{"value":2,"unit":"5ml spoonful"}}}]}',
    '1 to 2 x 5ml spoonful',
  ],
  [
    '{"doseAndRate":[{"doseQuantity":{"value":1,"unit":"tablet"}},{"doseQuantity":{"value":500,"unit":"mg"}}]}',
    '1 tablet (500 milligram)',
  ],
];
test.each(doseRows)('a dose: %s reads "%s"', (json, words) => {
  expect(worded(json)).toBe(words);
});

const rateRows: readonly Row[] = [
  [
    '{"doseAndRate":[{"doseQuantity":{"value":50,"unit":"mg"},"rateQuantity":{"value":5,"code":"mL/h"}}]}',
    '50 milligram - at a rate of 5 millilitre per hour',
  ],
  [
    '{"doseAndRate":[{"rateRange":{"low":{"value":1,"unit":"litre per minute","code":"L/min"},"high":{"value":2,"unit":"litre per minute"}}}]}',
    'at a rate of 1 to 2 litre per minute',
  ],
  [
    '{"doseAndRate":[{"rateRange":{"low":{"value":1,"code":"L/min"},"high":{"value":2,"code":"L/min"}}}]}',
    'at a rate of 1 to 2 litre per minute',
  ],
  [
    '{"doseAndRate":[{"rateRange":{"high":{"value":2,"code":"L/min"}}}]}',
    'at a rate of up to 2 litre per minute',
  ],
  [
    '{"doseAndRate":[{"rateQuantity":{"value":1,"unit":"microgram per kilogram per hour"}}]}',
    'at a rate of 1 microgram per kilogram per hour',
  ],
  [
    '{"doseAndRate":[{"rateRatio":{"numerator":{"value":30,"unit":"ml"},"denominator":{"value":1,"unit":"hour"}}}]}',
    'at a rate of 30 millilitre per hour',
  ],
  [
    '{"doseAndRate":[{"rateRatio":{"numerator":{"value":30,"code":"mL"},"denominator":{"value":2,"code":"h"}}}]}',
    'at a rate of 30 millilitre every 2 hours',
  ],
  [
    '{"rateRatio":{"numerator":{"value":30,"code":"mL"},"denominator":{"value":2,"code":"h"}},"doseQuantity":{"value":1,"unit":"g"}}',
    '1 gram - at a rate of 30 millilitre every 2 hours',
  ],
];
test.each(rateRows)('a rate: %s reads "%s"', (json, words) => {
  expect(worded(json)).toBe(words);
});

const restRows: readonly Row[] = [
  ['{"asNeededBoolean":true}', 'as required'],
  ['{"asNeededBoolean":false,"route":{"text":"oral"}}', 'oral'],
  ['{"asNeededCodeableConcept":{"coding":[{"code":"1","display":"Migraine"}]}}', 'as required for Migraine'],
  ['{"asNeededCodeableConcept":{}}', 'as required'],
  ['{"asNeeded":true,"asNeededFor":[{"text":"pain"},{"text":"fever"}]}', 'as required for pain or fever'],
  [
    '{"maxDosePerPeriod":{"numerator":{"value":1000,"unit":"mg"},"denominator":{"value":24,"unit":"h"}}}',
    'up to a maximum of 1000 milligram in 24 hours',
  ],
  [
    '{"maxDosePerPeriod":{"numerator":{"value":1,"unit":"g"},"denominator":{"value":1,"unit":"day"}}}',
    'up to a maximum of 1 gram in 1 day',
  ],
  ['{"maxDosePerAdministration":{"value":2,"unit":"mg"}}', 'up to a maximum of 2 milligram per dose'],
  [
    '{"maxDosePerLifetime":{"value":60,"unit":"mg"}}',
    'up to a maximum of 60 milligram for the lifetime of patient',
  ],
  [
    '{"additionalInstruction":[{"text":"A"},{"text":"B"},{"coding":[{"code":"1","display":"C"}]}]}',
    'A - B and C',
  ],
  ['{"route":{"coding":[{"system":"http://snomed.info/sct","code":"26643006"}]}}', 'oral'],
  ['{"route":{"coding":[{"system":"http://snomed.info/sct","code":"999"}]}}', '999'],
  [
    '{"method":{"text":"Apply"},"doseAndRate":[{"doseQuantity":{"value":1,"unit":"patch"}}],"site":{"text":"upper arm"},"route":{"text":"transdermal"}}',
    'Apply 1 patch - transdermal - upper arm',
  ],
  ['{"method":{"text":"Apply"}}', 'Apply'],
];
test.each(restRows)('the rest of a dosage: %s reads "%s"', (json, words) => {
  expect(worded(json)).toBe(words);
});

const step = (sequence: number | undefined, value: number): string =>
  JSON.stringify({ sequence, doseAndRate: [{ doseQuantity: { value, unit: 'mg' } }] });

test.each<[string, readonly (number | undefined)[], string]>([
  ['rising', [1, 2], '1 milligram, then 2 milligram'],
  ['rising with a gap', [1, 5], '1 milligram, then 2 milligram'],
  ['equal', [1, 1], '1 milligram, and 2 milligram'],
  ['missing', [undefined, undefined], '1 milligram, and 2 milligram'],
  ['out of order', [2, 1], '2 milligram, then 1 milligram'],
  ['both', [1, 1, 2], '1 milligram, and 2 milligram, then 3 milligram'],
  ['half missing', [undefined, 1], '1 milligram, in an order not stated 2 milligram'],
])('numbers that are %s join dosages as the guide does', (_, sequence, words) => {
  expect(dosagesText(sequence.map((number, at) => dosage(step(number, at + 1))))).toBe(words);
});
