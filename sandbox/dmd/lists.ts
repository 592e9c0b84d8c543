/** Ingredients: code and name as release f_ingredient2 of 1 April 2019 gives them. */
export const substances = {
  'amiloride hydrochloride': ['387516008', 'Amiloride hydrochloride'],
  amoxicillin: ['372687004', 'Amoxicillin'],
  'amoxicillin trihydrate': ['96068000', 'Amoxicillin trihydrate'],
  aspirin: ['387458008', 'Aspirin'],
  'betamethasone valerate': ['396005002', 'Betamethasone valerate'],
  ciprofloxacin: ['372840008', 'Ciprofloxacin'],
  'ciprofloxacin hydrochloride': ['20450009', 'Ciprofloxacin hydrochloride'],
  citalopram: ['372596005', 'Citalopram'],
  'citalopram hydrobromide': ['116521005', 'Citalopram hydrobromide'],
  clarithromycin: ['387487009', 'Clarithromycin'],
  'codeine phosphate': ['261000', 'Codeine phosphate'],
  'diclofenac diethylammonium': ['426714006', 'Diclofenac diethylammonium'],
  furosemide: ['387475002', 'Furosemide'],
  hydrocortisone: ['396458002', 'Hydrocortisone'],
  ibuprofen: ['387207008', 'Ibuprofen'],
  'metformin hydrochloride': ['109083009', 'Metformin hydrochloride'],
  paracetamol: ['387517004', 'Paracetamol'],
  pregabalin: ['415160008', 'Pregabalin'],
  sumatriptan: ['395892000', 'Sumatriptan'],
  'sumatriptan succinate': ['96215002', 'Sumatriptan succinate'],
  zopiclone: ['395929002', 'Zopiclone'],
} as const satisfies Readonly<Record<string, readonly [code: string, name: string]>>;
export type SampleSubstance = keyof typeof substances;

/** Moieties that the synthetic patients do not take; the others are theirs. Release f_vtm2 of 1 April 2019. */
export const moreVtms = {
  ciprofloxacin: ['7577004', 'Ciprofloxacin'],
  betamethasone: ['29896003', 'Betamethasone'],
  'co-amilofruse': ['34186711000001102', 'Co-amilofruse'],
  'diclofenac diethylammonium': ['32889211000001103', 'Diclofenac diethylammonium'],
  goserelin: ['126138002', 'Goserelin'],
  phenoxymethylpenicillin: ['39359008', 'Phenoxymethylpenicillin'],
} as const;

/** Lists of f_lookup2, 1 April 2019: code, words and, where it changed, the code before. */
export const forms = {
  tablet: ['385055001', 'Tablet', '3097011000001107'],
  capsule: ['385049006', 'Capsule', '3088111000001108'],
  cream: ['385099005', 'Cream', '3089611000001109'],
  gel: ['385100002', 'Gel', '3091811000001108'],
  'dispersible tablet': ['35366911000001101', 'Dispersible tablet', '385036001'],
  'modified-release tablet': ['385061003', 'Modified-release tablet', '3093711000001104'],
} as const;
export type SampleForm = keyof typeof forms;

export const routes = {
  oral: ['26643006', 'Oral'],
  cutaneous: ['6064005', 'Cutaneous'],
  subcutaneous: ['34206005', 'Subcutaneous'],
} as const;
export type SampleRoute = keyof typeof routes;

export const units = {
  mg: ['258684004', 'mg'],
  gram: ['258682000', 'gram'],
  ml: ['258773002', 'ml'],
  tablet: ['428673006', 'tablet', '3319411000001109'],
  capsule: ['428641000', 'capsule', '3316911000001105'],
} as const;

export const bases = {
  ingredient: ['0001', 'Based on Ingredient Substance'],
  base: ['0002', 'Based on Base Substance'],
} as const;
