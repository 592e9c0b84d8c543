import type { CaseView, CellLineView } from '../../../shared/ipc/case-views.ts';
import type { TypedLine } from '../../../shared/typed-in/typed-in.ts';
import { takeOver } from '../../stores/typed-lines.ts';
import { statedBy, typedInText } from '../../text/typed-in.ts';
import { focusPlace, KeyButtons, placeIn } from './key-buttons.tsx';

type Offer = {
  readonly row: string;
  readonly from: string;
  readonly name: string;
  readonly directions: string;
};

/** The first line of each row that another source states, in its own words. */
export function offersOf(
  view: CaseView,
  source: string | null,
  lines: readonly TypedLine[],
): readonly Offer[] {
  const here = new Set(lines.map((line) => line.name.toLowerCase()));
  return view.rows.flatMap((row) => {
    if (row.group === 'not-current') return [];
    for (const [at, cell] of row.cells.entries()) {
      const column = view.columns[at];
      if (
        cell.kind !== 'lines' ||
        column === undefined ||
        (column.typedIn !== null && column.typedIn.source === source)
      )
        continue;
      const [line] = cell.lines;
      if (line === undefined || here.has(line.term.toLowerCase())) return [];
      return [{ row: row.id, from: column.name, name: line.term, directions: directionsOf(line) }];
    }
    return [];
  });
}

/** The source's own words, else its structure in words. */
function directionsOf(line: CellLineView): string {
  if (line.directions.kind === 'known') return line.directions.value;
  return [line.dose, line.route, line.frequency]
    .flatMap((part) => (part.kind === 'known' ? [part.value] : []))
    .join(', ');
}

/** What other sources state, to be taken over one by one as the patient confirms it. */
export function Offered({ offers }: { readonly offers: readonly Offer[] }) {
  return (
    <section className="offered">
      <h2>{typedInText.offered}</h2>
      <p className="quiet small">
        {offers.length === 0 ? typedInText.nothingOffered : typedInText.offeredLead}
      </p>
      <ul>
        {offers.map((offer) => (
          <li key={offer.row}>
            <p>
              <strong>{offer.name}</strong> {offer.directions}{' '}
              <span className="quiet small">{offer.from}</span>
            </p>
            <KeyButtons
              list="offers"
              about={offer.name}
              choices={[
                { key: 'T', words: typedInText.takeOver, run: () => void take(offer, 'taking') },
                { key: 'E', words: typedInText.adjust, run: () => void take(offer, 'taking', true) },
                { key: 'N', words: typedInText.notTaken, run: () => void take(offer, 'not-taken') },
              ]}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One key takes a line; the next line then has the keys. */
async function take(offer: Offer, status: TypedLine['status'], adjust = false): Promise<void> {
  const at = placeIn('offers');
  // Adjusted or not taken, it is no longer as the other source states it.
  const note = adjust || status !== 'taking' ? '' : statedBy(offer.from);
  await takeOver({ name: offer.name, directions: offer.directions, status, note }, adjust);
  // The line taken is no longer offered, so that the next one stands in its place.
  if (!adjust) queueMicrotask(() => focusPlace('offers', at));
}
