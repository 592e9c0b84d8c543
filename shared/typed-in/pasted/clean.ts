/** Marks that are not seen and can turn what is: zero-width characters, direction marks, soft hyphens, byte-order marks. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** A text without unseen marks, with one kind of line end and of space; the words and their order stay. */
export const cleanText = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(invisible, '')
    // A hyphen that does not break, and the bullets of symbol fonts.
    .replace(/\u2011/g, '-')
    .replace(/[\ue000-\uf8ff]/g, '•')
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/[^\n\t\P{Cc}]/gu, ' ');

/** It holds marks that are not seen: said, because a list that reads from right to left may show another order. */
export const hasUnseenMarks = (text: string): boolean => text.search(invisible) >= 0;
