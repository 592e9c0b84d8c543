import type { Instant } from '../../../shared/core/instant.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import type { PartialReason } from '../../../shared/medicines/source.ts';
import type { TrustConfig } from '../../../shared/records/config.ts';
import type { Store } from '../db/store.ts';
import type { Host } from '../host.ts';
import type { RecordReader } from '../records/records.ts';

/** What a pull of one person works with. The store is the one that was open when it began. */
export type PullParts = {
  readonly config: TrustConfig;
  readonly host: Host;
  readonly reader: RecordReader;
  readonly store: Store;
  /** Who asked, for the audit. */
  readonly user: string | null;
  /** Groups the requests of one action in the servers' logs. */
  readonly correlation: string;
  /** Set when the work must end soon: locked, cancelled. Checked between pages. */
  readonly stopped: () => boolean;
};

/** One person at one source. */
export type Place = { readonly endpoint: string; readonly person: string };

/** A run over all of a person's resource types at one source; survives a crash in the store. */
export type Run = {
  readonly run: string;
  /** Everything is read, so that what is missing afterwards has gone; otherwise only what changed since `since`. */
  readonly whole: boolean;
  readonly since: string | null;
  /** The server's clock at the start, ours where it gives none. */
  readonly asOf: string | null;
  /** By this machine's clock. */
  readonly begunAt: string;
  readonly reasons: readonly PartialReason[];
};

export const nowOf = (host: Host): Instant => fromMillis(host.now());
