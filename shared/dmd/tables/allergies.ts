import { names, type Table } from './table.ts';

/**
 * Which medicines an allergy to a group speaks about. Small on purpose; the trust's clinical safety officer owns it.
 * `words` are what allergy records write for the group.
 */
export type AllergyGroup = {
  readonly group: string;
  readonly words: readonly string[];
  readonly substances: readonly string[];
  readonly source: string;
  /** An allergy to the group by its name speaks about each of these; an allergy to one of these not about the others. */
  readonly namedOnly?: boolean | undefined;
};

const row = (group: string, words: string, substances: string, source: string): AllergyGroup => ({
  group,
  words: names(words),
  substances: names(substances),
  source,
});

const namedOnly = (group: string, words: string, substances: string): AllergyGroup => ({
  ...row(group, words, substances, 'BNF, drug classes'),
  namedOnly: true,
});

export const allergyGroups: Table<AllergyGroup> = {
  name: 'allergy groups',
  version: '2',
  rows: [
    row(
      'penicillins',
      'penicillin | penicillins | penicillin-containing product | penicillin allergy | beta-lactam | pcn',
      'amoxicillin | ampicillin | flucloxacillin | phenoxymethylpenicillin | benzylpenicillin | co-amoxiclav | co-fluampicil | pivmecillinam | piperacillin/tazobactam | piperacillin | temocillin',
      'NICE CG183; BNF 5.1.1',
    ),
    row(
      'cephalosporins',
      'cephalosporin | cephalosporins | beta-lactam',
      'cefalexin | cefuroxime | ceftriaxone | cefotaxime | cefaclor | cefradine | cefadroxil | ceftazidime | cefixime | cefazolin | ceftobiprole | ceftaroline | ceftaroline fosamil | cefiderocol | ceftazidime/avibactam | ceftolozane/tazobactam',
      'BNF 5.1.2',
    ),
    row(
      'sulfonamides',
      'sulfonamide | sulfonamides | sulphonamide | sulphonamides | sulpha | sulfa | sulfas | sulphas',
      'co-trimoxazole | sulfadiazine | sulfamethoxazole',
      'BNF 5.1.8',
    ),
    row(
      'macrolides',
      'macrolide | macrolides',
      'clarithromycin | erythromycin | azithromycin | spiramycin',
      'BNF 5.1.5',
    ),
    row(
      'tetracyclines',
      'tetracycline | tetracyclines',
      'doxycycline | oxytetracycline | lymecycline | minocycline | tetracycline | demeclocycline | tigecycline',
      'BNF 5.1.3',
    ),
    row(
      'quinolones',
      'quinolone | quinolones | fluoroquinolones',
      'ciprofloxacin | levofloxacin | moxifloxacin | ofloxacin | delafloxacin | nalidixic acid',
      'BNF 5.1.12',
    ),
    row(
      'nsaids',
      'nsaid | nsaids | nsai | non-steroidal | non-steroidals | non steroidal anti-inflammatory | non-steroidal anti-inflammatory | non-steroidal anti-inflammatory drug | non-steroidal anti-inflammatories',
      'ibuprofen | naproxen | diclofenac | etoricoxib | celecoxib | indometacin | meloxicam | mefenamic acid | ketoprofen | piroxicam | aspirin | aceclofenac | dexketoprofen | dexibuprofen | etodolac | flurbiprofen | ketorolac | nabumetone | parecoxib | sulindac | tenoxicam | tiaprofenic acid | tolfenamic acid | felbinac | bromfenac | nepafenac | naproxen/esomeprazole | diclofenac/misoprostol',
      'BNF 10.1.1',
    ),
    row(
      'opioids',
      'opioid | opioids | opiate | opiates',
      'morphine | oxycodone | fentanyl | buprenorphine | codeine | dihydrocodeine | tramadol | diamorphine | co-codamol | co-dydramol | alfentanil | remifentanil | dipipanone | hydromorphone | meptazinol | methadone | oxycodone/naloxone | pentazocine | pethidine | tapentadol | tramadol/paracetamol | tramadol/dexketoprofen | co-codaprin',
      'BNF 4.7.2',
    ),
    row(
      'statins',
      'statin | statins | hmg coa reductase inhibitor | hmg coa reductase inhibitors',
      'atorvastatin | simvastatin | rosuvastatin | pravastatin | fluvastatin',
      'BNF 2.12',
    ),
    row(
      'ace inhibitors',
      'ace inhibitor | ace inhibitors | acei | aceis | ace-inhibitor | ace-inhibitors | acei inhibitors | angiotensin converting enzyme inhibitor | angiotensin-converting enzyme inhibitor | angiotensin-converting enzyme inhibitors',
      'ramipril | lisinopril | perindopril | perindopril erbumine | perindopril arginine | enalapril | captopril | fosinopril | quinapril | trandolapril',
      'BNF 2.5.5.1',
    ),
    namedOnly(
      'carbapenems',
      'carbapenem | carbapenems | beta-lactam',
      'meropenem | ertapenem | imipenem/cilastatin | meropenem/vaborbactam',
    ),
    namedOnly(
      'aminoglycosides',
      'aminoglycoside | aminoglycosides',
      'gentamicin | amikacin | tobramycin | streptomycin | neomycin',
    ),
    namedOnly(
      'azole antifungals',
      'azole antifungal | azole antifungals | azoles',
      'fluconazole | itraconazole | voriconazole | posaconazole | isavuconazole | ketoconazole | clotrimazole | miconazole',
    ),
    namedOnly(
      'angiotensin receptor blockers',
      'arb | arbs | angiotensin receptor blocker | angiotensin receptor blockers | angiotensin ii receptor antagonist | angiotensin ii receptor antagonists',
      'losartan | candesartan | valsartan | irbesartan | olmesartan | telmisartan | azilsartan | eprosartan | sacubitril/valsartan',
    ),
    namedOnly(
      'beta-blockers',
      'beta blocker | beta blockers | beta-blocker | beta-blockers | betablocker | betablockers',
      'bisoprolol | atenolol | propranolol | metoprolol | carvedilol | nebivolol | sotalol | labetalol | timolol | nadolol | celiprolol | acebutolol | pindolol | betaxolol | levobunolol',
    ),
    namedOnly(
      'calcium-channel blockers',
      'calcium channel blocker | calcium channel blockers | calcium-channel blocker | calcium-channel blockers',
      'amlodipine | felodipine | nifedipine | diltiazem | verapamil | lercanidipine | lacidipine | nimodipine | isradipine | nicardipine',
    ),
    namedOnly(
      'thiazides',
      'thiazide | thiazides | thiazide diuretic | thiazide diuretics',
      'bendroflumethiazide | indapamide | hydrochlorothiazide | metolazone | chlortalidone | xipamide | cyclopenthiazide',
    ),
    namedOnly(
      'proton-pump inhibitors',
      'ppi | ppis | proton pump inhibitor | proton pump inhibitors | proton-pump inhibitor | proton-pump inhibitors',
      'omeprazole | lansoprazole | esomeprazole | pantoprazole | rabeprazole',
    ),
    namedOnly(
      'ssris',
      'ssri | ssris | selective serotonin reuptake inhibitor | selective serotonin reuptake inhibitors',
      'sertraline | citalopram | escitalopram | fluoxetine | paroxetine | fluvoxamine',
    ),
    namedOnly(
      'tricyclic antidepressants',
      'tricyclic | tricyclics | tricyclic antidepressant | tricyclic antidepressants | tca | tcas',
      'amitriptyline | nortriptyline | imipramine | clomipramine | dosulepin | lofepramine | trimipramine | doxepin',
    ),
    namedOnly(
      'benzodiazepines',
      'benzodiazepine | benzodiazepines',
      'diazepam | lorazepam | temazepam | midazolam | clonazepam | nitrazepam | chlordiazepoxide | oxazepam | clobazam | alprazolam | loprazolam | lormetazepam',
    ),
    namedOnly(
      'sulfonylureas',
      'sulfonylurea | sulfonylureas | sulphonylurea | sulphonylureas',
      'gliclazide | glimepiride | glipizide | glibenclamide | tolbutamide',
    ),
    namedOnly(
      'heparins',
      'heparin | heparins | low molecular weight heparin | low molecular weight heparins | lmwh',
      'heparin | enoxaparin | dalteparin | tinzaparin | bemiparin',
    ),
    namedOnly(
      'bisphosphonates',
      'bisphosphonate | bisphosphonates',
      'alendronic acid | risedronate | risedronic acid | ibandronic acid | zoledronic acid | pamidronic acid | clodronate',
    ),
    namedOnly(
      'triptans',
      'triptan | triptans',
      'sumatriptan | rizatriptan | zolmitriptan | naratriptan | eletriptan | frovatriptan | almotriptan',
    ),
  ],
};
