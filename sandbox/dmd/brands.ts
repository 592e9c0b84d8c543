const bundles = 'nhs-guide/bundles';

/** A brand or a supplier's product; `vmp` is the name of its generic product. */
export type SampleAmp = {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly vmp: string;
  readonly source: string;
};

const amp = (code: string, description: string, source: string, vmp?: string): SampleAmp => {
  const name = description.slice(0, description.lastIndexOf(' ('));
  return { code, name, description, vmp: vmp ?? name, source };
};

export const amps: readonly SampleAmp[] = [
  amp(
    '930411000001106',
    'Amoxicillin 500mg capsules (A A H Pharmaceuticals Ltd)',
    `${bundles}/example-bundle-med-statement2-inpatient-resupply-anne-teak.xml`,
  ),
  amp(
    '22608811000001102',
    'Amoxicillin 500mg capsules (DE Pharmaceuticals)',
    'ukcore/UKCore-MedicationDispense-Amoxicillin-Example.xml',
  ),
  amp(
    '15053011000001100',
    'Betamethasone valerate 0.1% cream (Sigma Pharmaceuticals Plc)',
    `${bundles}/example-bundle-med-dispense-resupply-carrie-oakey.xml`,
  ),
  amp(
    '847211000001102',
    'Cipramil 20mg tablets (Lundbeck Ltd)',
    `${bundles}/example-bundle-med-dispense-on-leave-toby-lerone.xml`,
    'Citalopram 20mg tablets',
  ),
  amp(
    '37365811000001102',
    'Co-amilofruse 5mg/40mg tablets (Mawdsley-Brooks & Company Ltd)',
    'dmd/full-codes/f_amp2_3260821.xml',
  ),
  amp(
    '18460411000001105',
    'Ciprofloxacin 500mg tablets (Accord-UK Ltd)',
    'ukcore/UKCore-MedicationDispense-CiprofloxacinOral-Example.xml',
  ),
  amp(
    '22349811000001106',
    'Metformin 500mg tablets (Milpharm Ltd)',
    `${bundles}/example-bundle-med-dispense-discharge-paige-turner.xml`,
  ),
  amp(
    '22479611000001102',
    'Voltarol 12 Hour Emulgel P 2.32% gel (GlaxoSmithKline Consumer Healthcare)',
    'dmd/release-1/f_amp2_3010419.xml',
    'Diclofenac 2.32% gel',
  ),
  amp(
    '824211000001107',
    'Zoladex 3.6mg implant SafeSystem pre-filled syringes (AstraZeneca UK Ltd)',
    `${bundles}/example-bundle-med-dispense-outpatient-scott-chegg.xml`,
    'Goserelin 3.6mg implant pre-filled syringes',
  ),
];
