import type { ComparedPair } from './compared-pair.ts';
import type { Context } from './context.ts';
import type { DiscrepancyClass, Draft } from './finding.ts';
import type { Difference } from './pairs.ts';

/** One clinical rule. Its header names the clinical source and the hazard it guards against. */
export type Rule = {
  readonly id: DiscrepancyClass;
  readonly version: string;
  readonly hazard: string;
  readonly source: string;
  readonly find: (context: Context) => readonly Draft[];
};

/** A rule about two sides of a row or link; precedence between them is decided in one place (`precedence.ts`). */
export type PairRule = Omit<Rule, 'find'> & {
  readonly compare: (pair: ComparedPair) => Difference | undefined;
};
