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
import { formRoute, isByMassOrPiece, routeClass, type RouteClass } from './route-class.ts';

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
  /** A dose is directed by weight or as tablets or capsules. */
  readonly takenByMass: boolean;
  /** What the trust's tables say of it. */
  readonly about: About;
  /** Its codes, or the products its name means, as the dm+d pack knows them; empty without a pack or for what it does not hold. */
  readonly products: readonly DmdProduct[];
};

const foldOnce = oncePerText(fold);

export function candidatesOf(
  lists: readonly SourceList[],
  knowledge: Knowledge,
  pack: DmdPack | undefined,
): readonly Candidate[] {
  return lists.flatMap((list) =>
    // What Concord wrote itself and reads back is no source.
    list.lines
      .filter((line) => !line.ours)
      .map((line) => {
        const brand = line.medicine.brand.kind === 'known' ? line.medicine.brand.value : '';
        const codes = line.degraded ? [] : line.medicine.codes.filter(isDmdSpace);
        const identity = identifyMedicine({ term: line.medicine.term, brand, codes }, pack);
        const coded =
          pack === undefined
            ? []
            : codes.map((code) => pack.product(code.code)).filter((product) => product !== undefined);
        const products = coded.length > 0 ? coded : (identity.dmd?.products ?? []);
        return {
          source: list.id,
          key: keyText(line.key),
          line,
          role: list.role,
          origin: list.origin === '' ? list.id : list.origin,
          identity,
          words: foldOnce(line.medicine.term),
          directions: foldOnce(
            line.dosages.map((dosage) => (dosage.text.kind === 'known' ? dosage.text.value : '')).join(' '),
          ),
          strength: strengthTextOf(identity.strengths),
          formRoute: formRoute(line, identity),
          route: routeClass(line, identity),
          takenByMass: line.dosages.some(isByMassOrPiece),
          about: knowledge.about(identity.substance, identity.ingredients),
          products,
        };
      }),
  );
}
