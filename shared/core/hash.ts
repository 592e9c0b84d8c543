/**
 * A 128-bit FNV-1a-style digest of text, as 32 hex digits: four lanes with different seeds over UTF-16 code units.
 * It notices change; it is no defence against somebody who wants a collision (the audit uses SHA-256).
 */
export function textDigest(text: string): string {
  const lanes = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b];
  return lanes.map((seed) => lane(text, seed).toString(16).padStart(8, '0')).join('');
}

function lane(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ (text.charCodeAt(at) + at * 31), 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}
