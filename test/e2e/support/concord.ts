import type { Page } from 'playwright-core';
import type { TrustConfig } from '../../../shared/records/config.ts';

/** The pretend trust a suite plays on, and how its network is cut. */
export type Trust = {
  readonly config: TrustConfig;
  /** The same configuration as a file. */
  readonly configPath: string;
  /** Cuts the whole trust (identity server and records) off, or brings it back. */
  readonly setOffline: (offline: boolean) => Promise<void>;
};

export type Concord = {
  readonly kind: 'desktop' | 'preview';
  readonly page: Page;
  /** Where this Concord keeps its files; to be searched by tests. */
  readonly dataFolder: string;
  /** Does what asks for a sign-in (pressing the button) and hands back the browser's page that it leads to. */
  readonly signInPage: (press: () => Promise<void>) => Promise<Page>;
  /** Ends the engine as a crash would; it starts again by itself. */
  readonly restartEngine: () => Promise<void>;
  readonly goOffline: () => Promise<void>;
  readonly comeBack: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** What the two ways of opening Concord have in common. */
export type Opened = Omit<Concord, 'dataFolder' | 'goOffline' | 'comeBack'>;
