/** The day on this computer's clock, for a comparison that names no day of its own. */
export function today(): string {
  const now = new Date(Date.now());
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
