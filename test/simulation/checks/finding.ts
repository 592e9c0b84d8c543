import type { Entry } from '../../../electron/engine/sync/sync.ts';
import type { CaseEvent } from '../../../shared/cases/cases.ts';
import type { Client } from '../client.ts';

export const findingKinds = [
  'lost',
  'doubled',
  'overwritten',
  'means-otherwise',
  'stuck',
  'rebuild-differs',
  'replay-differs',
  'audit-broken',
  'bug',
] as const;

/** What each of them breaks, as a promise to whoever works with the program. */
export const promises: Readonly<Record<(typeof findingKinds)[number], string>> = {
  lost: 'what was answered as kept is kept, and reaches every record that is to hold it',
  doubled: 'nothing that is sent stands twice in a record',
  overwritten: 'no version of anybody else is replaced that a person has not seen',
  'means-otherwise': 'what a record holds says what the person signed: medicine, dose, patient, writer',
  stuck: 'nothing waits for ever: it is sent, or a person is asked',
  'rebuild-differs': 'what a computer keeps of a record is what a fresh reading gives',
  'replay-differs': 'after a death and a restart a case shows what it showed before',
  'audit-broken': 'the audit is whole, each line sealed to the one before',
  bug: 'no call fails in a way that nobody foresaw, and no address is asked that is not ours',
};

/** A promise that did not hold. */
export type Finding = { readonly kind: (typeof findingKinds)[number]; readonly detail: string };

/** One line of the history of an entry. */
export type Move = { readonly kind: string; readonly outcome: string | undefined };

/** What one computer's store holds when all is over. */
export type Left = {
  readonly client: Client;
  readonly entries: readonly Entry[];
  /** By entry. */
  readonly moves: ReadonlyMap<string, readonly Move[]>;
  /** Of all cases of a patient. */
  readonly events: ReadonlyMap<string, readonly CaseEvent[]>;
  /** Patients who were signed for, each signature with its record kept. */
  readonly records: ReadonlySet<string>;
  readonly auditBreak: string | undefined;
  /** `endpoint` to its rows, gone ones left out: `Type/id` to the body as kept. */
  readonly cache: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** How often somebody else's version was found where ours was to go. */
  readonly conflicts: number;
  /** What its outbox screen lists, entry to state. */
  readonly listed: ReadonlyMap<string, string>;
};
