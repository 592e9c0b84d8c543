/**
 * A stay's key on this computer: the census it came from and, behind a colon, its Encounter there. Where a census knows no
 * Encounters, the list and the patient stand in its place, with a colon of their own, which no FHIR id can hold.
 */
export const stayKey = (endpoint: string, key: string): string => `${endpoint}:${key}`;

export const memberKey = (list: string, patient: string): string => `${list}:${patient}`;

/** The Encounter of a stay at its census; `undefined` where the census has none. */
export function encounterOfStay(stay: { readonly encounter: string }): string | undefined {
  const id = stay.encounter.slice(stay.encounter.indexOf(':') + 1);
  return id === '' || id.includes(':') ? undefined : id;
}
