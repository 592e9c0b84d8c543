import type { ServerName } from './trust.ts';

/** One thing that somebody or something does, `afterMs` after the one before. */
export type Step = { readonly afterMs: number } & Doing;

export type Doing =
  | {
      readonly kind:
        | 'open'
        | 'reconcile'
        | 'sign-again'
        | 'say'
        | 'undo'
        | 'redo'
        | 'addendum'
        | 'two-windows'
        | 'refresh';
      readonly client: number;
      readonly patient: number;
    }
  | {
      readonly kind:
        | 'lock'
        | 'offline'
        | 'online'
        | 'expire'
        | 'end-session'
        | 'resolve'
        | 'retry'
        | 'withdraw'
        | 'hand-over'
        | 'kill'
        /** The program is ended, and a newer version of it put there, or an older one. */
        | 'newer-version'
        | 'older-version';
      readonly client: number;
    }
  | { readonly kind: 'clock'; readonly client: number; readonly byMs: number }
  /** Another system changes one of our entries, a line of a source, or puts its own signed list there. */
  | {
      readonly kind: 'edit';
      readonly what: 'ours' | 'ours-harmlessly' | 'a-source' | 'their-list' | 'removal';
      readonly patient: number;
    }
  | { readonly kind: 'outage'; readonly server: ServerName; readonly forMs: number };
