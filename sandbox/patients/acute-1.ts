import { acute, med, noKnownDrugAllergies, type PatientSpec, repeat } from './spec.ts';

/** Ward 7B, the patients whose history is under way. */
export const acuteOne: readonly PatientSpec[] = [
  {
    key: 'fairclough-irene',
    name: ['Mrs', 'Irene', 'Fairclough'],
    gender: 'female',
    born: '1939-01-30',
    nhs: '9990209626',
    ward: '7B',
    bed: 27,
    admittedHoursAgo: 25.2,
    reason: 'Delirium, urinary tract infection',
    facts: { weight: [49.8, 1], egfr: [36, 0.3], potassium: [3.4, 0.3] },
    gp: {
      notice: {
        kind: 'unavailable',
        text: "The surgery's system behind the shared record did not answer for this patient.",
      },
      allergies: [{ to: 'trimethoprim', reaction: 'rash', severity: 'mild', recorded: '2011-05-03' }],
      lines: [
        med('apixaban', 'Apixaban 2.5mg tablets', '2.5 mg po 2/d', {
          ...repeat(700, 10),
          text: 'ONE TWICE A DAY',
        }),
      ],
    },
    chart: {
      allergies: [{ to: 'trimethoprim', reaction: 'rash', severity: 'mild' }],
      lines: [
        med('apixaban', 'Apixaban 5mg tablets', '5 mg po 2/d', { givenHoursAgo: [15, 3] }),
        med('co-amoxiclav', 'Co-amoxiclav 500mg/125mg tablets', '1 tab po 3/d for5d', {
          indication: 'Urinary tract infection',
          givenHoursAgo: [10, 3],
        }),
        med('haloperidol', 'Haloperidol 500microgram capsules', '500 microgram po prn:agitation max4/d'),
      ],
    },
    pharmacy: {
      assertedDaysAgo: 10,
      lines: [
        med('apixaban', 'Apixaban 2.5mg tablets', '2.5 mg po 2/d', {
          text: 'Take ONE twice a day',
          issuedDaysAgo: 10,
          supplied: [56, 28],
        }),
        med('donepezil', 'Donepezil 10mg tablets', '10 mg po 1/d hs', {
          text: 'Take ONE at night',
          issuedDaysAgo: 10,
          supplied: [28, 28],
        }),
        med('mirtazapine', 'Mirtazapine 15mg tablets', '15 mg po 1/d hs', {
          text: 'Take ONE at night',
          issuedDaysAgo: 10,
          supplied: [28, 28],
        }),
      ],
    },
  },
  {
    key: 'adebayo-samuel',
    name: ['Mr', 'Samuel', 'Adebayo'],
    gender: 'male',
    born: '1957-09-19',
    nhs: '9990195838',
    ward: '7B',
    bed: 3,
    admittedHoursAgo: 22.6,
    reason: 'Infected foot ulcer',
    facts: { weight: [96.5, 0.9], height: [176, 0.9], egfr: [55, 0.2], potassium: [4.9, 0.2] },
    gp: {
      allergies: [noKnownDrugAllergies],
      lines: [
        med(
          'insulin glargine',
          'Lantus 100units/ml solution for injection 3ml pre-filled SoloStar pens (Sanofi)',
          '24 unit sc 1/d hs',
          {
            ...repeat(1600, 18),
            text: 'INJECT 24 UNITS AT NIGHT',
            brand: 'Lantus',
          },
        ),
        med(
          'insulin aspart',
          'NovoRapid FlexPen 100units/ml solution for injection 3ml pre-filled pens (Novo Nordisk Ltd)',
          undefined,
          {
            ...repeat(1600, 18),
            text: 'INJECT WITH MEALS AS DIRECTED',
            brand: 'NovoRapid',
          },
        ),
        med('apixaban', 'Apixaban 5mg tablets', '5 mg po 2/d', {
          ...repeat(400, 18),
          text: 'ONE TO BE TAKEN TWICE A DAY',
        }),
        med('ramipril', 'Ramipril 10mg capsules', '10 mg po 1/d', {
          ...repeat(1600, 18),
          text: 'ONE EACH DAY',
        }),
        med('metformin', 'Metformin 1g modified-release tablets', '1 g po 2/d', {
          ...repeat(1600, 18),
          text: 'ONE TWICE A DAY',
        }),
        med(
          'flucloxacillin',
          'Flucloxacillin 500mg capsules',
          '500 mg po 4/d for7d',
          acute(9, { status: 'completed', endedDaysAgo: 2 }),
        ),
      ],
    },
    chart: {
      allergies: [],
      lines: [
        med(
          'insulin glargine',
          'Toujeo 300units/ml solution for injection 1.5ml pre-filled SoloStar pens (Sanofi)',
          '24 unit sc 1/d hs',
          { brand: 'Toujeo', givenHoursAgo: [13] },
        ),
        med(
          'insulin aspart',
          'NovoRapid FlexPen 100units/ml solution for injection 3ml pre-filled pens',
          '8 unit sc 3/d ac',
          { brand: 'NovoRapid', givenHoursAgo: [15, 3] },
        ),
        med('metformin', 'Metformin 500mg tablets', '1 g po 2/d', { givenHoursAgo: [3] }),
        med('ramipril', 'Ramipril 10mg capsules', '10 mg po 1/d', {
          status: 'on-hold',
          why: 'Acute kidney injury',
        }),
        med('flucloxacillin', 'Flucloxacillin 2g powder for solution for injection vials', '2 g iv 4/d', {
          indication: 'Infected foot ulcer',
          givenHoursAgo: [21, 15, 9, 3],
        }),
      ],
    },
    pharmacy: {
      assertedDaysAgo: 18,
      lines: [
        med(
          'insulin glargine',
          'Lantus 100units/ml solution for injection 3ml pre-filled SoloStar pens',
          '24 unit sc 1/d hs',
          {
            text: 'Inject 24 units at night',
            issuedDaysAgo: 18,
            supplied: [5, 60],
          },
        ),
        med('apixaban', 'Apixaban 5mg tablets', '5 mg po 2/d', {
          text: 'ONE twice a day',
          issuedDaysAgo: 18,
          supplied: [56, 28],
        }),
      ],
    },
  },
  {
    key: 'kowalczyk-jan',
    name: ['Mr', 'Jan', 'Kowalczyk'],
    gender: 'male',
    born: '1966-06-11',
    nhs: '9990223416',
    ward: '7B',
    bed: 8,
    admittedHoursAgo: 15.1,
    reason: 'Seizure',
    facts: { weight: [82, 0.6], egfr: [90, 0.5] },
    gp: {
      allergies: [
        {
          to: 'penicillin (patient says stomach upset only)',
          kind: 'intolerance',
          reaction: 'nausea',
          recorded: '2003',
        },
      ],
      lines: [
        med('levetiracetam', 'Levetiracetam 500mg tablets', '1 g po 2/d', {
          ...repeat(900, 25),
          text: 'TWO TABLETS TWICE A DAY',
          indication: 'Epilepsy',
        }),
        med('lamotrigine', 'Lamictal 100mg tablets (GlaxoSmithKline UK Ltd)', '100 mg po 2/d', {
          ...repeat(1200, 25),
          text: 'ONE TWICE DAILY',
          brand: 'Lamictal',
        }),
        med('salbutamol', 'Salbutamol 100micrograms/dose inhaler CFC free', '2 puff inh prn:wheeze max8/d', {
          ...repeat(2000, 140),
          text: '1-2 puffs prn',
        }),
      ],
    },
    chart: {
      allergies: [{ to: 'penicillin', reaction: 'not recorded' }],
      lines: [
        med('levetiracetam', 'Levetiracetam 500mg tablets', '500 mg po 2/d', { givenHoursAgo: [12, 1] }),
        med('lamotrigine', 'Lamotrigine 100mg tablets', '100 mg po 2/d', { givenHoursAgo: [12, 1] }),
        med('lorazepam', 'Lorazepam 4mg/1ml solution for injection ampoules', '4 mg iv prn:seizure'),
      ],
    },
  },
];
