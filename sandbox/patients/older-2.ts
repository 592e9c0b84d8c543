import { med, noKnownAllergies, noKnownDrugAllergies, type PatientSpec, plain, repeat } from './spec.ts';

/** Ward 9A, more patients. */
export const olderTwo: readonly PatientSpec[] = [
  {
    key: 'lindqvist-astrid',
    name: ['Mrs', 'Astrid', 'Lindqvist'],
    gender: 'female',
    born: '1947-01-14',
    nhs: '9990525854',
    ward: '9A',
    bed: 13,
    admittedHoursAgo: 10.7,
    reason: 'Dehydration',
    facts: { weight: [52, 0.4], egfr: [29, 0.3], potassium: [5.6, 0.3] },
    gp: {
      allergies: [
        {
          to: 'morphine',
          kind: 'intolerance',
          reaction: 'hallucinations',
          severity: 'moderate',
          recorded: '2022-07-07',
        },
      ],
      lines: [
        med('fentanyl', 'Matrifen 25micrograms/hour transdermal patches (Teva UK Ltd)', '1 patch td 1/72h', {
          ...repeat(250, 10),
          text: 'ONE PATCH EVERY 72 HOURS',
          brand: 'Matrifen',
        }),
        med('losartan', 'Losartan 100mg tablets', '100 mg po 1/d', {
          ...repeat(1500, 10),
          text: 'ONE DAILY',
        }),
        med('losartan', 'Cozaar 100mg tablets (Organon Pharma (UK) Ltd)', '100 mg po 1/d', {
          ...repeat(1800, 40),
          text: 'ONE DAILY',
          brand: 'Cozaar',
        }),
        med('oxybutynin', 'Oxybutynin 5mg tablets', '5 mg po 2/d', {
          ...repeat(600, 10),
          text: 'ONE TWICE A DAY',
        }),
        med('lactulose', 'Lactulose 3.1-3.7g/5ml oral solution', '15 ml po 2/d', {
          ...repeat(250, 10),
          text: '15ml twice a day',
        }),
      ],
    },
    chart: {
      allergies: [{ to: 'nka' }],
      lines: [
        med('fentanyl', 'Fentanyl 25micrograms/hour transdermal patches', '1 patch td 1/72h', {
          givenHoursAgo: [5],
        }),
        med('oxycodone', 'Oxycodone 5mg/5ml oral solution sugar free', '2.5 mg po prn:pain max15/d'),
        med('losartan', 'Losartan 100mg tablets', '100 mg po 1/d', { status: 'on-hold', why: 'Dehydration' }),
      ],
    },
    pharmacy: {
      assertedDaysAgo: 10,
      lines: [
        med('fentanyl', 'Matrifen 25micrograms/hour transdermal patches', '1 patch td 1/72h', {
          text: 'Apply ONE patch every 72 hours',
          issuedDaysAgo: 10,
          supplied: [10, 30],
        }),
        med('losartan', 'Losartan 100mg tablets', '100 mg po 1/d', {
          text: 'ONE daily',
          issuedDaysAgo: 10,
          supplied: [28, 28],
        }),
        plain('Nytol Herbal tablets', 'Bought, two at night', { startedDaysAgo: 90 }),
      ],
    },
  },
  {
    key: 'castellane-george',
    name: ['Mr', 'George', 'Castellane'],
    gender: 'male',
    born: '1934-03-31',
    nhs: '9990531277',
    ward: '9A',
    bed: 15,
    admittedHoursAgo: 5.2,
    reason: 'Constipation, reduced mobility',
    facts: { weight: [74, 0.2] },
    // Known to the surgery, and nothing is recorded there: an empty answer, which is not the same as no answer.
    gp: { allergies: [], lines: [] },
    chart: {
      lines: [
        med('senna', 'Senna 7.5mg tablets', '15 mg po 1/d hs', { startedDaysAgo: 0.2 }),
        med('paracetamol', 'Paracetamol 500mg tablets', '1 g po prn:pain max4/d', { startedDaysAgo: 0.2 }),
      ],
    },
    pharmacy: {
      assertedDaysAgo: 160,
      lines: [
        med('tamsulosin', 'Tamsulosin 400microgram modified-release capsules', '400 microgram po 1/d', {
          text: 'ONE daily',
          issuedDaysAgo: 160,
          supplied: [28, 28],
        }),
        med('hypromellose', 'Hypromellose 0.3% eye drops', '1 drop eye prn:dry_eyes', {
          text: 'Use when needed',
          issuedDaysAgo: 160,
          supplied: [10, 28],
        }),
      ],
    },
  },
  {
    key: 'ferreira-maria',
    name: ['Mrs', 'Maria', 'Ferreira'],
    gender: 'female',
    born: '1951-12-24',
    nhs: '9990533989',
    ward: '9A',
    bed: 18,
    admittedHoursAgo: 14.6,
    reason: 'Transplant clinic referral, diarrhoea',
    facts: { weight: [59, 0.5], egfr: [39, 0.3], creatinine: [124, 0.3], potassium: [4.0, 0.3] },
    gp: {
      allergies: [noKnownDrugAllergies],
      lines: [
        plain('Tacrolimus - hospital only, see renal letter', 'Hospital only medicine', {
          startedDaysAgo: 1900,
        }),
        med('azathioprine', 'Azathioprine 50mg tablets', '100 mg po 1/d', {
          ...repeat(1900, 31),
          text: 'TWO DAILY',
        }),
        med('allopurinol', 'Allopurinol 100mg tablets', '100 mg po 1/d', {
          ...repeat(20, 20),
          text: 'ONE DAILY',
        }),
        med(
          'denosumab',
          'Prolia 60mg/1ml solution for injection pre-filled syringes (Amgen Ltd)',
          '60 mg sc 1/6mo',
          { ...repeat(700, 150), text: 'ONE INJECTION EVERY SIX MONTHS', brand: 'Prolia' },
        ),
      ],
    },
    chart: {
      allergies: [noKnownDrugAllergies],
      lines: [
        med(
          'tacrolimus',
          'Advagraf 3mg modified-release capsules (Astellas Pharma Ltd)',
          '3 mg po 1/d mane',
          { brand: 'Advagraf', givenHoursAgo: [3] },
        ),
        med('azathioprine', 'Azathioprine 50mg tablets', '100 mg po 1/d', { givenHoursAgo: [3] }),
        med('allopurinol', 'Allopurinol 100mg tablets', '100 mg po 1/d', { givenHoursAgo: [3] }),
      ],
    },
    tto: {
      assertedDaysAgo: 95,
      lines: [
        med('tacrolimus', 'Adoport 1mg capsules', '1.5 mg po 2/d', {
          startedDaysAgo: 1900,
          brand: 'Adoport',
        }),
        med('tacrolimus', 'Advagraf 3mg modified-release capsules', '3 mg po 1/d mane', {
          startedDaysAgo: 95,
          brand: 'Advagraf',
          supersedes: 'Adoport 1mg capsules',
        }),
        med('mycophenolate mofetil', 'Mycophenolate mofetil 500mg tablets', '500 mg po 2/d', {
          startedDaysAgo: 1900,
          status: 'stopped',
          endedDaysAgo: 95,
          why: 'Diarrhoea',
        }),
      ],
    },
  },
  {
    // A complete agreement, for once.
    key: 'nightingale-joan',
    name: ['Miss', 'Joan', 'Nightingale'],
    gender: 'female',
    born: '1943-05-20',
    nhs: '9990536694',
    ward: '9A',
    bed: 22,
    admittedHoursAgo: 1.4,
    reason: 'Elective transfusion',
    gp: {
      allergies: [noKnownAllergies],
      lines: [
        med('levothyroxine', 'Levothyroxine sodium 50microgram tablets', '50 microgram po 1/d mane', {
          ...repeat(1200, 6),
          text: 'ONE EACH MORNING',
        }),
        med('citalopram', 'Citalopram 20mg tablets', '20 mg po 1/d', {
          ...repeat(800, 6),
          text: 'ONE DAILY',
        }),
        med('hydroxocobalamin', 'Hydroxocobalamin 1mg/1ml solution for injection ampoules', '1 mg im 1/3mo', {
          ...repeat(1200, 50),
          text: 'ONE INJECTION EVERY THREE MONTHS',
        }),
      ],
    },
    chart: {
      allergies: [noKnownAllergies],
      lines: [
        med('levothyroxine', 'Levothyroxine sodium 50microgram tablets', '50 microgram po 1/d mane', {
          startedDaysAgo: 0.03,
        }),
        med('citalopram', 'Citalopram 20mg tablets', '20 mg po 1/d', { startedDaysAgo: 0.03 }),
        med('hydroxocobalamin', 'Hydroxocobalamin 1mg/1ml solution for injection ampoules', '1 mg im 1/3mo', {
          startedDaysAgo: 0.03,
        }),
      ],
    },
    pharmacy: {
      assertedDaysAgo: 6,
      lines: [
        med('levothyroxine', 'Levothyroxine sodium 50microgram tablets', '50 microgram po 1/d mane', {
          text: 'ONE each morning',
          issuedDaysAgo: 6,
          supplied: [28, 28],
        }),
        med('citalopram', 'Citalopram 20mg tablets', '20 mg po 1/d', {
          text: 'ONE daily',
          issuedDaysAgo: 6,
          supplied: [28, 28],
        }),
      ],
    },
  },
];
