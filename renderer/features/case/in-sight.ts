/** The whole bar and the row above it; a bar that would hide its row gives way to the row. */
export function bringIntoSight(inside: HTMLElement | null): void {
  const line = inside?.closest('tr');
  line?.scrollIntoView({ block: 'nearest' });
  line?.previousElementSibling?.scrollIntoView({ block: 'nearest' });
}
