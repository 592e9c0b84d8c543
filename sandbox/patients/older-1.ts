import {
  acute,
  med,
  noKnownAllergies,
  noKnownDrugAllergies,
  type PatientSpec,
  plain,
  repeat,
} from './spec.ts';

/** Ward 9A, care of older people. */
export const olderOne: readonly PatientSpec[] = [
  {
    key: 'ravenscroft-edith',
    name: ['Mrs', 'Edith', 'Ravenscroft'],
    gender: 'female',
    born: '1933-02-27',
    nhs: '9990512302',
    ward: '9A',
    bed: 1,
    admittedHoursAgo: 21.5,
    reason: 'Hip fracture',
    facts: { weight: [47, 0.8], height: [152, 0.8], egfr: [33, 0.3] },
    gp: {
      allergies: [
        {
          to: 'co-amoxiclav',
          reaction: 'cholestatic hepatitis',
          severity: 'severe',
          high: true,
          recorded: '2017-04-19',
        },
      ],
      lines: [
        med(
          'buprenorphine',
          'Butec 10micrograms/hour transdermal patches (Qdem Pharmaceuticals Ltd)',
          '1 patch td 1/wk',
          { ...repeat(200, 16), text: 'ONE PATCH EVERY SEVEN DAYS', brand: 'Butec' },
        ),
        med('alendronic acid', 'Alendronic acid 70mg tablets', '70 mg po 1/wk sun', {
          ...repeat(1500, 16),
          text: 'ONE EVERY SUNDAY',
        }),
        plain('Accrete D3 tablets', '1 bd', repeat(1500, 16)),
        med('amlodipine', 'Amlodipine 5mg tablets', '5 mg po 1/d', {
          ...repeat(2000, 16),
          text: 'ONE DAILY',
        }),
        med('memantine', 'Memantine 10mg/ml oral solution sugar free', '20 mg po 1/d', {
          ...repeat(500, 16),
          text: '2ml (20mg) once a day',
        }),
      ],
    },
    chart: {
      allergies: [{ to: 'co-amoxiclav', reaction: 'liver injury', severity: 'severe' }],
      lines: [
        med(
          'buprenorphine',
          'Buprenorphine 10micrograms/hour seven day transdermal patches',
          '1 patch td 1/72h',
        ),
        med('paracetamol', 'Paracetamol 500mg tablets', '500 mg po 4/d', { givenHoursAgo: [15, 9, 3] }),
        med(
          'enoxaparin',
          'Enoxaparin sodium 20mg/0.2ml solution for injection pre-filled syringes',
          '20 mg sc 1/d @18:00',
          { givenHoursAgo: [16.5] },
        ),
        med('amlodipine', 'Amlodipine 5mg tablets', '5 mg po 1/d', { givenHoursAgo: [3] }),
        med('memantine', 'Memantine 10mg/ml oral solution sugar free', '10 mg po 1/d', {
          givenHoursAgo: [3],
        }),
      ],
    },
    pharmacy: {
      assertedDaysAgo: 16,
      lines: [
        med('buprenorphine', 'Butec 10micrograms/hour transdermal patches', '1 patch td 1/wk', {
          text: 'Apply ONE patch every 7 days',
          issuedDaysAgo: 16,
          supplied: [4, 28],
        }),
      ],
    },
  },
  {
    key: 'thistlewood-harold',
    name: ['Mr', 'Harold', 'Thistlewood'],
    gender: 'male',
    born: '1937-11-05',
    nhs: '9990515018',
    ward: '9A',
    bed: 4,
    admittedHoursAgo: 16.4,
    reason: 'Lithium toxicity suspected',
    facts: { weight: [72, 0.6], egfr: [44, 0.2], creatinine: [131, 0.2], potassium: [5.0, 0.2] },
    gp: {
      allergies: [noKnownAllergies],
      lines: [
        med(
          'lithium carbonate',
          'Priadel 200mg modified-release tablets (Essential Pharma Ltd)',
          '600 mg po 1/d hs',
          { ...repeat(4000, 27), text: 'THREE AT NIGHT', brand: 'Priadel' },
        ),
        med('indapamide', 'Indapamide 2.5mg tablets', '2.5 mg po 1/d mane', {
          ...repeat(40, 27),
          text: 'ONE EACH MORNING',
        }),
        med('quetiapine', 'Quetiapine 100mg tablets', '100 mg po 2/d', {
          ...repeat(900, 27),
          text: 'ONE TWICE A DAY',
        }),
        med('finasteride', 'Finasteride 5mg tablets', '5 mg po 1/d', {
          ...repeat(800, 27),
          text: 'ONE DAILY',
        }),
      ],
    },
    chart: {
      allergies: [noKnownAllergies],
      lines: [
        med('lithium carbonate', 'Camcolit 400mg modified-release tablets', '400 mg po 1/d hs', {
          brand: 'Camcolit',
          status: 'on-hold',
          why: 'Level awaited',
        }),
        med('quetiapine', 'Quetiapine 200mg modified-release tablets', '200 mg po 1/d', {
          givenHoursAgo: [3],
        }),
        med('finasteride', 'Finasteride 5mg tablets', '5 mg po 1/d', { givenHoursAgo: [3] }),
      ],
    },
  },
  {
    key: 'okonkwo-blessing',
    name: ['Mrs', 'Blessing', 'Okonkwo'],
    gender: 'female',
    born: '1945-06-18',
    nhs: '9990520437',
    ward: '9A',
    bed: 7,
    admittedHoursAgo: 7.8,
    reason: 'Stroke',
    facts: { weight: [79, 0.3], egfr: [57, 0.3] },
    gp: {
      allergies: [noKnownDrugAllergies],
      lines: [
        med('clopidogrel', 'Clopidogrel 75mg tablets', '75 mg po 1/d', {
          ...repeat(700, 13),
          text: 'ONE DAILY',
        }),
        med('diltiazem', 'Tildiem LA 200 capsules (Sanofi)', '200 mg po 1/d', {
          ...repeat(1700, 13),
          text: 'ONE DAILY',
          brand: 'Tildiem LA',
        }),
        med(
          'carbamazepine',
          'Tegretol Prolonged Release 200mg tablets (Novartis Pharmaceuticals UK Ltd)',
          '200 mg po 2/d',
          { ...repeat(1700, 13), text: 'ONE TWICE A DAY', brand: 'Tegretol Prolonged Release' },
        ),
        med('timolol', 'Timolol 0.5% eye drops preservative free', '1 drop eye 2/d', {
          ...repeat(900, 13),
          text: 'ONE DROP IN THE LEFT EYE TWICE A DAY',
        }),
      ],
    },
    chart: {
      allergies: [noKnownDrugAllergies],
      lines: [
        med('clopidogrel', 'Clopidogrel 75mg tablets', '75 mg po 1/d', { givenHoursAgo: [3] }),
        med('aspirin', 'Aspirin 300mg dispersible tablets', '300 mg po 1/d for14d', {
          indication: 'Acute stroke',
          givenHoursAgo: [6],
        }),
        med('carbamazepine', 'Carbamazepine 100mg/5ml oral suspension sugar free', '200 mg po 2/d', {
          givenHoursAgo: [3],
        }),
        med('timolol', 'Timolol 0.5% eye drops', '1 drop eye 2/d', { givenHoursAgo: [3] }),
      ],
    },
    tto: {
      assertedDaysAgo: 700,
      lines: [
        med('clopidogrel', 'Clopidogrel 75mg tablets', '75 mg po 1/d', { startedDaysAgo: 700 }),
        med('atorvastatin', 'Atorvastatin 80mg tablets', '80 mg po 1/d', { startedDaysAgo: 700 }),
      ],
    },
  },
  {
    key: 'pemberton-walter',
    name: ['Mr', 'Walter', 'Pemberton'],
    gender: 'male',
    born: '1940-09-12',
    nhs: '9990523142',
    ward: '9A',
    bed: 10,
    admittedHoursAgo: 23.4,
    reason: 'Pneumonia',
    facts: { weight: [64, 0.9], egfr: [47, 0.4] },
    gp: {
      allergies: [{ to: 'Septrin', reaction: 'rash', verification: 'unconfirmed', recorded: '1986' }],
      lines: [
        med('methotrexate', 'Methotrexate 2.5mg tablets', undefined, {
          ...repeat(1500, 33),
          text: 'SIX TABLETS AS DIRECTED',
        }),
        med('folic acid', 'Folic acid 5mg tablets', '5 mg po 1/wk', {
          ...repeat(1500, 33),
          text: 'ONE WEEKLY',
        }),
        med('prednisolone', 'Prednisolone 5mg gastro-resistant tablets', '5 mg po 1/d mane', {
          ...repeat(2000, 33),
          text: 'ONE EACH MORNING',
        }),
        med('hydroxychloroquine', 'Hydroxychloroquine 200mg tablets', '200 mg po 2/d', {
          ...repeat(2000, 33),
          text: 'ONE TWICE A DAY',
        }),
        med('amoxicillin', 'Amoxicillin 500mg capsules', '500 mg po 3/d for5d', acute(4)),
      ],
    },
    chart: {
      allergies: [],
      lines: [
        med('methotrexate', 'Methotrexate 2.5mg tablets', '15 mg po 1/wk tue', {
          status: 'on-hold',
          why: 'Infection',
        }),
        med('prednisolone', 'Prednisolone 5mg tablets', '10 mg po 1/d mane', {
          note: 'Doubled while ill',
          givenHoursAgo: [3],
        }),
        med('amoxicillin', 'Amoxicillin 500mg capsules', '1 g po 3/d for5d', {
          indication: 'Pneumonia',
          givenHoursAgo: [19, 11, 3],
        }),
        med('trimethoprim', 'Trimethoprim 200mg tablets', '200 mg po 2/d', {
          status: 'cancelled',
          why: 'Interaction with methotrexate',
        }),
      ],
    },
    pharmacy: {
      assertedDaysAgo: 33,
      lines: [
        med('methotrexate', 'Methotrexate 2.5mg tablets', '15 mg po 1/wk tue', {
          text: 'Take SIX tablets (15mg) ONCE a WEEK on TUESDAY',
          issuedDaysAgo: 33,
          supplied: [24, 28],
        }),
      ],
    },
  },
];
