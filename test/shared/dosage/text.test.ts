import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decimal } from '../../../shared/core/decimal.ts';
import { must } from '../../../shared/core/must.ts';
import {
  dosageInWords,
  dosageText,
  dosagesText,
  emptyMeaning,
  frequencyWords,
  textReader,
} from '../../../shared/dosage/dosage.ts';
import { readDosage } from '../../../shared/fhir/dosage.ts';
import { items } from '../../../shared/fhir/node.ts';
import { readTree } from '../../../shared/fhir/tree.ts';
import type { Dosage, DosageMeaning, Timing } from '../../../shared/medicines/dosage.ts';
import { exampleData, testWith } from '../../support/skip.ts';

const guide = exampleData('nhs-guide', 'dosage');

/** Where an example's hand-written text departs from the guide's own rules: build/decisions/0014-dose-text.md. */
const departing: Readonly<Record<string, string>> = {
  'example-dosage-aspirindispersible.xml': 'order',
  'example-dosage-avloclor.xml': 'patient instruction',
  'example-dosage-cocodamol-alt.xml': 'patient instruction',
  'example-dosage-gastro-vtm.xml': 'daily',
  'example-dosage-glucose-vtm.xml': 'order',
  'example-dosage-hydrocortisone.xml': 'patient instruction',
  'example-dosage-microgynon.xml': 'daily and order',
  'example-dosage-morphine-bolus.xml': 'order',
  'example-dosage-novorapid.xml': 'patient instruction',
};

function dosagesOf(file: string): readonly Dosage[] {
  const tree = readTree(readFileSync(join(guide.path, file), 'utf8'));
  const resource = must(tree.ok ? tree.value : undefined, 'the example is readable');
  return items(resource, 'dosageInstruction').map((item) => readDosage(item as never, textReader));
}

function expectWordForWord(): void {
  const files = readdirSync(guide.path);
  const wrong = files.filter((file) =>
    dosagesOf(file).some((dosage) => dosageInWords(dosage).agreement !== 'exact'),
  );
  expect(files.length).toBeGreaterThan(20);
  expect(wrong.toSorted()).toEqual(Object.keys(departing).toSorted());
}
testWith(guide)(
  'the guide’s examples read word for word, but for those that break its own rules',
  expectWordForWord,
);

function expectSameParts(): void {
  for (const [file, why] of Object.entries(departing))
    expect([file, ...new Set(dosagesOf(file).map((dosage) => dosageInWords(dosage).agreement))]).toEqual([
      file,
      why === 'patient instruction' ? 'same-parts-and-instruction' : 'same-parts',
    ]);
}
testWith(guide)(
  'an example out of order, with "daily" for "once a day" or its patient instruction behind agrees part by part',
  expectSameParts,
);

function expectJoints(): void {
  expect(dosagesText(dosagesOf('example-dosage-sequential-sequence.xml'))).toBe(
    '60 milligram - once a day - for 4 days, then 50 milligram - once a day - for 1 day, then 40 milligram - once a day - for 1 day, then 30 milligram - once a day - for 1 day, then 20 milligram - once a day - for 1 day, then 10 milligram - once a day - for 1 day - Then stop',
  );
  expect(dosagesText(dosagesOf('example-dosage-parallel-sequence.xml'))).toBe(
    '2 tablet - daily - at 08:00 - for 1 week, and 1 tablet - daily - at 12:00 - for 1 week',
  );
}
testWith(guide)('steps are joined by "then", doses side by side by "and"', expectJoints);

const timed = (timing: Partial<Timing>): string =>
  dosageText({ ...emptyMeaning, timing: { ...emptyMeaning.timing, ...timing } });
const n = decimal;

test.each<[Partial<Timing>, string]>([
  [{ frequency: n(1), period: n(1), periodUnit: 'd' }, 'once a day'],
  [{ period: n(1), periodUnit: 'd' }, 'daily'],
  [{ period: n(1), periodUnit: 'wk' }, 'weekly'],
  [{ frequency: n(1), period: n(8), periodUnit: 'h' }, 'every 8 hours'],
  [{ frequency: n(1), period: n(6), periodMax: n(8), periodUnit: 'h' }, 'every 6 to 8 hours'],
  [{ frequency: n(2), period: n(1), periodUnit: 'd' }, 'twice a day'],
  [{ frequency: n(2), period: n(8), periodUnit: 'h' }, 'twice every 8 hours'],
  [{ frequency: n(3), period: n(1), periodUnit: 'wk' }, '3 times a week'],
  [{ frequency: n(3), period: n(8), periodUnit: 'h' }, '3 times every 8 hours'],
  [
    { frequency: n(2), frequencyMax: n(3), period: n(6), periodMax: n(8), periodUnit: 'h' },
    '2 to 3 times every 6 to 8 hours',
  ],
  [
    { frequencyMax: n(6), period: n(3), periodMax: n(4), periodUnit: 'wk' },
    'up to 6 times every 3 to 4 weeks',
  ],
  [{ frequency: n(1) }, 'once'],
  [{ frequency: n(3) }, '3 times'],
  [{ count: n(2) }, 'take twice'],
  [{ count: n(3), countMax: n(5) }, 'take 3 to 5 times'],
  [{ duration: n(4), durationMax: n(6), durationUnit: 'h' }, 'over 4 hours (maximum 6 hours)'],
  [{ when: ['AC'], offsetMinutes: 30 }, '30 minutes before a meal'],
  [{ when: ['HS'], offsetMinutes: 60 }, '1 hour before sleep'],
  [{ when: ['MORN', 'C'] }, 'during the morning, at a meal'],
  [{ dayOfWeek: ['mon', 'wed', 'fri'], timeOfDay: ['10:30'] }, 'on Monday, Wednesday and Friday at 10:30'],
  [{ timeOfDay: ['10:00', '15:00'] }, 'at 10:00 and 15:00'],
  [{ bounds: { kind: 'range', low: n(2), high: n(4), unit: 'h' } }, 'for 2 to 4 hours'],
  [{ bounds: { kind: 'range', high: n(2), unit: 'h' } }, 'for up to 2 hours'],
  [{ bounds: { kind: 'range', low: n(2), unit: 'h' } }, 'for at least 2 hours'],
  [{ events: ['2019-01-25', '2019-02-25'] }, 'on 25-Jan-2019 and 25-Feb-2019'],
])('%j reads "%s"', (timing, words) => {
  expect(timed(timing)).toBe(words);
});

