import { oncePerText } from '../core/once-per-text.ts';
import {
  fold,
  identifyMedicine,
  strengthTextOf,
  type About,
  type DmdPack,
  type DmdProduct,
  type Knowledge,
  type MedicineIdentity,
} from '../dmd/dmd.ts';
import { isDmdSpace } from '../medicines/codes.ts';
import type { MedicineLine } from '../medicines/line.ts';
import { keyText } from '../medicines/keys.ts';
import type { SourceList, SourceRole } from '../medicines/source.ts';
import { formRoute, statedRoute, type RouteClass } from './route-class.ts';

/** A line in its column. `key` is `source#Type/id`. */
export type RowLine = { readonly source: string; readonly key: string; readonly line: MedicineLine };

/** A line with everything matching asks of it, worked out once. */
export type Candidate = RowLine & {
  readonly role: SourceRole;
  /** Sources of one origin are one voice. */
  readonly origin: string;
  /** The term and the directions with case and spacing folded. */
  readonly words: string;
  readonly directions: string;
  /** The product's strengths in one way of writing; empty when none is stated. */
  readonly strength: string;
  readonly identity: MedicineIdentity;
  /** The way in that the product's form leaves; `route` also heeds what the directions say. */
  readonly formRoute: RouteClass | undefined;
  readonly route: RouteClass | undefined;
  /** What the trust's tables say of it. */
  readonly about: About;
  /** Its codes, or the products its name means, as the dm+d pack knows them; empty without a pack or for what it does not hold. */
  readonly products: readonly DmdProduct[];
};

const foldOnce = oncePerText(fold);

export const candidatesOf = (
  lists: readonly SourceList[],
  knowledge: Knowledge,
  pack: DmdPack | undefined,
): readonly Candidate[] =>
  lists.flatMap((list) =>
    // What Concord wrote itself and reads back is no source.
    list.lines.filter((line) => !line.ours).map((line) => candidateOf(line, list, knowledge, pack)),
  );

function candidateOf(
  line: MedicineLine,
  list: SourceList,
  knowledge: Knowledge,
  pack: DmdPack | undefined,
): Candidate {
  const { term } = line.medicine;
  const brand = line.medicine.brand.kind === 'known' ? line.medicine.brand.value : '';
  const codes = line.degraded ? [] : line.medicine.codes.filter(isDmdSpace);
  const identity = identifyMedicine({ term, brand, codes }, pack);
  const route = formRoute(line, identity);
  return {
    source: list.id,
    key: keyText(line.key),
    line,
    role: list.role,
    origin: list.origin === '' ? list.id : list.origin,
    identity,
    words: foldOnce(term),
    directions: foldOnce(directionsOf(line)),
    strength: strengthTextOf(identity.strengths),
    formRoute: route,
    route: route ?? statedRoute(line),
    about: knowledge.about(identity.substance, identity.ingredients),
    products: productsOf(codes, identity, pack),
  };
}

function directionsOf({ dosages }: MedicineLine): string {
  const words = dosages.map(({ text }) => (text.kind === 'known' ? text.value : ''));
  return words.length === 1 ? (words[0] ?? '') : words.join(' ');
}

function productsOf(
  codes: MedicineLine['medicine']['codes'],
  { dmd }: MedicineIdentity,
  pack: DmdPack | undefined,
): readonly DmdProduct[] {
  const coded = codes.flatMap(({ code }) => pack?.product(code) ?? []);
  return coded.length > 0 ? coded : (dmd?.products ?? none);
}

const none: readonly DmdProduct[] = [];
