import type { HistoryFact } from '../../shared/cases/cases.ts';
import type { Chance } from './chance.ts';
import type { Client } from './client.ts';
import type { ModelServer } from './model-server.ts';
import type { Network } from './network.ts';
import type { Schedule } from './schedule.ts';
import type { Template } from './template.ts';
import type { Story } from './story.ts';
import type { ServerName } from './trust.ts';
import type { World } from './world.ts';

/** A medicine as the screen showed it when it was signed. */
export type SignedRow = {
  readonly row: string;
  /** What its lines are called, and how they are to be taken, by any source. */
  readonly terms: readonly string[];
  readonly directions: readonly string[];
  /** What was established, `undefined` where nothing was. */
  readonly fact: HistoryFact | undefined;
};

/** One signature, with what was on the screen. */
export type Signed = {
  readonly client: string;
  readonly patient: string;
  readonly atMs: number;
  /** By the clock of the computer: when whoever signed was told, and the moment under which it was signed. */
  readonly clockMs: number;
  readonly signedAt: string;
  /** Id of whoever signed. */
  readonly user: string;
  /** Rows whose history was established. */
  readonly facts: number;
  readonly rows: readonly SignedRow[];
  /** Who was asked what is taken. */
  readonly asked: string;
};

/** An entry that a newer version of the program made, for as long as only this one was there. `toMs` undefined: still. */
export type MadeByNewer = {
  readonly client: string;
  readonly entry: string;
  /** As the newer one left it in the store. */
  readonly kept: string;
  readonly fromMs: number;
  toMs: number | undefined;
};

/** What people were told had been done: the checks hold the program to it. */
export type Ledger = {
  /** Things said that were answered as kept. */
  readonly said: { readonly client: string; readonly patient: string; readonly kind: string }[];
  readonly signed: Signed[];
  readonly addenda: { readonly client: string; readonly patient: string }[];
  /** `client Type/id version`: somebody else's version that a person saw in the comparison before deciding. */
  readonly seen: Set<string>;
  /** The same by where it stands: `client-1 MedicationStatement/1/_history/2`. */
  readonly seenAt: Set<string>;
  /** `client patient signature`: a list somebody else signed that a person was asked about; the same in every record. */
  readonly signatures: Set<string>;
  /** `entry field`: what a person left as somebody else has it. */
  readonly theirs: Set<string>;
  /** Entries that asked about a list, of which a person said that neither was right. */
  readonly neither: Set<string>;
  /** What waited for a newer version of the program. */
  readonly madeByNewer: MadeByNewer[];
  /** Answers nobody should ever get. */
  readonly oddities: string[];
};

/** Everything on the stage of one schedule. */
export type Scene = {
  readonly schedule: Schedule;
  /** Where this trust's own entries are changed in place, and as which source. */
  readonly written: { readonly server: ServerName; readonly endpoint: string };
  readonly world: World;
  readonly story: Story;
  readonly network: Network;
  readonly servers: Readonly<Record<ServerName, ModelServer>>;
  readonly clients: readonly Client[];
  readonly template: Template;
  /** For what people choose. */
  readonly chance: Chance;
  readonly ledger: Ledger;
  /** Local ids of the patients, in the order of `patients`. */
  readonly people: readonly string[];
};
