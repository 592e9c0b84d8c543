import {
  acute,
  med,
  noKnownAllergies,
  noKnownDrugAllergies,
  type PatientSpec,
  plain,
  repeat,
} from './spec.ts';

/** Ward 7B, more patients. */
export const acuteTwo: readonly PatientSpec[] = [
  {
    // Neither the surgery's record nor Eastvale knows her: she has just moved here.
    key: 'oyelaran-grace',
    name: ['Mrs', 'Grace', 'Oyelaran'],
    gender: 'female',
    born: '1963-11-17',
    nhs: '9990375100',
    ward: '7B',
    bed: 30,
    admittedHoursAgo: 2.1,
    reason: 'Chest pain',
    chart: {
      allergies: [{ to: 'nkda' }],
      lines: [
        med('aspirin', 'Aspirin 75mg dispersible tablets', '75 mg po 1/d', { startedDaysAgo: 0.06 }),
        med('ticagrelor', 'Ticagrelor 90mg tablets', '90 mg po 2/d', { startedDaysAgo: 0.06 }),
        med(
          'glyceryl trinitrate',
          'Glyceryl trinitrate 400micrograms/dose pump sublingual spray',
          '1 dose sl prn:chest_pain',
          { startedDaysAgo: 0.06 },
        ),
      ],
    },
  },
  {
    key: 'chaudhry-nasreen',
    name: ['Mrs', 'Nasreen', 'Chaudhry'],
    gender: 'female',
    born: '1970-04-27',
    nhs: '9990278571',
    ward: '7B',
    bed: 19,
    admittedHoursAgo: 20.3,
    reason: 'Pyelonephritis',
    facts: { weight: [71, 0.8], egfr: [78, 0.3] },
    gp: {
      allergies: [{ to: 'elastic plasters', reaction: 'contact rash' }],
      lines: [
        med('levothyroxine', 'Levothyroxine sodium 100microgram tablets', '100 microgram po 1/d mane', {
          ...repeat(2400, 22),
          text: 'ONE EACH MORNING',
        }),
        med('ferrous fumarate', 'Ferrous fumarate 210mg tablets', '210 mg po 2/d', {
          ...repeat(120, 22),
          text: 'ONE TWICE A DAY',
        }),
        med('sertraline', 'Sertraline 100mg tablets', '100 mg po 1/d', {
          ...repeat(500, 22),
          text: 'ONE DAILY',
        }),
        med('cefalexin', 'Cefalexin 500mg capsules', '500 mg po 3/d for7d', acute(3)),
      ],
    },
    chart: {
      lines: [
        med('levothyroxine', 'Levothyroxine sodium 100microgram tablets', '100 microgram po 1/d mane', {
          givenHoursAgo: [3],
        }),
        med('ferrous fumarate', 'Ferrous fumarate 210mg tablets', '210 mg po 1/d', { givenHoursAgo: [3] }),
        med('sertraline', 'Sertraline 50mg tablets', '50 mg po 1/d', { givenHoursAgo: [3] }),
        med(
          'co-amoxiclav',
          'Co-amoxiclav 1000mg/200mg powder for solution for injection vials',
          '1.2 g iv 3/d',
          { indication: 'Pyelonephritis', givenHoursAgo: [19, 11, 3] },
        ),
      ],
    },
    pharmacy: {
      assertedDaysAgo: 22,
      lines: [
        med('sertraline', 'Sertraline 100mg tablets', '100 mg po 1/d', {
          text: 'Take ONE daily',
          issuedDaysAgo: 22,
          supplied: [28, 28],
        }),
        plain('Turmeric capsules', 'Bought, one a day', { startedDaysAgo: 60 }),
      ],
    },
  },
  {
    key: 'stanbury-michael',
    name: ['Mr', 'Michael', 'Stanbury'],
    gender: 'male',
    born: '1955-03-29',
    nhs: '9990416478',
    ward: '7B',
    bed: 6,
    admittedHoursAgo: 19,
    reason: 'Collapse',
    facts: { weight: [75, 0.7], egfr: [70, 0.4] },
    gp: {
      allergies: [noKnownAllergies],
      lines: [
        med('phenytoin', 'Phenytoin sodium 100mg capsules', '300 mg po 1/d hs', {
          ...repeat(3500, 14),
          text: '(300mg) 3 to be taken at night',
        }),
        med('folic acid', 'Folic acid 5mg tablets', '5 mg po 1/d', {
          ...repeat(3000, 14),
          text: 'ONE DAILY',
        }),
        med('omeprazole', 'Omeprazole 20mg gastro-resistant capsules', '20 mg po 1/d', {
          ...repeat(600, 14),
          text: 'ONE EACH DAY',
        }),
      ],
    },
    chart: {
      allergies: [noKnownAllergies],
      lines: [
        med('phenytoin', 'Phenytoin 30mg/5ml oral suspension', '300 mg po 1/d hs', { givenHoursAgo: [13] }),
        med('folic acid', 'Folic acid 5mg tablets', '5 mg po 1/d', { givenHoursAgo: [3] }),
        med('omeprazole', 'Omeprazole 20mg gastro-resistant capsules', '20 mg po 1/d', {
          givenHoursAgo: [3],
        }),
      ],
    },
  },
  {
    key: 'wentworth-clive',
    name: ['Mr', 'Clive', 'Wentworth'],
    gender: 'male',
    born: '1944-10-08',
    nhs: '9990292361',
    ward: '7B',
    bed: 2,
    admittedHoursAgo: 17.7,
    reason: 'Gastrointestinal bleed',
    facts: { weight: [70, 0.7], egfr: [49, 0.3], potassium: [4.4, 0.3] },
    gp: {
      assertedDaysAgo: 130,
      allergies: [
        {
          to: 'ramipril',
          kind: 'intolerance',
          reaction: 'cough',
          state: 'inactive',
          ended: '2024-03-01',
          recorded: '2016-01-20',
        },
      ],
      lines: [
        med('rivaroxaban', 'Rivaroxaban 20mg tablets', '20 mg po 1/d', {
          ...repeat(900, 130),
          text: 'ONE DAILY WITH FOOD',
        }),
        plain('Naproxen 500mg tablets', 'ONE TWICE A DAY', repeat(200, 130)),
        med('lansoprazole', 'Lansoprazole 30mg gastro-resistant capsules', '30 mg po 1/d', {
          ...repeat(900, 130),
          text: 'ONE DAILY',
        }),
        med('losartan', 'Losartan 50mg tablets', '50 mg po 1/d', { ...repeat(800, 130), text: 'ONE DAILY' }),
      ],
    },
    chart: {
      lines: [
        med('rivaroxaban', 'Rivaroxaban 20mg tablets', '20 mg po 1/d', {
          status: 'on-hold',
          why: 'Gastrointestinal bleed',
        }),
        med('lansoprazole', 'Lansoprazole 30mg gastro-resistant capsules', '30 mg po 2/d', {
          givenHoursAgo: [15, 3],
        }),
        med('losartan', 'Losartan 25mg tablets', '50 mg po 1/d', { givenHoursAgo: [3] }),
      ],
    },
    // The same person, another day of birth: these must not be merged without somebody looking.
    pharmacy: {
      born: '1944-08-10',
      assertedDaysAgo: 26,
      lines: [
        med('rivaroxaban', 'Rivaroxaban 15mg tablets', '15 mg po 1/d', {
          text: 'ONE daily with food',
          issuedDaysAgo: 26,
          supplied: [28, 28],
        }),
      ],
    },
  },
  {
    key: 'macallister-fiona',
    name: ['Ms', 'Fiona', 'MacAllister'],
    gender: 'female',
    born: '1990-05-05',
    nhs: '9990361312',
    ward: '7B',
    bed: 9,
    admittedHoursAgo: 13.9,
    reason: 'Migraine with neurology',
    gp: {
      notice: { kind: 'withheld', text: 'The patient does not share this record.' },
      lines: [med('sumatriptan', 'Sumatriptan 50mg tablets', '50 mg po prn:migraine', repeat(300, 20))],
    },
    chart: {
      allergies: [noKnownDrugAllergies],
      lines: [
        med('paracetamol', 'Paracetamol 500mg tablets', '1 g po 4/d', { givenHoursAgo: [12, 6] }),
        med('ibuprofen', 'Ibuprofen 400mg tablets', '400 mg po 3/d', { givenHoursAgo: [12, 6] }),
        med('metoclopramide', 'Metoclopramide 10mg tablets', '10 mg po prn:nausea max3/d'),
      ],
    },
    pharmacy: {
      assertedDaysAgo: 20,
      lines: [
        med('sumatriptan', 'Sumatriptan 50mg tablets', '50 mg po prn:migraine', {
          text: 'ONE when needed',
          issuedDaysAgo: 20,
          supplied: [6, 28],
        }),
      ],
    },
  },
  {
    key: 'rowbottom-keith',
    name: ['Mr', 'Keith', 'Rowbottom'],
    gender: 'male',
    born: '1949-07-21',
    nhs: '9990333734',
    ward: '7B',
    bed: 23,
    admittedHoursAgo: 11.5,
    reason: 'Back pain, metastatic disease',
    facts: { weight: [58, 0.5], egfr: [62, 0.4] },
    gp: {
      allergies: [noKnownAllergies],
      lines: [
        med('morphine', 'MST Continus 30mg tablets (Napp Pharmaceuticals Ltd)', '30 mg po 2/d', {
          ...repeat(90, 12),
          text: 'ONE TWICE A DAY',
          brand: 'MST Continus',
        }),
        med('morphine', 'Morphine sulfate 10mg/5ml oral solution', '10 mg po prn:pain', {
          ...repeat(90, 12),
          text: '5ml prn up to hourly',
        }),
        med('macrogol 3350', 'Macrogol compound oral powder sachets NPF sugar free', '1 sachet po 2/d', {
          ...repeat(90, 12),
          text: 'ONE SACHET TWICE A DAY',
        }),
        med('paracetamol', 'Paracetamol 500mg tablets', '1 g po 4/d', {
          ...repeat(90, 12),
          text: 'TWO FOUR TIMES A DAY',
        }),
        med('fentanyl', 'Fentanyl 12micrograms/hour transdermal patches', '1 patch td 1/72h', {
          ...repeat(150, 95),
          status: 'stopped',
          endedDaysAgo: 90,
          why: 'Changed to morphine',
        }),
      ],
    },
    chart: {
      allergies: [noKnownAllergies],
      lines: [
        med('morphine', 'Morphine sulfate 30mg tablets', '30 mg po 2/d', { givenHoursAgo: [10] }),
        med('morphine', 'Morphine sulfate 10mg/5ml oral solution', '10 mg po prn:pain max60/d', {
          givenHoursAgo: [6, 2],
        }),
        med('paracetamol', 'Paracetamol 500mg tablets', '1 g po 4/d', { givenHoursAgo: [9, 3] }),
        med('co-codamol', 'Co-codamol 30mg/500mg tablets', '2 tab po 4/d'),
      ],
    },
    pharmacy: {
      assertedDaysAgo: 12,
      lines: [
        med('morphine', 'MST Continus 30mg tablets', '30 mg po 2/d', {
          text: 'ONE every 12 hours',
          issuedDaysAgo: 12,
          supplied: [60, 30],
        }),
      ],
    },
  },
  {
    key: 'tremlett-josie',
    name: ['Mrs', 'Josie', 'Tremlett'],
    gender: 'female',
    born: '1935-12-12',
    nhs: '9990430268',
    ward: '7B',
    bed: 11,
    admittedHoursAgo: 30,
    reason: 'Heart failure',
    facts: { weight: [63.5, 0.2], egfr: [38, 0.2], potassium: [4.8, 0.2] },
    gp: {
      allergies: [noKnownDrugAllergies],
      lines: [
        med('apixaban', 'Apixaban 2.5mg tablets', '2.5 mg po 2/d', {
          ...repeat(600, 9),
          text: 'ONE TWICE A DAY',
        }),
        med('furosemide', 'Furosemide 40mg tablets', '80 mg po 1/d mane', {
          ...repeat(400, 9),
          text: 'TWO IN THE MORNING',
        }),
        med('spironolactone', 'Spironolactone 25mg tablets', '25 mg po 1/d', {
          ...repeat(300, 9),
          text: 'ONE DAILY',
        }),
      ],
    },
    chart: {
      allergies: [noKnownDrugAllergies],
      lines: [
        med('apixaban', 'Apixaban 2.5mg tablets', '2.5 mg po 2/d', { givenHoursAgo: [15, 3] }),
        med('furosemide', 'Furosemide 40mg tablets', '40 mg po 2/d', { givenHoursAgo: [10, 3] }),
        med('spironolactone', 'Spironolactone 25mg tablets', '25 mg po 1/d', { givenHoursAgo: [3] }),
      ],
    },
  },
];
