import { createHash } from 'node:crypto';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A logical id that is the same every time and different in every store, as real ones are. */
export const localId = (seed: number, store: string, what: string): string =>
  digest(`${seed}/${store}/${what}`).slice(0, 16);

/** A UUID (version 4 in shape) that is the same every time: the business identifier of an entry. */
export function uuid(seed: number, what: string): string {
  const hex = digest(`${seed}#${what}`);
  const variant = ['8', '9', 'a', 'b'][Number.parseInt(hex.charAt(16), 16) % 4] ?? '8';
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
