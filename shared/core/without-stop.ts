/** Words that somebody typed, to stand inside a sentence or before its full stop. */
export const withoutStop = (words: string): string => words.trim().replace(/[.\s]+$/u, '');
