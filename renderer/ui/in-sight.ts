/** A row of a table may take several lines of it: the first carries `data-row-id`, the others follow without one. */
export function partsOf(line: HTMLElement): readonly HTMLElement[] {
  const first = firstOf(line);
  const parts = [first];
  for (let next = first.nextElementSibling; isMore(next); next = next.nextElementSibling) parts.push(next);
  return parts;
}

const isMore = (line: Element | null): line is HTMLElement =>
  line instanceof HTMLElement && line.dataset['rowId'] === undefined && !line.classList.contains('band');

function firstOf(line: HTMLElement): HTMLElement {
  const before = line.previousElementSibling;
  return isMore(line) && before instanceof HTMLElement ? firstOf(before) : line;
}

/** Scrolls the whole row around `inside` into sight, below the heading that stays; one taller than the window shows its head. */
export function bringRowIntoSight(inside: HTMLElement | null): void {
  const line = inside?.closest('tr') ?? null;
  if (line === null) return;
  const table = line.closest('table');
  if (table?.parentElement !== null && table?.parentElement !== undefined)
    table.parentElement.style.scrollPaddingTop = `${table.tHead?.offsetHeight ?? 0}px`;
  const parts = partsOf(line);
  const band = parts[0]?.previousElementSibling;
  parts.at(-1)?.scrollIntoView({ block: 'nearest' });
  if (band?.classList.contains('band') === true) band.scrollIntoView({ block: 'nearest' });
  parts[0]?.scrollIntoView({ block: 'nearest' });
}
