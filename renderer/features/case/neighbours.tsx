import type { RowView } from '../../../shared/ipc/case-views.ts';
import { setActiveRow } from '../../stores/case.ts';
import { besideText, besideWords } from '../../text/linked-rows.ts';
import { firstClick } from '../../ui/first-click.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { StateMark } from '../../ui/marks.tsx';
import type { Neighbour } from './linked-rows.ts';
import { link, pair } from './pair-keys.ts';

const nameOf = (row: RowView): string => (row.brand === '' ? row.generic : row.brand);

/** Each row names the one it stands beside, and that the two are not one. */
export function NeighbourWords({ neighbours }: { readonly neighbours: readonly Neighbour[] }) {
  return neighbours.map(({ row, how, why }) => (
    <span key={row.id} className="cell-line small quiet" title={why}>
      <StateMark state="linked" /> {besideWords(how, nameOf(row))}
      {why === '' ? null : <span className="only-read">. {why}</span>}
    </span>
  ));
}

/** What can be done about it, with its key: accepted one by one, or taken back. */
export function NeighbourKeys({
  row,
  neighbours,
}: {
  readonly row: RowView;
  readonly neighbours: readonly Neighbour[];
}) {
  const links = neighbours.filter((one) => one.how !== 'pair');
  const words = links.some((one) => one.how === 'linked') ? besideText.undoLink : besideText.acceptLink;
  return (
    <>
      {links.length === 0 ? null : <Act row={row} cap="L" words={words} onPress={link} />}
      {neighbours.some((one) => one.how === 'pair') ? (
        <Act row={row} cap="P" words={besideText.acceptPair} onPress={pair} />
      ) : null}
    </>
  );
}

type ActProps = {
  readonly row: RowView;
  readonly cap: string;
  readonly words: string;
  readonly onPress: () => void;
};

function Act({ row, cap, words, onPress }: ActProps) {
  return (
    <button
      type="button"
      className="beside beside-act"
      onClick={firstClick(() => {
        setActiveRow(row.id);
        onPress();
      })}
    >
      <KeyCap name={cap} /> {words}
      <span className="only-read">: {nameOf(row)}</span>
    </button>
  );
}
