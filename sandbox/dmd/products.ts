import type { Vtm } from '../patients/vtm.ts';
import type { moreVtms, SampleForm, SampleRoute, SampleSubstance } from './lists.ts';

/**
 * The sample's products. A code is here only because the file named beside it (NHS and UK Core example records and releases,
 * Open Government Licence) gives it with this very name; a test checks each where those files are at hand. `previous` is a second
 * code that the files give with the same name: a release never holds two valid products of one name, so the code without
 * the dm+d namespace is the earlier one. Salts and strengths are those of section 2 of the products' SmPCs. Whatever has no
 * such source (prices, prescribing status) is left out.
 */
export type SampleVmp = {
  readonly code: string;
  readonly previous?: { readonly code: string; readonly source: string };
  readonly name: string;
  readonly vtm: Vtm | keyof typeof moreVtms;
  readonly source: string;
  readonly form?: SampleForm;
  readonly route?: SampleRoute;
  readonly holds?: readonly SampleStrength[];
};

export type SampleStrength = {
  readonly substance: SampleSubstance;
  /** The substance the strength is stated for, where it is not the one inside. */
  readonly asBase?: SampleSubstance;
  readonly value: string;
  readonly unit: 'mg';
  readonly per?: { readonly value: string; readonly unit: 'ml' | 'gram' };
};

type Dose = Pick<SampleStrength, 'asBase' | 'per'>;
const mg = (substance: SampleSubstance, value: string, more: Dose = {}): SampleStrength => ({
  substance,
  value,
  unit: 'mg',
  ...more,
});
const tablets = { form: 'tablet', route: 'oral' } as const;
const capsules = { form: 'capsule', route: 'oral' } as const;
const creams = { form: 'cream', route: 'cutaneous' } as const;
const perGram = { per: { value: '1', unit: 'gram' } } as const;

const bundles = 'nhs-guide/bundles';
const dosage = 'nhs-guide/dosage/example-dosage';

