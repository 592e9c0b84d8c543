import { useEffect, useRef, useState, type RefObject } from 'react';
import { partsOf } from './in-sight.ts';
import { focusRow } from './rows.ts';

/** Rows that are not wholly in sight, by id, and whether one of them is cut by the window's foot. */
export type Fold = {
  readonly above: readonly string[];
  readonly below: readonly string[];
  readonly cut: boolean;
};

const nothing: Fold = { above: [], below: [], cut: false };
/** Rounding of fractional pixels. */
const slackPx = 1;

/** Watches a scrolled table whose rows carry `data-row-id`; a row that is cut counts as outside. `watched` changes when the rows do. */
export function useFold(scroller: RefObject<HTMLElement | null>, watched: string): Fold {
  const [fold, setFold] = useState(nothing);
  useEffect(() => {
    const box = scroller.current;
    if (box === null || watched === '') return undefined;
    const look = (): void => setFold((before) => keepIfSame(before, measure(box)));
    look();
    const observer = new ResizeObserver(look);
    observer.observe(box);
    const table = box.querySelector('table');
    if (table !== null) observer.observe(table);
    box.addEventListener('scroll', look, { passive: true });
    window.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      box.removeEventListener('scroll', look);
      window.removeEventListener('scroll', look);
    };
  }, [scroller, watched]);
  return watched === '' ? nothing : fold;
}

function keepIfSame(before: Fold, after: Fold): Fold {
  const print = (fold: Fold): string => JSON.stringify(fold);
  return print(before) === print(after) ? before : after;
}

const edgeOf = (selector: string, edge: 'top' | 'bottom'): number | undefined =>
  document.querySelector(selector)?.getBoundingClientRect()[edge];

function measure(box: HTMLElement): Fold {
  const frame = box.getBoundingClientRect();
  const head = box.querySelector('thead')?.getBoundingClientRect().bottom ?? 0;
  const top = Math.max(frame.top, head, edgeOf('.patient-banner', 'bottom') ?? 0);
  const bottom = Math.min(frame.bottom, edgeOf('.footer', 'top') ?? window.innerHeight);
  const rows = [...box.querySelectorAll<HTMLElement>('tbody tr[data-row-id]')].map((line) => ({
    id: line.dataset['rowId'] ?? '',
    top: line.getBoundingClientRect().top,
    bottom: (partsOf(line).at(-1) ?? line).getBoundingClientRect().bottom,
  }));
  const below = rows.filter((row) => row.bottom > bottom + slackPx);
  return {
    above: rows.filter((row) => row.top < top - slackPx).map((row) => row.id),
    below: below.map((row) => row.id),
    cut: below.some((row) => row.top < bottom - slackPx),
  };
}

/** The keys work as soon as the rows are there, without a click first; a form that is open in one of them has them itself. */
export function useFocusOnce(current: string | null): void {
  const done = useRef(false);
  useEffect(() => {
    if (done.current || current === null) return;
    done.current = true;
    if ((document.activeElement?.closest('.say-form') ?? null) === null) focusRow(current);
  }, [current]);
}
