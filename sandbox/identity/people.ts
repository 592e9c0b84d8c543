/** Somebody who can sign in. All made up; the GPhC and GMC numbers are outside the ranges in use. */
export type Person = {
  readonly username: string;
  readonly family: string;
  readonly given: string;
  readonly prefix?: string;
  readonly role: 'pharmacy technician' | 'pharmacist' | 'prescriber';
  readonly professionalId?: { readonly system: string; readonly value: string };
};

/** One password for all: there is nothing here to protect. */
export const password = 'sandbox';

const gphc = 'https://fhir.hl7.org.uk/Id/gphc-number';
const gmc = 'https://fhir.hl7.org.uk/Id/gmc-number';

export const people: readonly Person[] = [
  {
    username: 'tolu',
    given: 'Tolu',
    family: 'Adeyemi',
    role: 'pharmacy technician',
    professionalId: { system: gphc, value: '5099999' },
  },
  {
    username: 'ruth',
    given: 'Ruth',
    family: 'Calloway',
    role: 'pharmacist',
    professionalId: { system: gphc, value: '2099999' },
  },
  {
    username: 'sam',
    given: 'Sam',
    family: 'Pritchard',
    role: 'pharmacist',
    professionalId: { system: gphc, value: '2099998' },
  },
  {
    username: 'anil',
    prefix: 'Dr',
    given: 'Anil',
    family: 'Mehta',
    role: 'prescriber',
    professionalId: { system: gmc, value: 'C9999999' },
  },
];

export const displayName = (person: Person): string =>
  [person.prefix, person.given, person.family].filter((part) => part !== undefined).join(' ');

export const practitionerId = (username: string): string => `practitioner-${username}`;

export const personNamed = (username: string): Person | undefined =>
  people.find((one) => one.username === username.trim().toLowerCase());
