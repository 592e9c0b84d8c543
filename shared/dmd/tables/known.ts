import { groups } from './groups.ts';
import { risks, weekly } from './risk.ts';

/** Every substance our own tables name: two different ones of them surely are two medicines, not two spellings of one. */
export const knownSubstances: readonly string[] = [
  ...groups.rows.flatMap((row) => row.substances),
  ...risks.rows.flatMap((row) => row.substances),
  ...weekly.rows.map((row) => row.substance),
];
