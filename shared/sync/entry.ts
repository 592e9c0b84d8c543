import type { Instant } from '../core/instant.ts';
import type { Layer } from '../medicines/source.ts';

/** The list of somebody else for which mine was given up, as it was met: in which record, under which id, signed by whom and when. */
export type KeptList = { readonly endpoint: string; readonly id: string; readonly signature: string };

/** What an entry takes along through every state until it is settled. */
export type Carried = {
  /** An attempt may have arrived although no answer came: it is looked for before it is sent again. */
  readonly mayHaveArrived: boolean;
  /** What the record answered to the write: our own write is known again by it, whatever the record made of its fields. */
  readonly answeredAs: { readonly id: string; readonly versionId: string | null } | null;
  /** How often the record said it was done and did not have it. */
  readonly timesNotHeld: number;
  /**
   * Somebody took it back after it may have arrived: what is sent is no longer the entry, but that it was an error. Where that was
   * `kept` instead, it goes only while that stands.
   */
  readonly retract: Retraction | null;
};

/**
 * Why an entry is taken back, by whom, and for which list of somebody else where it is for one. `seen` is the resource as somebody had
 * changed it since, where a person was shown that and takes it back all the same.
 */
export type Retraction = {
  readonly reason: string;
  readonly by: string;
  readonly kept?: KeptList | undefined;
  readonly seen?: string | undefined;
};

/**
 * One thing to be written to a record, from decision to acknowledgement. `step` moves it; it never leaves the outbox
 * by itself unless the server is known to hold it.
 */
export type EntryState =
  /** Waits its turn. `notBefore` is for the screen; `problem` says why it is still here. */
  | (Carried & {
      readonly kind: 'queued';
      readonly attempts: number;
      readonly notBefore: Instant | null;
      readonly problem: WaitingProblem | null;
    })
  /** `takenBack`: while it was on its way; that follows as soon as it is known what came of it. */
  | (Carried & {
      readonly kind: 'sending';
      readonly attempt: number;
      readonly startedAt: Instant;
      readonly takenBack?: Retraction | undefined;
    })
  /**
   * The server holds it and it was read back; `without` the fields that this server does not keep. `byOthers`: somebody else had written
   * the very same first, and ours was never sent or was refused.
   */
  | {
      readonly kind: 'acknowledged';
      readonly id: string;
      readonly versionId: string;
      readonly without: readonly string[];
      readonly byOthers?: true | undefined;
      readonly at: Instant;
    }
  /**
   * Somebody else's version is there; both are kept until a person decides. `signature` names the list somebody else
   * signed, where that is what stands in the way: one signature asks once, whatever waits behind it.
   */
  | (Carried & {
      readonly kind: 'conflicted';
      readonly theirs: string;
      readonly theirVersion: string;
      readonly signature: string | null;
      readonly at: Instant;
    })
  /** Needs a person. Never deleted, never retried by itself. */
  | (Carried & {
      readonly kind: 'parked';
      readonly reason: ParkedReason;
      readonly at: Instant;
      readonly attempts: number;
    })
  /**
   * A person took it back, with a reason; kept for the audit. `instead` is the entry of others that was kept. `record`
   * says what became of it there.
   */
  | {
      readonly kind: 'withdrawn';
      readonly reason: string;
      readonly by: string;
      readonly at: Instant;
      readonly instead: string | null;
      readonly record: 'never-sent' | 'not-there' | 'marked-as-error' | 'left-as-it-is';
    };

export type WaitingProblem =
  | { readonly kind: 'not-answering'; readonly layer: Layer; readonly detail: string }
  | { readonly kind: 'busy'; readonly detail: string }
  | { readonly kind: 'sign-in-needed' }
  | { readonly kind: 'not-found-on-reading-back' }
  /** An answer came that is none: a proxy's page, half a text. */
  | { readonly kind: 'unreadable-answer'; readonly detail: string }
  /** Taken back, and looked for again because it may still arrive. */
  | { readonly kind: 'looked-for' };

