/**
 * Salt and hydrate words that follow a substance name. `folds` says the salt makes no clinical difference to the
 * product's identity at the stated strength; where it matters (see the never-equate table) it does not fold.
 */
export const saltWords: readonly string[] = [
  'hydrochloride', 'dihydrochloride', 'hydrobromide', 'sodium', 'disodium', 'trisodium', 'potassium', 'calcium', 'magnesium',
  'besilate', 'maleate', 'mesilate', 'tosilate', 'tartrate', 'bitartrate', 'citrate', 'succinate', 'fumarate', 'phosphate',
  'sulfate', 'sulphate', 'acetate', 'carbonate', 'gluconate', 'nitrate', 'arginine', 'erbumine', 'dihydrate', 'monohydrate',
  'trihydrate', 'hemihydrate', 'anhydrous', 'medoxomil', 'cilexetil', 'etexilate', 'axetil', 'proxetil', 'dipropionate',
  'propionate', 'furoate', 'valerate', 'butyrate', 'decanoate', 'xinafoate', 'enantate', 'embonate', 'pamoate', 'lactate',
  'bromide', 'chloride', 'hydrogen', 'base', 'trometamol', 'meglumine', 'stearate', 'ethylsuccinate', 'hydroxide', 'oxide',
  'orotate', 'aspartate', 'palmitate', 'tetrahydrate', 'sesquihydrate', 'hyclate', 'disoproxil', 'alafenamide', 'isetionate',
];

/**
 * Names whose second word looks like a salt but is the substance itself or makes another medicine.
 * Sources: BNF monograph titles; dm+d VTM names (TRUD release).
 */
export const saltIsTheMedicine: readonly string[] = [
  'sodium', 'potassium', 'calcium', 'magnesium', 'lithium', 'ferrous', 'zinc', 'ferric', 'aluminium', 'iron',
  'perindopril', 'quinine', 'fluticasone', 'isosorbide', 'glyceryl', 'hydrocortisone', 'betamethasone', 'clobetasone',
  'docusate', 'heparin', 'mesalazine', 'carbomer', 'hypromellose', 'ispaghula', 'senna', 'testosterone', 'tenofovir',
  'zuclopenthixol', 'flupentixol', 'haloperidol', 'fluphenazine', 'fusidic', 'erythromycin', 'beclometasone',
];
