import { createHash } from 'node:crypto';

/** A UUID for each name within a case, the same whenever it is asked: what is signed twice is recognised by it. */
export function uuidOf(caseId: string, name: string): string {
  const hex = createHash('sha256').update(`${caseId}\n${name}`).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
