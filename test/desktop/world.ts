import type { EventEmitter } from 'node:events';

/** What the stand-in for `electron` is told to be, and what it was asked to do. */
export type StandInWorld = {
  readonly options: {
    readonly packaged: boolean;
    readonly home: string;
    /** Of the command line, without their dashes. */
    readonly switches: readonly string[];
    readonly firstInstance: boolean;
    readonly keyStore: { available: boolean; backend: string; mark: string };
    readonly netFetch: (url: string, init: RequestInit) => Promise<Response>;
  };
  readonly told: Told;
};

export type Engine = EventEmitter & {
  readonly path: string;
  readonly how: Readonly<Record<string, unknown>>;
  readonly orders: { readonly message: unknown; readonly ports: readonly EnginePort[] }[];
  readonly killed: boolean;
};

export type EnginePort = EventEmitter & {
  readonly postMessage: (message: unknown) => void;
  readonly start: () => void;
};

export type Contents = EventEmitter & {
  readonly mainFrame: { url: string; readonly parent: null };
  readonly openHandler: (details: { url: string }) => { action: string };
};

export type Window = EventEmitter & {
  readonly webContents: Contents;
  readonly preferences: {
    readonly webPreferences?: Readonly<Record<string, unknown>>;
    readonly show?: boolean;
  };
};

export type Told = {
  app?: EventEmitter & { readonly quit: () => void };
  powerMonitor?: EventEmitter;
  ipcRenderer?: EventEmitter;
  schemes?: unknown;
  menu?: unknown;
  readonly clipboard: { text: string };
  readonly did: string[];
  /** What the program would do on an error nobody caught. */
  readonly uncaught: ((error: unknown) => void)[];
  readonly paths: [string, string][];
  readonly windows: unknown[];
  readonly sessions: Map<string, Record<string, unknown>>;
  readonly partitions: [string, unknown][];
  readonly handlers: Map<string, unknown>;
  readonly sent: [string, unknown][];
  readonly boxes: [string, string][];
  readonly opened: string[];
  readonly engines: unknown[];
  readonly exposed: [string, unknown][];
  readonly invoked: [string, unknown][];
};

export function makeWorld(home: string, options: Partial<StandInWorld['options']> = {}): StandInWorld {
  return {
    options: {
      packaged: false,
      home,
      switches: [],
      firstInstance: true,
      keyStore: { available: true, backend: 'gnome_libsecret', mark: 'v11' },
      netFetch: () => Promise.reject(new Error('no network in this test')),
      ...options,
    },
    told: {
      clipboard: { text: '' },
      did: [],
      uncaught: [],
      paths: [],
      windows: [],
      sessions: new Map(),
      partitions: [],
      handlers: new Map(),
      sent: [],
      boxes: [],
      opened: [],
      engines: [],
      exposed: [],
      invoked: [],
    },
  };
}
