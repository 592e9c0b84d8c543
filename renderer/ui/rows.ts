import { bringRowIntoSight } from './in-sight.ts';

/** The id `steps` away from `active`, stopping at either end; the first row when nothing is active. */
export function stepFrom(ids: readonly string[], active: string | null, steps: number): string | null {
  const at = active === null ? -1 : ids.indexOf(active);
  if (at < 0) return ids[0] ?? null;
  return ids[Math.min(ids.length - 1, Math.max(0, at + steps))] ?? null;
}

/** Puts the focus on the opener of a row and brings the whole row into sight. */
export function focusRow(id: string): void {
  const opener = document.querySelector<HTMLElement>(`[data-row-opener="${CSS.escape(id)}"]`);
  if (opener === null) return;
  opener.focus({ preventScroll: true });
  bringRowIntoSight(opener);
}
