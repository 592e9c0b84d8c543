import { acute, med, type PatientSpec, plain, repeat } from './spec.ts';

const penicillins = {
  to: 'penicillins',
  reaction: 'anaphylaxis',
  severity: 'severe',
  high: true,
  recorded: '1994-06-12',
} as const;
const codeine = { to: 'codeine', kind: 'intolerance', reaction: 'vomiting', severity: 'mild' } as const;

/** The two similar names of the ward. */
export const penhaligon: readonly PatientSpec[] = [
  {
    key: 'penhaligon-dorothy',
    name: ['Mrs', 'Dorothy', 'Penhaligon'],
    gender: 'female',
    born: '1948-03-04',
    nhs: '9990347522',
    ward: '7B',
    bed: 12,
    admittedHoursAgo: 18.53,
    reason: 'Fall, pneumonia',
    facts: {
      weight: [61.4, 1],
      height: [158, 288],
      egfr: [48, 0.2],
      creatinine: [98, 0.2],
      potassium: [4.6, 0.2],
      inr: [2.9, 0.2],
    },
    gp: {
      notice: { kind: 'partial', text: 'Items the patient asked not to share are left out.' },
      allergies: [penicillins],
      lines: [
        med('methotrexate', 'Methotrexate 2.5mg tablets', '10 mg po 1/wk mon', {
          ...repeat(2100, 20),
          text: 'TAKE FOUR TABLETS ONCE A WEEK ON MONDAY',
          indication: 'Rheumatoid arthritis',
        }),
        med('folic acid', 'Folic acid 5mg tablets', '5 mg po 1/wk fri', {
          ...repeat(2100, 20),
          text: 'ONE TO BE TAKEN ONCE A WEEK ON FRIDAY',
        }),
        med('co-careldopa', 'Co-careldopa 25mg/100mg tablets', '1 tab po 5/d', {
          ...repeat(1400, 12),
          text: 'ONE TO BE TAKEN FIVE TIMES A DAY',
          indication: "Parkinson's disease",
        }),
        med('tacrolimus', 'Adoport 1mg capsules (Sandoz Ltd)', '2 mg po 2/d', {
          startedDaysAgo: 2600,
          note: 'Hospital only. Supplied by the transplant clinic.',
          brand: 'Adoport',
          indication: 'Kidney transplant',
        }),
        med('warfarin', 'Warfarin 3mg tablets', undefined, {
          ...repeat(900, 28),
          text: 'AS DIRECTED BY THE ANTICOAGULANT CLINIC',
        }),
        med('warfarin', 'Warfarin 1mg tablets', undefined, {
          ...repeat(900, 28),
          text: 'AS DIRECTED BY THE ANTICOAGULANT CLINIC',
        }),
        med('metformin', 'Metformin 500mg tablets', '1 g po 2/d', {
          ...repeat(1800, 12),
          text: 'TAKE TWO TABLETS TWICE A DAY WITH FOOD',
        }),
        med('atorvastatin', 'Atorvastatin 20mg tablets', '20 mg po 1/d hs', {
          ...repeat(1800, 12),
          text: 'ONE TO BE TAKEN AT NIGHT',
        }),
        med('bisoprolol', 'Bisoprolol 2.5mg tablets', '2.5 mg po 1/d', {
          ...repeat(1200, 12),
          text: 'ONE TO BE TAKEN EACH DAY',
        }),
        med('lansoprazole', 'Lansoprazole 15mg gastro-resistant capsules', '15 mg po 1/d', {
          ...repeat(1000, 12),
          text: 'ONE DAILY',
        }),
        med('levothyroxine', 'Levothyroxine sodium 75microgram tablets', '75 microgram po 1/d mane', {
          ...repeat(3000, 12),
          text: 'ONE EACH MORNING',
        }),
        plain('Adcal-D3 1500mg/400unit chewable tablets', 'TWO DAILY', repeat(1000, 12)),
        med('amitriptyline', 'Amitriptyline 10mg tablets', '10 mg po 1/d hs', {
          ...repeat(1500, 420),
          status: 'stopped',
          endedDaysAgo: 400,
          why: 'Falls',
        }),
        med(
          'nitrofurantoin',
          'Nitrofurantoin 100mg modified-release capsules',
          '100 mg po 2/d for3d',
          acute(210, { status: 'completed', endedDaysAgo: 207 }),
        ),
        med('ramipril', 'Ramipril 5mg capsules', '5 mg po 1/d', {
          ...repeat(2000, 300),
          status: 'stopped',
          endedDaysAgo: 290,
          why: 'Acute kidney injury',
        }),
      ],
    },
    chart: {
      allergies: [penicillins, codeine],
      lines: [
        // The text is right and the structure is not: the order the tour opens with.
        med('methotrexate', 'Methotrexate 2.5mg tablets', '10 mg po 1/d', {
          text: '10 mg - once weekly - oral',
        }),
        med('folic acid', 'Folic acid 5mg tablets', '5 mg po 1/wk fri'),
        med('tacrolimus', 'Prograf 1mg capsules (Astellas Pharma Ltd)', '2 mg po 2/d', {
          brand: 'Prograf',
          givenHoursAgo: [14.8, 2.9],
        }),
        med('warfarin', 'Warfarin 3mg tablets', '3 mg po 1/d @18:00', { givenHoursAgo: [16.8] }),
        med('metformin', 'Metformin 500mg tablets', '500 mg po 4/d', { givenHoursAgo: [12.9, 2.8] }),
        med('doxycycline', 'Doxycycline 100mg capsules', '100 mg po 1/d for5d', {
          indication: 'Community-acquired pneumonia',
          givenHoursAgo: [16, 2.8],
        }),
        med('atorvastatin', 'Atorvastatin 20mg tablets', '20 mg po 1/d hs', { givenHoursAgo: [12.8] }),
        med('bisoprolol', 'Bisoprolol 2.5mg tablets', '2.5 mg po 1/d', { givenHoursAgo: [2.8] }),
        med('lansoprazole', 'Lansoprazole 15mg gastro-resistant capsules', '15 mg po 1/d', {
          givenHoursAgo: [2.8],
        }),
        med('levothyroxine', 'Levothyroxine sodium 75microgram tablets', '75 microgram po 1/d mane', {
          givenHoursAgo: [3.2],
        }),
        med('paracetamol', 'Paracetamol 500mg tablets', '1 g po prn:pain max4/d', {
          status: 'cancelled',
          why: 'Duplicated',
        }),
      ],
    },
    pharmacy: {
      assertedDaysAgo: 12,
      lines: [
        med('methotrexate', 'Methotrexate 2.5mg tablets', '10 mg po 1/wk', {
          text: 'Take FOUR tablets ONCE a WEEK',
          issuedDaysAgo: 20,
          supplied: [16, 28],
        }),
        med('co-careldopa', 'Co-careldopa 25mg/100mg tablets', '1 tab po 5/d', {
          text: 'Take ONE tablet FIVE times a day',
          issuedDaysAgo: 12,
          supplied: [140, 28],
        }),
        med('warfarin', 'Warfarin 3mg tablets', undefined, {
          text: 'Take as directed',
          issuedDaysAgo: 28,
          supplied: [28, 28],
        }),
        med('warfarin', 'Warfarin 1mg tablets', undefined, {
          text: 'Take as directed',
          issuedDaysAgo: 28,
          supplied: [56, 28],
        }),
        med('metformin', 'Metformin 500mg tablets', '1 g po 2/d', {
          text: 'Take TWO tablets TWICE a day with food',
          issuedDaysAgo: 12,
          supplied: [112, 28],
        }),
        med('atorvastatin', 'Atorvastatin 20mg tablets', '20 mg po 1/d hs', {
          text: 'Take ONE tablet at NIGHT',
          issuedDaysAgo: 12,
          supplied: [28, 28],
        }),
        med('ibuprofen', 'Ibuprofen 200mg tablets', undefined, {
          text: 'Bought over the counter',
          startedDaysAgo: 40,
        }),
      ],
    },
    tto: {
      assertedDaysAgo: 287,
      allergies: [codeine],
      lines: [
        med('tacrolimus', 'Adoport 1mg capsules', '2 mg po 2/d', { startedDaysAgo: 2600, brand: 'Adoport' }),
        med('warfarin', 'Warfarin (3mg and 1mg tablets)', '4 mg po 1/d @18:00', { startedDaysAgo: 287 }),
        med('bisoprolol', 'Bisoprolol 2.5mg tablets', '2.5 mg po 1/d', { startedDaysAgo: 1200 }),
        med('levothyroxine', 'Levothyroxine sodium 50microgram tablets', '50 microgram po 1/d', {
          startedDaysAgo: 600,
        }),
        med('levothyroxine', 'Levothyroxine sodium 75microgram tablets', '75 microgram po 1/d', {
          startedDaysAgo: 287,
          supersedes: 'Levothyroxine sodium 50microgram tablets',
        }),
      ],
    },
  },
  {
    key: 'penhalligan-doreen',
    name: ['Miss', 'Doreen', 'Penhalligan'],
    gender: 'female',
    born: '1946-03-23',
    nhs: '9990250995',
    ward: '7B',
    bed: 21,
    admittedHoursAgo: 12.2,
    reason: 'Fast atrial fibrillation',
    facts: { weight: [54.2, 0.4], egfr: [41, 0.4], creatinine: [112, 0.4], potassium: [4.1, 0.4] },
    gp: {
      allergies: [{ to: 'nkda', recorded: '2019-02-11' }],
      lines: [
        med('edoxaban', 'Edoxaban 30mg tablets', '30 mg po 1/d', {
          ...repeat(500, 15),
          text: 'ONE DAILY',
          indication: 'Atrial fibrillation',
        }),
        med('digoxin', 'Digoxin 62.5microgram tablets', '62.5 microgram po 1/d mane', {
          ...repeat(480, 15),
          text: 'ONE EACH MORNING',
        }),
        med('furosemide', 'Furosemide 40mg tablets', '40 mg po 1/d mane', {
          ...repeat(800, 15),
          text: 'ONE IN THE MORNING',
        }),
        med('latanoprost', 'Latanoprost 50micrograms/ml eye drops', '1 drop eye 1/d hs', {
          ...repeat(1500, 15),
          text: 'ONE DROP IN BOTH EYES AT NIGHT',
        }),
        med('senna', 'Senna 7.5mg tablets', '1-2 tab po prn:constipation', {
          ...repeat(300, 90),
          text: '1-2 nocte prn',
        }),
      ],
    },
    chart: {
      allergies: [{ to: 'nkda' }],
      lines: [
        med('edoxaban', 'Edoxaban 60mg tablets', '60 mg po 1/d', { givenHoursAgo: [4] }),
        med('digoxin', 'Digoxin 125microgram tablets', '125 microgram po 1/d', { givenHoursAgo: [4] }),
        med('furosemide', 'Furosemide 40mg tablets', '40 mg po 1/d mane', { givenHoursAgo: [4] }),
        med('bisoprolol', 'Bisoprolol 1.25mg tablets', '1.25 mg po 1/d', {
          indication: 'Rate control',
          givenHoursAgo: [4],
        }),
      ],
    },
    pharmacy: {
      assertedDaysAgo: 15,
      lines: [
        med('edoxaban', 'Edoxaban 30mg tablets', '30 mg po 1/d', {
          text: 'Take ONE daily',
          issuedDaysAgo: 15,
          supplied: [28, 28],
        }),
        med('latanoprost', 'Latanoprost 50micrograms/ml eye drops', '1 drop eye 1/d hs', {
          text: 'Put ONE drop in BOTH eyes at NIGHT',
          issuedDaysAgo: 15,
          supplied: [2.5, 28],
        }),
      ],
    },
  },
];
