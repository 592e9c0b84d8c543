import { names, type Table } from './table.ts';

/** Lists of medicines that need more care. Defaults of `4b-definitions`; a trust replaces them with its own. */
export type RiskList = {
  readonly list: RiskName;
  readonly substances: readonly string[];
  readonly source: string;
};

export const riskNames = [
  'time-critical',
  'high-risk',
  /** Their modified-release forms, and their patches, only. */
  'time-critical-modified-release',
  'time-critical-transdermal',
  'high-risk-modified-release',
  'last-dose',
  'anti-infective',
  /** Kept for an emergency and issued rarely: never folded away as old. */
  'rescue',
  'brand-critical',
  /** Brand matters for their modified-release forms only. */
  'brand-critical-modified-release',
  'brand-caution',
  /** Two stated brands are never equated; a brand on one side only says nothing. */
  'brand-apart',
  /** The same, of modified-release forms: one lasts 12 hours and another 24. */
  'brand-apart-modified-release',
  /** Their forms are never swapped. */
  'form-critical',
  /** Their oral liquids are never equated across concentrations. */
  'concentration-critical',
  /** Their two parts come in ratios that are never equated. */
  'ratio-critical',
] as const;
export type RiskName = (typeof riskNames)[number];

const row = (list: RiskName, substances: string, source: string): RiskList => ({
  list,
  substances: names(substances),
  source,
});

const anticoagulants =
  'warfarin | apixaban | rivaroxaban | edoxaban | dabigatran | acenocoumarol | phenindione | enoxaparin | dalteparin | tinzaparin | fondaparinux | heparin | heparin sodium | heparin calcium | bemiparin | certoparin | reviparin | danaparoid | argatroban | bivalirudin | lepirudin | phenprocoumon';
const insulins =
  'insulin | insulin glargine | insulin detemir | insulin degludec | isophane insulin | insulin isophane human | insulin aspart | insulin lispro | insulin glulisine | soluble insulin | insulin soluble human | biphasic insulin aspart | biphasic insulin lispro | biphasic isophane insulin | insulin icodec | insulin zinc suspension | protamine zinc insulin | insulin aspart/insulin degludec | insulin degludec/liraglutide | insulin glargine/lixisenatide | insulin human | insulin zinc mixed | insulin protamine zinc | insulin zinc crystalline | insulin zinc amorphous';
const opioids =
  'morphine | oxycodone | hydromorphone | tapentadol | tramadol | dihydrocodeine | codeine | fentanyl | buprenorphine | methadone | pentazocine';
const antiepileptics =
  'carbamazepine | phenytoin | phenobarbital | primidone | valproate | sodium valproate | lamotrigine | levetiracetam | topiramate | zonisamide | oxcarbazepine | lacosamide | perampanel | clobazam | clonazepam | rufinamide | eslicarbazepine | retigabine | brivaracetam | ethosuximide | vigabatrin | tiagabine | valproic acid | stiripentol | felbamate | sulthiame | mesuximide | fosphenytoin | cenobamate | fenfluramine | cannabidiol | ethotoin';
