import type { EngineContext, User } from '../context.ts';
import type { Store } from '../db/store.ts';

/** The store that is unlocked, and who unlocked it. */
export type Unlocked = { readonly context: EngineContext; readonly store: Store; readonly user: User };
