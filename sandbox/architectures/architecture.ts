import type { RecordConfig } from '../../shared/records/config.ts';
import type { PatientSpec } from '../patients/spec.ts';
import type { StoreContents } from '../stores/running.ts';
import type { StoreSpec } from '../stores/spec.ts';
import type { AnswerTo } from '../stores/server.ts';

/** Who, when, and under which seed: the same three make the same stores. */
export type Population = {
  readonly seed: number;
  readonly nowMs: number;
  readonly patients: readonly PatientSpec[];
};

/** A store whose entries a query proxy passes on, and what its entries' `meta.source` says. */
export type AskedStore = { readonly store: string; readonly name: string; readonly metaSource: string };

/** One FHIR server of an architecture, and what it starts with. */
export type ArchitectureStore = {
  readonly spec: StoreSpec;
  /** `baseOf` gives the addresses of the servers before this one. */
  readonly contents: (population: Population, baseOf: (storeId: string) => string) => StoreContents;
  /** A query proxy: it keeps nothing and asks these, in this order. */
  readonly asks?: readonly AskedStore[];
  /** A server that is no FHIR store: what it answers, with the addresses of the servers before it. */
  readonly answers?: (population: Population, baseOf: (storeId: string) => string) => AnswerTo;
};

/**
 * A record architecture: which stores it needs, and how Concord is told about them once they have addresses. A new one is a
 * folder of its own and one line in `trust.ts`.
 */
export type Architecture = {
  readonly stores: readonly ArchitectureStore[];
  readonly record: (baseOf: (storeId: string) => string) => RecordConfig;
};
