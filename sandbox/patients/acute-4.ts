import { med, noKnownAllergies, noKnownDrugAllergies, type PatientSpec, plain, repeat } from './spec.ts';

/** Ward 7B, the newest admissions. */
export const acuteFour: readonly PatientSpec[] = [
  {
    key: 'osei-abena',
    name: ['Ms', 'Abena', 'Osei'],
    gender: 'female',
    born: '1981-12-02',
    nhs: '9990237204',
    ward: '7B',
    bed: 16,
    admittedHoursAgo: 9.4,
    reason: 'Vomiting, known adrenal insufficiency',
    facts: { weight: [67, 0.3], potassium: [5.2, 0.3] },
    gp: {
      allergies: [noKnownAllergies],
      lines: [
        med('hydrocortisone', 'Hydrocortisone 10mg tablets', undefined, {
          ...repeat(1100, 8),
          text: '10mg on waking, 5mg at noon, 5mg at 4pm',
        }),
        med('fludrocortisone', 'Fludrocortisone 100microgram tablets', '100 microgram po 1/d mane', {
          ...repeat(1100, 8),
          text: 'ONE EACH MORNING',
        }),
        med('ethinylestradiol + levonorgestrel', 'Microgynon 30 tablets', '1 tab po 1/d', {
          ...repeat(700, 60),
          text: 'ONE DAILY FOR 21 DAYS THEN 7 DAYS OFF',
        }),
      ],
    },
    chart: {
      allergies: [noKnownDrugAllergies],
      lines: [
        med(
          'hydrocortisone',
          'Hydrocortisone sodium succinate 100mg powder for solution for injection vials',
          '50 mg iv 4/d',
          { indication: 'Adrenal crisis', givenHoursAgo: [9, 3] },
        ),
        med('cyclizine', 'Cyclizine 50mg/1ml solution for injection ampoules', '50 mg iv prn:nausea max3/d', {
          givenHoursAgo: [8],
        }),
      ],
    },
    tto: {
      assertedDaysAgo: 340,
      lines: [
        plain('Hydrocortisone 20mg/day in divided doses', 'as per endocrine letter', { startedDaysAgo: 340 }),
      ],
    },
  },
  {
    key: 'birtwistle-alan',
    name: ['Mr', 'Alan', 'Birtwistle'],
    gender: 'male',
    born: '1952-08-14',
    nhs: '9990264783',
    ward: '7B',
    bed: 5,
    admittedHoursAgo: 6,
    reason: 'Hyperglycaemia',
    facts: { weight: [88, 0.2] },
    gp: {
      allergies: [],
      lines: [
        med(
          'insulin aspart biphasic',
          'NovoMix 30 FlexPen 100units/ml suspension for injection 3ml pre-filled pens (Novo Nordisk Ltd)',
          '30 unit sc 2/d ac',
          {
            ...repeat(800, 30),
            text: '30 UNITS BEFORE BREAKFAST AND 30 UNITS BEFORE TEA',
            brand: 'NovoMix 30',
          },
        ),
        med('gliclazide', 'Gliclazide 80mg tablets', '160 mg po 2/d', {
          ...repeat(1600, 30),
          status: 'stopped',
          endedDaysAgo: 45,
          why: 'Hypoglycaemia',
        }),
        med('empagliflozin', 'Empagliflozin 10mg tablets', '10 mg po 1/d', {
          ...repeat(45, 30),
          text: 'ONE DAILY',
        }),
        med('simvastatin', 'Simvastatin 40mg tablets', '40 mg po 1/d hs', {
          ...repeat(2500, 30),
          text: 'ONE AT NIGHT',
        }),
      ],
    },
    chart: {
      allergies: [],
      lines: [
        med(
          'insulin aspart',
          'NovoRapid FlexPen 100units/ml solution for injection 3ml pre-filled pens',
          '30 unit sc 2/d ac',
          { brand: 'NovoRapid' },
        ),
        // Stopped at the surgery for harm, charted here from an old list.
        med('gliclazide', 'Gliclazide 80mg tablets', '160 mg po 2/d', { givenHoursAgo: [2] }),
        med('simvastatin', 'Simvastatin 40mg tablets', '40 mg po 1/d hs'),
        med('amlodipine', 'Amlodipine 10mg tablets', '10 mg po 1/d', { givenHoursAgo: [2] }),
      ],
    },
  },
  {
    key: 'nguyen-thi-lan',
    name: ['Mrs', 'Thi Lan', 'Nguyen'],
    gender: 'female',
    born: '1959-02-15',
    nhs: '9990319944',
    ward: '7B',
    bed: 14,
    admittedHoursAgo: 3.2,
    reason: 'Exacerbation of COPD',
    gp: {
      allergies: [
        { to: 'aspirin', reaction: 'bronchospasm', severity: 'severe', high: true, recorded: '2008-09-30' },
      ],
      lines: [
        med(
          'tiotropium',
          'Spiriva Respimat 2.5micrograms/dose inhalation solution cartridge with device',
          '2 puff inh 1/d',
          { ...repeat(900, 21), text: 'TWO PUFFS ONCE A DAY', brand: 'Spiriva Respimat' },
        ),
        med(
          'beclometasone + formoterol',
          'Fostair 100micrograms/dose / 6micrograms/dose inhaler (Chiesi Ltd)',
          '2 puff inh 2/d',
          { ...repeat(600, 21), text: 'TWO PUFFS TWICE A DAY', brand: 'Fostair' },
        ),
        med(
          'salbutamol',
          'Salbutamol 100micrograms/dose inhaler CFC free',
          '1-2 puff inh prn:breathlessness',
          { ...repeat(3000, 21), text: '1-2 prn up to qds' },
        ),
        med('carbocisteine', 'Carbocisteine 375mg capsules', '750 mg po 3/d', {
          ...repeat(300, 21),
          text: 'TWO THREE TIMES A DAY',
        }),
        med('alendronic acid', 'Alendronic acid 70mg tablets', '70 mg po 1/wk', {
          ...repeat(700, 21),
          text: 'ONE TABLET ONCE A WEEK, 30 MINUTES BEFORE BREAKFAST',
        }),
      ],
    },
    chart: {
      lines: [
        med('prednisolone', 'Prednisolone 5mg tablets', '30 mg po 1/d for5d', {
          indication: 'COPD exacerbation',
          startedDaysAgo: 0.1,
          givenHoursAgo: [2],
        }),
        med('salbutamol', 'Salbutamol 5mg/2.5ml nebuliser liquid unit dose vials', '5 mg inh 4/d', {
          startedDaysAgo: 0.1,
          givenHoursAgo: [2.5],
        }),
        med('doxycycline', 'Doxycycline 100mg capsules', '200 mg po 1/d for1d', {
          startedDaysAgo: 0.1,
          indication: 'Chest infection',
          givenHoursAgo: [2],
        }),
      ],
    },
  },
];
