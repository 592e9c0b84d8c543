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
};

const row = (group: string, words: string, substances: string, source: string): AllergyGroup => ({
  group,
  words: names(words),
  substances: names(substances),
  source,
});

export const allergyGroups: Table<AllergyGroup> = {
  name: 'allergy groups',
  version: '1',
  rows: [
    row(
      'penicillins',
      'penicillin | penicillins | penicillin-containing product | penicillin allergy | beta-lactam',
      'amoxicillin | ampicillin | flucloxacillin | phenoxymethylpenicillin | benzylpenicillin | co-amoxiclav | co-fluampicil | pivmecillinam | piperacillin/tazobactam | piperacillin | temocillin',
      'NICE CG183; BNF 5.1.1',
    ),
    row(
      'cephalosporins',
      'cephalosporin | cephalosporins | beta-lactam',
      'cefalexin | cefuroxime | ceftriaxone | cefotaxime | cefaclor | cefradine | cefadroxil | ceftazidime | cefixime',
      'BNF 5.1.2',
    ),
    row(
      'sulfonamides',
      'sulfonamide | sulfonamides | sulphonamide | sulphonamides | sulpha',
      'co-trimoxazole | sulfadiazine | sulfamethoxazole',
      'BNF 5.1.8',
    ),
    row('macrolides', 'macrolide | macrolides', 'clarithromycin | erythromycin | azithromycin', 'BNF 5.1.5'),
    row(
      'tetracyclines',
      'tetracycline | tetracyclines',
      'doxycycline | oxytetracycline | lymecycline | minocycline | tetracycline',
      'BNF 5.1.3',
    ),
    row(
      'quinolones',
      'quinolone | quinolones | fluoroquinolones',
      'ciprofloxacin | levofloxacin | moxifloxacin | ofloxacin',
      'BNF 5.1.12',
    ),
    row(
      'nsaids',
      'nsaid | nsaids | non-steroidal anti-inflammatory drug | non-steroidal anti-inflammatories',
      'ibuprofen | naproxen | diclofenac | etoricoxib | celecoxib | indometacin | meloxicam | mefenamic acid | ketoprofen | piroxicam | aspirin',
      'BNF 10.1.1',
    ),
    row(
      'opioids',
      'opioid | opioids | opiate | opiates',
      'morphine | oxycodone | fentanyl | buprenorphine | codeine | dihydrocodeine | tramadol | diamorphine | co-codamol | co-dydramol',
      'BNF 4.7.2',
    ),
    row(
      'statins',
      'statin | statins',
      'atorvastatin | simvastatin | rosuvastatin | pravastatin | fluvastatin',
      'BNF 2.12',
    ),
    row(
      'ace inhibitors',
      'ace inhibitor | ace inhibitors',
      'ramipril | lisinopril | perindopril | perindopril erbumine | perindopril arginine | enalapril | captopril | fosinopril | quinapril | trandolapril',
      'BNF 2.5.5.1',
    ),
  ],
};
