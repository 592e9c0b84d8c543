import { decidingMutants } from './deciding.ts';
import { keepingMutants } from './keeping.ts';
import { meaningMutants } from './meaning.ts';
import type { Mutant } from './mutant.ts';
import { othersMutants } from './others.ts';
import { sendingMutants } from './sending.ts';

/** Every deliberate break, each with whoever finds it. */
export const mutants: readonly Mutant[] = [
  ...sendingMutants,
  ...meaningMutants,
  ...decidingMutants,
  ...keepingMutants,
  ...othersMutants,
];
