import type { Topology } from '../architectures/trust.ts';

/** What the stores' own process is told when it starts. */
export type StoresStart = {
  readonly issuer: string;
  /** 0 for any free port; otherwise the first store's, the others follow. */
  readonly firstPort: number;
  readonly introspectionEndpoint: string;
  readonly introspectionClient: string;
  readonly introspectionSecret: string;
  /** The sandbox's "now" when it started, ms since 1970: both processes make the same patients from it. */
  readonly startedAtMs: number;
  readonly dataSeed: number;
  readonly topology: Topology;
  /** An integration engine stands between Concord and every record. */
  readonly tie: boolean;
};

export type StoreAddress = { readonly id: string; readonly base: string };
export type StoresReady = { readonly stores: readonly StoreAddress[]; readonly elsewhere: string };

export type Ask = {
  readonly call: number;
  readonly store: string;
  readonly command: string;
  readonly args: unknown;
};
export type Answer =
  | { readonly call: number; readonly ok: true; readonly value: unknown }
  | { readonly call: number; readonly ok: false; readonly why: string };

/** The pseudo-store that stands for the origin nobody should send a token to. */
export const elsewhereId = 'elsewhere';
