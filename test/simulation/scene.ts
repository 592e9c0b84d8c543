import type { Chance } from './chance.ts';
import type { Client } from './client.ts';
import type { ModelServer } from './model-server.ts';
import type { Network } from './network.ts';
import type { Schedule } from './schedule.ts';
import type { Template } from './template.ts';
import type { Story } from './story.ts';
import type { ServerName } from './trust.ts';
import type { World } from './world.ts';

/** What people were told had been done: the checks hold the program to it. */
export type Ledger = {
  /** Things said that were answered as kept. */
  readonly said: { readonly client: string; readonly patient: string; readonly kind: string }[];
  /** `facts`: rows whose history was established, as shown when it was signed. */
  readonly signed: {
    readonly client: string;
    readonly patient: string;
    readonly atMs: number;
    readonly facts: number;
  }[];
  readonly addenda: { readonly client: string; readonly patient: string }[];
  /** `client Type/id version`: somebody else's version that a person saw in the comparison before deciding. */
  readonly seen: Set<string>;
  /** `client patient signature`: a list somebody else signed that a person was asked about; the same in every record. */
  readonly signatures: Set<string>;
  /** Answers nobody should ever get. */
  readonly oddities: string[];
};

/** Everything on the stage of one schedule. */
export type Scene = {
  readonly schedule: Schedule;
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
