import { table } from '../../core/table.ts';
import { namesAL } from './names/a-l.ts';
import { namesMZ } from './names/m-z.ts';
import { entries } from './entries.ts';

/**
 * Other names of the same substance, to its one name: old British and American names, spellings, abbreviations, combined
 * names. The first 186 by the BNF and MHRA's rINN change of 2003; the others by one reader, not checked row by row.
 */
export const synonyms: Readonly<Record<string, string>> = table(
  Object.fromEntries(
    entries(namesAL, namesMZ).flatMap(([name, others]) => others.map((other) => [other, name] as const)),
  ),
);

/** What a compound name holds, for ingredient comparisons. Source: BAN definitions; BNF. */
export const compounds: Readonly<Record<string, readonly string[]>> = table({
  'co-codaprin': ['aspirin', 'codeine'],
  'co-codamol': ['codeine', 'paracetamol'],
  'co-dydramol': ['dihydrocodeine', 'paracetamol'],
  'co-careldopa': ['carbidopa', 'levodopa'],
  'co-beneldopa': ['benserazide', 'levodopa'],
  'co-amoxiclav': ['amoxicillin', 'clavulanic acid'],
  'co-trimoxazole': ['sulfamethoxazole', 'trimethoprim'],
  'co-amilofruse': ['amiloride', 'furosemide'],
  'co-tenidone': ['atenolol', 'chlortalidone'],
  'co-danthramer': ['dantron', 'poloxamer'],
  'co-fluampicil': ['ampicillin', 'flucloxacillin'],
  'co-phenotrope': ['atropine', 'diphenoxylate'],
  'co-cyprindiol': ['cyproterone', 'ethinylestradiol'],
  'co-careldopa/entacapone': ['carbidopa', 'entacapone', 'levodopa'],
  'co-amilozide': ['amiloride', 'hydrochlorothiazide'],
  'co-triamterzide': ['hydrochlorothiazide', 'triamterene'],
  'co-proxamol': ['dextropropoxyphene', 'paracetamol'],
  'co-flumactone': ['hydroflumethiazide', 'spironolactone'],
  'co-danthrusate': ['dantron', 'docusate sodium'],
  'co-zidocapt': ['captopril', 'hydrochlorothiazide'],
  'co-magaldrox': ['aluminium hydroxide', 'magnesium hydroxide'],
});