const whole = (meaning: Partial<DosageMeaning>): string => dosageText({ ...emptyMeaning, ...meaning });
const amount = (value: number, unit: string, text?: string) => ({
  value: n(value),
  unit,
  ...(text === undefined ? {} : { text }),
});

test('units are in full and singular, counted halves in words, a size never beside a count', () => {
  expect(whole({ doses: [{ low: amount(2, 'mg'), high: amount(4, 'mg') }] })).toBe('2 to 4 milligram');
  expect(whole({ doses: [{ high: amount(40, 'mL') }] })).toBe('up to 40 millilitre');
  expect(whole({ doses: [{ low: amount(0.5, 'tablet'), high: amount(0.5, 'tablet') }] })).toBe('half tablet');
  expect(whole({ doses: [{ low: amount(12.5, 'mg'), high: amount(12.5, 'mg') }] })).toBe('12.5 milligram');
  expect(whole({ doses: [{ low: amount(2, 'spoonful (5 mL)'), high: amount(2, 'spoonful (5 mL)') }] })).toBe(
    '2 x 5ml spoonful',
  );
  expect(whole({ doses: [{ low: amount(6, 'dose', 'tablet'), high: amount(6, 'dose', 'tablet') }] })).toBe(
    '6 tablet',
  );
});

test('rates, maxima and the order of parts follow the guide', () => {
  const rate = { kind: 'ratio', numerator: amount(30, 'mL'), denominator: amount(2, 'hour') } as const;
  expect(whole({ rate })).toBe('at a rate of 30 millilitre every 2 hours');
  expect(whole({ rate: { ...rate, denominator: amount(1, 'hour') } })).toBe(
    'at a rate of 30 millilitre per hour',
  );
  expect(whole({ maxPerAdministration: amount(2, 'mg') })).toBe('up to a maximum of 2 milligram per dose');
  expect(whole({ maxPerLifetime: amount(60, 'mg') })).toBe(
    'up to a maximum of 60 milligram for the lifetime of patient',
  );
  const concept = (text: string) => ({ text, codes: [] });
  expect(
    whole({
      method: concept('Apply'),
      doses: [{ low: amount(1, 'g'), high: amount(1, 'g') }],
      timing: {
        ...emptyMeaning.timing,
        frequency: n(2),
        period: n(1),
        periodUnit: 'd',
        bounds: { kind: 'duration', value: n(7), unit: 'd' },
      },
      route: concept('topical'),
      site: concept('left thigh'),
      asNeeded: { kind: 'for', reason: concept('itch') },
      maxPerPeriod: { numerator: amount(4, 'g'), denominator: amount(24, 'hour') },
      additionalInstructions: [concept('a'), concept('b'), concept('c')],
    }),
  ).toBe(
    'Apply 1 gram - twice a day - topical - left thigh - as required for itch - for 7 days - up to a maximum of 4 gram in 24 hours - a - b and c',
  );
});

test('the words for the screen say limits as limits', () => {
  const screen = (timing: Partial<Timing>): string => frequencyWords({ ...emptyMeaning.timing, ...timing });
  expect(screen({ frequencyMax: n(4), period: n(1), periodUnit: 'd' })).toBe('up to 4 times a day');
  expect(screen({ bounds: { kind: 'range', high: n(5), unit: 'd' } })).toBe('for up to 5 days');
  expect(screen({ frequency: n(1), period: n(4), periodUnit: 'wk', count: n(3) })).toBe(
    'every 4 weeks, 3 times in all',
  );
  expect(screen({ events: ['2026-11-18'] })).toBe('on 18-Nov-2026');
  expect(screen({ duration: n(8), durationUnit: 'h' })).toBe('over 8 hours');
});
