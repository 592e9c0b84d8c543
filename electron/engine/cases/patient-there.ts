import { patientThere } from '../../../shared/cases/cases.ts';
import { allSources, sourceById } from '../../../shared/records/records.ts';
import type { EngineContext } from '../context.ts';
import { linksOfPerson } from '../db/queries/people.ts';
import { stayOfPerson, wardById } from '../db/queries/wards.ts';
import { encounterOfStay } from '../db/stay-key.ts';
import type { Store } from '../db/store.ts';

/** Who the patient is at a record, and which their stay; sources at one address are one record. */
export type Whereabouts = {
  readonly patientAt: (endpoint: string) => string | undefined;
  readonly encounterAt: (endpoint: string) => string | null;
};

/**
 * What this computer knows of a person's ids in each record. The stay is known where the census is; anywhere else its
 * reference would lead nowhere.
 */
export function whereabouts(context: EngineContext, store: Store, person: string): Whereabouts {
  const baseOf = (endpoint: string): string | undefined => sourceById(context.config, endpoint)?.fhirBase;
  const links = store.read.all(linksOfPerson, { person });
  const stay = store.read.get(stayOfPerson, { person });
  const census = stay === undefined ? undefined : store.read.get(wardById, { ward: stay.ward })?.endpoint;
  return {
    patientAt: (endpoint) => {
      const link =
        links.find((one) => one.endpoint === endpoint) ??
        links.find((one) => baseOf(one.endpoint) !== undefined && baseOf(one.endpoint) === baseOf(endpoint));
      return link === undefined ? undefined : `Patient/${link.patient_id}`;
    },
    encounterAt: (endpoint) => {
      const encounter = stay === undefined ? undefined : encounterOfStay(stay);
      return encounter === undefined || census === undefined || baseOf(census) !== baseOf(endpoint)
        ? null
        : `Encounter/${encounter}`;
    },
  };
}

/** The trust's own store; where it is not known who the patient is there, that is found by NHS number before sending. */
export function homeOf(
  { config }: EngineContext,
  { patientAt, encounterAt }: Whereabouts,
): { readonly endpoint: string; readonly patient: string; readonly encounter: string | null } | null {
  const home = allSources(config).find(({ source }) => source.role === 'home')?.source;
  return home === undefined
    ? null
    : {
        endpoint: home.id,
        patient: patientAt(home.id) ?? patientThere,
        encounter: encounterAt(home.id),
      };
}