const antiInfectives =
  'amoxicillin | flucloxacillin | phenoxymethylpenicillin | benzylpenicillin | co-amoxiclav | pivmecillinam | piperacillin/tazobactam | clarithromycin | erythromycin | azithromycin | doxycycline | oxytetracycline | lymecycline | minocycline | ciprofloxacin | levofloxacin | moxifloxacin | ofloxacin | trimethoprim | co-trimoxazole | nitrofurantoin | metronidazole | gentamicin | vancomycin | teicoplanin | meropenem | ertapenem | cefalexin | cefuroxime | ceftriaxone | cefotaxime | cefaclor | clindamycin | linezolid | rifampicin | isoniazid | pyrazinamide | ethambutol | fluconazole | itraconazole | voriconazole | posaconazole | terbinafine | nystatin | aciclovir | valaciclovir | oseltamivir | fosfomycin | rifaximin | fidaxomicin | hydroxychloroquine sulfate malaria | chloroquine | mebendazole | ivermectin | griseofulvin | tobramycin | amikacin | netilmicin | streptomycin | neomycin | quinine dihydrochloride | quinine hydrochloride | colistimethate | rifabutin | rifapentine | ceftazidime | cefradine | cefadroxil | cefixime | cefazolin | cefprozil | ceftaroline | ceftobiprole | cefiderocol | ceftazidime/avibactam | ceftolozane/tazobactam | ribavirin | ampicillin | ticarcillin | demeclocycline | tigecycline | eravacycline | tetracycline | proguanil | atovaquone | atovaquone/proguanil | mefloquine | artemether/lumefantrine | artesunate | primaquine | pyrimethamine | sulfadiazine | famciclovir | valganciclovir | ganciclovir | letermovir | maribavir | foscarnet | cidofovir | entecavir | adefovir | sofosbuvir | daclatasvir | ledipasvir/sofosbuvir | sofosbuvir/velpatasvir | glecaprevir/pibrentasvir | elbasvir/grazoprevir | zanamivir | baloxavir | nirmatrelvir | remdesivir | molnupiravir | aztreonam | imipenem | meropenem/vaborbactam | amphotericin b | caspofungin | anidulafungin | micafungin | isavuconazole | isavuconazonium | ketoconazole | flucytosine | fusidic acid | sodium fusidate | dapsone | clofazimine | bedaquiline | delamanid | cycloserine | protionamide | capreomycin | aminosalicylic acid | albendazole | praziquantel | niclosamide | nalidixic acid | norfloxacin | delafloxacin | tinidazole | daptomycin | dalbavancin | oritavancin | telavancin | tedizolid | chloramphenicol | methenamine | pentamidine | nitazoxanide | telithromycin | pivampicillin | co-fluampicil | temocillin | cefpodoxime';

