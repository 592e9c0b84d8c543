import type { Outcome, StoredGuard } from '../../../shared/sync/sync.ts';
import type { ToEnd } from './retire-lists.ts';

/** What came of it, and against which version somebody else's harmless change was merged. */
export type Written = {
  readonly outcome: Outcome;
  /** Lists of ours whose place this one has taken, and what they brought beside an entry of mine. */
  readonly retires?: readonly ToEnd[];
  readonly rewritten?: { readonly body: string; readonly guard: StoredGuard };
};

/** Nothing was sent yet: what is sent next goes against the version that came with the list. */
export const decidedWithList: Outcome = {
  kind: 'busy',
  detail: 'decided with the list',
  retryAfterMs: null,
};
