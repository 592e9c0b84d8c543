import { storedTypes } from '../stores/metadata.ts';

/** SMART v2 writes the letters in this order, any non-empty choice of them. */
const letters = ['c', 'r', 'u', 'd', 's'] as const;

const choices = Array.from({ length: 2 ** letters.length - 1 }, (_, index) =>
  letters.filter((_letter, bit) => ((index + 1) >> bit) % 2 === 1).join(''),
);

const general = ['openid', 'fhirUser', 'profile', 'offline_access', 'launch', 'launch/patient'];

/** Every scope the identity server knows; one that is not here is dropped without a word, as real servers do. */
export const everyScope: readonly string[] = [
  ...general,
  ...['user', 'patient'].flatMap((level) =>
    ['*', ...storedTypes].flatMap((type) => choices.map((choice) => `${level}/${type}.${choice}`)),
  ),
];

/** The short list that discovery shows. */
export const scopesSupported: readonly string[] = [
  ...general,
  ...['*', ...storedTypes].flatMap((type) => [`user/${type}.rs`, `user/${type}.cruds`, `patient/${type}.rs`]),
];
