/**
 * Dose forms as medicine names write them, longest first, with the one name each reads as and what kind of route it
 * implies. Names follow the dm+d form lookup (TRUD release, `FORM`); plurals and common GP spellings fold into them.
 */
export type FormRow = { readonly words: string; readonly form: string };

const rows: readonly FormRow[] = [
  ...forms('capsule', 'spansules', 'spansule'),
  ...forms('dry powder inhaler', 'disks', 'rotacaps', 'inhalation powder blisters'),
  ...forms('tablet', 'tablets', 'tablet', 'tabs', 'tab', 'caplets', 'caplet'),
  ...forms('capsule', 'capsules', 'capsule', 'caps', 'cap'),
  ...forms(
    'oral solution',
    'oral solution',
    'oral liquid',
    'liquid',
    'elixir',
    'syrup',
    'linctus',
    'oral soln',
    'oral ampoules',
    'mixture',
  ),
  ...forms('oral suspension', 'oral suspension', 'oral susp', 'suspension', 'susp'),
  ...forms('oral drops', 'oral drops'),
  ...forms('granules', 'granules'),
  ...forms('oral powder', 'oral powder', 'powder sachets', 'oral powder sachets'),
  ...forms('sachet', 'sachets', 'sachet'),
  ...forms('oral lyophilisate', 'oral lyophilisates', 'oral lyophilisate', 'oral lyophilisates sugar free'),
  ...forms('lozenge', 'lozenges', 'lozenge', 'pastilles', 'pastille'),
  ...forms(
    'inhaler',
    'inhaler',
    'inhalers',
    'aerosol inhaler',
    'pressurised inhaler',
    'evohaler',
    'metered dose inhaler',
    'inh',
    'pmdi',
  ),
  ...forms(
    'dry powder inhaler',
    'dry powder inhaler',
    'inhalation powder',
    'inh caps',
    'inhalation capsules',
    'accuhaler',
    'turbohaler',
    'easyhaler',
    'nexthaler',
    'ellipta',
    'breezhaler',
    'handihaler',
    'inhalation powder capsules',
    'spiromax',
  ),
  ...forms('soft mist inhaler', 'solution for inhalation cartridge', 'respimat', 'soft mist inhaler'),
  ...forms(
    'nebuliser liquid',
    'nebuliser liquid',
    'nebules',
    'nebule',
    'nebuliser solution',
    'nebuliser',
    'nebs',
    'neb',
    'nebuliser liquid unit dose vials',
    'respules',
    'steri-neb',
  ),
  ...forms('transdermal patch', 'transdermal patches', 'transdermal patch', 'patches', 'patch'),
  ...forms('medicated plaster', 'medicated plasters', 'medicated plaster', 'plasters', 'plaster'),
  ...forms('cream', 'cream', 'crm'),
  ...forms('ointment', 'ointment', 'oint'),
  ...forms('gel', 'gel', 'emulgel'),
  ...forms('lotion', 'lotion', 'cutaneous emulsion'),
  ...forms('shampoo', 'shampoo'),
  ...forms('cutaneous solution', 'scalp application', 'cutaneous solution', 'scalp solution'),
  ...forms('cutaneous foam', 'cutaneous foam', 'foam'),
  ...forms(
    'eye drops',
    'eye drops',
    'eye drop',
    'e/d',
    'eye drops solution',
    'eye drops suspension',
    'ophthalmic solution',
    'ophthalmic suspension',
  ),
  ...forms('eye ointment', 'eye ointment', 'eye oint', 'ophthalmic ointment'),
  ...forms('eye gel', 'eye gel'),
  ...forms('ear drops', 'ear drops', 'ear drop'),
  ...forms('ear/eye drops', 'ear/eye drops', 'ear/eye drops solution'),
  ...forms('nasal spray', 'nasal spray', 'aqueous nasal spray'),
  ...forms('nasal drops', 'nasal drops'),
  ...forms('nasal ointment', 'nasal ointment', 'nasal cream'),
  ...forms('sublingual spray', 'sublingual spray', 'pump sublingual spray', 'pumpspray'),
  ...forms('oromucosal spray', 'oromucosal spray'),
  ...forms('mouthwash', 'mouthwash'),
  ...forms('suppository', 'suppositories', 'suppository', 'supps', 'supp'),
  ...forms('pessary', 'pessaries', 'pessary'),
  ...forms('vaginal cream', 'vaginal cream'),
  ...forms('vaginal gel', 'vaginal gel'),
  ...forms('vaginal ring', 'vaginal delivery system', 'vaginal ring'),
  ...forms('enema', 'enema', 'enemas'),
  ...forms('implant', 'implant', 'implants', 'implant pre-filled syringe', 'implant pre-filled syringes'),
  ...forms('intrauterine system', 'intrauterine system', 'intrauterine device'),
  ...forms(
    'solution for injection',
    'solution for injection',
    'injection',
    'solution for inj',
    'inj',
    'ampoules',
    'ampoule',
    'amps',
    'amp',
    'vials',
    'vial',
    'pre-filled syringes',
    'pre-filled syringe',
    'prefilled syringes',
    'prefilled syringe',
    'pfs',
  ),
  ...forms('depot injection', 'depot injection', 'depot'),
  ...forms('suspension for injection', 'suspension for injection'),
  ...forms('powder for solution for injection', 'powder for solution for injection', 'powder for injection'),
  ...forms('solution for infusion', 'solution for infusion', 'infusion'),
];

