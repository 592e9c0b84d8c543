import { trustConfigSchema, type TrustConfig } from '../../shared/records/config.ts';
import type { Chance } from './chance.ts';
import { bases, odsCode, practiceSystem, serverNames, type ServerName } from './trust.ts';

/** How the shared record of a schedule is kept and reached. Copies that are only added to stand beside each. */
export type Setting = {
  readonly kept: 'single-and-only' | 'federated' | 'federated-proxy' | 'patient-centric' | 'hybrid';
  /** The integration engine stands before every record. */
  readonly tie: boolean;
};

export const usual: Setting = { kept: 'single-and-only', tie: false };

/** Every architecture with copies, with and without the engine; the usual one as often as all others. */
export const drawSetting = (chance: Chance): Setting =>
  chance.happens(0.5)
    ? usual
    : {
        kept: chance.pick(['single-and-only', 'federated', 'federated-proxy', 'patient-centric', 'hybrid']),
        tie: chance.happens(0.5),
      };

export const settingWords = ({ kept, tie }: Setting): string =>
  `${kept}${tie ? ', through the integration engine' : ''}`;

/** Where this trust's own entries are changed in place: in the shared record, or in its own store where that takes none. */
export const writtenIn = ({ kept }: Setting): { readonly server: ServerName; readonly endpoint: string } =>
  kept === 'single-and-only' || kept === 'patient-centric'
    ? { server: 'shared', endpoint: 'gp' }
    : { server: 'home', endpoint: 'home' };

/** The trust's configuration over these records. */
export function configOf({ kept, tie }: Setting): TrustConfig {
  const source = (id: string, role: string, origin: string, server: ServerName): object => ({
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
  const gp = source('gp', 'history', 'gp', 'shared');
  const letters = source('letters', 'history', 'clinic', 'copies');
  const store = { id: 'store', name: 'store', fhirBase: bases.shared, audience: 'shared' };
  const shared = {
    'single-and-only': gp,
    federated: gp,
    'federated-proxy': { ...gp, providers },
    hybrid: gp,
    'patient-centric': {
      ...gp,
      fhirBase: bases.locator,
      ...(tie ? { tieRoute: 'locator' } : {}),
      stores: [{ ...store, ...(tie ? { tieRoute: 'shared' } : {}) }],
    },
  }[kept];
  const copies = { id: 'copies', name: 'Persisted copy', architecture: 'persisted-copy', sources: [letters] };
  const architecture = kept === 'federated-proxy' ? 'federated' : kept;
  return trustConfigSchema.parse({
    version: 1,
    sandbox: true,
    trust: { name: 'Simulated Trust', odsCode },
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
        sources: [source('pas', 'census', 'pas', 'home'), source('home', 'home', 'trust', 'home')],
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
