/** Three records, none of which is anywhere but in this process, the pointers to one of them, and what may stand in between. */
export const bases = {
  home: 'https://home.invalid/fhir',
  shared: 'https://shared.invalid/fhir',
  copies: 'https://copies.invalid/fhir',
  identity: 'https://identity.invalid',
  locator: 'https://locator.invalid/fhir',
  engine: 'https://engine.invalid/concord',
} as const;

export type Organisation = { readonly name: string; readonly odsCode: string };

/** The trust of most computers, and its neighbour: two trusts of one group, with one hospital system between them. */
export const trust: Organisation = { name: 'Simulated Trust', odsCode: 'SIM' };
export const neighbour: Organisation = { name: 'Neighbouring Trust', odsCode: 'NBR' };

/** Which system an entry came from, as `Resource.meta.source` names it. */
export const practiceSystem = 'https://practice.invalid';

export type ServerName = 'home' | 'shared' | 'copies';
export const serverNames: readonly ServerName[] = ['home', 'shared', 'copies'];

/** The server behind a source of the configuration. */
export const serverOf: Readonly<Record<string, ServerName>> = {
  pas: 'home',
  home: 'home',
  gp: 'shared',
  letters: 'copies',
};

/** Two people who do not exist, under NHS numbers nobody is given. */
export const patients = [
  { id: 'p1', family: 'Ashdown', given: 'Ivy', born: '1941-05-02', nhsNumber: '9990000018', bed: '1' },
  { id: 'p2', family: 'Quill', given: 'Noor', born: '1958-11-30', nhsNumber: '9990000026', bed: '2' },
] as const;

/** Each record knows the same person by another id. */
const prefixes: Readonly<Record<ServerName, string>> = { home: 'h-', shared: '', copies: 'c-' };
export const idAt = (server: ServerName, { id }: { readonly id: string }): string =>
  `${prefixes[server]}${id}`;
