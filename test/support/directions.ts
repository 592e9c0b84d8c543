import { makeLine } from '../../build/gold/make.ts';
import { directionsOf } from '../../shared/discrepancy/directions.ts';
import { identify } from '../../shared/dmd/dmd.ts';

/** What is read of the directions of a line of words, by themselves. */
export const dosingOfWords = (term: string, words: string) => directionsOfWords(term, words).dosing;
export const directionsOfWords = (term: string, words: string) =>
  directionsOf(makeLine('gp', 'a', term, words), identify(term));
