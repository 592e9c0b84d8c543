import type { Identity } from '../dmd/dmd.ts';
import type { DosageMeaning } from '../medicines/dosage.ts';
import type { MedicineLine } from '../medicines/line.ts';

/** Where a medicine goes in, as coarsely as matters for never taking one for the other. */
export type RouteClass =
  | 'oral'
  | 'parenteral'
  | 'inhaled'
  | 'nasal'
  | 'eye'
  | 'ear'
  | 'skin'
  | 'transdermal'
  | 'rectal'
  | 'vaginal'
  | 'sublingual'
  /** Rinsed or gargled, not swallowed. */
  | 'mouth'
  | 'implant';

const byForm: readonly (readonly [RegExp, RouteClass])[] = [
  [/^(tablet|capsule|oral|granules|sachet|lozenge)/, 'oral'],
  [/injection|infusion/, 'parenteral'],
  [/inhaler|nebuliser/, 'inhaled'],
  [/^nasal/, 'nasal'],
  [/^(eye)/, 'eye'],
  [/^ear/, 'ear'],
  [/^(transdermal patch)/, 'transdermal'],
  [/^(cream|ointment|gel|lotion|shampoo|cutaneous|medicated plaster)/, 'skin'],
  [/^(suppository|enema)/, 'rectal'],
  [/^(pessary|vaginal)/, 'vaginal'],
  [/^sublingual/, 'sublingual'],
  [/^(implant|intrauterine)/, 'implant'],
  [/^mouthwash/, 'mouth'],
];

const byRoute: readonly (readonly [RegExp, RouteClass])[] = [
  [/^(oral|by mouth|po|orally|per os|gastro|nasogastric|peg|enteral)/, 'oral'],
  [/subcut|intraven|intramus|^sc$|^iv$|^im$|injection|epidural|intrathecal/, 'parenteral'],
  [/inhal|nebul|respiratory/, 'inhaled'],
  [/nasal|nostril/, 'nasal'],
  [/ocular|ophthalm|eye/, 'eye'],
  [/auric|otic|ear/, 'ear'],
  [/transdermal/, 'transdermal'],
  [/cutan|topical|skin/, 'skin'],
  [/rectal|^pr$/, 'rectal'],
  [/vaginal|^pv$/, 'vaginal'],
  [/sublingual|buccal|oromucosal/, 'sublingual'],
];

/** Looks words up in a table of patterns; the few words there are come again on every line, and are tried once. */
function reader(
  table: readonly (readonly [RegExp, RouteClass])[],
): (words: string) => RouteClass | undefined {
  const known = new Map<string, RouteClass | undefined>();
  return (words) => {
    if (known.has(words)) return known.get(words);
    const found = table.find(([pattern]) => pattern.test(words))?.[1];
    if (known.size >= mostKnown) known.clear();
    known.set(words, found);
    return found;
  };
}

/** Emptied when full, so that it cannot grow. */
const mostKnown = 2_000;
const routeOfForm = reader(byForm);
const routeOfWords = reader(byRoute);

/** The way in that the product's form leaves, or `undefined` for forms that go in more ways than one. */
export function formRoute(line: MedicineLine, identity: Identity): RouteClass | undefined {
  if (identity.qualifiers.includes('sublingual') || identity.qualifiers.includes('buccal'))
    return 'sublingual';
  const form =
    identity.form !== ''
      ? identity.form
      : line.medicine.form.kind === 'known'
        ? line.medicine.form.value.text.toLowerCase()
        : '';
  return routeOfForm(form);
}

/** The route class the directions state, whatever the form. */
export function statedRoute(line: MedicineLine): RouteClass | undefined {
  for (const dosage of line.dosages) {
    const structured = dosage.structured.kind === 'known' ? dosage.structured.value.route?.text : undefined;
    const read = dosage.fromText.kind === 'known' ? dosage.fromText.value.meaning.route?.text : undefined;
    const found = routeOfWords((structured ?? read ?? '').toLowerCase());
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether a dose is directed by weight or as tablets or capsules, so that nobody puts it on the skin or into the eye. */
export const isByMassOrPiece = ({ structured, fromText }: MedicineLine['dosages'][number]): boolean =>
  (structured.kind === 'known' && dosesByMass(structured.value)) ||
  (fromText.kind === 'known' &&
    (dosesByMass(fromText.value.meaning) || fromText.value.steps?.some(dosesByMass) === true));

const dosesByMass = ({ doses }: DosageMeaning): boolean =>
  doses.some(({ low, high }) => byMassOrPiece.includes((low ?? high)?.unit ?? ''));

const byMassOrPiece: readonly string[] = ['mg', 'microgram', 'nanogram', 'tablet', 'capsule'];
