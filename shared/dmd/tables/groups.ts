import { names, type Table } from './table.ts';

/**
 * Therapeutic groups: medicines one of which is usually meant to replace another of the same group, and of which two at
 * once are usually a mistake. `duplicate` says whether two together are worth a finding.
 */
export type Group = {
  readonly group: string;
  readonly substances: readonly string[];
  readonly duplicate: boolean;
  readonly source: string;
};

const row = (group: string, substances: string, source: string, duplicate = true): Group => ({
  group,
  substances: names(substances),
  duplicate,
  source,
});

export const groups: Table<Group> = {
  name: 'therapeutic groups',
  version: '1',
  rows: [
    row(
      'ace inhibitor',
      'ramipril | lisinopril | perindopril erbumine | perindopril arginine | perindopril | enalapril | captopril | fosinopril | quinapril | trandolapril | imidapril',
      'BNF 2.5.5.1',
    ),
    row(
      'angiotensin receptor blocker',
      'losartan | candesartan | irbesartan | valsartan | olmesartan | telmisartan | azilsartan | eprosartan',
      'BNF 2.5.5.2',
    ),
    row(
      'beta blocker',
      'bisoprolol | atenolol | propranolol | metoprolol | carvedilol | nebivolol | labetalol | sotalol | nadolol',
      'BNF 2.4',
    ),
    row(
      'dihydropyridine calcium-channel blocker',
      'amlodipine | felodipine | nifedipine | lercanidipine | lacidipine | nicardipine | nimodipine',
      'BNF 2.6.2',
    ),
    row('rate-limiting calcium-channel blocker', 'diltiazem | verapamil', 'BNF 2.6.2'),
    row(
      'thiazide diuretic',
      'bendroflumethiazide | indapamide | chlortalidone | hydrochlorothiazide | metolazone | xipamide',
      'BNF 2.2.1',
    ),
    row('loop diuretic', 'furosemide | bumetanide | torasemide', 'BNF 2.2.2'),
    row('aldosterone antagonist', 'spironolactone | eplerenone', 'BNF 2.2.3'),
    row('statin', 'atorvastatin | simvastatin | rosuvastatin | pravastatin | fluvastatin', 'BNF 2.12'),
    row(
      'alpha blocker',
      'doxazosin | tamsulosin | alfuzosin | prazosin | terazosin | indoramin',
      'BNF 2.5.4, 7.4.1',
    ),
    row('5-alpha reductase inhibitor', 'finasteride | dutasteride', 'BNF 6.4.2'),
    row('nitrate', 'isosorbide mononitrate | isosorbide dinitrate', 'BNF 2.6.1'),
    row(
      'anticoagulant',
      'warfarin | apixaban | rivaroxaban | edoxaban | dabigatran | acenocoumarol | phenindione | enoxaparin | dalteparin | tinzaparin | fondaparinux | heparin',
      'BNF 2.8; NPSA alert 18 (2007)',
    ),
    row('antiplatelet', 'clopidogrel | prasugrel | ticagrelor | aspirin | dipyridamole', 'BNF 2.9'),
    row(
      'proton pump inhibitor',
      'omeprazole | lansoprazole | esomeprazole | pantoprazole | rabeprazole',
      'BNF 1.3.5',
    ),
    row('h2 antagonist', 'famotidine | ranitidine | nizatidine | cimetidine', 'BNF 1.3.1'),
    row(
      'nsaid',
      'ibuprofen | naproxen | diclofenac | etoricoxib | celecoxib | indometacin | meloxicam | mefenamic acid | ketoprofen | piroxicam | etodolac | nabumetone',
      'BNF 10.1.1',
    ),
    row(
      'strong opioid',
      'morphine | oxycodone | fentanyl | buprenorphine | hydromorphone | tapentadol | diamorphine | methadone | pethidine',
      'BNF 4.7.2',
    ),
    row('weak opioid', 'codeine | dihydrocodeine | tramadol | meptazinol', 'BNF 4.7.2'),
    row(
      'ssri',
      'sertraline | citalopram | escitalopram | fluoxetine | paroxetine | fluvoxamine',
      'BNF 4.3.3',
    ),
    row('snri', 'venlafaxine | duloxetine', 'BNF 4.3.4'),
    row(
      'tricyclic',
      'amitriptyline | nortriptyline | dosulepin | imipramine | clomipramine | lofepramine | trimipramine | doxepin',
      'BNF 4.3.1',
    ),
    row(
      'benzodiazepine',
      'diazepam | lorazepam | temazepam | nitrazepam | oxazepam | clobazam | clonazepam | chlordiazepoxide | alprazolam',
      'BNF 4.1',
    ),
    row('z-drug', 'zopiclone | zolpidem', 'BNF 4.1.1'),
    row(
      'antipsychotic',
      'olanzapine | quetiapine | risperidone | aripiprazole | haloperidol | amisulpride | clozapine | chlorpromazine | flupentixol | zuclopenthixol | paliperidone | lurasidone',
      'BNF 4.2',
    ),
    row('gabapentinoid', 'gabapentin | pregabalin', 'BNF 4.8.1'),
    row('sulfonylurea', 'gliclazide | glimepiride | glipizide | tolbutamide | glibenclamide', 'BNF 6.1.2.1'),
    row('gliptin', 'sitagliptin | linagliptin | alogliptin | saxagliptin | vildagliptin', 'BNF 6.1.2.3'),
    row('gliflozin', 'dapagliflozin | empagliflozin | canagliflozin | ertugliflozin', 'BNF 6.1.2.3'),
    row('glp-1 agonist', 'semaglutide | liraglutide | dulaglutide | exenatide | lixisenatide', 'BNF 6.1.2.3'),
    row(
      'basal insulin',
      'insulin glargine | insulin detemir | insulin degludec | isophane insulin | insulin isophane human',
      'BNF 6.1.1.2',
    ),
    row(
      'bolus insulin',
      'insulin aspart | insulin lispro | insulin glulisine | soluble insulin | insulin soluble human',
      'BNF 6.1.1.1',
    ),
    row('bisphosphonate', 'alendronic acid | risedronate | ibandronic acid | zoledronic acid', 'BNF 6.6.2'),
    row('thyroid hormone', 'levothyroxine | liothyronine', 'BNF 6.2.1'),
    row(
      'oral corticosteroid',
      'prednisolone | dexamethasone | hydrocortisone | methylprednisolone',
      'BNF 6.3.2',
    ),
    row('xanthine oxidase inhibitor', 'allopurinol | febuxostat', 'BNF 10.1.4'),
    row('short-acting beta agonist', 'salbutamol | terbutaline', 'BNF 3.1.1'),
    row(
      'long-acting beta agonist',
      'salmeterol | formoterol | indacaterol | olodaterol | vilanterol',
      'BNF 3.1.1',
    ),
    row(
      'long-acting muscarinic antagonist',
      'tiotropium | umeclidinium | glycopyrronium | aclidinium',
      'BNF 3.1.2',
    ),
    row(
      'inhaled corticosteroid',
      'beclometasone | budesonide | fluticasone | ciclesonide | mometasone',
      'BNF 3.2',
    ),
    row(
      'antimuscarinic for bladder',
      'oxybutynin | solifenacin | tolterodine | trospium | fesoterodine | darifenacin | mirabegron',
      'BNF 7.4.2',
    ),
    row(
      'penicillin',
      'amoxicillin | flucloxacillin | phenoxymethylpenicillin | benzylpenicillin | co-amoxiclav | pivmecillinam',
      'BNF 5.1.1',
      false,
    ),
    row('macrolide', 'clarithromycin | erythromycin | azithromycin', 'BNF 5.1.5'),
    row('tetracycline', 'doxycycline | oxytetracycline | lymecycline | minocycline', 'BNF 5.1.3'),
    row('quinolone', 'ciprofloxacin | levofloxacin | moxifloxacin | ofloxacin', 'BNF 5.1.12'),
    row('dopamine agonist', 'ropinirole | pramipexole | rotigotine', 'BNF 4.9.1'),
    row('mao-b inhibitor', 'rasagiline | selegiline | safinamide', 'BNF 4.9.1'),
    row('levodopa', 'co-careldopa | co-beneldopa', 'BNF 4.9.1'),
    row('anticholinesterase', 'donepezil | rivastigmine | galantamine', 'BNF 4.11'),
    row(
      'sedating antihistamine',
      'chlorphenamine | promethazine | hydroxyzine | alimemazine | cyproheptadine',
      'BNF 3.4.1',
    ),
    row(
      'non-sedating antihistamine',
      'cetirizine | loratadine | fexofenadine | desloratadine | levocetirizine',
      'BNF 3.4.1',
    ),
    row('antiemetic', 'metoclopramide | domperidone', 'BNF 4.6'),
    row(
      'triptan',
      'sumatriptan | rizatriptan | zolmitriptan | naratriptan | almotriptan | eletriptan | frovatriptan',
      'BNF 4.7.4.1',
    ),
    row('osmotic laxative', 'macrogol | lactulose', 'BNF 1.6.4', false),
    row('stimulant laxative', 'senna | bisacodyl | docusate sodium | sodium picosulfate', 'BNF 1.6.2', false),
    row(
      'oral iron',
      'ferrous sulfate | ferrous fumarate | ferrous gluconate | sodium feredetate',
      'BNF 9.1.1.1',
    ),
    row('lithium', 'lithium carbonate | lithium citrate', 'BNF 4.2.3'),
    row('aminosalicylate', 'mesalazine | sulfasalazine | balsalazide | olsalazine', 'BNF 1.5.1'),
    row('fibrate', 'bezafibrate | fenofibrate | gemfibrozil | ciprofibrate', 'BNF 2.12'),
    row('vitamin d', 'colecalciferol | ergocalciferol | alfacalcidol | calcitriol', 'BNF 9.6.4', false),
    row(
      'cephalosporin',
      'cefalexin | cefuroxime | ceftriaxone | cefotaxime | cefaclor | cefradine | cefadroxil | cefixime | ceftazidime',
      'BNF 5.1.2',
    ),
    row(
      'antimuscarinic for parkinsonism',
      'procyclidine | trihexyphenidyl | orphenadrine | benzatropine',
      'BNF 4.9.2',
    ),
    row('xanthine', 'theophylline | aminophylline', 'BNF 3.1.3'),
    row(
      'premixed insulin',
      'biphasic insulin aspart | biphasic insulin lispro | biphasic isophane insulin',
      'BNF 6.1.1.2',
    ),
    row(
      // Any insulin may have been given for any other; two together are usual.
      'insulin',
      'insulin glargine | insulin detemir | insulin degludec | isophane insulin | insulin isophane human | insulin aspart | insulin lispro | insulin glulisine | soluble insulin | insulin soluble human | biphasic insulin aspart | biphasic insulin lispro | biphasic isophane insulin',
      'BNF 6.1.1; NPSA RRR013 (2010)',
      false,
    ),
    row('p2y12 inhibitor', 'clopidogrel | prasugrel | ticagrelor', 'BNF 2.9'),
    row('thyroid suppressant', 'carbimazole | propylthiouracil', 'BNF 6.2.2'),
    row('prostaglandin eye drop', 'latanoprost | bimatoprost | travoprost | tafluprost', 'BNF 11.6'),
    row(
      'valproate',
      'sodium valproate | valproic acid | valproate semisodium',
      'BNF 4.8.1: one active moiety',
    ),
    row('mycophenolate', 'mycophenolate | mycophenolic acid', 'BNF 8.2.1: one active moiety'),
    row('calcineurin inhibitor', 'tacrolimus | ciclosporin', 'BNF 8.2.2'),
  ],
};

/** Pairs of one group that are normal together. Order does not matter. */
export type ExemptPair = {
  readonly a: string;
  readonly b: string;
  readonly why: string;
  readonly source: string;
};

export const exemptPairs: Table<ExemptPair> = {
  name: 'exempt pairs',
  version: '1',
  rows: [
    ...['clopidogrel', 'prasugrel', 'ticagrelor', 'dipyridamole'].map((b) => ({
      a: 'aspirin',
      b,
      why: 'dual antiplatelet treatment',
      source: 'NICE NG185',
    })),
    { a: 'thiazide diuretic', b: 'loop diuretic', why: 'sequential nephron blockade', source: 'NICE NG106' },
  ],
};
