import type { App } from 'electron';
import type { TrustConfig } from '../../shared/records/config.ts';
import { allSources, askedAt } from '../../shared/records/records.ts';

/**
 * A client certificate (a smartcard's, say) is shown only to a server that the trust's configuration has asked; Electron would offer
 * the first one to any that asks. Certificate errors are left to Chromium, which refuses, and nothing overrides that.
 */
export function guardClientCertificates(app: App, config: TrustConfig): void {
  const servers = new Set(
    [
      ...config.identityServers.flatMap(({ issuer, alsoAt = [] }) => [issuer, ...alsoAt]),
      ...allSources(config).flatMap(({ source }) => askedAt(config.tie, source).map(({ base }) => base)),
    ].map((address) => new URL(address).host),
  );
  app.on('select-client-certificate', (event, _contents, url, certificates, callback) => {
    event.preventDefault();
    const host = URL.canParse(url) ? new URL(url).host : url;
    callback(servers.has(host) ? certificates[0] : undefined);
  });
}
