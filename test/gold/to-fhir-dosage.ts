import type { GoldDose, GoldLine } from './format.ts';

type Json = { readonly [key: string]: unknown };

const dmd = 'https://dmd.nhs.uk';
const ucum = 'http://unitsofmeasure.org';

/** UCUM for mass and volume, dm+d units of measure for the rest; a unit in neither list goes as text. */
const units: Readonly<Record<string, { readonly system: string; readonly code: string }>> = {
  mg: { system: ucum, code: 'mg' },
  microgram: { system: ucum, code: 'ug' },
  g: { system: ucum, code: 'g' },
  mL: { system: ucum, code: 'mL' },
  tablet: { system: dmd, code: '428673006' },
  capsule: { system: dmd, code: '428641000' },
  unit: { system: dmd, code: '258666001' },
  patch: { system: dmd, code: '419702001' },
  sachet: { system: dmd, code: '733013000' },
  drop: { system: dmd, code: '10693611000001100' },
  application: { system: dmd, code: '10692211000001108' },
  suppository: { system: dmd, code: '430293001' },
};

/** dm+d's own names and codes of routes. */
const routes: Readonly<Record<string, readonly [string, string]>> = {
  oral: ['26643006', 'Oral'],
  iv: ['47625008', 'Intravenous'],
  im: ['78421000', 'Intramuscular'],
  sc: ['34206005', 'Subcutaneous'],
  inhalation: ['18679011000001101', 'Inhalation'],
  nasal: ['46713006', 'Nasal'],
  ocular: ['54485002', 'Ocular'],
  auricular: ['10547007', 'Auricular'],
  rectal: ['37161004', 'Rectal'],
  sublingual: ['37839007', 'Sublingual'],
  buccal: ['54471007', 'Buccal'],
  transdermal: ['45890007', 'Transdermal'],
  vaginal: ['16857009', 'Vaginal'],
  cutaneous: ['6064005', 'Cutaneous'],
};

function quantity(value: string, unit: string | undefined): Json {
  if (unit === undefined) return { value: Number(value) };
  return { value: Number(value), unit: unit === 'microgram' ? 'micrograms' : unit, ...units[unit] };
}

function amount(dose: GoldDose): Json {
  if (dose.low === undefined) return {};
  if (dose.high === undefined) return { doseQuantity: quantity(dose.low, dose.unit) };
  return { doseRange: { low: quantity(dose.low, dose.unit), high: quantity(dose.high, dose.unit) } };
}

type Period = { readonly start: string; readonly end?: string };

function repeat(dose: GoldDose, period: Period | undefined): Json {
  return {
    ...(period?.end === undefined || dose.bounds !== undefined ? {} : { boundsPeriod: period }),
    ...(dose.frequency === undefined ? {} : { frequency: Number(dose.frequency) }),
    ...(dose.frequencyMax === undefined ? {} : { frequencyMax: Number(dose.frequencyMax) }),
    ...(dose.period === undefined ? {} : { period: Number(dose.period), periodUnit: dose.periodUnit }),
    ...(dose.count === undefined ? {} : { count: Number(dose.count) }),
    ...(dose.dayOfWeek.length === 0 ? {} : { dayOfWeek: dose.dayOfWeek }),
    ...(dose.timeOfDay.length === 0 ? {} : { timeOfDay: dose.timeOfDay.map((time) => `${time}:00`) }),
    ...(dose.when.length === 0 ? {} : { when: dose.when }),
    ...(dose.bounds === undefined
      ? {}
      : {
          boundsDuration: {
            value: Number(dose.bounds.value),
            unit: dose.bounds.unit,
            system: ucum,
            code: dose.bounds.unit,
          },
        }),
  };
}

function coded(dose: GoldDose, period: Period | undefined): Json {
  const route = dose.route === undefined ? undefined : routes[dose.route];
  if (dose.route !== undefined && route === undefined)
    throw new Error(`gold set: unknown route ${dose.route}`);
  const times = repeat(dose, period);
  const reason = dose.asNeeded?.reason;
  return {
    ...(Object.keys(times).length === 0 ? {} : { timing: { repeat: times } }),
    ...(dose.asNeeded === undefined
      ? {}
      : reason === undefined
        ? { asNeededBoolean: true }
        : { asNeededCodeableConcept: { text: reason } }),
    ...(route === undefined
      ? {}
      : { route: { coding: [{ system: 'http://snomed.info/sct', code: route[0], display: route[1] }] } }),
    ...(dose.site === undefined ? {} : { site: { text: dose.site } }),
    ...(dose.max === undefined
      ? {}
      : {
          maxDosePerPeriod: {
            numerator: quantity(dose.max.value, dose.max.unit),
            denominator: { value: 1, unit: dose.max.periodUnit, system: ucum, code: dose.max.periodUnit },
          },
        }),
  };
}

/** The words stand on the first dosage only; several dosages carry their sequence. */
function dosages(line: GoldLine, doseOf: (dose: GoldDose) => Json, period?: Period): readonly Json[] {
  const text = line.dosageText === undefined ? {} : { text: line.dosageText };
  const course = period?.end === undefined ? {} : { timing: { repeat: { boundsPeriod: period } } };
  if (line.dosage.length === 0) return line.dosageText === undefined ? [] : [{ ...text, ...course }];
  const several = line.dosage.length > 1;
  return line.dosage.map((dose, index) => ({
    ...(several ? { sequence: dose.sequence } : {}),
    ...(index === 0 ? text : {}),
    ...coded(dose, period),
    ...doseOf(dose),
  }));
}

export const dosageR4 = (line: GoldLine, period?: Period): readonly Json[] =>
  dosages(line, (dose) => (dose.low === undefined ? {} : { doseAndRate: [amount(dose)] }), period);

/** STU3 has the amount directly on the dosage. */
export const dosageStu3 = (line: GoldLine): readonly Json[] => dosages(line, amount);
