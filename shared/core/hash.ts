/**
 * A 128-bit FNV-1a-style digest of text, as 32 hex digits: four lanes with different seeds over UTF-16 code units.
 * It notices change; it is no defence against somebody who wants a collision (the audit uses SHA-256).
 */
export function textDigest(text: string): string {
  let [first, second, third, fourth] = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at) + at * 31;
    first = stirred(first, unit);
    second = stirred(second, unit);
    third = stirred(third, unit);
    fourth = stirred(fourth, unit);
  }
  return [first, second, third, fourth].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
}

function stirred(lane: number, unit: number): number {
  const hash = Math.imul(lane ^ unit, 0x01000193);
  return hash ^ (hash >>> 15);
}
