import type { Resource } from '@medplum/fhirtypes';
import type { SeenRequest } from '../stores/request-log.ts';
import type { IdentitySwitches, StoreSwitchChange, StoreSwitches } from './switches.ts';

/** A patient as a store knows them, and their NHS number. */
export type PatientSummary = {
  readonly key: string;
  readonly name: string;
  readonly nhsNumber: string;
  readonly born: string;
  readonly ward: string;
  readonly bed: number;
  /** Logical ids, by store; a store that does not know the patient is not named. */
  readonly ids: Readonly<Record<string, string>>;
};

export type NewLaunch = {
  /** The store whose FHIR base the launch comes with. */
  readonly store: string;
  readonly nhsNumber: string;
  readonly needPatientBanner?: boolean;
};

export type LaunchHandle = { readonly launch: string; readonly iss: string; readonly patient: string };

/** The switches of the pretend trust, typed. Everything goes over HTTP, so that any process may hold it. */
export type SandboxControl = {
  switches(store: string): Promise<StoreSwitches>;
  /** Lays `change` over the switches of a store; `times` makes it pass by itself. */
  change(store: string, change: StoreSwitchChange): Promise<StoreSwitches>;
  /** Requests the store saw, oldest first; `elsewhere` is the origin that bad pages point to. */
  requests(store: string): Promise<readonly SeenRequest[]>;
  dump(store: string, type?: string): Promise<readonly Resource[]>;
  /** Somebody else changes a resource: top-level fields are replaced, `null` removes one. */
  edit(
    store: string,
    type: string,
    id: string,
    changes: Readonly<Record<string, unknown>>,
  ): Promise<Resource>;
  add(store: string, resource: Resource): Promise<Resource>;
  remove(store: string, type: string, id: string): Promise<void>;
  patients(): Promise<readonly PatientSummary[]>;
  identity(): Promise<IdentitySwitches>;
  changeIdentity(change: Partial<IdentitySwitches>): Promise<IdentitySwitches>;
  /** Returns how many access tokens there were. Refresh tokens live on. */
  expireAccessTokens(): Promise<number>;
  /** Ends the tokens, grants and browser sessions of one person, or of everybody. */
  revoke(username?: string): Promise<number>;
  createLaunch(launch: NewLaunch): Promise<LaunchHandle>;
  /** All stores as they started, everything normal; who is signed in stays signed in. */
  reset(): Promise<void>;
};
