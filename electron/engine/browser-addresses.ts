import type { TrustConfig } from '../../shared/records/config.ts';

/**
 * Whether the system browser may be sent to `address`: only the https origins of the configured identity servers, and
 * plain http on 127.0.0.1 when the configuration is the sandbox's. Anything else (file:, other schemes, names and
 * passwords inside the address) is refused, so that an answer from a server cannot start a program.
 */
export function mayOpenInBrowser(config: TrustConfig, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return false;
  if (!config.identityServers.some((server) => new URL(server.issuer).origin === url.origin)) return false;
  return (
    url.protocol === 'https:' || (config.sandbox && url.protocol === 'http:' && url.hostname === '127.0.0.1')
  );
}
