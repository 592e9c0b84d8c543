import type { CodeableConcept, Dosage, Quantity, TimingRepeat } from '@medplum/fhirtypes';

/**
 * A dose in a few characters: `10 mg po 1/wk mon`, `1-2 tab po prn:pain max8/d`, `1 patch td 1/72h`, `500 mg iv 3/d for5d`.
 * Amount and unit, then in any order: route, frequency (times/period), days, clock times (`@08:00`), `mane`, `hs`, `ac`,
 * `pc`, `prn` or `prn:reason`, `max8/d` (in the unit of the dose), `for5d`.
 */
const snomed = 'http://snomed.info/sct';
const ucum = 'http://unitsofmeasure.org';

/** Unit codes: UCUM; SNOMED CT codes from the dm+d lookup file (UNIT_OF_MEASURE), release of 1 April 2019. */
const units: Readonly<Record<string, Quantity>> = {
  mg: { unit: 'mg', system: ucum, code: 'mg' },
  microgram: { unit: 'microgram', system: ucum, code: 'ug' },
  g: { unit: 'g', system: ucum, code: 'g' },
  ml: { unit: 'mL', system: ucum, code: 'mL' },
  unit: { unit: 'unit', system: snomed, code: '258666001' },
  tab: { unit: 'tablet', system: snomed, code: '428673006' },
  cap: { unit: 'capsule', system: snomed, code: '428641000' },
  patch: { unit: 'patch', system: snomed, code: '419702001' },
  sachet: { unit: 'sachet', system: snomed, code: '733013000' },
  drop: { unit: 'drop', system: snomed, code: '10693611000001100' },
  nebule: { unit: 'nebule', system: snomed, code: '3318011000001105' },
  dose: { unit: 'dose', system: snomed, code: '3317411000001100' },
  application: { unit: 'application', system: snomed, code: '10692211000001108' },
  puff: { unit: 'puff' },
};

/** Route codes from the dm+d lookup file (ROUTE), release of 1 April 2019. */
const routes: Readonly<Record<string, readonly [string, string]>> = {
  po: ['26643006', 'Oral'],
  sc: ['34206005', 'Subcutaneous'],
  iv: ['47625008', 'Intravenous'],
  im: ['78421000', 'Intramuscular'],
  td: ['45890007', 'Transdermal'],
  inh: ['18679011000001101', 'Inhalation'],
  eye: ['54485002', 'Ocular'],
  sl: ['37839007', 'Sublingual'],
  top: ['6064005', 'Cutaneous'],
  nasal: ['46713006', 'Nasal'],
};

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const whens: Readonly<Record<string, 'MORN' | 'HS' | 'AC' | 'PC'>> = {
  mane: 'MORN',
  hs: 'HS',
  ac: 'AC',
  pc: 'PC',
};

type Parts = { dosage: Dosage; repeat: TimingRepeat; unit: Quantity };
type Reader = readonly [RegExp, (parts: Parts, ...found: string[]) => void];

const routeOf = (name: string): CodeableConcept => {
  const [code = '', display = ''] = routes[name] ?? [];
  return { coding: [{ system: snomed, code, display }] };
};

const readers: readonly Reader[] = [
  [/^(po|sc|iv|im|td|inh|eye|sl|top|nasal)$/, ({ dosage }, name = '') => void (dosage.route = routeOf(name))],
  [
    /^(\d+)\/(\d*)(h|d|wk|mo)$/,
    ({ repeat }, times, every, unit) => {
      repeat.frequency = Number(times);
      repeat.period = every === '' ? 1 : Number(every);
      repeat.periodUnit = unit as 'h' | 'd' | 'wk' | 'mo';
    },
  ],
  [
    /^(mon|tue|wed|thu|fri|sat|sun)$/,
    ({ repeat }, day) =>
      void (repeat.dayOfWeek = [...(repeat.dayOfWeek ?? []), day as (typeof days)[number]]),
  ],
  [
    /^@(\d\d:\d\d)$/,
    ({ repeat }, time) => void (repeat.timeOfDay = [...(repeat.timeOfDay ?? []), `${time}:00`]),
  ],
  [/^(mane|hs|ac|pc)$/, ({ repeat }, name = '') => void (repeat.when = [whens[name] ?? 'MORN'])],
  [/^prn$/, ({ dosage }) => void (dosage.asNeededBoolean = true)],
  [
    /^prn:(.+)$/,
    ({ dosage }, why = '') => void (dosage.asNeededCodeableConcept = { text: why.replaceAll('_', ' ') }),
  ],
  [
    /^max([\d.]+)\/d$/,
    ({ dosage, unit }, most) =>
      void (dosage.maxDosePerPeriod = {
        numerator: { value: Number(most), ...unit },
        denominator: { value: 1, unit: 'day', system: ucum, code: 'd' },
      }),
  ],
  [
    /^for(\d+)d$/,
    ({ repeat }, length) =>
      void (repeat.boundsDuration = { value: Number(length), unit: 'day', system: ucum, code: 'd' }),
  ],
];

