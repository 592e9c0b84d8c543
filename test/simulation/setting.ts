import { trustConfigSchema, type TrustConfig } from '../../shared/records/config.ts';
import type { Chance } from './chance.ts';
import { bases, practiceSystem, serverNames, trust, type Organisation, type ServerName } from './trust.ts';

const ways = ['single-and-only', 'federated', 'federated-proxy', 'patient-centric', 'hybrid'] as const;

/** How the shared record of a schedule is kept and reached. Copies that are only added to stand beside each. */
export type Setting = {
  readonly kept: (typeof ways)[number];
  /** The integration engine stands before every record. */
  readonly tie: boolean;
};

export const usual: Setting = { kept: 'single-and-only', tie: false };

/** Every architecture, with and without the engine. */
export const settings: readonly Setting[] = ways.flatMap((kept) => [
  { kept, tie: false },
  { kept, tie: true },
]);

/** The usual one in every second schedule, and any in the others. */
export const drawSetting = (chance: Chance): Setting => (chance.happens(0.5) ? usual : chance.pick(settings));

export const settingWords = ({ kept, tie }: Setting): string =>
  `${kept}${tie ? ', through the integration engine' : ''}`;

/** As it is counted. */
export const recordsOf = (setting: Setting): string => `records ${settingWords(setting)}`;

/** Where this trust's own entries are changed in place: in the shared record, or in its own store where that takes none. */
export const writtenIn = ({ kept }: Setting): { readonly server: ServerName; readonly endpoint: string } =>
  kept === 'single-and-only' || kept === 'patient-centric'
    ? { server: 'shared', endpoint: 'gp' }
    : { server: 'home', endpoint: 'home' };

/**
 * Which computer is the neighbour's, in some schedules: only where both write in the shared record, since a trust that writes in its own
 * store meets nobody there.
 */
export const drawNeighbour = (chance: Chance, setting: Setting, clients: number): number | undefined =>
  writtenIn(setting).server === 'shared' && chance.happens(0.25) ? chance.below(clients) : undefined;

type Source = {
  readonly id: string;
  readonly role: string;
  readonly origin: string;
  readonly server: ServerName;
};

const sourceOf = ({ id, role, origin, server }: Source, tie: boolean): object => ({
  id,
  name: id,
  role,
  keeps: [
    'MedicationStatement',
    'AllergyIntolerance',
    'List',
    ...(server === 'home' ? ['Task', 'DocumentReference'] : []),
  ],
  origin,
  fhirBase: bases[server],
  fhirVersion: 'R4',
  audience: server,
  ...(tie ? { tieRoute: server } : {}),
});

const providers = [
  { id: 'practice', name: 'practice', role: 'history', origin: 'gp', metaSource: practiceSystem },
];

/** The source `gp`, as this architecture keeps it. */
function sharedSource({ kept, tie }: Setting): object {
  const gp = sourceOf({ id: 'gp', role: 'history', origin: 'gp', server: 'shared' }, tie);
  if (kept === 'federated-proxy') return { ...gp, providers };
  if (kept !== 'patient-centric') return gp;
  const store = { id: 'store', name: 'store', fhirBase: bases.shared, audience: 'shared' };
  return {
    ...gp,
    fhirBase: bases.locator,
    ...(tie ? { tieRoute: 'locator' } : {}),
    stores: [{ ...store, ...(tie ? { tieRoute: 'shared' } : {}) }],
  };
}

/** A trust's configuration over these records. */
export function configOf(setting: Setting, of: Organisation = trust): TrustConfig {
  const { kept, tie } = setting;
  const shared = sharedSource(setting);
  const letters = sourceOf({ id: 'letters', role: 'history', origin: 'clinic', server: 'copies' }, tie);
  const pas = sourceOf({ id: 'pas', role: 'census', origin: 'pas', server: 'home' }, tie);
  const home = sourceOf({ id: 'home', role: 'home', origin: 'trust', server: 'home' }, tie);
  const copies = { id: 'copies', name: 'Persisted copy', architecture: 'persisted-copy', sources: [letters] };
  const architecture = kept === 'federated-proxy' ? 'federated' : kept;
  return trustConfigSchema.parse({
    version: 1,
    sandbox: true,
    trust: of,
    identityServers: [{ id: 'identity', name: 'Sign-in', issuer: bases.identity }],
    audiences: serverNames.map((name) => ({
      id: name,
      name,
      identityServer: 'identity',
      fhirBaseForAud: bases[name],
      clientId: 'concord-desktop',
      scopes: ['openid', 'fhirUser', 'offline_access', 'user/*.cruds'],
    })),
    records: [
      {
        id: 'trust',
        name: 'Trust',
        architecture: 'single-and-only',
        sources: [pas, home],
      },
      ...(kept === 'hybrid'
        ? [
            {
              id: 'region',
              name: 'Shared record',
              architecture,
              sources: [shared, { ...letters, providers }],
            },
          ]
        : [{ id: 'region', name: 'Shared record', architecture, sources: [shared] }, copies]),
    ],
    ...(tie ? { tie: { name: 'Integration engine', base: bases.engine, routing: { by: 'path' } } } : {}),
  });
}

export const usualConfig: TrustConfig = configOf(usual);
