import type { RowView, SuggestedView } from '../../../shared/ipc/case-views.ts';

/** A row this one stands beside: linked by a person, or proposed for linking or pairing. */
export type Neighbour = {
  readonly row: RowView;
  readonly how: 'linked' | SuggestedView['kind'];
  readonly why: string;
};

/** The same list for every row without any, so that such a row is not drawn again for it. */
export const noNeighbours: readonly Neighbour[] = [];

/** What a row is linked to, then what is proposed for it. */
export function neighboursOf(row: RowView, rows: readonly RowView[]): readonly Neighbour[] {
  if (row.linkedTo.length + row.suggested.length === 0) return noNeighbours;
  return rows.flatMap((other): readonly Neighbour[] => {
    if (row.linkedTo.includes(other.id)) return [{ row: other, how: 'linked', why: '' }];
    const proposed = row.suggested.find((one) => one.row === other.id);
    return proposed === undefined ? [] : [{ row: other, how: proposed.kind, why: proposed.why }];
  });
}

/** Where a row stands in the bracket that joins it with its neighbours; drawn dashed while all of it is only proposed. */
export type Bracket = {
  readonly place: 'none' | 'start' | 'middle' | 'end';
  readonly look: 'accepted' | 'proposed';
};

export const noBracket: Bracket = { place: 'none', look: 'accepted' };
/** Of a row that nothing is joined with: one for all of them. */
const alone: readonly Bracket[] = [{ place: 'none', look: 'proposed' }];

/** Rows sorted by risk into blocks that belong together, each in its worst row's place; most blocks are one row. */
export function blocksOf(rows: readonly RowView[]): readonly (readonly RowView[])[] {
  const placed = new Set<string>();
  const place = (row: RowView): readonly RowView[] => {
    if (placed.has(row.id)) return [];
    placed.add(row.id);
    return [row, ...neighboursOf(row, rows).flatMap((one) => place(one.row))];
  };
  return rows.map(place).filter((block) => block.length > 0);
}

export function bracketsOf(block: readonly RowView[]): readonly Bracket[] {
  if (block.length === 1) return alone;
  const look = block.some((row) => block.some((other) => row.linkedTo.includes(other.id)))
    ? 'accepted'
    : 'proposed';
  const placeAt = (at: number): Bracket['place'] => {
    if (at === 0) return 'start';
    return at === block.length - 1 ? 'end' : 'middle';
  };
  return block.map((_, at) => ({ place: placeAt(at), look }));
}