function amount(text: string, unit: Quantity): NonNullable<Dosage['doseAndRate']> {
  const [low, high] = text.split('-').map(Number);
  if (high === undefined) return [{ doseQuantity: { value: low, ...unit } }];
  return [{ doseRange: { low: { value: low, ...unit }, high: { value: high, ...unit } } }];
}

/** Reads the notation; a word that is not understood is a mistake in the patient's data and throws. */
export function structured(notation: string): Dosage {
  const [number = '', unitName = '', ...words] = notation.split(' ');
  const unit = units[unitName];
  if (unit === undefined) throw new Error(`No unit "${unitName}" in dose "${notation}".`);
  const parts: Parts = { dosage: {}, repeat: {}, unit };
  for (const word of words) {
    const reader = readers.find(([pattern]) => pattern.test(word));
    if (reader === undefined) throw new Error(`"${word}" is not understood in dose "${notation}".`);
    reader[1](parts, ...(reader[0].exec(word) ?? []).slice(1));
  }
  const timing = Object.keys(parts.repeat).length === 0 ? {} : { timing: { repeat: parts.repeat } };
  return { ...timing, ...parts.dosage, doseAndRate: amount(number, unit) };
}

const dayNames: Readonly<Record<string, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

const periodNames: Readonly<Record<string, string>> = { h: 'hours', d: 'days', wk: 'weeks', mo: 'months' };
const oncePer: Readonly<Record<string, string>> = {
  h: 'every hour',
  d: 'once a day',
  wk: 'once a week',
  mo: 'once a month',
};
const perDay: Readonly<Record<number, string>> = { 1: 'once a day', 2: 'twice a day' };

function sayFrequency({ frequency, period = 1, periodUnit = 'd' }: TimingRepeat): string {
  if (frequency === undefined) return '';
  if (period === 1 && periodUnit === 'd') return perDay[frequency] ?? `${frequency} times a day`;
  if (frequency === 1 && period === 1) return oncePer[periodUnit] ?? '';
  const every = `every ${period} ${periodNames[periodUnit] ?? periodUnit}`;
  return frequency === 1 ? every : `${frequency} times ${every}`;
}

function sayAmount(dosage: Dosage): string {
  const [{ doseQuantity, doseRange } = {}] = dosage.doseAndRate ?? [];
  if (doseRange !== undefined)
    return `${doseRange.low?.value} to ${doseRange.high?.value} ${doseRange.high?.unit}`;
  return `${doseQuantity?.value} ${doseQuantity?.unit}`;
}

/** The directions in words, for sources that print them from their structure. */
export function words(dosage: Dosage): string {
  const repeat = dosage.timing?.repeat ?? {};
  const why = dosage.asNeededCodeableConcept?.text;
  const whenWords: Readonly<Record<string, string>> = {
    MORN: 'in the morning',
    HS: 'at bedtime',
    AC: 'before food',
    PC: 'after food',
  };
  const parts = [
    sayAmount(dosage),
    sayFrequency(repeat),
    (repeat.dayOfWeek ?? []).map((day) => `on ${dayNames[day]}`).join(' and '),
    (repeat.timeOfDay ?? []).map((time) => `at ${time.slice(0, 5)}`).join(' and '),
    (repeat.when ?? []).map((when) => whenWords[when] ?? when).join(' '),
    dosage.asNeededBoolean === true ? 'when required' : why === undefined ? '' : `when required for ${why}`,
    repeat.boundsDuration === undefined ? '' : `for ${repeat.boundsDuration.value} days`,
    dosage.route?.coding?.[0]?.display?.toLowerCase() ?? '',
    dosage.maxDosePerPeriod === undefined
      ? ''
      : `up to a maximum of ${dosage.maxDosePerPeriod.numerator?.value} ${dosage.maxDosePerPeriod.numerator?.unit} in 24 hours`,
  ];
  return parts.filter((part) => part !== '').join(' - ');
}