export const risks: Table<RiskList> = {
  name: 'risk lists',
  version: '2',
  rows: [
    row(
      'time-critical',
      'co-careldopa | co-beneldopa | levodopa | ropinirole | pramipexole | rotigotine | pergolide | carbidopa | foslevodopa/foscarbidopa | istradefylline | rasagiline | selegiline | safinamide | entacapone | opicapone | tolcapone | amantadine | apomorphine | stalevo',
      'NPSA RRR009 (2010): Parkinson’s medicines',
    ),
    row('time-critical', insulins, 'NPSA RRR009 (2010): insulin'),
    row('time-critical', anticoagulants, 'NPSA RRR009 (2010): anticoagulants'),
    row('time-critical', antiepileptics, 'NPSA RRR009 (2010): anti-epileptics'),
    row(
      'time-critical',
      'tacrolimus | ciclosporin | mycophenolate | mycophenolic acid | azathioprine | sirolimus | everolimus | methotrexate | belatacept | voclosporin',
      'SPS time-critical medicines: immunosuppressants',
    ),
    row(
      'time-critical',
      'prednisolone | hydrocortisone | dexamethasone | fludrocortisone | prednisone | methylprednisolone | deflazacort | cortisone | betamethasone | vamorolone',
      'SPS time-critical medicines: long-term steroids; NPSA steroid card alert 2020',
    ),
    row(
      'time-critical',
      'tenofovir | tenofovir disoproxil | tenofovir alafenamide | emtricitabine | lamivudine | abacavir | dolutegravir | bictegravir | efavirenz | raltegravir | darunavir | atazanavir | rilpivirine | doravirine | zidovudine | nevirapine | etravirine | ritonavir | lopinavir/ritonavir | lopinavir | cobicistat | elvitegravir | maraviroc | enfuvirtide | fostemsavir | cabotegravir | lenacapavir | didanosine | stavudine | indinavir | saquinavir | fosamprenavir | amprenavir | nelfinavir | tipranavir',
      'SPS time-critical medicines: antiretrovirals',
    ),
    row(
      'time-critical',
      'pyridostigmine | neostigmine | amifampridine',
      'SPS time-critical medicines: anticholinesterases',
    ),
    row(
      'time-critical',
      'clozapine | methadone | desmopressin',
      'SPS time-critical medicines; NPSA desmopressin alert 2016',
    ),
    row('time-critical', antiInfectives, 'NPSA RRR009 (2010): anti-infectives'),
    row(
      'high-risk',
      `methotrexate | lithium | lithium carbonate | lithium citrate | digoxin | amiodarone | tacrolimus | ciclosporin | clozapine | methadone | ${anticoagulants} | ${insulins}`,
      'NPSA alerts 13 (oral methotrexate), 18 (anticoagulants), insulin RRR013',
    ),
    row(
      'high-risk',
      'morphine | oxycodone | fentanyl | buprenorphine | hydromorphone | tapentadol | diamorphine | pethidine | dipipanone | cyclizine/dipipanone | cyclizine/morphine | papaveretum | alfentanil | remifentanil | sufentanil | dextromoramide',
      'NPSA RRR005 (opioids)',
    ),
    row(
      'high-risk',
      'capecitabine | mercaptopurine | tioguanine | hydroxycarbamide | imatinib | lenalidomide | thalidomide | temozolomide | abiraterone | ibrutinib | busulfan | chlorambucil | melphalan | cyclophosphamide | etoposide | olaparib | venetoclax | ruxolitinib | pomalidomide | dasatinib | nilotinib | bosutinib | ponatinib | erlotinib | gefitinib | afatinib | osimertinib | dacomitinib | lapatinib | neratinib | tucatinib | sunitinib | sorafenib | pazopanib | axitinib | cabozantinib | lenvatinib | regorafenib | tivozanib | vandetanib | nintedanib | crizotinib | ceritinib | alectinib | brigatinib | lorlatinib | capmatinib | tepotinib | selpercatinib | pralsetinib | larotrectinib | entrectinib | dabrafenib | vemurafenib | encorafenib | trametinib | cobimetinib | binimetinib | palbociclib | ribociclib | abemaciclib | everolimus | acalabrutinib | zanubrutinib | idelalisib | alpelisib | niraparib | rucaparib | talazoparib | enzalutamide | apalutamide | darolutamide | bexarotene | tretinoin | topotecan | vinorelbine | lomustine | procarbazine | treosulfan | razoxane | altretamine | estramustine | mitotane | panobinostat | ixazomib | vismodegib | sonidegib | midostaurin | gilteritinib | fedratinib | glasdegib | selinexor | tegafur | trifluridine | fludarabine | anagrelide',
      'NPSA RRR001 (oral anti-cancer medicines)',
    ),
    row('time-critical-modified-release', opioids, 'SPS time-critical medicines: modified-release opioids'),
    row('time-critical-transdermal', opioids, 'SPS time-critical medicines: opioid patches'),
    row('high-risk-modified-release', opioids, 'NPSA RRR005 (opioids)'),
    row('last-dose', anticoagulants, '4b-definitions: last dose always'),
    row('last-dose', 'clozapine | methadone', '4b-definitions: last dose always'),
    row(
      'brand-critical',
      'tacrolimus | ciclosporin | lithium | lithium carbonate | lithium citrate | phenytoin | carbamazepine | phenobarbital | primidone',
      'MHRA 2012 (tacrolimus), 2013/2017 (anti-epileptics category 1); BNF lithium',
    ),
    row('brand-critical', 'theophylline | aminophylline', 'BNF 3.1.3: modified release'),
    row(
      'brand-caution',
      'valproate | sodium valproate | lamotrigine | perampanel | retigabine | rufinamide | clobazam | clonazepam | oxcarbazepine | eslicarbazepine | zonisamide | topiramate',
      'MHRA 2017 (anti-epileptics category 2)',
    ),
    row(
      'brand-critical-modified-release',
      'nifedipine | diltiazem | felodipine | verapamil | methylphenidate | theophylline | aminophylline',
      'BNF 2.6.2, 4.4; MHRA 2022 (methylphenidate)',
    ),
    row(
      'form-critical',
      'phenytoin | itraconazole | posaconazole | digoxin | desmopressin | timolol',
      'BNF monographs: bioavailability differs by form',
    ),
    row(
      'brand-apart',
      'adalimumab | etanercept | infliximab | rituximab | trastuzumab | bevacizumab | tocilizumab | filgrastim | pegfilgrastim | lenograstim | epoetin alfa | epoetin beta | epoetin zeta | darbepoetin alfa | somatropin | follitropin alfa | teriparatide | enoxaparin | ranibizumab | natalizumab | ustekinumab | omalizumab | denosumab | botulinum toxin | pancreatin | paliperidone | normal immunoglobulin | factor viii | factor ix | amphotericin b',
      'NICE KTT15 and MHRA on biosimilars; SmPC (pancreatin, immunoglobulins, botulinum toxins, lipid amphotericin)',
    ),
    row(
      'brand-apart-modified-release',
      'morphine | oxycodone | hydromorphone | tramadol',
      'BNF 4.7.2: 12-hourly and 24-hourly preparations',
    ),
    row(
      'brand-apart',
      'estradiol | ethinylestradiol',
      'BNF 6.4.1, 7.3: patches of other wear times; phases of pills and of hormone replacement',
    ),
    row(
      'brand-apart',
      'semaglutide | liraglutide',
      'SmPC: one brand for diabetes, another for weight, stepped otherwise',
    ),
    row('brand-apart', 'buprenorphine', 'MHRA; BNF 4.7.2: patches of one rate differ in wear time'),
    row('concentration-critical', 'morphine | methadone | oxycodone', 'NPSA RRR005 (2008); MHRA (Oramorph)'),
    row('ratio-critical', 'co-careldopa | co-beneldopa', 'BNF 4.9.1'),
    row(
      'rescue',
      'glyceryl trinitrate | salbutamol | terbutaline | adrenaline | midazolam | diazepam | glucagon | naloxone | hydrocortisone | sumatriptan',
      'NICE CKS (asthma, angina, anaphylaxis, epilepsy, hypoglycaemia)',
    ),
    row('anti-infective', antiInfectives, 'BNF chapter 5'),
  ],
};

