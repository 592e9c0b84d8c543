import type { Role } from '../../shared/cases/cases.ts';
import type { EngineEvent } from '../../shared/ipc/events.ts';
import type { Fault } from '../../shared/ipc/faults.ts';
import type { Result } from '../../shared/core/result.ts';
import type { TrustConfig } from '../../shared/records/config.ts';
import type { Store } from './db/store.ts';
import type { Host } from './host.ts';
import type { Policy } from './policy/policy.ts';

/** A person enrolled on this computer. `id` is their `fhirUser` at the identity server. */
export type User = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** GPhC number or another professional id, where the record gave one. */
  readonly registration: string | null;
};

/** Secrets of one person, sealed under their own key: tokens and drafts. Nobody else on this computer can open them. */
export type SealedBox = {
  readonly put: (name: string, bytes: Uint8Array) => void;
  readonly get: (name: string) => Uint8Array | undefined;
  readonly remove: (name: string) => void;
  /**
   * Keeps what is being typed, at every key; `null` when it was said or thrown away. `forms` names what it is typed in: the audit
   * has each once between unlock and lock, whatever is typed.
   */
  readonly keepDraft: (name: string, forms: readonly string[], bytes: Uint8Array | null) => void;
};

/** Somebody who signed in at an identity server and may have to choose a PIN. `secrets` are sealed once there is a key. */
export type Newcomer = { readonly user: User; readonly secrets: ReadonlyMap<string, Uint8Array> };

/** Who is here, and the store while it is open. */
export type Session = {
  /** The open store, or the fault `locked`. */
  readonly store: () => Result<Store, Fault>;
  readonly user: () => Result<User, Fault>;
  readonly sealed: () => Result<SealedBox, Fault>;
  /** Checks the PIN of whoever is unlocked, for a signature. Wrong ones count as they do when unlocking. */
  readonly confirm: (pin: string) => Promise<Result<void, Fault>>;
  /** Signs the audit as it stands, so that the head can be kept elsewhere. */
  readonly signAudit: () => Result<void, Fault>;
  /** The moment something was asked of the engine: idle lock counts from here. */
  readonly touch: () => void;
  /**
   * After a first sign-in: an enrolled and unlocked person keeps their tokens; anybody else must choose a PIN.
   * A different person than the one unlocked is a fault.
   */
  readonly beginEnrolment: (newcomer: Newcomer) => Result<void, Fault>;
  /** Called when a store opens, so that rooms can start their work. */
  readonly onUnlock: (listener: () => void) => void;
  /**
   * Called when the session locks: from now on nothing is shown. Work that must still be written (a rotated token) may
   * be answered as a promise; the store stays open for it, for ten seconds at most.
   */
  readonly onLock: (listener: () => void | Promise<void>) => void;
};

/** What every room of the engine is given. */
export type EngineContext = {
  readonly host: Host;
  readonly config: TrustConfig;
  /** What the trust decided for this computer. */
  readonly policy: Policy;
  readonly session: Session;
  readonly emit: (event: EngineEvent) => void;
};
