import type { Result } from '../../shared/core/result.ts';

/** Why the operating system's key store could not be used. */
export type KeyStoreFault =
  | { readonly kind: 'unavailable' }
  /** A backend that keeps nothing secret (`basic_text`), outside the sandbox. */
  | { readonly kind: 'unsafe' }
  /** Wrapped by another user or machine, or damaged. */
  | { readonly kind: 'cannot-unwrap' };

/** Wraps small secrets under the operating system's login: DPAPI, Keychain, Secret Service. */
export type KeyStore = {
  readonly wrap: (secret: Uint8Array) => Promise<Result<Uint8Array, KeyStoreFault>>;
  readonly unwrap: (wrapped: Uint8Array) => Promise<Result<Uint8Array, KeyStoreFault>>;
};

/** A file that stays open and whose whole content is written over where it lies: opening and cutting it each time costs a disk flush. */
export type InPlaceFile = {
  /** Not waited for: whoever reads it bears that it may be as it was before, or half. */
  readonly write: (bytes: Uint8Array) => void;
  readonly close: () => void;
};

/** File operations the engine uses outside SQLite, so that a test can stop the world at each. */
export type Files = {
  /** `undefined` when the file does not exist. */
  readonly read: (path: string) => Uint8Array | undefined;
  /** The first bytes of a file that may be large; `undefined` when it does not exist. */
  readonly readStart: (path: string, count: number) => Uint8Array | undefined;
  /** Written beside, synced, renamed: never half a file. */
  readonly writeWhole: (path: string, bytes: Uint8Array) => void;
  /** Written in its place and not waited for: whoever reads it bears that it may be as it was before, or half. */
  readonly overwrite: (path: string, bytes: Uint8Array) => void;
  /** In place of what is there, all or nothing, and on the disk when it comes back. */
  readonly rename: (from: string, to: string) => void;
  /** Opens a small file that is written often; made where it is not there. */
  readonly openInPlace: (path: string) => InPlaceFile;
  readonly remove: (path: string) => void;
  readonly exists: (path: string) => boolean;
  readonly makeFolder: (path: string) => void;
};

export type Timer = { readonly cancel: () => void };

/** Where a log line may go: kinds, ids and numbers only. */
export type LogLine = {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly data: Readonly<Record<string, string | number | boolean>>;
};

/**
 * Everything the engine takes from the world. Four hosts start the same engine: the desktop, the preview, the command
 * line and tests.
 */
export type Host = {
  readonly kind: 'desktop' | 'preview' | 'cli' | 'test';
  readonly computerName: string;
  readonly appVersion: string;
  /** Absolute folder for the store and the vault. Never Roaming, never a network path. */
  readonly dataFolder: string;
  /**
   * Absolute file apart from `dataFolder`, of the same login and computer, for counts of wrong PINs: putting the folder back as
   * it was leaves it alone.
   */
  readonly countFile: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Opens an http(s) address in the system browser. */
  readonly openBrowser: (url: string) => Promise<Result<void, { readonly kind: 'not-opened' }>>;
  readonly keyStore: KeyStore;
  readonly files: Files;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds since some moment; never set back or forward, so that waiting is reckoned by it. */
  readonly monotonic: () => number;
  readonly after: (delayMs: number, run: () => void) => Timer;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly randomUuid: () => string;
  /** Called before every database statement; a test stops the world by throwing. `label` names the query, never its values. */
  readonly beforeStatement: (label: string) => void;
  readonly log: (line: LogLine) => void;
};

/** One end of the channel between the renderer's side and the engine. Messages are structured-clonable. */
export type Port = {
  readonly post: (message: unknown) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
};