/** Medicines meant once a week. With a strength, only that product is; without, the medicine always is when taken by mouth. */
export type WeeklyRow = {
  readonly substance: string;
  readonly strengthMg: string | null;
  readonly route: 'parenteral' | null;
  readonly potentiallyLethal: boolean;
  readonly source: string;
};

export const weekly: Table<WeeklyRow> = {
  name: 'weekly medicines',
  version: '1',
  rows: [
    {
      substance: 'methotrexate',
      strengthMg: null,
      route: null,
      potentiallyLethal: true,
      source: 'NPSA alert 13 (2006); MHRA September 2020',
    },
    {
      substance: 'alendronic acid',
      strengthMg: '70',
      route: null,
      potentiallyLethal: false,
      source: 'BNF 6.6.2',
    },
    {
      substance: 'risedronate',
      strengthMg: '35',
      route: null,
      potentiallyLethal: false,
      source: 'BNF 6.6.2',
    },
    {
      substance: 'semaglutide',
      strengthMg: null,
      route: 'parenteral',
      potentiallyLethal: false,
      source: 'BNF 6.1.2.3; SmPC Ozempic (the tablets are daily)',
    },
    {
      substance: 'exenatide',
      strengthMg: '2',
      route: null,
      potentiallyLethal: false,
      source: 'BNF 6.1.2.3; SmPC Bydureon',
    },
    {
      substance: 'dulaglutide',
      strengthMg: null,
      route: null,
      potentiallyLethal: false,
      source: 'BNF 6.1.2.3',
    },
  ],
};
