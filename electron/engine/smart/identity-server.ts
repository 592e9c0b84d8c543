import type { IdentityServerConfig, TrustConfig } from '../../../shared/records/config.ts';
import { sameIssuer } from '../../../shared/records/records.ts';
import { addressWithin } from '../http/http.ts';

/** The configured server of an issuer; where it is configured no longer, its own origin and nothing else. */
export const serverOf = (config: TrustConfig, issuer: string): IdentityServerConfig =>
  config.identityServers.find((one) => sameIssuer(one.issuer, issuer)) ?? { id: '', name: issuer, issuer };

/** Of the operator's configured origins the one on which `url` lies; the issuer, so that it is refused there, where none does. */
export const operatorBase = (server: IdentityServerConfig, url: string): string =>
  [server.issuer, ...(server.alsoAt ?? [])].find((base) => addressWithin(base, url).ok) ?? server.issuer;
