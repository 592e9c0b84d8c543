import { acute, med, noKnownAllergies, noKnownDrugAllergies, type PatientSpec, repeat } from './spec.ts';

/** Ward 7B, the longest stays: each has been reconciled once already. */
export const acuteThree: readonly PatientSpec[] = [
  {
    key: 'hollingworth-peter',
    name: ['Mr', 'Peter', 'Hollingworth'],
    gender: 'male',
    born: '1961-01-03',
    nhs: '9990444056',
    ward: '7B',
    bed: 17,
    admittedHoursAgo: 33,
    reason: 'Acute gout',
    facts: { weight: [101, 1.2], egfr: [60, 1] },
    gp: {
      allergies: [noKnownAllergies],
      lines: [
        med('amlodipine', 'Amlodipine 5mg tablets', '5 mg po 1/d', { ...repeat(900, 17), text: 'ONE DAILY' }),
        med('bendroflumethiazide', 'Bendroflumethiazide 2.5mg tablets', '2.5 mg po 1/d mane', {
          ...repeat(900, 17),
          text: 'ONE EACH MORNING',
        }),
        med('atorvastatin', 'Lipitor 40mg tablets (Upjohn UK Ltd)', '40 mg po 1/d hs', {
          ...repeat(900, 17),
          text: 'ONE AT NIGHT',
          brand: 'Lipitor',
        }),
      ],
    },
    chart: {
      allergies: [noKnownAllergies],
      lines: [
        med('amlodipine', 'Amlodipine 5mg tablets', '5 mg po 1/d', { givenHoursAgo: [27, 3] }),
        med('atorvastatin', 'Atorvastatin 40mg tablets', '40 mg po 1/d hs', { givenHoursAgo: [13] }),
        med('colchicine', 'Colchicine 500microgram tablets', '500 microgram po 3/d for4d', {
          indication: 'Gout',
          givenHoursAgo: [11, 3],
        }),
      ],
    },
  },
  {
    key: 'abernethy-ruth',
    name: ['Mrs', 'Ruth', 'Abernethy'],
    gender: 'female',
    born: '1942-08-26',
    nhs: '9990457840',
    ward: '7B',
    bed: 20,
    admittedHoursAgo: 28,
    reason: 'Cellulitis, mechanical heart valve',
    facts: { weight: [66, 1], inr: [2.4, 0.2], egfr: [51, 0.3] },
    gp: {
      allergies: [
        { to: 'clarithromycin', reaction: 'prolonged QT', severity: 'severe', recorded: '2020-10-02' },
      ],
      lines: [
        med('warfarin', 'Warfarin 1mg tablets', undefined, { ...repeat(2000, 19), text: 'AS DIRECTED' }),
        med('warfarin', 'Warfarin 5mg tablets', undefined, { ...repeat(2000, 19), text: 'AS DIRECTED' }),
        med('bisoprolol', 'Bisoprolol 5mg tablets', '5 mg po 1/d', {
          ...repeat(1300, 19),
          text: 'ONE DAILY',
        }),
        med('gabapentin', 'Gabapentin 300mg capsules', '300 mg po 3/d', {
          ...repeat(200, 19),
          text: 'ONE THREE TIMES A DAY',
        }),
      ],
    },
    chart: {
      allergies: [{ to: 'clarithromycin', reaction: 'prolonged QT', severity: 'severe' }],
      lines: [
        med('warfarin', 'Warfarin 1mg and 5mg tablets', '6 mg po 1/d @18:00', { givenHoursAgo: [16.9] }),
        med('bisoprolol', 'Bisoprolol 5mg tablets', '5 mg po 1/d', { givenHoursAgo: [27, 3] }),
        med('gabapentin', 'Gabapentin 300mg capsules', '300 mg po 3/d', { givenHoursAgo: [20, 11, 3] }),
        med('flucloxacillin', 'Flucloxacillin 500mg capsules', '1 g po 4/d for7d', {
          indication: 'Cellulitis',
          givenHoursAgo: [20, 14, 8, 2],
        }),
      ],
    },
    tto: {
      assertedDaysAgo: 420,
      lines: [
        med('warfarin', 'Warfarin (1mg and 5mg tablets)', '6 mg po 1/d @18:00', { startedDaysAgo: 420 }),
      ],
    },
  },
  {
    key: 'jessop-leonard',
    name: ['Mr', 'Leonard', 'Jessop'],
    gender: 'male',
    born: '1938-06-09',
    nhs: '9990471630',
    ward: '7B',
    bed: 25,
    admittedHoursAgo: 35,
    reason: "Falls, Parkinson's disease",
    facts: { weight: [69, 1.3], egfr: [58, 1] },
    gp: {
      allergies: [noKnownDrugAllergies],
      lines: [
        med('co-beneldopa', 'Co-beneldopa 12.5mg/50mg capsules', '1 cap po 4/d @08:00 @12:00 @16:00 @20:00', {
          ...repeat(1300, 11),
          text: 'ONE AT 8AM, 12, 4PM AND 8PM',
        }),
        med('tamsulosin', 'Tamsulosin 400microgram modified-release capsules', '400 microgram po 1/d', {
          ...repeat(1100, 11),
          text: 'ONE DAILY AFTER BREAKFAST',
        }),
        med(
          'zopiclone',
          'Zopiclone 3.75mg tablets',
          '3.75 mg po 1/d hs',
          acute(75, { status: 'stopped', endedDaysAgo: 60, why: 'Falls' }),
        ),
      ],
    },
    chart: {
      allergies: [noKnownDrugAllergies],
      lines: [
        med('co-beneldopa', 'Co-beneldopa 12.5mg/50mg capsules', '1 cap po 4/d @08:00 @12:00 @16:00 @20:00', {
          givenHoursAgo: [22, 18, 14, 2.9],
        }),
        med('tamsulosin', 'Tamsulosin 400microgram modified-release capsules', '400 microgram po 1/d', {
          givenHoursAgo: [26, 2.9],
        }),
      ],
    },
    pharmacy: {
      assertedDaysAgo: 11,
      lines: [
        med('co-beneldopa', 'Co-beneldopa 12.5mg/50mg capsules', '1 cap po 4/d', {
          text: 'ONE four times a day',
          issuedDaysAgo: 11,
          supplied: [112, 28],
        }),
      ],
    },
  },
];