export const vmps: readonly SampleVmp[] = [
  {
    code: '39732311000001104',
    name: 'Amoxicillin 250mg capsules',
    vtm: 'amoxicillin',
    source: 'gpconnect-r4/MedStat.json',
    ...capsules,
    previous: { code: '323509004', source: 'ukcore/UKCore-Medication-Sn-Amoxicillin-Example.xml' },
    holds: [mg('amoxicillin trihydrate', '250', { asBase: 'amoxicillin' })],
  },
  {
    code: '39732411000001106',
    name: 'Amoxicillin 500mg capsules',
    vtm: 'amoxicillin',
    ...capsules,
    source: `${bundles}/example-bundle-med-dispense-inpatient-resupply-anne-teak.xml`,
    holds: [mg('amoxicillin trihydrate', '500', { asBase: 'amoxicillin' })],
  },
  {
    code: '329526003',
    name: 'Aspirin 300mg dispersible tablets',
    vtm: 'aspirin',
    source: 'gpconnect-r4/MedStat.json',
    form: 'dispersible tablet',
    route: 'oral',
    holds: [mg('aspirin', '300')],
  },
  {
    code: '41893111000001108',
    name: 'Betamethasone valerate 0.1% cream',
    vtm: 'betamethasone',
    ...creams,
    source: `${bundles}/example-bundle-med-request-resupply-carrie-oakey.xml`,
    previous: {
      code: '374372000',
      source: `${bundles}/example-bundle-med-statement-resupply-carrie-oakey.xml`,
    },
  },
  {
    code: '39687811000001107',
    name: 'Ciprofloxacin 500mg tablets',
    vtm: 'ciprofloxacin',
    ...tablets,
    source: 'ukcore/UKCore-MedicationRequest-CiprofloxacinOral-Example.xml',
    holds: [mg('ciprofloxacin hydrochloride', '500', { asBase: 'ciprofloxacin' })],
  },
  {
    code: '36141511000001100',
    name: 'Ciprofloxacin 400mg/200ml infusion bags',
    vtm: 'ciprofloxacin',
    source: 'ukcore/UKCore-MedicationRequest-CiprofloxacinIV-Example.xml',
  },
  {
    code: '321987003',
    name: 'Citalopram 20mg tablets',
    vtm: 'citalopram',
    ...tablets,
    source: `${bundles}/example-bundle-med-request-on-leave-toby-lerone.xml`,
    holds: [mg('citalopram hydrobromide', '20', { asBase: 'citalopram' })],
  },
  {
    code: '41946511000001109',
    name: 'Clarithromycin 500mg tablets',
    vtm: 'clarithromycin',
    ...tablets,
    source: 'ukcore/UKCore-MedicationRequest-Clarithromycin-Example.xml',
    holds: [mg('clarithromycin', '500')],
  },
  {
    code: '318136009',
    name: 'Co-amilofruse 5mg/40mg tablets',
    vtm: 'co-amilofruse',
    source: 'dmd/full-codes/f_vmp2_3260821.xml',
    ...tablets,
    holds: [mg('amiloride hydrochloride', '5'), mg('furosemide', '40')],
  },
  {
    code: '322307006',
    name: 'Co-codamol 8mg/500mg tablets',
    vtm: 'co-codamol',
    source: `${dosage}-cocodamol-alt.xml`,
    ...tablets,
    holds: [mg('codeine phosphate', '8'), mg('paracetamol', '500')],
  },
  {
    code: '322503009',
    name: 'Codeine 30mg tablets',
    vtm: 'codeine',
    source: `${bundles}/chris-packet-example-1.xml`,
    ...tablets,
    holds: [mg('codeine phosphate', '30')],
  },
  {
    code: '22480211000001104',
    name: 'Diclofenac 2.32% gel',
    vtm: 'diclofenac diethylammonium',
    source: 'dmd/release-1/f_vmp2_3010419.xml',
    form: 'gel',
    route: 'cutaneous',
    holds: [mg('diclofenac diethylammonium', '23.2', perGram)],
  },
  {
    code: '41948311000001104',
    name: 'Doxycycline 100mg capsules',
    vtm: 'doxycycline',
    ...capsules,
    source: 'ukcore/UKCore-MedicationRequest-Doxycycline-Example.xml',
  },
  {
    code: '317972000',
    name: 'Furosemide 40mg tablets',
    vtm: 'furosemide',
    source: `${dosage}-parallel-sequence.xml`,
    ...tablets,
    holds: [mg('furosemide', '40')],
  },
  {
    code: '42036711000001108',
    name: 'Goserelin 3.6mg implant pre-filled syringes',
    vtm: 'goserelin',
    route: 'subcutaneous',
    source: `${bundles}/example-bundle-med-request-outpatient-scott-chegg.xml`,
    previous: {
      code: '327337009',
      source: `${bundles}/example-bundle-med-statement-outpatient-scott-chegg.xml`,
    },
  },
  {
    code: '331680008',
    name: 'Hydrocortisone 0.1% cream',
    vtm: 'hydrocortisone',
    source: `${dosage}-hydrocortisone.xml`,
    ...creams,
    holds: [mg('hydrocortisone', '1', perGram)],
  },
  {
    code: '329653008',
    name: 'Ibuprofen 400mg tablets',
    vtm: 'ibuprofen',
    source: `${dosage}-ibuprofen.xml`,
    ...tablets,
    holds: [mg('ibuprofen', '400')],
  },
  {
    code: '39110311000001101',
    name: 'Ibuprofen 800mg modified-release tablets',
    vtm: 'ibuprofen',
    form: 'modified-release tablet',
    route: 'oral',
    source: `${bundles}/chris-packet-example-1.xml`,
    holds: [mg('ibuprofen', '800')],
  },
  {
    code: '42084911000001109',
    name: 'Metformin 500mg tablets',
    vtm: 'metformin',
    ...tablets,
    source: `${bundles}/example-bundle-med-request-discharge-paige-turner.xml`,
    previous: {
      code: '325278007',
      source: `${bundles}/example-bundle-med-statement-discharge-paige-turner.xml`,
    },
    holds: [mg('metformin hydrochloride', '500')],
  },
  {
    code: '15517911000001104',
    name: 'Methotrexate 10mg/0.2ml solution for injection pre-filled syringes',
    vtm: 'methotrexate',
    source: 'gpconnect-r4/Methotrexate.json',
  },
  {
    code: '42109611000001109',
    name: 'Paracetamol 500mg tablets',
    vtm: 'paracetamol',
    ...tablets,
    source: `${bundles}/cedeep-laya-example-1.xml`,
    previous: { code: '322236009', source: `${bundles}/chris-packet-example-6.xml` },
    holds: [mg('paracetamol', '500')],
  },
  {
    code: '323416001',
    name: 'Phenoxymethylpenicillin 250mg tablets',
    vtm: 'phenoxymethylpenicillin',
    ...tablets,
    source: `${dosage}-phenoxymethylpenicillin.xml`,
  },
  {
    code: '38019511000001108',
    name: 'Pregabalin 100mg tablets',
    vtm: 'pregabalin',
    ...tablets,
    source: `${bundles}/chris-packet-example-7.xml`,
    holds: [mg('pregabalin', '100')],
  },
  {
    code: '38020211000001109',
    name: 'Pregabalin 75mg tablets',
    vtm: 'pregabalin',
    ...tablets,
    source: `${bundles}/chris-packet-example-3.xml`,
    holds: [mg('pregabalin', '75')],
  },
  {
    code: '322815004',
    name: 'Sumatriptan 50mg tablets',
    vtm: 'sumatriptan',
    source: `${dosage}-sumatriptan.xml`,
    ...tablets,
    holds: [mg('sumatriptan succinate', '50', { asBase: 'sumatriptan' })],
  },
  {
    code: '321177003',
    name: 'Zopiclone 3.75mg tablets',
    vtm: 'zopiclone',
    source: `${dosage}-zopiclone.xml`,
    ...tablets,
    holds: [mg('zopiclone', '3.75')],
  },
];