function forms(form: string, ...spellings: readonly string[]): readonly FormRow[] {
  return spellings.map((words) => ({ words, form }));
}

/** Longest spelling first, so that "oral solution" wins over "solution". */
export const formRows: readonly FormRow[] = rows.toSorted((a, b) => b.words.length - a.words.length);

/** Words that qualify a form and change what the medicine is. */
export const qualifierRows: readonly { readonly words: string; readonly qualifier: Qualifier }[] = [
  { words: 'modified-release', qualifier: 'modified-release' },
  { words: 'modified release', qualifier: 'modified-release' },
  { words: 'prolonged-release', qualifier: 'modified-release' },
  { words: 'prolonged release', qualifier: 'modified-release' },
  { words: 'sustained release', qualifier: 'modified-release' },
  { words: 'extended release', qualifier: 'modified-release' },
  { words: 'slow release', qualifier: 'modified-release' },
  { words: 'slow-release', qualifier: 'modified-release' },
  { words: 'controlled release', qualifier: 'modified-release' },
  { words: 'controlled-release', qualifier: 'modified-release' },
  { words: 'time release', qualifier: 'modified-release' },
  { words: 'timed release', qualifier: 'modified-release' },
  { words: 'm/r', qualifier: 'modified-release' },
  { words: 'mr', qualifier: 'modified-release' },
  { words: 'sr', qualifier: 'modified-release' },
  { words: 'xl', qualifier: 'modified-release' },
  { words: 'er', qualifier: 'modified-release' },
  { words: 'immediate-release', qualifier: 'immediate-release' },
  { words: 'immediate release', qualifier: 'immediate-release' },
  { words: 'gastro-resistant', qualifier: 'gastro-resistant' },
  { words: 'gastro resistant', qualifier: 'gastro-resistant' },
  { words: 'gastroresistant', qualifier: 'gastro-resistant' },
  { words: 'g/r', qualifier: 'gastro-resistant' },
  { words: 'enteric coated', qualifier: 'gastro-resistant' },
  { words: 'e/c', qualifier: 'gastro-resistant' },
  { words: 'ec', qualifier: 'gastro-resistant' },
  { words: 'orodispersible', qualifier: 'orodispersible' },
  { words: 'oro-dispersible', qualifier: 'orodispersible' },
  { words: 'dispersible', qualifier: 'dispersible' },
  { words: 'disp', qualifier: 'dispersible' },
  { words: 'soluble', qualifier: 'dispersible' },
  { words: 'effervescent', qualifier: 'effervescent' },
  { words: 'eff', qualifier: 'effervescent' },
  { words: 'chewable', qualifier: 'chewable' },
  { words: 'sublingual', qualifier: 'sublingual' },
  { words: 's/l', qualifier: 'sublingual' },
  { words: 'buccal', qualifier: 'buccal' },
  { words: 'preservative free', qualifier: 'preservative-free' },
  { words: 'preservative-free', qualifier: 'preservative-free' },
  { words: 'p/f', qualifier: 'preservative-free' },
  { words: 'breath actuated', qualifier: 'breath-actuated' },
  { words: 'extrafine', qualifier: 'extra-fine' },
  { words: 'extra-fine', qualifier: 'extra-fine' },
];

export type Qualifier =
  | 'modified-release'
  | 'immediate-release'
  | 'gastro-resistant'
  | 'orodispersible'
  | 'dispersible'
  | 'effervescent'
  | 'chewable'
  | 'sublingual'
  | 'buccal'
  | 'preservative-free'
  | 'breath-actuated'
  | 'extra-fine';