export type ParkedReason =
  | { readonly kind: 'not-permitted'; readonly missing: string }
  | { readonly kind: 'not-accepted'; readonly detail: string }
  | { readonly kind: 'several-exist'; readonly count: number }
  | { readonly kind: 'gone'; readonly detail: string }
  | { readonly kind: 'unreadable-answer'; readonly detail: string }
  /** The record holds the entry without these clinical fields. */
  | { readonly kind: 'fields-lost'; readonly fields: readonly string[] }
  /** The record said so often that it was done, and did not have it. */
  | { readonly kind: 'never-kept'; readonly times: number }
  | { readonly kind: 'patient-not-known' }
  | { readonly kind: 'payload-too-new'; readonly version: number };

/** What came of one attempt, after reading back. */
export type Outcome =
  | {
      readonly kind: 'held';
      readonly id: string;
      readonly versionId: string;
      readonly without: readonly string[];
      readonly byOthers?: true;
    }
  | {
      readonly kind: 'no-answer';
      readonly layer: Layer;
      readonly detail: string;
      readonly retryAfterMs: number | null;
      readonly answeredAs?: NonNullable<Carried['answeredAs']>;
    }
  | {
      readonly kind: 'busy';
      readonly detail: string;
      readonly retryAfterMs: number | null;
      readonly answeredAs?: NonNullable<Carried['answeredAs']>;
    }
  | { readonly kind: 'not-held'; readonly detail: string }
  | {
      readonly kind: 'unreadable-answer';
      readonly detail: string;
      readonly answeredAs?: NonNullable<Carried['answeredAs']>;
    }
  | { readonly kind: 'sign-in-needed'; readonly answeredAs?: NonNullable<Carried['answeredAs']> }
  | {
      readonly kind: 'not-permitted';
      readonly missing: string;
      readonly answeredAs?: NonNullable<Carried['answeredAs']>;
    }
  | {
      readonly kind: 'not-accepted';
      readonly detail: string;
      readonly answeredAs?: NonNullable<Carried['answeredAs']>;
    }
  | {
      readonly kind: 'changed-by-others';
      readonly theirs: string;
      readonly theirVersion: string;
      readonly signature: string | null;
      /** Ours is there, beside theirs. */
      readonly answeredAs?: NonNullable<Carried['answeredAs']>;
    }
  | { readonly kind: 'several-exist'; readonly count: number }
  | { readonly kind: 'gone'; readonly detail: string }
  | {
      readonly kind: 'fields-lost';
      readonly fields: readonly string[];
      readonly id: string;
      readonly versionId: string;
    }
  | { readonly kind: 'patient-not-known' }
  | {
      readonly kind: 'retracted';
      readonly record: 'never-sent' | 'not-there' | 'marked-as-error' | 'left-as-it-is';
    };

export type EntryEvent =
  | { readonly kind: 'send'; readonly at: Instant }
  /** `random` in [0, 1) spreads the next attempt. */
  | { readonly kind: 'answered'; readonly outcome: Outcome; readonly at: Instant; readonly random: number }
  /** The engine started and found it half sent. */
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'try-again' }
  /** What was taken back because it had nothing to say, or for a list that stands no longer, is to be sent or to stand after all. */
  | { readonly kind: 'brought-back' }
  /**
   * A conflict was decided: what is sent next is guarded by the version that was seen. `arrived`: it is in the record already, and is
   * looked for before it is sent. What is being taken back is withdrawn as it was `seen` instead.
   */
  | { readonly kind: 'decided-mine'; readonly arrived?: boolean }
  | {
      readonly kind: 'decided-theirs';
      readonly by: string;
      readonly at: Instant;
      readonly instead: string | null;
      /** Where something else is to be said than that theirs was kept. */
      readonly reason?: string;
    }
  | {
      readonly kind: 'withdraw';
      readonly reason: string;
      readonly by: string;
      readonly at: Instant;
      readonly kept?: KeptList | undefined;
      readonly seen?: string | undefined;
    };

const nothingCarried: Carried = {
  mayHaveArrived: false,
  answeredAs: null,
  timesNotHeld: 0,
  retract: null,
};

/** An entry as it is put into the outbox. */
export const fresh: Extract<EntryState, { kind: 'queued' }> = {
  kind: 'queued',
  attempts: 0,
  notBefore: null,
  problem: null,
  ...nothingCarried,
};

export const carriedOf = ({ mayHaveArrived, answeredAs, timesNotHeld, retract }: Carried): Carried => ({
  mayHaveArrived,
  answeredAs,
  timesNotHeld,
  retract,
});
